"""What a run does: new proposals for the pile, or the report, kept as it was made."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.history.actions import record
from samspill.insight.actions.findings import make_findings
from samspill.insight.actions.proposals import propose_codings
from samspill.insight.actions.runs import LEASE, let_go, settle, teller
from samspill.insight.analysis import make_report
from samspill.insight.models import AnalysisRun
from samspill.insight.reading import language_of
from samspill.insight.report.rows import report_rows
from samspill.people.models import User

Told = Callable[[int, int], None]


def make_run(run: AnalysisRun) -> AnalysisRun:
    """Do what a claimed run asks for. What fails is tried again by the next worker, and raised here."""
    try:
        if run.kind == AnalysisRun.Kind.REPORT:
            _keep(run, _report(run.dialogue, by=run.asked_by, told=teller(run)))
        else:
            propose_codings(run.dialogue, by=run.asked_by, told=teller(run))
            settle(run)
    except Exception:
        let_go(run)
        raise
    return run


def make_report_at_once(dialogue: Dialogue, *, by: User | None = None) -> AnalysisRun:
    """Findings and report, for those who can wait for them."""
    run = AnalysisRun.objects.create(
        dialogue=dialogue,
        kind=AnalysisRun.Kind.REPORT,
        state=AnalysisRun.State.RUNNING,
        asked_by=by,
        lease_owner=uuid.uuid4().hex,
        leased_until=timezone.now() + LEASE,
        attempts=1,
    )
    return make_run(run)


def _report(dialogue: Dialogue, *, by: User | None, told: Told) -> dict[str, Any]:
    language = language_of(dialogue)
    make_findings(dialogue, language=language, by=by)
    return make_report(report_rows(dialogue, language=language), told=told)


@transaction.atomic
def _keep(run: AnalysisRun, report: dict[str, Any]) -> None:
    if settle(run, content=report, fingerprint=report["fingerprint"]):
        record(
            run.dialogue,
            action="insight.report_made",
            organiser_number=run.dialogue.organiser_id,
            by=run.asked_by,
            contributions=report["basis"]["count"],
        )
