"""What a municipality shows of its assessment, criterion by criterion, among others like it.

Only what each has chosen to show is read. No sum is made, and no order among municipalities.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from samspill.organiser.models import Organiser
from samspill.standard.beside import Experiences, experiences_of
from samspill.standard.confirmation import Confirmations, Counts, confirmations
from samspill.standard.models import Criterion, CriterionVersion, Mark, SurveyAnswer
from samspill.standard.peers import SIZE, Peers, chosen, peers_of
from samspill.standard.rules import can_be_compared
from samspill.standard.steps_picture import StepsPicture, steps_picture

Spread = list[int]  # municipalities at level 0, 1, 2, 3
Shown = dict[tuple[int, int], Mark]  # (year, criterion) -> public mark


@dataclass(frozen=True)
class Shape:
    """One criterion on the profile. mark is None where nothing is shown.

    text      as it stood when it was marked
    spread    of the others, by level; others_without: those that show no level
    years     every year with its level, oldest first; None is no data
    experiences   others' own words on how they did it
    """

    criterion: Criterion
    text: CriterionVersion
    mark: Mark | None
    counts: Counts | None
    spread: Spread
    others_without: int
    years: list[tuple[int, Mark | None]] = field(default_factory=list)
    experiences: Experiences | None = None

    @property
    def level(self) -> int | None:
        return self.mark.level if self.mark else None

    @property
    def others_with(self) -> int:
        """How many of the others show a level: what the picture rests on."""
        return sum(self.spread)

    @property
    def is_compared(self) -> bool:
        return can_be_compared(self.others_with)

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
        return steps_picture(self.level, self.spread if self.is_compared else [0] * 4)


@dataclass(frozen=True)
class Profile:
    """shapes in the guide's order; ways: whom it may be seen among, and peers the one chosen."""

    organiser: Organiser
    shapes: list[Shape]
    years: list[int]
    ways: list[Peers]
    peers: Peers | None

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

    @property
    def others(self) -> int:
        """How many of those it is seen among show anything at all."""
        return self.peers.count if self.peers else 0

    @property
    def is_compared(self) -> bool:
        return any(one.is_compared for one in self.shapes)

    def of(self, number: int) -> Shape | None:
        return next((one for one in self.shapes if one.criterion.number == number), None)

    @property
    def to_learn(self) -> list[int]:
        """Numbers of the criteria: none and begun, then those without a level, then the others."""
        by_level = sorted(self.shapes, key=lambda one: 1.5 if one.level is None else one.level)
        return [one.criterion.number for one in by_level]


def profile_of(organiser: Organiser, *, among: str = SIZE) -> Profile:
    """In seven queries, however many municipalities and years there are.

    among   a key of the ways of `peers_of`
    """
    criteria = list(Criterion.objects.in_use().prefetch_related("versions"))
    own = _own(organiser)
    ways = peers_of(organiser)
    peers = chosen(ways, among)
    said = confirmations(SurveyAnswer.objects.filter(asked__survey__organiser=organiser))
    told = experiences_of(organiser.municipality)
    shapes = [_shape(one, organiser, own, peers, said) for one in criteria]
    return Profile(
        organiser=organiser,
        shapes=[replace(one, experiences=told.get(one.criterion.number)) for one in shapes],
        years=sorted({year for year, _key in own}),
        ways=ways,
        peers=peers,
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
    peers: Peers | None,
    said: Confirmations,
) -> Shape:
    years = sorted({year for year, _key in own})
    marked = [year for year in years if (year, criterion.pk) in own]
    mark = own[marked[-1], criterion.pk] if marked else None
    levels = peers.of(criterion.pk) if peers else []
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
