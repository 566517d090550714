"""One measure as everyone reads it: its fields, what has been told of it, and the words behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from samspill.dialogue.models import Contribution, PublishedContribution
from samspill.policy.models import Answer, Measure, Policy

LISTED = 20  # of those that say the same and were not taken in


@dataclass(frozen=True)
class MeasureFields:
    """A kept measure's fields as what they are: days, sums, text."""

    reference: str
    text: str
    rationale: str
    responsible_unit: str
    responsible_role: str
    partner: str
    starts_on: date | None
    deadline: date | None
    cost_once: Decimal | None
    cost_yearly: Decimal | None
    funding: str
    indicator: str
    baseline: str
    target: str


def fields_of(kept: Mapping[str, Any]) -> MeasureFields:
    """From a measure of a version's content."""
    told: dict[str, Any] = {name: kept[name] for name in MeasureFields.__annotations__}
    for name in ("starts_on", "deadline"):
        told[name] = date.fromisoformat(kept[name]) if kept[name] else None
    for name in ("cost_once", "cost_yearly"):
        told[name] = Decimal(kept[name]) if kept[name] else None
    return MeasureFields(**told)


def published_behind(policy: Policy, kept: Mapping[str, Any]) -> QuerySet[PublishedContribution]:
    """The words everyone may read of those that stand behind a measure of the version."""
    return _published().filter(
        contribution__dialogue=policy.dialogue_id,
        contribution__reference__in=kept["contributions"],
    )


@dataclass(frozen=True)
class NotTakenIn:
    """Those that say the same as what stands behind a measure, but were answered with no."""

    count: int
    published: list[PublishedContribution]


def alike_not_taken_in(measure: Measure) -> NotTakenIn:
    """Of the measure's findings; the first score of those that everyone may read."""
    refused = Contribution.objects.standing().filter(
        findings__measures=measure, answer__verdict=Answer.Verdict.NOT_TAKEN_IN
    )
    keys = refused.values("pk")
    shown = _published().filter(contribution__in=keys).select_related("contribution__answer")
    return NotTakenIn(refused.distinct().count(), list(shown[:LISTED]))


def _published() -> QuerySet[PublishedContribution]:
    standing = PublishedContribution.objects.filter(
        contribution__withdrawn_at__isnull=True, contribution__erased_at__isnull=True
    )
    return standing.select_related(
        "contribution__round", "contribution__table", "contribution__association"
    ).order_by("contribution")
