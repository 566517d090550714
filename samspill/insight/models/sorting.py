from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    CharField,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    TextChoices,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.people.models import User


class SortingAct(Model):
    """What a person did at the workbench, and every value it changed: all of it can be undone.

    changes   [{"model", "pk", "field", "was", "is"}]; rows and numbers only, never people's words
    """

    class Kind(TextChoices):
        CODED = "coded", _("Sorted")
        READ_AGAIN = "read_again", _("Read by a second person")
        SETTLED = "settled", _("Disagreement settled")
        SET_ASIDE = "set_aside", _("Marked as unclear")
        SPLIT = "split", _("Split in parts")
        JOINED = "joined", _("Parts put together again")
        MERGED = "merged", _("Said to be the same")
        PARTED = "parted", _("Taken out of those that are the same")
        TOLD_APART = "told_apart", _("Said not to be the same")
        THEME_MADE = "theme_made", _("New theme")
        THEME_CHANGED = "theme_changed", _("Theme changed")
        THEME_PUT_AWAY = "theme_put_away", _("Theme put away")

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="sorting_acts")
    contribution = ForeignKey(Contribution, CASCADE, null=True, related_name="sorting_acts")
    kind = CharField(max_length=20, choices=Kind)
    changes = JSONField(default=list)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)
    undone_at = DateTimeField(null=True)
    undone_by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
