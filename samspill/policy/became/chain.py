"""The chain of one contribution: what it led to, as everyone or those who work here may read it.

Everyone reads what stands in the newest public version; how far its measures have come is told by
the rows as they are now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from samspill.dialogue.models import Contribution
from samspill.policy.became.indicator_picture import IndicatorPicture, indicator_picture
from samspill.policy.content import measure_content
from samspill.policy.council.versions import content_for_all, version_for_all
from samspill.policy.models import (
    Answer,
    EarlierAnswer,
    Measure,
    Policy,
    PolicyVersion,
    Resolution,
    StatusUpdate,
)
from samspill.policy.rules import is_public as is_public_policy
from samspill.pure.measure_standing import Standing, standing
from samspill.pure.themes.covering import covered_words


@dataclass(frozen=True)
class MeasureNow:
    """A measure as it is read: its words from the document, how far it has come from its row.

    told     every field as text, as in `MEASURE_FIELDS`
    behind   references of the contributions behind it in the document
    updates  what was told of it, the earliest first
    """

    key: int
    passage: int
    reference: str
    told: Mapping[str, str]
    behind: Sequence[str]
    findings: Sequence[str]
    status: str = Measure.Status.PROPOSED
    status_reason: str = ""
    expected_on: date | None = None
    updates: Sequence[StatusUpdate] = ()

    @property
    def text(self) -> str:
        return self.told["text"]

    @property
    def deadline(self) -> date | None:
        day = self.told["deadline"]
        return date.fromisoformat(day) if day else None

    @property
    def is_finished(self) -> bool:
        return self.status in (Measure.Status.DELIVERED, Measure.Status.DROPPED)

    def standing(self, today: date) -> Standing:
        return standing(
            self.status, deadline=self.deadline, expected_on=self.expected_on, today=today
        )

    @property
    def picture(self) -> IndicatorPicture | None:
        """What was measured against the target; None before two values are told."""
        values = [
            (timezone.localdate(one.at), one.indicator_value)
            for one in self.updates
            if one.indicator_value is not None
        ]
        return indicator_picture(
            values, name=self.told["indicator"], target=self.told["target"],
            baseline=self.told["baseline"],
        )  # fmt: skip


@dataclass(frozen=True)
class Chain:
    """One contribution's chain within the policy of its dialogue.

    drafted   the first version that everyone could read; None before there is one
    shown     the newest such
    first     the measures as they stood in `drafted`, by key
    """

    contribution: Contribution
    policy: Policy
    answer: Answer | None
    earlier: Sequence[EarlierAnswer]
    measures: Sequence[MeasureNow]
    all_measures: Sequence[Mapping[str, Any]]
    resolutions: Sequence[Resolution] = ()
    drafted: PolicyVersion | None = None
    shown: PolicyVersion | None = None
    first: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def can_change(self) -> bool:
        """Whether there is more to be told: an answer, a text that is written on, a measure to do."""
        is_written = self.policy.is_open_for_writing
        return is_written or self.answer is None or bool(self.open_measures)

    @property
    def open_measures(self) -> list[MeasureNow]:
        return [one for one in self.measures if not one.is_finished]


def chain_of(contribution: Contribution, *, is_public: bool) -> Chain | None:
    """None without a policy, and for everyone before it is out for consultation."""
    policy = (
        Policy.objects.filter(dialogue=contribution.dialogue_id).select_related("organiser").first()
    )
    if policy is None or (is_public and not is_public_policy(policy)):
        return None
    if not is_public:
        return _as_it_is_written(contribution, policy)
    shown = version_for_all(policy)
    drafted = _first_public(policy, shown)
    document = content_for_all(policy, shown)
    measures = measures_in(document)
    first = drafted.content if drafted else document
    mine = [one for one in measures if contribution.reference in one["contributions"]]
    since = drafted.at if drafted else None
    return Chain(
        contribution,
        policy,
        answer=Answer.objects.filter(contribution=contribution).first(),
        earlier=_earlier(contribution, since=since),
        measures=_now(mine),
        all_measures=measures,
        resolutions=list(policy.resolutions.select_related("version").order_by("decided_on", "pk")),
        drafted=drafted,
        shown=shown,
        first={one["measure"]: one for one in measures_in(first)},
    )


def measures_in(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All measures of a kept document, in its order."""
    return [measure for goal in document["goals"] for measure in goal["measures"]]


def _first_public(policy: Policy, shown: PolicyVersion | None) -> PolicyVersion | None:
    first = policy.versions.public().defer("content").order_by("number").first()
    return shown if first == shown else first


def _as_it_is_written(contribution: Contribution, policy: Policy) -> Chain:
    links = contribution.links.select_related("measure__goal", "measure__passage")
    found = [one.measure for one in links.order_by("measure__goal__number", "measure__number")]
    rows = [
        {
            "measure": one.pk,
            "passage": one.passage.pk,
            "reference": one.reference,
            **measure_content(one),
            "contributions": [contribution.reference],
            "findings": [],
        }
        for one in found
    ]
    return Chain(
        contribution,
        policy,
        answer=Answer.objects.filter(contribution=contribution).first(),
        earlier=_earlier(contribution, since=None),
        measures=_now(rows),
        all_measures=rows,
        resolutions=list(policy.resolutions.select_related("version").order_by("decided_on", "pk")),
    )


def _now(measures: Iterable[Mapping[str, Any]]) -> list[MeasureNow]:
    listed = list(measures)
    keys = [one["measure"] for one in listed]
    rows = {row.pk: row for row in Measure.objects.filter(pk__in=keys)}
    updates: dict[int, list[StatusUpdate]] = {key: [] for key in keys}
    told = StatusUpdate.objects.standing().filter(measure__in=keys).select_related("owner")
    for update in told.order_by("at", "pk"):
        updates[update.measure_id].append(update)
    return [_measure_now(one, rows.get(one["measure"]), updates[one["measure"]]) for one in listed]


def _measure_now(
    told: Mapping[str, Any], row: Measure | None, updates: Sequence[StatusUpdate]
) -> MeasureNow:
    """A proposal may be taken away from the draft while the version with it is still out."""
    measure = MeasureNow(
        told["measure"],
        told["passage"],
        told["reference"],
        told=told,
        behind=told["contributions"],
        findings=told["findings"],
        updates=updates,
    )
    if row is None:
        return measure
    return replace(
        measure,
        status=row.status,
        status_reason=covered_words(row.status_reason, get_language() or "nb"),
        expected_on=row.expected_on,
    )


def _earlier(contribution: Contribution, *, since: datetime | None) -> list[EarlierAnswer]:
    """Answers that stood before; those that nobody outside could read are left out."""
    rows = EarlierAnswer.objects.filter(contribution=contribution)
    return list(rows.filter(until__gt=since) if since else rows)
