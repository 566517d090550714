from __future__ import annotations

from django.db.models import (
    CASCADE,
    CharField,
    CheckConstraint,
    DateTimeField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    Q,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models.dialogue import Round


class Question(Model):
    """Problemstilling: what else a round asks. Number 1 stands on the round's programme item."""

    round = ForeignKey(Round, CASCADE, related_name="further_questions")
    number = PositiveSmallIntegerField()
    text = TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["round", "number"], name="question_once_per_round"),
            CheckConstraint(condition=Q(number__gte=2), name="first_question_is_the_programmes"),
        ]

    def __str__(self) -> str:
        return f"question {self.number}"


class Stage(Model):
    """Trinn i runden: what the tables do right now. It stands open from `opened_at` to `closed_at`."""

    class Kind(TextChoices):
        SILENCE = "silence", _("Write in silence")
        TALK = "talk", _("Around the table")
        DOTS = "dots", _("Give dots")
        OPINIONS = "opinions", _("Agree or disagree")
        PAIRS = "pairs", _("Which matters more")
        TOP = "top", _("The table's top three")

    round = ForeignKey(Round, CASCADE, related_name="stages")
    number = PositiveSmallIntegerField()  # in order, from 1
    kind = CharField(max_length=10, choices=Kind)
    minutes = PositiveSmallIntegerField()
    opened_at = DateTimeField(null=True)
    closes_at = DateTimeField(null=True)  # None when the clock does not close it
    closed_at = DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["round", "number"], name="stage_once_per_round"),
            UniqueConstraint(fields=["round", "kind"], name="stage_kind_once_per_round"),
            CheckConstraint(condition=Q(minutes__gte=1), name="stage_lasts_a_minute"),
        ]

    def __str__(self) -> str:
        return f"stage {self.number}: {self.kind}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None
