"""When the proposals have fallen behind what people have confirmed, the worker is asked for new ones."""

from __future__ import annotations

from django.db.models import Q

from samspill.dialogue.models import Dialogue
from samspill.insight.actions.runs import ask_for_run
from samspill.insight.models import AnalysisRun, SortingAct

ENOUGH_CONFIRMED = 10
CONFIRMING = (SortingAct.Kind.CODED, SortingAct.Kind.SETTLED)


def propose_again_soon(dialogue: Dialogue, *, at_once: bool = False) -> AnalysisRun | None:
    """Ask for new proposals when enough has been confirmed, or undone, since they were asked for last.

    at_once   whatever has been confirmed: a theme has come or gone
    """
    if not at_once and _confirmed_since(dialogue) < ENOUGH_CONFIRMED:
        return None
    return ask_for_run(dialogue, kind=AnalysisRun.Kind.PROPOSALS)


def _confirmed_since(dialogue: Dialogue) -> int:
    runs = dialogue.analysis_runs.filter(kind=AnalysisRun.Kind.PROPOSALS)
    last = runs.order_by("-pk").values_list("asked_at", flat=True).first()
    acts = dialogue.sorting_acts.filter(kind__in=CONFIRMING)
    if last is not None:
        acts = acts.filter(Q(at__gt=last, undone_at=None) | Q(at__lte=last, undone_at__gt=last))
    else:
        acts = acts.filter(undone_at=None)
    return acts[:ENOUGH_CONFIRMED].count()
