"""Fourteen months with Luster's policy: owners asked twice, statuses told, one report to the council."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from samspill.dialogue.models import Dialogue
from samspill.overview.demo.finding_measures import measure_on
from samspill.overview.demo.story import on
from samspill.people.models import User
from samspill.policy import actions
from samspill.policy.actions.case_documents import draft_case_document, write_case_document
from samspill.policy.actions.followers import ask_to_follow, confirm_follower
from samspill.policy.actions.owners import name_owner
from samspill.policy.actions.status_reports import make_report
from samspill.policy.actions.status_rounds import ask_owners, tell_status
from samspill.policy.models import Follower, Measure, Policy, StatusRound

MONTH = 30.44  # days
FIRST_ROUND, SECOND_ROUND = 6.0, 13.4  # months after the adoption
WAITING = 2  # owners who have not told of the second round yet
UNDER_WAY = "Arbeidet er i gang, saman med laga som bad om det."
MEASURED = "Vi held fram med å måle korleis det går."
NOT_BEGUN = "Tek til seinare, slik det står i handlingsplanen."
Told = dict[str, Any]


@dataclass(frozen=True)
class Event:
    """A status that was told at one time, and the day it came to stand as the row says.

    value    the indicator's, where it was measured
    is_last  of this measure: then it stands as the row says
    """

    at: datetime
    settled: datetime
    measure: Measure
    row: Told
    value: int | None = None
    is_last: bool = True


def live_by_it(policy: Policy, told: Told, *, by: User, adopted: datetime) -> None:
    with on(adopted + timedelta(days=20)):
        _name_owners(policy, told, by=by)
    events = sorted(_events(policy, told, adopted), key=lambda event: event.at)
    first, second = (_after(adopted, months) for months in (FIRST_ROUND, SECOND_ROUND))
    _tell([event for event in events if event.at < first], adopted, by=by)
    _first_round(policy, told, first, adopted, by=by)
    _tell([event for event in events if first <= event.at < second], adopted, by=by)
    _second_round(policy, second, by=by)


def follow(dialogue: Dialogue, told: Told) -> None:
    """Somebody asks to be told what becomes of what was said first of each."""
    for row in told["followers"]:
        found = dialogue.findings.get(theme__code__endswith=f".{row['detail']}")
        one = found.contributions.filter(published__isnull=False).earliest("pk")
        ask_to_follow(one, email=row["email"], language="nn")
        confirm_follower(Follower.objects.get(contribution=one, email=row["email"]))


def lay_before_the_council(policy: Policy, told: Told, *, by: User, meeting: date) -> None:
    """The case document, some weeks before it is decided."""
    document = draft_case_document(policy, by=by)
    write_case_document(
        document,
        body=told["resolution"]["body"],
        case_number=told["resolution"]["case_number"],
        meeting_on=meeting,
        case_officer="Synnøve Døme",
        by=by,
    )


def _name_owners(policy: Policy, told: Told, *, by: User) -> None:
    for row in told["owners"]:
        measures = Measure.objects.filter(goal__policy=policy, responsible_unit__in=row["units"])
        name_owner(
            policy,
            role=row["role"],
            email=row["email"],
            measures=list(measures),
            language="nn",
            by=by,
        )


def _events(policy: Policy, told: Told, adopted: datetime) -> Iterator[Event]:
    """What the coordinator heard between the rounds."""
    measured = {(row["theme"], row["detail"]): row["values"] for row in told["indicators"]}
    for index, row in enumerate(told["measures"]):
        measure = measure_on(policy, row)
        if measure is None:
            continue
        settled = adopted + timedelta(days=90 + 20 * index)
        values = measured.get((row["theme"], row["detail"]), {})
        if row["status"] not in ("proposed", "adopted"):
            yield Event(settled, settled, measure, row, is_last=not values)
        last = max((float(months) for months in values), default=0.0)
        for months, value in values.items():
            at = _after(adopted, float(months) + 0.2)
            is_last = float(months) == last
            yield Event(at, settled, measure, row, int(value), is_last=is_last)


def _tell(events: list[Event], adopted: datetime, *, by: User) -> None:
    for event in events:
        status, reason = _status_at(event)
        with on(event.at):
            actions.set_status(
                event.measure,
                status=status,
                reason=reason,
                expected_on=_expected(event, adopted),
                indicator_value=Decimal(event.value) if event.value is not None else None,
                by=by,
            )


def _status_at(event: Event) -> tuple[str, str]:
    """How it stood that day: under way until it was settled."""
    if event.at < event.settled:
        return "in_progress", UNDER_WAY
    told = event.row.get("status_reason", "")
    return event.row["status"], told if event.is_last else MEASURED


def _expected(event: Event, adopted: datetime) -> date | None:
    months = event.row.get("expected_months")
    return _after(adopted, float(months)).date().replace(day=1) if months else None


def _first_round(
    policy: Policy, told: Told, asked: datetime, adopted: datetime, *, by: User
) -> None:
    """Everyone told, and the council got its report."""
    with on(asked):
        round_ = ask_owners(policy, due_on=(asked + timedelta(days=21)).date(), by=by)
    with on(asked + timedelta(days=9)):
        for request in round_.requests.select_related("owner"):
            for measure in _left(request.owner.measures):
                begins = measure.starts_on and measure.starts_on <= asked.date()
                status, reason = ("in_progress", UNDER_WAY) if begins else ("adopted", NOT_BEGUN)
                tell_status(request, measure=measure, status=status, reason=reason)
    with on(asked + timedelta(days=25)):
        make_report(round_, by=by)
        draft_case_document(policy, kind="status", by=by)


def _second_round(policy: Policy, asked: datetime, *, by: User) -> None:
    """Some have told, the others are waited for: that is where the demo stands."""
    with on(asked):
        round_: StatusRound = ask_owners(policy, due_on=_soon(asked), by=by)
    with on(asked + timedelta(days=6)):
        requests = list(round_.requests.select_related("owner").order_by("pk"))
        for request in requests[:-WAITING]:
            for measure in _left(request.owner.measures):
                reason = measure.status_reason or UNDER_WAY
                tell_status(
                    request,
                    measure=measure,
                    status=measure.status,
                    reason=reason,
                    expected_on=measure.expected_on,
                )


def _left(measures: Any) -> list[Measure]:
    return [one for one in measures.select_related("goal") if not one.is_finished]


def _soon(asked: datetime) -> date:
    return (asked + timedelta(days=28)).date()


def _after(day: datetime, months: float) -> datetime:
    return day + timedelta(days=round(months * MONTH))
