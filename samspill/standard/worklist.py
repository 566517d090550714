"""The year's assessment as those who make it see it: what is done, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from samspill.organiser.models import Organiser
from samspill.standard.beside import Experiences, experiences_of
from samspill.standard.confirmation import Counts, confirmations
from samspill.standard.facts import Fact, facts_of
from samspill.standard.models import Criterion, Mark, SelfAssessment, Survey, SurveyAnswer


@dataclass(frozen=True)
class Row:
    """One criterion: its mark of the year, or last year's to begin from."""

    criterion: Criterion
    mark: Mark | None
    earlier: Mark | None
    counts: Counts | None
    facts: list[Fact]
    experiences: Experiences | None = None

    @property
    def is_done(self) -> bool:
        return self.mark is not None

    @property
    def waits_for_associations(self) -> bool:
        """In place by the municipality's own word, and not confirmed."""
        if not self.criterion.is_starred or self.mark is None or self.mark.level is None:
            return False
        is_high = self.mark.level >= Mark.Level.IN_PLACE
        return is_high and not (self.counts and self.counts.is_confirmed)


@dataclass(frozen=True)
class Worklist:
    organiser: Organiser
    year: int
    assessment: SelfAssessment | None
    survey: Survey | None
    rows: list[Row]

    @property
    def done(self) -> int:
        return sum(row.is_done for row in self.rows)

    @property
    def public(self) -> int:
        return sum(bool(row.mark and row.mark.is_public) for row in self.rows)

    @property
    def next_row(self) -> Row | None:
        return next((row for row in self.rows if not row.is_done), None)

    @property
    def is_finished(self) -> bool:
        return self.assessment is not None and self.assessment.finished_at is not None


def worklist(organiser: Organiser, *, year: int, language: str) -> Worklist:
    """In a fixed number of queries."""
    criteria = Criterion.objects.in_use().prefetch_related("versions")
    marks = (
        Mark.objects.current()
        .filter(assessment__organiser=organiser, assessment__year__lte=year)
        .select_related("assessment", "version", "evidence_file")
        .defer("evidence_file__content")
        .order_by("assessment__year")
    )
    now: dict[int, Mark] = {}
    before: dict[int, Mark] = {}
    for mark in marks:
        (now if mark.assessment.year == year else before)[mark.criterion_id] = mark
    said = confirmations(SurveyAnswer.objects.filter(asked__survey__organiser=organiser))
    facts = facts_of(organiser, language)
    told = experiences_of(organiser.municipality)
    rows = [
        Row(
            one,
            now.get(one.pk),
            before.get(one.pk),
            said.of(organiser.pk, year, one.pk) if one.is_starred else None,
            facts.get(one.number, []),
            told.get(one.number),
        )
        for one in criteria
    ]
    return Worklist(
        organiser,
        year,
        organiser.assessments.filter(year=year).first(),
        organiser.surveys.filter(year=year).first(),
        rows,
    )
