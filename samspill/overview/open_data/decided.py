"""What one place has decided, as everyone may read it: policies, goals, measures, resolutions, status.

The text is that of the kept version that everyone reads; how far measures have come is as of now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.overview.open_data.files import Row
from samspill.overview.open_data.said import findings_of, key, published_keys
from samspill.policy.content import MEASURE_FIELDS
from samspill.policy.council.live_measures import live_measures
from samspill.policy.council.versions import PUBLIC_STATES, content_for_all, version_for_all
from samspill.policy.following.reading import plan_of
from samspill.policy.models import (
    Measure,
    MeasureContribution,
    Policy,
    PolicyVersion,
    Resolution,
    StatusRound,
    StatusUpdate,
)


@dataclass(frozen=True)
class Shown:
    """A policy that everyone may read, in the version that they read."""

    policy: Policy

    @cached_property
    def version(self) -> PolicyVersion | None:
        return version_for_all(self.policy)

    @cached_property
    def content(self) -> Mapping[str, Any]:
        return content_for_all(self.policy, self.version)

    @property
    def measures(self) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        """(goal, measure) in the document's order."""
        return ((goal, one) for goal in self.content["goals"] for one in goal["measures"])


def shown_policies(organiser: Organiser) -> list[Shown]:
    rows = organiser.policies.filter(state__in=PUBLIC_STATES).order_by("pk")
    return [Shown(policy) for policy in rows]


def policies(organiser: Organiser) -> Iterator[Row]:
    for one in (shown := shown_policies(organiser)):
        known = {other.policy.pk for other in shown}
        policy, version = one.policy, one.version
        yield {
            "id": policy.pk,
            "title": one.content["title"],
            "form": one.content["form"],
            "language": one.content["language"],
            "state": policy.state,
            "version": _version_key(version),
            "revises": policy.revises_id if policy.revises_id in known else None,
        }


def versions(organiser: Organiser) -> Iterator[Row]:
    """Every one that was laid before everyone, the first one first."""
    rows = PolicyVersion.objects.public().filter(policy__in=_public_policies(organiser))
    for one in rows.defer("content").order_by("policy", "number"):
        yield {
            "id": _version_key(one),
            "policy": one.policy_id,
            "number": one.number,
            "kind": one.kind,
            "date": _day(one.at),
            "fingerprint": one.fingerprint,
        }


def passages(organiser: Organiser) -> Iterator[Row]:
    """The text around the goals, paragraph by paragraph."""
    for shown in shown_policies(organiser):
        for chapter in shown.content["chapters"]:
            for one in chapter["passages"]:
                yield {
                    "id": one["passage"],
                    "policy": shown.policy.pk,
                    "chapter": chapter["heading"],
                    "text": one["text"],
                }


def goals(organiser: Organiser) -> Iterator[Row]:
    for shown in shown_policies(organiser):
        for goal in shown.content["goals"]:
            yield {
                "id": goal["goal"],
                "policy": shown.policy.pk,
                "number": goal["number"],
                "text": goal["text"],
                "theme": goal["theme"] or None,
            }


def measures(organiser: Organiser) -> Iterator[Row]:
    for shown in shown_policies(organiser):
        live = live_measures(shown.policy)
        for goal, one in shown.measures:
            now = live.get(one["measure"])
            yield {
                "id": one["measure"],
                "policy": shown.policy.pk,
                "goal": goal["goal"],
                "reference": one["reference"],
                **{name: one[name] for name in MEASURE_FIELDS},
                "status": now.status if now else "",
                "status_reason": now.reason if now else "",
                "expected_on": _iso(now.expected_on) if now else "",
                "contributions_behind": len(one["contributions"]),
            }


def measure_contributions(organiser: Organiser) -> Iterator[Row]:
    known, shown = published_keys(organiser), _measure_keys(organiser)
    links = MeasureContribution.objects.filter(measure__goal__policy__organiser=organiser)
    for measure, contribution in links.order_by("measure", "contribution").values_list(
        "measure", "contribution"
    ):
        if measure in shown and contribution in known:
            yield {"measure": measure, "contribution": known[contribution]}


def measure_findings(organiser: Organiser) -> Iterator[Row]:
    shown = _measure_keys(organiser)
    through = Measure.findings.through.objects.filter(finding__in=findings_of(organiser))
    rows = through.order_by("measure", "finding").values_list(
        "measure", "finding__dialogue__conference", "finding__reference"
    )
    for measure, conference, reference in rows:
        if measure in shown:
            yield {"measure": measure, "finding": key(conference, reference)}


def status_updates(organiser: Organiser) -> Iterator[Row]:
    """What was told of each measure, the first first; not by whom."""
    shown = _measure_keys(organiser)
    rows = StatusUpdate.objects.standing().filter(measure__goal__policy__organiser=organiser)
    for one in rows.order_by("at", "pk"):
        if one.measure_id in shown:
            yield {
                "id": one.pk,
                "measure": one.measure_id,
                "date": _day(one.at),
                "status": one.status,
                "reason": one.shown_reason,
                "expected_on": _iso(one.expected_on),
                "indicator_value": None
                if one.indicator_value is None
                else f"{one.indicator_value}",
            }


def resolutions(organiser: Organiser) -> Iterator[Row]:
    rows = Resolution.objects.filter(policy__in=_public_policies(organiser))
    for one in (
        rows.select_related("version").defer("version__content").order_by("decided_on", "pk")
    ):
        yield {
            "id": one.pk,
            "policy": one.policy_id,
            "version": _version_key(one.version),
            "body": one.body,
            "date": one.decided_on.isoformat(),
            "case_number": one.case_number,
            "vote": one.vote,
            "text": one.text,
        }


def action_plan(organiser: Organiser) -> Iterator[Row]:
    """A row a measure and year, and what it costs that year."""
    for shown in shown_policies(organiser):
        plan = plan_of(shown.policy, shown.content)
        for year in plan.years:
            for line in year.lines:
                yield {
                    "policy": shown.policy.pk,
                    "year": year.year,
                    "measure": line.measure.key,
                    "cost": None if line.cost is None else f"{line.cost:f}",
                    "year_cost": f"{year.cost:f}",
                }


def status_reports(organiser: Organiser) -> Iterator[Row]:
    rows = StatusRound.objects.filter(
        policy__in=_public_policies(organiser), reported_at__isnull=False
    )
    for one in rows.defer("report").order_by("policy", "number"):
        yield {
            "id": one.pk,
            "policy": one.policy_id,
            "number": one.number,
            "date": _day(one.reported_at),
            "fingerprint": one.fingerprint,
        }


def _public_policies(organiser: Organiser) -> Any:
    return organiser.policies.filter(state__in=PUBLIC_STATES)


def _measure_keys(organiser: Organiser) -> set[int]:
    return {one["measure"] for shown in shown_policies(organiser) for _goal, one in shown.measures}


def _version_key(version: PolicyVersion | None) -> str | None:
    return f"{version.policy_id}:{version.number}" if version is not None else None


def _day(moment: Any) -> str:
    return timezone.localtime(moment).date().isoformat()


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""
