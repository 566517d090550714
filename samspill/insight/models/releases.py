"""Frigitte tall: one evening's themes as the municipality lets everyone compare them."""

from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    CharField,
    CheckConstraint,
    DateField,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    UniqueConstraint,
)
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.insight.models.themes import Theme
from samspill.organiser.models import Municipality, Organiser
from samspill.people.models import User
from samspill.pure.claims.released import FEWEST


class ThemeReleaseQuerySet(QuerySet["ThemeRelease"]):
    def standing(self) -> ThemeReleaseQuerySet:
        return self.filter(withdrawn_at__isnull=True)

    def newest_evening_first(self) -> ThemeReleaseQuerySet:
        return self.order_by("-held_on", "place", "pk")


class ThemeRelease(Model):
    """A copy of what one evening spoke of, in counts alone, with what it rests on.

    Everything that is shown of it stands here, as it was on the day it was released: nothing is looked up
    at the municipality afterwards. A new copy of the same evening withdraws the one before.
    """

    organiser = ForeignKey(Organiser, CASCADE, related_name="theme_releases")
    dialogue = ForeignKey(Dialogue, CASCADE, related_name="theme_releases")
    municipality = ForeignKey(Municipality, PROTECT, related_name="theme_releases")
    place = CharField(max_length=120)  # the organiser's name
    title = CharField(max_length=200)  # the conference's
    held_on = DateField()
    language = CharField(max_length=2)
    asked = JSONField(default=list)  # what was asked in the rounds, in their order
    contributions = PositiveIntegerField()
    associations = PositiveSmallIntegerField()  # distinct, that spoke at all
    tables = PositiveSmallIntegerField()
    by_people = PositiveIntegerField()  # contributions sorted by people, by proposal, not clearly
    proposed = PositiveIntegerField()
    unclear = PositiveIntegerField()
    own_themes = JSONField(default=list)  # names of those that are none of the shared ones
    theme_list = CharField(max_length=12)  # which version of the shared themes
    report = CharField(max_length=64)  # the fingerprint of the report it is made from
    released_at = DateTimeField(default=timezone.now)
    released_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    withdrawn_at = DateTimeField(null=True)
    withdrawn_by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    objects = ThemeReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(
                fields=["dialogue"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_standing_release_per_dialogue",
            ),
            CheckConstraint(
                condition=Q(associations__gte=FEWEST, tables__gte=FEWEST),
                name="release_of_enough",
            ),
        ]

    def __str__(self) -> str:
        return f"release {self.pk} of {self.dialogue_id}"


class ReleasedTheme(Model):
    """How many associations and tables spoke of one theme; nothing where it is too little to show.

    theme   None for the municipality's own themes, together
    """

    release = ForeignKey(ThemeRelease, CASCADE, related_name="themes")
    theme = ForeignKey(Theme, PROTECT, null=True, related_name="+")
    associations = PositiveSmallIntegerField(null=True)
    tables = PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(fields=["release", "theme"], name="theme_once_in_release"),
            UniqueConstraint(
                fields=["release"],
                condition=Q(theme__isnull=True),
                name="own_themes_once_in_release",
            ),
            CheckConstraint(
                condition=Q(associations__isnull=True, tables__isnull=True)
                | Q(associations__isnull=False, tables__isnull=False),
                name="released_theme_told_or_not",
            ),
            *(
                CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True})
                    | Q(**{name: 0})
                    | Q(**{f"{name}__gte": FEWEST}),
                    name=f"no_few_{name}_in_release",
                )
                for name in ("associations", "tables")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.theme_id or 'own'}"

    @property
    def is_told(self) -> bool:
        return self.associations is not None
