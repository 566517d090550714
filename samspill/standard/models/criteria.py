from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    BooleanField,
    CharField,
    DateTimeField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.people.models import User

LANGUAGES = ("nb", "nn", "en")


class CriterionQuerySet(QuerySet["Criterion"]):
    def in_use(self) -> CriterionQuerySet:
        """What municipalities are asked about now."""
        return self.filter(state=Criterion.State.PUBLISHED)


class Criterion(Model):
    """Kjennetegn: one of the sixteen that good policy for the voluntary sector is known by.

    is_starred      the municipality's own word does not suffice: the associations are asked
    is_for_the_map  part of what makes a municipality "adopted" on the map by its own evidence
    """

    class State(TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("In use")
        RETIRED = "retired", _("No longer in use")

    number = PositiveSmallIntegerField(unique=True)
    is_starred = BooleanField(default=False)
    is_for_the_map = BooleanField(default=False)
    state = CharField(max_length=10, choices=State, default=State.DRAFT)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)

    @cached_property
    def text(self) -> CriterionVersion:
        """The newest; prefetch "versions" where many are read."""
        return max(self.versions.all(), key=lambda one: one.number)


class CriterionVersion(Model):
    """Ordlyden til et kjennetegn: kept, so that an assessment shows what it was made against."""

    criterion = ForeignKey(Criterion, CASCADE, related_name="versions")
    number = PositiveSmallIntegerField()
    title_nb = CharField(max_length=80)
    title_nn = CharField(max_length=80)
    title_en = CharField(max_length=80)
    asks_nb = TextField()
    asks_nn = TextField()
    asks_en = TextField()
    question_nb = TextField(blank=True)  # to the associations, of a starred one
    question_nn = TextField(blank=True)
    question_en = TextField(blank=True)
    indicator_nb = TextField()
    indicator_nn = TextField()
    indicator_en = TextField()
    ground_nb = TextField()
    ground_nn = TextField()
    ground_en = TextField()
    written_at = DateTimeField(default=timezone.now)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["criterion", "number"]
        constraints = [
            UniqueConstraint(fields=["criterion", "number"], name="criterion_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id} version {self.number}"

    @property
    def title(self) -> str:
        """As the three below, in the language of the screen."""
        return self._in_language("title")

    @property
    def asks(self) -> str:
        return self._in_language("asks")

    @property
    def question(self) -> str:
        """What the associations are asked; without one, what the criterion asks."""
        return self._in_language("question") or self.asks

    @property
    def indicator(self) -> str:
        return self._in_language("indicator")

    @property
    def ground(self) -> str:
        return self._in_language("ground")

    def _in_language(self, field: str) -> str:
        return getattr(self, f"{field}_{get_language() or 'nb'}", getattr(self, f"{field}_nb"))
