from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BigIntegerField,
    CharField,
    CheckConstraint,
    DateTimeField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    Q,
    SmallIntegerField,
    TextChoices,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models.contributions import Contribution
from samspill.dialogue.models.dialogue import Round, Table
from samspill.people.models import User
from samspill.registry.models import Association


class Ballot(Model):
    """Stemmeseddel: the reactions of one kind that one voter gave in one round."""

    class Kind(TextChoices):
        DOTS = "dots", _("Dots")
        OPINIONS = "opinions", _("Agree or disagree")
        PAIRS = "pairs", _("Which matters more")

    round = ForeignKey(Round, CASCADE, related_name="ballots")
    kind = CharField(max_length=10, choices=Kind)
    voter = CharField(max_length=64)  # keyed HMAC of a device, a card, an association or a sheet
    people = PositiveSmallIntegerField(default=1)  # behind it; a paper sheet stands for many
    association = ForeignKey(Association, SET_NULL, null=True, related_name="+")
    table = ForeignKey(Table, PROTECT, null=True, related_name="ballots")
    channel = CharField(max_length=10, choices=Contribution.Channel)
    version = BigIntegerField(default=0)  # the phone's own count: an older one never wins
    written_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["round", "kind", "voter"], name="ballot_once_per_voter"),
            CheckConstraint(condition=Q(people__gte=1), name="ballot_has_people"),
        ]

    def __str__(self) -> str:
        return f"ballot {self.pk}: {self.kind}"


class Reaction(Model):
    """Reaksjon: dots on a contribution, an opinion of it, or which of two matters more.

    value   dots: how many, 1 or more; opinions: 1 agree, 0 pass, -1 disagree; pairs: 1 when
            `contribution` matters more than `other`, -1 when less, 0 when they are even
    """

    ballot = ForeignKey(Ballot, CASCADE, related_name="reactions")
    contribution = ForeignKey(Contribution, PROTECT, related_name="reactions")
    other = ForeignKey(Contribution, PROTECT, null=True, related_name="+")  # in a pair alone
    value = SmallIntegerField()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["ballot", "contribution"],
                condition=Q(other__isnull=True),
                name="reaction_once_per_ballot",
            ),
            UniqueConstraint(
                fields=["ballot", "contribution", "other"],
                condition=Q(other__isnull=False),
                name="pair_once_per_ballot",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.contribution_id}"
