"""What the pages about living by the policy read, each in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.policy.council.versions import content_for_all, version_for_all
from samspill.policy.following.words import NAMES
from samspill.policy.models import Measure, Policy, StatusUpdate
from samspill.pure.action_plan import ActionPlan, PlannedMeasure, action_plan
from samspill.pure.measure_standing import Standing, standing
from samspill.pure.themes.covering import covered_words


def adopted_policy(organiser: Organiser) -> Policy | None:
    """What is in force: the newest that is adopted, also while the next one is being written."""
    return _policies(organiser).filter(state=Policy.State.ADOPTED).first()


def _policies(organiser: Organiser) -> Any:
    policies = organiser.policies.select_related(
        "dialogue__conference__process", "dialogue__organiser", "organiser"
    )
    return policies.order_by("-pk")


def kept_content(policy: Policy) -> Mapping[str, Any]:
    """The text in force, also while an amendment is out for consultation."""
    return content_for_all(policy, version_for_all(policy))


@dataclass(frozen=True)
class Followed:
    """A measure of the kept text with how far it has come, live.

    goal     its number
    told     what was written of it, as it was written
    """

    key: int
    goal: int
    reference: str
    text: str
    status: str
    standing: Standing
    told: str
    deadline: date | None
    expected_on: date | None
    fields: Mapping[str, Any]
    language: str

    @property
    def reason(self) -> str:
        """As everyone may read it."""
        return covered_words(self.told, self.language)

    @property
    def word(self) -> str:
        return str(NAMES[self.standing])

    @property
    def unit(self) -> str:
        return str(self.fields["responsible_unit"])


@dataclass(frozen=True)
class FollowedGoal:
    number: int
    text: str
    measures: list[Followed]


def followed_goals(policy: Policy, content: Mapping[str, Any], today: date) -> list[FollowedGoal]:
    """One query whatever the size. What has been taken away since the text was kept is left out."""
    rows = Measure.objects.filter(goal__policy=policy)
    live = {
        one[0]: one[1:] for one in rows.values_list("pk", "status", "status_reason", "expected_on")
    }
    return [
        FollowedGoal(
            goal["number"],
            goal["text"],
            [
                _followed(goal["number"], one, live[one["measure"]], today, policy.language)
                for one in goal["measures"]
                if one["measure"] in live
            ],
        )
        for goal in content["goals"]
    ]


def _followed(
    goal: int,
    one: Mapping[str, Any],
    live: tuple[str, str, date | None],
    today: date,
    language: str,
) -> Followed:
    status, told, expected_on = live
    deadline = as_day(one["deadline"])
    return Followed(
        key=one["measure"],
        goal=goal,
        reference=one["reference"],
        text=one["text"],
        status=status,
        standing=standing(status, deadline=deadline, expected_on=expected_on, today=today),
        told=told,
        deadline=deadline,
        expected_on=expected_on,
        fields=one,
        language=language,
    )


def followed(goals: list[FollowedGoal]) -> Iterator[Followed]:
    for goal in goals:
        yield from goal.measures


def indicator_values(policy: Policy) -> dict[int, list[tuple[date, Decimal]]]:
    """What was measured, by measure, in the order of time. One query."""
    updates = StatusUpdate.objects.standing().filter(
        measure__goal__policy=policy, indicator_value__isnull=False
    )
    found: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    for key, at, value in updates.order_by("at", "pk").values_list(
        "measure", "at", "indicator_value"
    ):
        found[key].append((timezone.localtime(at).date(), value))
    return found


def plan_of(policy: Policy, content: Mapping[str, Any]) -> ActionPlan:
    """The action plan of a kept text; what has been dropped since costs nothing."""
    rows = Measure.objects.filter(goal__policy=policy).values_list("pk", "status", "expected_on")
    live = {pk: (status, expected_on) for pk, status, expected_on in rows}
    measures = [
        _planned(one, *live.get(one["measure"], ("", None)))
        for goal in content["goals"]
        for one in goal["measures"]
    ]
    return action_plan(measures, first_year=first_year(policy))


def first_year(policy: Policy) -> int:
    """The year after the resolution, when the first budget can carry it; else after this one."""
    first = policy.resolutions.order_by("decided_on", "pk").first()
    return (first.decided_on if first else timezone.localdate()).year + 1


def _planned(one: Mapping[str, Any], status: str, expected_on: date | None) -> PlannedMeasure:
    who = ", ".join(part for part in (one["responsible_unit"], one["responsible_role"]) if part)
    return PlannedMeasure(
        key=one["measure"],
        reference=one["reference"],
        text=one["text"],
        who=who,
        starts_on=as_day(one["starts_on"]),
        deadline=as_day(one["deadline"]),
        expected_on=expected_on,
        cost_once=as_sum(one["cost_once"]),
        cost_yearly=as_sum(one["cost_yearly"]),
        funding=one["funding"],
        is_dropped=status == Measure.Status.DROPPED,
    )


def as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def as_sum(text: str) -> Decimal | None:
    return Decimal(text) if text else None
