"""What the associations said, in counts alone: of closed surveys, and of none with too few answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from samspill.standard.models import SurveyAnswer
from samspill.standard.rules import can_be_shown, is_confirmed

Choice = SurveyAnswer.Choice
Key = tuple[int, int, int]  # organiser, year, criterion


@dataclass(frozen=True)
class Counts:
    """How many associations answered what of one criterion."""

    yes: int = 0
    partly: int = 0
    no: int = 0
    unknown: int = 0

    @property
    def answered(self) -> int:
        return self.know + self.unknown

    @property
    def know(self) -> int:
        return self.says_so + self.no

    @property
    def says_so(self) -> int:
        return self.yes + self.partly

    @property
    def can_be_shown(self) -> bool:
        return can_be_shown(self.answered)

    @property
    def enough_know(self) -> bool:
        """Fewer who know are no share of anything, and would be pointed at."""
        return can_be_shown(self.know)

    @property
    def is_confirmed(self) -> bool:
        return self.can_be_shown and is_confirmed(says_so=self.says_so, know=self.know)


class Confirmations:
    """Counts by organiser, year and criterion. A mark rests on its own year's survey, or on that of
    the year before: associations are often asked in autumn, of what is assessed in spring.
    """

    def __init__(self, counts: dict[Key, Counts]) -> None:
        self._counts = counts

    def of(self, organiser: int, year: int, criterion: int) -> Counts | None:
        """None where they were not asked, or the survey is open."""
        found = self._counts.get((organiser, year, criterion))
        return found or self._counts.get((organiser, year - 1, criterion))

    def in_year(self, organiser: int, year: int, criterion: int) -> Counts | None:
        return self._counts.get((organiser, year, criterion))

    def is_confirmed(self, organiser: int, year: int, criterion: int) -> bool:
        found = self.of(organiser, year, criterion)
        return found is not None and found.is_confirmed


def closed() -> Q:
    survey = "asked__survey__"
    return Q(**{f"{survey}closed_at__isnull": False}) | Q(
        **{f"{survey}closes_on__lt": timezone.localdate()}
    )


def confirmations(answers: QuerySet[SurveyAnswer]) -> Confirmations:
    """Of these answers, those of closed surveys. One query."""
    rows = (
        answers.filter(closed())
        .order_by()
        .values_list("asked__survey__organiser", "asked__survey__year", "criterion", "choice")
        .annotate(count=Count("pk"))
    )
    found: dict[Key, dict[str, int]] = defaultdict(dict)
    for organiser, year, criterion, choice, count in rows:
        found[organiser, year, criterion][choice] = count
    return Confirmations({key: Counts(**counts) for key, counts in found.items()})
