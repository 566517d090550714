"""What the pages of the policy read, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from samspill.dialogue.models import Contribution, ContributionQuerySet
from samspill.insight.any_case import holds_word
from samspill.insight.models import Coding, Finding
from samspill.organiser.models import Organiser
from samspill.policy.export import OPEN
from samspill.policy.models import Answer, Goal, Measure, Policy
from samspill.policy.policy_document import POINT, text_blocks
from samspill.policy.writing.thread_picture import Dots, dots
from samspill.pure.documents.tree import BulletList, Paragraph, plain


def current_policy(organiser: Organiser) -> Policy | None:
    """The policy that was begun last."""
    policies = organiser.policies.select_related(
        "dialogue__conference__process", "dialogue__organiser", "organiser"
    )
    return policies.order_by("-pk").first()


@dataclass(frozen=True)
class MeasureLine:
    """A measure in the editor, with how many contributions stand behind it."""

    measure: Measure
    count: int
    dots: Dots


@dataclass(frozen=True)
class GoalPart:
    goal: Goal
    measures: Sequence[MeasureLine]


def goal_parts(policy: Policy) -> list[GoalPart]:
    counted = (
        Measure.objects.select_related("goal").annotate(count=Count("links")).order_by("number")
    )
    goals = policy.goals.select_related("theme").prefetch_related(
        Prefetch("measures", queryset=counted)
    )
    return [
        GoalPart(
            goal,
            [_line(one) for one in goal.measures.all()],
        )
        for goal in goals
    ]


def _line(measure: Measure) -> MeasureLine:
    count: int = measure.count  # type: ignore[attr-defined]  # annotated by goal_parts
    return MeasureLine(measure, count, dots(count))


def findings_of(policy: Policy) -> QuerySet[Finding]:
    """Findings with a basis, each with the measures that rest on it and how many say it."""
    measures = Measure.objects.filter(goal__policy=policy).select_related("goal")
    return (
        policy.dialogue.findings.annotate(count=Count("contributions"))
        .filter(count__gt=0)
        .prefetch_related(Prefetch("measures", queryset=measures))
        .order_by("pk")
    )


def by_answer(policy: Policy, verdict: str) -> ContributionQuerySet:
    """Standing contributions with this answer; "open" for those without, "" for all."""
    found = Contribution.objects.standing().filter(dialogue=policy.dialogue_id)
    if verdict == OPEN:
        found = found.filter(answer__isnull=True)
    elif verdict in Answer.Verdict.values:
        found = found.filter(answer__verdict=verdict)
    return with_answers(found)


def with_answers(contributions: ContributionQuerySet) -> ContributionQuerySet:
    measures = Measure.objects.select_related("goal")
    return (
        contributions.with_place()
        .select_related("answer")
        .prefetch_related(Prefetch("measures", queryset=measures))
        .in_order()
    )


def behind(measure: Measure) -> QuerySet[Contribution]:
    return with_answers(Contribution.objects.filter(links__measure=measure))


def to_tie(measure: Measure, policy: Policy, words: str) -> QuerySet[Contribution]:
    """What may be tied to a measure: those that have the words; without words the open ones of
    the same theme first."""
    found = (
        Contribution.objects.standing()
        .filter(dialogue=policy.dialogue_id)
        .exclude(links__measure=measure)
    )
    if not words:
        theme = measure.goal.theme_id
        coded = Coding.objects.current().filter(Q(primary=theme) | Q(secondary=theme))
        same = found.filter(pk__in=coded.values("contribution"), answer__isnull=True)
        return with_answers(same)
    for word in words.split():
        found = found.filter(Q(reference__iexact=word) | holds_word("raw_text", word))
    return with_answers(found)


def text_parts(text: str) -> list[dict[str, Any]]:
    """A chapter's text for a template: {"points": [...]} or {"text": ...}, in order."""
    parts: list[dict[str, Any]] = []
    for block in text_blocks(text):
        if isinstance(block, BulletList):
            parts.append({"points": [POINT.sub("", plain(item)) for item in block.items]})
        elif isinstance(block, Paragraph):
            parts.append({"text": plain(block.inlines)})
    return parts
