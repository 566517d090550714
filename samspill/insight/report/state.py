"""Which report may be shown, and what has happened since it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from samspill.dialogue.models import Dialogue
from samspill.insight.models import AnalysisRun, Coding

State = AnalysisRun.State
GOING = (State.WAITING, State.RUNNING)


@dataclass(frozen=True)
class ReportState:
    """Where the report of a dialogue stands.

    made         the newest that is made, with its content; None also where a contribution in it has
                 been taken back since, as its words must not be shown any more
    under_way    what is being made, or waits for it
    has_failed   the last one was given up
    taken_back   contributions withdrawn or erased since the last one was made
    sorted_since, given_since   contributions; has_changed: anything of what the report rests on
    """

    made: AnalysisRun | None = None
    under_way: AnalysisRun | None = None
    has_failed: bool = False
    taken_back: int = 0
    sorted_since: int = 0
    given_since: int = 0
    has_changed: bool = False


def report_state(dialogue: Dialogue) -> ReportState:
    """In a fixed number of queries."""
    newest = newest_run(dialogue)
    under_way = newest if newest is not None and newest.state in GOING else None
    has_failed = newest is not None and newest.state == State.FAILED
    made = dialogue.analysis_runs.reports().exclude(content=None).first()
    if made is None or made.made_at is None:
        return ReportState(under_way=under_way, has_failed=has_failed)
    taken_back = _taken_back(dialogue, made.made_at)
    sorted_since = _sorted_since(dialogue, made.made_at)
    given_since = dialogue.contributions.standing().filter(given_at__gt=made.made_at).count()
    return ReportState(
        made=None if taken_back else made,
        under_way=under_way,
        has_failed=has_failed,
        taken_back=taken_back,
        sorted_since=sorted_since,
        given_since=given_since,
        has_changed=bool(sorted_since or given_since) or _has_changed(dialogue, made.made_at),
    )


def newest_run(dialogue: Dialogue) -> AnalysisRun | None:
    """The report that was asked for last, however it went; without its content."""
    runs = dialogue.analysis_runs.filter(kind=AnalysisRun.Kind.REPORT)
    return runs.defer("content").order_by("-pk").first()


def claim_in_report(dialogue: Dialogue, id: str) -> dict[str, Any] | None:  # noqa: A002 -- its name
    """A claim of the report that is shown, by its id; None where there is none such."""
    made = report_state(dialogue).made
    claims = made.content["claims"] if made is not None and made.content else []
    return next((claim for claim in claims if claim["id"] == id), None)


def _taken_back(dialogue: Dialogue, since: datetime) -> int:
    gone = Q(withdrawn_at__gt=since) | Q(erased_at__gt=since)
    return dialogue.contributions.filter(gone).count()


def _sorted_since(dialogue: Dialogue, since: datetime) -> int:
    by_people = Coding.objects.current().by_people()
    since_then = by_people.filter(contribution__dialogue=dialogue, at__gt=since)
    return since_then.values("contribution").distinct().count()


def _has_changed(dialogue: Dialogue, since: datetime) -> bool:
    """Something done or undone at the workbench, or new proposals from the system."""
    acts = dialogue.sorting_acts.filter(Q(at__gt=since) | Q(undone_at__gt=since))
    proposed = Coding.objects.current().filter(contribution__dialogue=dialogue, at__gt=since)
    runs = dialogue.analysis_runs.filter(kind=AnalysisRun.Kind.PROPOSALS, made_at__gt=since)
    return acts.exists() or proposed.exists() or runs.exists()
