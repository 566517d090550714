"""Let the rows read as a kept version does. No wording is lost: each is written anew on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from samspill.people.models import User
from samspill.policy.actions.passages import STEP, leave_place, take_away_passage, write_passage
from samspill.policy.actions.threads import link, open_again
from samspill.policy.content import MEASURE_FIELDS, measure_content
from samspill.policy.models import (
    Chapter,
    Goal,
    Measure,
    MeasureContribution,
    Passage,
    Policy,
)

Content = Mapping[str, Any]
DAYS = ("starts_on", "deadline")
SUMS = ("cost_once", "cost_yearly")
ASIDE = 10_000  # numbers on the way from one place to another


def set_back(policy: Policy, content: Content, *, by: User | None = None) -> None:
    """What the version has not is taken away; see `samspill.policy.content` for its form."""
    policy.title = content["title"]
    policy.save(update_fields=["title"])
    _chapters(policy, content["chapters"], by)
    _take_away_new(policy, content["goals"])
    _goals(policy, content["goals"], by)
    _measures(policy, content["goals"], by)


def _chapters(policy: Policy, kept: Sequence[Content], by: User | None) -> None:
    rows = {row.key: row for row in policy.chapters.all()}
    for place, one in enumerate(kept, start=1):
        chapter = rows.pop(one["key"])
        _paragraphs(chapter, one["passages"], by)
        if (chapter.heading, chapter.sort_order) != (one["heading"], place * STEP):
            chapter.heading, chapter.sort_order = one["heading"], place * STEP
            chapter.version += 1
            chapter.save(update_fields=["heading", "sort_order", "version"])
    for chapter in rows.values():
        for passage in chapter.passages.filter(is_standing=True):
            take_away_passage(passage, by=by)
        chapter.passages.update(chapter=None)
        chapter.delete()


def _paragraphs(chapter: Chapter, kept: Sequence[Content], by: User | None) -> None:
    rows = {row.pk: row for row in chapter.policy.passages.filter(kind=Passage.Kind.PARAGRAPH)}
    wanted = {one["passage"] for one in kept}
    for row in rows.values():
        if row.chapter_id == chapter.pk and row.is_standing and row.pk not in wanted:
            take_away_passage(row, by=by)
    for place, one in enumerate(kept, start=1):
        row = rows[one["passage"]]
        stands = (row.chapter_id, row.is_standing, row.sort_order)
        if stands != (chapter.pk, True, place * STEP):
            row.chapter, row.is_standing, row.name = chapter, True, ""
            row.sort_order = place * STEP
            row.save(update_fields=["chapter", "is_standing", "name", "sort_order"])
        if row.text != one["text"]:
            write_passage(row, text=one["text"], by=by)


def _take_away_new(policy: Policy, kept: Sequence[Content]) -> None:
    """Measures and goals that were written since; what stood behind them alone is open again."""
    known = {one["measure"] for goal in kept for one in goal["measures"]}
    new = Measure.objects.filter(goal__policy=policy).exclude(pk__in=known)
    contributions = list(
        MeasureContribution.objects.filter(measure__in=new).values_list("contribution", flat=True)
    )
    for measure in list(new.select_related("goal", "passage")):
        leave_place(measure.passage, name=measure.reference)
        Measure.objects.filter(pk=measure.pk).delete()
    open_again(policy, contributions)


def _goals(policy: Policy, kept: Sequence[Content], by: User | None) -> None:
    rows = {row.pk: row for row in policy.goals.select_related("passage")}
    wanted = {one["goal"]: one for one in kept}
    for row in rows.values():
        if row.pk in wanted and row.text != wanted[row.pk]["text"]:
            write_passage(row.passage, text=wanted[row.pk]["text"], by=by)
    moved = [pk for pk, one in wanted.items() if rows[pk].number != one["number"]]
    for place, pk in enumerate(moved):
        Goal.objects.filter(pk=pk).update(number=ASIDE + place)
    for pk in moved:
        Goal.objects.filter(pk=pk).update(number=wanted[pk]["number"])


def _measures(policy: Policy, kept: Sequence[Content], by: User | None) -> None:
    found = Measure.objects.filter(goal__policy=policy).select_related("goal", "passage")
    rows = {row.pk: row for row in found.prefetch_related("findings")}
    wanted = {one["measure"]: (goal["goal"], one) for goal in kept for one in goal["measures"]}
    _put_in_place(rows, wanted)
    for goal in policy.goals.exclude(pk__in=[one["goal"] for one in kept]).select_related(
        "passage"
    ):
        leave_place(goal.passage, name=str(goal.number))
        Goal.objects.filter(pk=goal.pk).delete()
    for pk, (_goal, one) in wanted.items():
        told = measure_content(rows[pk])
        values: dict[str, Any] = {
            name: _value(name, one[name]) for name in MEASURE_FIELDS if told[name] != one[name]
        }
        if values:
            write_passage(rows[pk].passage, by=by, **values)
    _threads(policy, rows, {pk: one for pk, (_goal, one) in wanted.items()}, by)


def _put_in_place(rows: Mapping[int, Measure], wanted: Mapping[int, tuple[int, Content]]) -> None:
    places = {pk: (goal, int(one["reference"].split(".")[1])) for pk, (goal, one) in wanted.items()}
    moved = [pk for pk, place in places.items() if (rows[pk].goal_id, rows[pk].number) != place]
    for aside, pk in enumerate(moved):
        Measure.objects.filter(pk=pk).update(number=ASIDE + aside)
    for pk in moved:
        goal, number = places[pk]
        Measure.objects.filter(pk=pk).update(goal_id=goal, number=number)


def _threads(
    policy: Policy, rows: Mapping[int, Measure], wanted: Mapping[int, Content], by: User | None
) -> None:
    """Each measure is tied to what the version says, to nothing else."""
    contributions = {one.reference: one for one in policy.dialogue.contributions.all()}
    tied: dict[int, set[str]] = {pk: set() for pk in rows}
    links = MeasureContribution.objects.filter(measure__in=rows)
    for measure, reference in links.values_list("measure", "contribution__reference"):
        tied[measure].add(reference)
    loose: list[int] = []
    for pk, one in wanted.items():
        _tie(rows[pk], [contributions[name] for name in one["contributions"]
                        if name in contributions and name not in tied[pk]], by)  # fmt: skip
        extra = [contributions[name].pk for name in tied[pk] - set(one["contributions"])]
        MeasureContribution.objects.filter(measure=pk, contribution__in=extra).delete()
        loose += extra
        if sorted(finding.reference for finding in rows[pk].findings.all()) != one["findings"]:
            findings = [row for row in policy.dialogue.findings.all()
                        if row.reference in one["findings"]]  # fmt: skip
            rows[pk].findings.set(findings)
    open_again(policy, loose)


def _tie(measure: Measure, contributions: Sequence[Any], by: User | None) -> None:
    """Also what has been withdrawn since: it stood behind what was adopted."""
    for one in contributions:
        if one.is_standing:
            link(measure, contribution=one, by=by)
        else:
            MeasureContribution.objects.get_or_create(
                measure=measure, contribution=one, defaults={"by": by}
            )


def _value(name: str, text: str) -> str | date | Decimal | None:
    """A kept field's text as its row has it."""
    if name in DAYS:
        return date.fromisoformat(text) if text else None
    if name in SUMS:
        return Decimal(text) if text else None
    return text
