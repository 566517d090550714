"""Undoing at the workbench, and doing again: every field goes back, and the proposals follow."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from samspill.history.actions import record
from samspill.insight.actions import acts
from samspill.insight.actions.acts import lock
from samspill.insight.actions.again import propose_again_soon
from samspill.insight.errors import CannotRedoError, CannotUndoError
from samspill.insight.models import Coding, SortingAct
from samspill.people.models import User

OF_THEMES = (
    SortingAct.Kind.THEME_MADE,
    SortingAct.Kind.THEME_CHANGED,
    SortingAct.Kind.THEME_PUT_AWAY,
)
OF_MANY = (
    *OF_THEMES,
    SortingAct.Kind.MERGED,
    SortingAct.Kind.PARTED,
    SortingAct.Kind.TOLD_APART,
)


@transaction.atomic
def undo(act: SortingAct, *, by: User | None = None) -> SortingAct:
    """Put every field that the act changed back to what it was.

    Raises   CannotUndoError when it is undone already, when something done since stands on the same
             fields, or when a person's word would be left on a theme that is put away
    """
    act = _locked(act)
    if act.undone_at is not None:
        raise CannotUndoError
    acts.put_back(act)
    _refuse_put_away(act)
    act.undone_at, act.undone_by = timezone.now(), by
    return _noted(act, action="insight.act_undone", by=by)


@transaction.atomic
def redo(act: SortingAct, *, by: User | None = None) -> SortingAct:
    """Do again what was undone: every field gets the value that the act gave it.

    Raises   CannotRedoError when it is not undone, or something that bears on it has been done or
             undone since: then nobody knows that it would be the same act
    """
    act = _locked(act)
    if act.undone_at is None or any(_bears_on(other, act) for other in _since(act)):
        raise CannotRedoError
    try:
        acts.put_again(act)
        _refuse_put_away(act)
    except CannotUndoError as error:
        raise CannotRedoError from error
    act.undone_at = act.undone_by = None
    return _noted(act, action="insight.act_redone", by=by)


def _locked(act: SortingAct) -> SortingAct:
    lock(act.dialogue)
    return SortingAct.objects.select_for_update(of=("self",)).get(pk=act.pk)


def _noted(act: SortingAct, *, action: str, by: User | None) -> SortingAct:
    """Written down on the act and in the history; the proposals follow."""
    act.save(update_fields=["undone_at", "undone_by"])
    record(
        act.dialogue,
        action=action,
        organiser_number=act.dialogue.organiser_id,
        by=by,
        kind=act.kind,
    )
    propose_again_soon(act.dialogue, at_once=act.kind in OF_THEMES)
    return act


def _since(act: SortingAct) -> QuerySet[SortingAct]:
    """What was done or undone after this one was undone."""
    later = Q(at__gt=act.undone_at) | Q(undone_at__gt=act.undone_at)
    return act.dialogue.sorting_acts.filter(later).exclude(pk=act.pk)


def _bears_on(other: SortingAct, act: SortingAct) -> bool:
    """Whether two acts touch the same: a contribution, a row, or what joins many of them."""
    is_same = act.contribution_id is not None and act.contribution_id == other.contribution_id
    is_joining = act.kind in OF_MANY and other.kind in OF_MANY
    return is_same or is_joining or bool(acts.rows_of(act) & acts.rows_of(other))


def _refuse_put_away(act: SortingAct) -> None:
    """A person's word may not be left on a theme that is put away."""
    put_away = Q(primary__is_put_away=True) | Q(detail__is_put_away=True)
    words = Coding.objects.current().filter(
        put_away | Q(secondary__is_put_away=True),
        contribution__organiser=act.dialogue.organiser_id,
        source=Coding.Source.PERSON,
    )
    if words.exists():
        raise CannotUndoError
