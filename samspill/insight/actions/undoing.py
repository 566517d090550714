"""Undoing at the workbench: every field goes back, and the proposals follow."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from samspill.insight.actions import acts
from samspill.insight.actions.again import propose_again_soon
from samspill.insight.errors import CannotUndoError
from samspill.insight.models import Coding, SortingAct
from samspill.people.models import User

OF_THEMES = (
    SortingAct.Kind.THEME_MADE,
    SortingAct.Kind.THEME_CHANGED,
    SortingAct.Kind.THEME_PUT_AWAY,
)


@transaction.atomic
def undo(act: SortingAct, *, by: User | None = None) -> SortingAct:
    """Put every field that the act changed back to what it was.

    Raises   CannotUndoError when it is undone already, when something done since stands on the same
             fields, or when a person's word would be left on a theme that is put away
    """
    undone = acts.undo(act, by=by)
    put_away = Q(primary__is_put_away=True) | Q(detail__is_put_away=True)
    words = Coding.objects.current().filter(
        put_away | Q(secondary__is_put_away=True),
        contribution__organiser=act.dialogue.organiser_id,
        source=Coding.Source.PERSON,
    )
    if words.exists():
        raise CannotUndoError
    propose_again_soon(act.dialogue, at_once=act.kind in OF_THEMES)
    return undone
