"""The half-year report to the council: made from the rows once, and kept as it was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.papers import ask_for_paper
from samspill.policy.content import fingerprint
from samspill.policy.errors import ReportedError
from samspill.policy.following.reading import as_day, as_sum, indicator_values, kept_content
from samspill.policy.models import Measure, Paper, StatusRound, StatusUpdate
from samspill.pure.status_report import ReportedMeasure, ReportHead, status_report
from samspill.pure.themes.covering import covered_words

FORMS = ("docx", "pdf")


@transaction.atomic
def make_report(round_: StatusRound, *, by: User | None = None) -> StatusRound:
    """Keep the report as the rows stand now. The round is closed: nothing more is told in it.

    Raises ReportedError when it is made already.
    """
    held = StatusRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if held.reported_at is not None:
        raise ReportedError
    held.report = report_of(held)
    held.fingerprint = fingerprint(held.report)
    held.reported_at = timezone.now()
    held.save(update_fields=["report", "fingerprint", "reported_at"])
    for form in FORMS:
        ask_for_paper(held.policy, kind=Paper.Kind.STATUS_REPORT, subject=held.pk, form=form)
    record(
        held,
        action="policy.status_reported",
        organiser_number=held.policy.organiser_id,
        by=by,
        number=held.number,
    )
    return held


def report_of(round_: StatusRound) -> dict[str, Any]:
    """The report as it would be made now, in a fixed number of queries."""
    policy = round_.policy
    resolution = policy.resolution
    head = ReportHead(
        title=policy.title,
        language=policy.language,
        number=round_.number,
        asked_on=timezone.localtime(round_.asked_at).date(),
        reported_on=timezone.localdate(),
        adopted_on=resolution.decided_on if resolution else None,
        adopted_by=resolution.body if resolution else "",
    )
    content = kept_content(policy)
    goals = [(goal["number"], goal["text"]) for goal in content["goals"]]
    return status_report(head, goals, _measures(round_, content))


def is_unchanged(round_: StatusRound) -> bool:
    """Whether the kept report still has the fingerprint it was given."""
    return round_.report is not None and fingerprint(round_.report) == round_.fingerprint


def _measures(round_: StatusRound, content: Mapping[str, Any]) -> list[ReportedMeasure]:
    policy = round_.policy
    rows = {one.pk: one for one in Measure.objects.filter(goal__policy=policy)}
    owned = set(rows) & set(policy.owners.values_list("measures", flat=True))
    updates = StatusUpdate.objects.filter(request__round=round_)
    told = set(updates.values_list("measure", flat=True))
    values = indicator_values(policy)
    return [
        _reported(goal["number"], one, rows[one["measure"]], values, owned, told, policy.language)
        for goal in content["goals"]
        for one in goal["measures"]
        if one["measure"] in rows
    ]


def _reported(
    goal: int,
    one: dict[str, Any],
    row: Measure,
    values: dict[int, list[Any]],
    owned: set[int],
    told: set[int],
    language: str,
) -> ReportedMeasure:
    """The text as it was kept; how far it has come from the row."""
    return ReportedMeasure(
        reference=one["reference"],
        goal=goal,
        text=one["text"],
        status=row.status,
        unit=one["responsible_unit"],
        reason=covered_words(row.status_reason, language),
        deadline=as_day(one["deadline"]),
        expected_on=row.expected_on,
        indicator=one["indicator"],
        baseline=one["baseline"],
        target=one["target"],
        values=values.get(row.pk, []),
        cost_once=as_sum(one["cost_once"]),
        cost_yearly=as_sum(one["cost_yearly"]),
        has_owner=row.pk in owned,
        is_told=row.pk in told,
    )
