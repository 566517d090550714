"""The workbench's own log: what a person did to the layers above the words, and the way back.

Every layer is rows with flags, so that whatever is done is some fields that changed their value. An act
knows them all; to undo it is to put them back, newest first where two acts touched the same field.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.errors import CannotUndoError
from samspill.insight.models import SortingAct
from samspill.people.models import User

Change = dict[str, Any]


class Changes:
    """The fields that an act changes, gathered as they are changed.

    `of` is for a row that stands already, `new` for one just created with its flag set: undone, the
    row is kept and the flag is taken away.
    """

    def __init__(self) -> None:
        self.all: list[Change] = []

    def of(self, row: Model, **values: Any) -> None:
        """Set these fields and save them. Those that are so already are no change."""
        changed = {name: value for name, value in values.items() if _value(row, name) != value}
        for name, value in changed.items():
            self._note(row, name, _value(row, name), value)
            setattr(row, row._meta.get_field(name).attname, value)
        if changed:
            row.save(update_fields=list(changed))

    def new(self, row: Model, *flags: str) -> None:
        """A row that this act made; `flags` are its fields that are true while the act stands."""
        for name in flags:
            self._note(row, name, False, True)

    def _note(self, row: Model, name: str, was: Any, now: Any) -> None:
        place = {"model": row._meta.model_name, "pk": row.pk, "field": name}
        self.all.append({**place, "was": was, "is": now})


def lock(dialogue: Dialogue) -> Dialogue:
    """One at a time at the workbench of a dialogue, for the caller's transaction."""
    return Dialogue.objects.select_for_update(of=("self",)).get(pk=dialogue.pk)


def note_act(
    dialogue: Dialogue,
    *,
    kind: SortingAct.Kind,
    changes: Changes,
    by: User | None,
    contribution: Contribution | None = None,
) -> SortingAct:
    """Write one act in the caller's transaction."""
    return SortingAct.objects.create(
        dialogue=dialogue, contribution=contribution, kind=kind, changes=changes.all, by=by
    )


def last_act(dialogue: Dialogue, *, by: User, before: int | None = None) -> SortingAct | None:
    """The newest of a person's own acts that is not undone; before: of those older than this one."""
    own = dialogue.sorting_acts.filter(by=by, undone_at=None)
    return own.filter(pk__lt=before).first() if before else own.first()


def act_in_the_way(act: SortingAct) -> SortingAct | None:
    """The newest act done since that stands on the same rows, so that this one cannot be undone."""
    since = act.dialogue.sorting_acts.filter(pk__gt=act.pk, undone_at=None).select_related("by")
    for later in since:
        if rows_of(act) & rows_of(later):
            return later
    return since.filter(contribution=act.contribution).first() if act.contribution_id else None


def rows_of(act: SortingAct) -> set[tuple[str, Any]]:
    """The rows that an act touched, as (model, pk)."""
    return {(change["model"], change["pk"]) for change in act.changes}


def put_back(act: SortingAct) -> None:
    """Give every field the value that it had before the act, in the caller's transaction.

    Raises    CannotUndoError when one of them is no longer as the act left it, or its place is taken
    """
    _turn(act.changes)


def put_again(act: SortingAct) -> None:
    """Give every field the value that the act gave it, in the caller's transaction.

    Raises    CannotUndoError when one of them is no longer as it was before the act
    """
    turned = [{**change, "was": change["is"], "is": change["was"]} for change in act.changes]
    _turn(turned[::-1])


def _turn(changes: list[Change]) -> None:
    try:
        with transaction.atomic():
            for change in _backwards(changes):
                _put_back(change)
    except IntegrityError as taken:  # something done since stands where this stood
        raise CannotUndoError from taken


def _backwards(changes: list[Change]) -> list[Change]:
    """What gives up a place comes before what takes it, or a unique constraint would refuse."""
    newest_first = changes[::-1]
    gives_up = [change for change in newest_first if change["was"] is not True]
    return gives_up + [change for change in newest_first if change["was"] is True]


def _put_back(change: Change) -> None:
    model = apps.get_model("insight", change["model"])
    field = change["field"]
    row = model.objects.select_for_update(of=("self",)).filter(pk=change["pk"]).first()
    if row is None or _value(row, field) != change["is"]:
        raise CannotUndoError
    setattr(row, model._meta.get_field(field).attname, change["was"])
    row.save(update_fields=[field])


def _value(row: Model, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)
