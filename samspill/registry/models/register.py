"""What is fetched from the official registers, and how far it has been read."""

from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    BigIntegerField,
    CharField,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    PositiveIntegerField,
    Q,
    TextChoices,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry.models.associations import Association


class Watermark(Model):
    """Vannmerke: the last update of a feed that is written down here; moves only with what it
    stands for, in one transaction."""

    feed = CharField(max_length=40, primary_key=True)  # "enheter"
    position = BigIntegerField(default=0)  # oppdateringsid
    moved_at = DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.feed} {self.position}"


class RegisterFetch(Model):
    """One organiser's fetching of its whole list from the registers, done by the worker."""

    class State(TextChoices):
        WAITING = "waiting", _("Waiting")
        FETCHING = "fetching", _("Is being fetched")
        READY = "ready", _("Ready to be looked at")
        TAKEN_IN = "taken_in", _("Taken in")
        FAILED = "failed", _("Stopped")

    organiser = ForeignKey(Organiser, CASCADE, related_name="register_fetches")
    state = CharField(max_length=10, choices=State, default=State.WAITING)
    fetched = PositiveIntegerField(default=0)  # associations
    total = PositiveIntegerField(null=True)
    rows = JSONField(default=list, blank=True)  # AssociationRow as values; emptied when taken in
    failure = CharField(max_length=300, blank=True)
    lease_until = DateTimeField(null=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)
    ended_at = DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            UniqueConstraint(
                fields=["organiser"],
                condition=Q(state__in=("waiting", "fetching")),
                name="one_fetch_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"fetch of {self.organiser_id} {self.state}"


class RegisterChange(Model):
    """A difference the registers tell of, waiting for a person's yes or no."""

    class State(TextChoices):
        PROPOSED = "proposed", _("Waits for you")
        TAKEN_IN = "taken_in", _("Taken in")
        PASSED_OVER = "passed_over", _("Passed over")

    organiser = ForeignKey(Organiser, CASCADE, related_name="register_changes")
    association = ForeignKey(Association, CASCADE, null=True, related_name="register_changes")
    org_number = CharField(max_length=9)
    kind = CharField(max_length=12)  # as the register says it: Ny | Endring | Sletting | Fjernet
    row = JSONField()  # AssociationRow as values
    state = CharField(max_length=12, choices=State, default=State.PROPOSED)
    at = DateTimeField(default=timezone.now)
    settled_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    settled_at = DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(
                fields=["organiser", "org_number"],
                condition=Q(state="proposed"),
                name="one_open_change_an_association",
            )
        ]

    def __str__(self) -> str:
        return f"{self.org_number} {self.kind}"


class NotTheSame(Model):
    """A person has said that these two are two, so they are not proposed again."""

    first = ForeignKey(Association, CASCADE, related_name="+")  # the lower number
    second = ForeignKey(Association, CASCADE, related_name="+")
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [UniqueConstraint(fields=["first", "second"], name="not_the_same_once")]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"
