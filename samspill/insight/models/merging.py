from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    F,
    FloatField,
    ForeignKey,
    Model,
    PositiveIntegerField,
    Q,
    TextChoices,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.people.models import User


class Likeness(Model):
    """Two contributions that may say the same: the system's proposal, and a person's verdict on it.

    guard   what they differ in all the same (samspill.pure.themes.guard.Guard), told to the person
    """

    class Verdict(TextChoices):
        OPEN = "", _("Not looked at")
        SAME = "same", _("Say the same")
        DIFFERENT = "different", _("Do not say the same")

    a = ForeignKey(Contribution, CASCADE, related_name="+")  # the earlier of the two
    b = ForeignKey(Contribution, CASCADE, related_name="+")
    score = FloatField()  # 0 to 1; 0 when a person alone has seen it
    guard = CharField(max_length=20, blank=True)
    verdict = CharField(max_length=10, choices=Verdict, blank=True, default=Verdict.OPEN)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")  # who gave the verdict
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            UniqueConstraint(fields=["a", "b"], name="likeness_once"),
            CheckConstraint(condition=Q(a__lt=F("b")), name="likeness_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} and {self.b_id}"


class MergeGroup(Model):
    """Like innspill: contributions that a person says are the same. None of them is touched."""

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="merge_groups")
    number = PositiveIntegerField()
    is_standing = BooleanField(default=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["dialogue", "number"], name="merge_group_once_per_dialogue")
        ]

    def __str__(self) -> str:
        return f"merge group {self.number}"


class MergeMember(Model):
    """A contribution in a merge group, for as long as it stands there."""

    group = ForeignKey(MergeGroup, CASCADE, related_name="members")
    contribution = ForeignKey(Contribution, CASCADE, related_name="merge_members")
    is_standing = BooleanField(default=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            UniqueConstraint(
                fields=["contribution"],
                condition=Q(is_standing=True),
                name="one_merge_group_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} in merge group {self.group_id}"
