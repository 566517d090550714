"""What a municipality shows of its assessment, criterion by criterion, among those of its own size.

Only what each has chosen to show is read. No sum is made, and no order among municipalities.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.pure.documents import norwegian
from samspill.standard.confirmation import Confirmations, Counts, confirmations
from samspill.standard.models import Criterion, CriterionVersion, Mark, SurveyAnswer
from samspill.standard.steps_picture import StepsPicture, steps_picture

SIZES = (0, 2_000, 5_000, 8_000, 15_000, 30_000, 75_000)  # people, from and up
Spread = list[int]  # municipalities at level 0, 1, 2, 3
Shown = dict[tuple[int, int], Mark]  # (year, criterion) -> public mark


@dataclass(frozen=True)
class Shape:
    """One criterion on the profile. mark is None where nothing is shown.

    text      as it stood when it was marked
    spread    of the others of its size, by level; others_without: those that show no level
    years     every year with its level, oldest first; None is no data
    """

    criterion: Criterion
    text: CriterionVersion
    mark: Mark | None
    counts: Counts | None
    spread: Spread
    others_without: int
    years: list[tuple[int, Mark | None]] = field(default_factory=list)

    @property
    def level(self) -> int | None:
        return self.mark.level if self.mark else None

    @property
    def is_confirmed(self) -> bool:
        return bool(
            self.criterion.is_starred
            and self.counts
            and self.counts.is_confirmed
            and self.level is not None
            and self.level >= Mark.Level.IN_PLACE
        )

    @property
    def picture(self) -> StepsPicture:
        return steps_picture(self.level, self.spread)


@dataclass(frozen=True)
class Profile:
    """shapes in the guide's order; others: how many of the same size show anything at all."""

    organiser: Organiser
    shapes: list[Shape]
    years: list[int]
    others: int
    size: str

    @property
    def shown(self) -> list[Shape]:
        return [one for one in self.shapes if one.mark]

    @property
    def last_written(self) -> Mark | None:
        marks = [one.mark for one in self.shapes if one.mark]
        return max(marks, key=lambda mark: mark.at, default=None)

    @property
    def confirmed(self) -> list[Shape]:
        return [one for one in self.shapes if one.is_confirmed]


def profile_of(organiser: Organiser) -> Profile:
    """In five queries, however many municipalities and years there are."""
    criteria = list(Criterion.objects.in_use().prefetch_related("versions"))
    own = _own(organiser)
    others = _others(organiser)
    said = confirmations(SurveyAnswer.objects.filter(asked__survey__organiser=organiser))
    return Profile(
        organiser=organiser,
        shapes=[_shape(one, organiser, own, others, said) for one in criteria],
        years=sorted({year for year, _key in own}),
        others=len(others),
        size=size_words(organiser),
    )


def has_profile(organiser: Organiser) -> bool:
    """Does it show anything? One query."""
    return Mark.objects.public().filter(assessment__organiser=organiser).exists()


def _own(organiser: Organiser) -> Shown:
    marks = Mark.objects.public().filter(assessment__organiser=organiser)
    rows = marks.select_related("assessment", "version", "evidence_file").defer(
        "evidence_file__content"
    )
    return {(one.assessment.year, one.criterion_id): one for one in rows}


def _shape(
    criterion: Criterion,
    organiser: Organiser,
    own: Shown,
    others: dict[int, dict[int, int | None]],
    said: Confirmations,
) -> Shape:
    years = sorted({year for year, _key in own})
    marked = [year for year in years if (year, criterion.pk) in own]
    mark = own[marked[-1], criterion.pk] if marked else None
    levels = [levels.get(criterion.pk) for levels in others.values()]
    counts = said.of(organiser.pk, marked[-1], criterion.pk) if marked else None
    return Shape(
        criterion=criterion,
        text=mark.version if mark else criterion.text,
        mark=mark,
        counts=counts,
        spread=[levels.count(level) for level in Mark.Level.values],
        others_without=levels.count(None),
        years=[(year, own.get((year, criterion.pk))) for year in years],
    )


def _others(organiser: Organiser) -> dict[int, dict[int, int | None]]:
    """Organiser -> criterion -> newest public level, of other municipalities of the same size."""
    low, high = _size(organiser)
    rows = Mark.objects.public().filter(
        assessment__organiser__kind=organiser.kind,
        assessment__organiser__municipality__population__gte=low,
        assessment__organiser__municipality__population__lt=high,
    )
    found: dict[int, dict[int, int | None]] = defaultdict(dict)
    for place, key, level in (
        rows.exclude(assessment__organiser=organiser)
        .order_by("assessment__year")
        .values_list("assessment__organiser", "criterion", "level")
    ):
        found[place][key] = level
    return found


def _size(organiser: Organiser) -> tuple[int, int]:
    people = organiser.municipality.population if organiser.municipality else 0
    bounds = [*SIZES, 10_000_000]
    return next((low, high) for low, high in pairwise(bounds) if people < high)


def size_words(organiser: Organiser) -> str:
    """ "8 000–15 000 residents"."""
    low, high = _size(organiser)
    first, last = (norwegian.thousands(number, "nb") for number in (low, high))
    if high > SIZES[-1]:
        return _("more than %(first)s residents") % {"first": first}
    if low == 0:
        return _("fewer than %(last)s residents") % {"last": last}
    return _("%(first)s–%(last)s residents") % {"first": first, "last": last}
