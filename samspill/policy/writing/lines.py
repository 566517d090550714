"""The goals and measures as the editor lists them: a bounded number of rows, whatever the policy's size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.policy.models import Goal, Measure, MeasureContribution, Policy
from samspill.policy.writing.clashes import open_clashes, writers_now
from samspill.policy.writing.comments import open_comment_counts
from samspill.policy.writing.thread_picture import Dots, dots
from samspill.pure.documents import norwegian

ALL_SHOWN = 60  # measures: with more, one goal at a time is open
NEAREST = 2  # shown before and after the measure that is open; the rest are folded
MISSING: tuple[tuple[tuple[str, ...], str | Promise], ...] = (
    (("responsible_unit",), _("who is responsible")),
    (("deadline",), _("the deadline")),
    (("cost_once", "cost_yearly"), _("what it costs")),
    (("indicator",), _("what is measured")),
)


@dataclass
class MeasureLine:
    """A measure in the list, with what stands behind it and what is not told yet."""

    measure: Measure
    count: int = 0
    writer: str = ""
    comments: int = 0
    clashes: int = 0

    @property
    def dots(self) -> Dots:
        return dots(self.count)

    @cached_property
    def missing(self) -> list[str]:
        return missing(self.measure)

    @property
    def told_missing(self) -> str:
        """the deadline and what it costs"""
        return norwegian.enumeration(self.missing, get_language() or "nb")

    @property
    def is_bare(self) -> bool:
        """No contribution stands behind it, and nobody has said why it stands."""
        return not self.count and not self.measure.rationale.strip()


@dataclass
class GoalPart:
    """A goal; closed, it says only how many measures it has."""

    goal: Goal
    count: int
    is_open: bool
    writer: str = ""
    lines: Sequence[MeasureLine] = ()
    before: Sequence[MeasureLine] = ()  # of the measure that is open: far above it
    near_before: Sequence[MeasureLine] = ()
    near_after: Sequence[MeasureLine] = ()
    after: Sequence[MeasureLine] = ()
    more: int = 0  # measures after those shown
    next_start: int = 0  # where these begin


@dataclass
class Marks:
    """Who writes where now, and what waits for a person, by passage."""

    writers: Mapping[int, str] = field(default_factory=dict)
    comments: Mapping[int, int] = field(default_factory=dict)
    clashes: Mapping[int, int] = field(default_factory=dict)


def missing(measure: Measure) -> list[str]:
    """What a reader would ask for, and the measure does not tell."""
    return [
        str(name)
        for fields, name in MISSING
        if all(getattr(measure, one) in (None, "") for one in fields)
    ]


def marks(policy: Policy, *, but: int | None = None) -> Marks:
    """In three questions. `but` is the reader, who knows what they write themselves."""
    return Marks(
        writers_now(policy, but=but),
        open_comment_counts(policy),
        Counter(open_clashes(policy).values_list("passage", flat=True)),
    )


def goal_list(
    policy: Policy, noted: Marks, *, chosen: Measure | None, goal: int, start: int
) -> list[GoalPart]:
    """Every goal. Few measures: all are open; many: the one of the chosen measure, or `goal`.

    start   the first measure shown of a goal with very many
    """
    goals = list(
        policy.goals.select_related("passage").annotate(count=Count("measures")).order_by("number")
    )
    counts = {one.pk: one.count for one in goals}
    is_few = sum(counts.values()) <= ALL_SHOWN
    wanted = chosen.goal_id if chosen else goal if goal in counts else goals[0].pk if goals else 0
    opened = {one.pk for one in goals if (is_few and chosen is None) or one.pk == wanted}
    rows = _measures(opened)
    parts = []
    for one in goals:
        part = GoalPart(
            one, counts[one.pk], one.pk in opened, noted.writers.get(one.passage.pk, "")
        )
        lines = [line for line in rows if line.goal_id == one.pk]
        _fill(part, lines, chosen, start if one.pk == wanted else 0)
        parts.append(part)
    shown = [measure.pk for part in parts for measure in _shown(part)]
    _tell(parts, shown, noted)
    return parts


def _measures(goals: set[int]) -> list[Measure]:
    found: QuerySet[Measure] = Measure.objects.filter(goal__in=goals)
    return list(found.select_related("goal", "passage").order_by("goal__number", "number"))


def _fill(part: GoalPart, measures: list[Measure], chosen: Measure | None, start: int) -> None:
    place = next((at for at, one in enumerate(measures) if chosen and one.pk == chosen.pk), None)
    lines = [MeasureLine(one) for one in measures]
    if place is None:
        part.lines = lines[start : start + ALL_SHOWN]
        part.next_start = start + ALL_SHOWN
        part.more = max(0, len(lines) - part.next_start)
        return
    first, last = max(0, place - NEAREST), place + 1 + NEAREST
    part.before = lines[max(0, first - ALL_SHOWN // 2) : first]
    part.near_before, part.near_after = lines[first:place], lines[place + 1 : last]
    part.after = lines[last : last + ALL_SHOWN // 2]
    part.next_start = last + ALL_SHOWN // 2
    part.more = max(0, len(lines) - part.next_start)


def _shown(part: GoalPart) -> Iterable[Measure]:
    for lines in (part.lines, part.before, part.near_before, part.near_after, part.after):
        for line in lines:
            yield line.measure


def _tell(parts: list[GoalPart], shown: list[int], noted: Marks) -> None:
    """What stands behind each that is shown, and who waits for whom there."""
    tied = MeasureContribution.objects.filter(measure__in=shown)
    counts = dict(tied.values_list("measure").annotate(count=Count("pk")))
    for part in parts:
        for lines in (part.lines, part.before, part.near_before, part.near_after, part.after):
            for line in lines:
                passage = line.measure.passage.pk
                line.count = counts.get(line.measure.pk, 0)
                line.writer = noted.writers.get(passage, "")
                line.comments = noted.comments.get(passage, 0)
                line.clashes = noted.clashes.get(passage, 0)
