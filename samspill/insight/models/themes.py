from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    ForeignKey,
    Model,
    Q,
    QuerySet,
    SmallIntegerField,
    TextField,
)
from django.utils.translation import get_language

from samspill.organiser.models import Organiser
from samspill.people.models import User


class ThemeQuerySet(QuerySet["Theme"]):
    def of(self, organiser: Organiser) -> ThemeQuerySet:
        """The shared taxonomy, and what this organiser has added and not put away."""
        return self.filter(Q(organiser=None) | Q(organiser=organiser, is_put_away=False))


class Theme(Model):
    """Tema, in two levels: LOK, and LOK.booking below it. The shared taxonomy is reference rows.

    A theme of an organiser's own has its organiser, and key words that it is proposed by.
    """

    code = CharField(max_length=40, primary_key=True)
    parent = ForeignKey("self", PROTECT, null=True, related_name="details")
    name_nb = CharField(max_length=80)
    name_nn = CharField(max_length=80)
    name_en = CharField(max_length=80)
    sort_order = SmallIntegerField()
    organiser = ForeignKey(Organiser, CASCADE, null=True, related_name="own_themes")
    keywords = TextField(blank=True)  # an own theme's, with commas between
    is_put_away = BooleanField(default=False)  # an own theme that is no longer used
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the language of the screen."""
        return self.name_in(get_language() or "nb")

    def name_in(self, language: str) -> str:
        return getattr(self, f"name_{language}", "") or self.name_nb
