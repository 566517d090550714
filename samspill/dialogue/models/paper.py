from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    CharField,
    DateTimeField,
    FileField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    UniqueConstraint,
)
from django.utils import timezone

from samspill.dialogue.models.dialogue import Dialogue, Round, Table
from samspill.people.models import User


class PaperSheet(Model):
    """Papirark: what one table wrote by hand in one round, with a photo of it when there is one."""

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="sheets")
    round = ForeignKey(Round, CASCADE, related_name="sheets")
    table = ForeignKey(Table, PROTECT, related_name="sheets")
    number = PositiveSmallIntegerField()  # of this table in this round, from 1
    code = CharField(max_length=20)  # as printed, "R2-B7-1"
    photo = FileField(upload_to="sheets", null=True, blank=True)  # JPEG, without place or camera
    photo_at = DateTimeField(null=True)
    photo_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    typed_at = DateTimeField(null=True)  # all of it is written in
    typed_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    checked_at = DateTimeField(null=True)  # a second person has read photo or paper against it
    checked_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["round", "table", "number"]
        constraints = [
            UniqueConstraint(fields=["dialogue", "code"], name="sheet_once_per_dialogue"),
            UniqueConstraint(fields=["round", "table", "number"], name="sheet_number_once"),
        ]

    def __str__(self) -> str:
        return f"sheet {self.code}"
