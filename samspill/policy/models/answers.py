from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    CharField,
    CheckConstraint,
    DateTimeField,
    EmailField,
    ForeignKey,
    Model,
    OneToOneField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution
from samspill.people.models import User
from samspill.policy.models.policies import Policy


class Answer(Model):
    """Svar på innspill: what became of one contribution. No row means open."""

    class Verdict(TextChoices):
        TAKEN_IN = "taken_in", _("Taken in")
        PARTLY = "partly", _("Partly taken in")
        NOT_TAKEN_IN = "not_taken_in", _("Not taken in")

    contribution = OneToOneField(Contribution, CASCADE, related_name="answer")
    policy = ForeignKey(Policy, CASCADE, related_name="answers")
    verdict = CharField(max_length=15, choices=Verdict)
    reason = TextField(blank=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(verdict="taken_in") | ~Q(reason=""), name="answer_has_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.verdict}"


class EarlierAnswer(Model):
    """What a contribution was answered before: kept when the answer is given anew or taken back."""

    contribution = ForeignKey(Contribution, CASCADE, related_name="earlier_answers")
    policy = ForeignKey(Policy, CASCADE, related_name="earlier_answers")
    verdict = CharField(max_length=15, choices=Answer.Verdict)
    reason = TextField(blank=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField()  # when it was given
    until = DateTimeField(default=timezone.now)  # when it no longer stood

    class Meta:
        ordering = ["until", "pk"]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.verdict} until {self.until:%Y-%m-%d}"


class FollowerQuerySet(QuerySet["Follower"]):
    def confirmed(self) -> FollowerQuerySet:
        return self.filter(confirmed_at__isnull=False)


class Follower(Model):
    """Følger: an address that asked to be told when something happens to a contribution.

    Confirmed by a link in an e-mail; the row is erased when the person says stop, and when all
    that the contribution led to is finished.
    """

    contribution = ForeignKey(Contribution, CASCADE, related_name="followers")
    email = EmailField()
    language = CharField(max_length=3)
    link_number = PositiveSmallIntegerField(default=1)
    asked_at = DateTimeField(default=timezone.now)
    confirmed_at = DateTimeField(null=True)

    objects = FollowerQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["contribution", "email"], name="address_follows_once")
        ]

    def __str__(self) -> str:
        return f"follower {self.pk}"
