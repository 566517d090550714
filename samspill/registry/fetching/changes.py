"""Changes the registers have told of: shown field by field, and taken in or passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.pure.norwegian_names import calm_name
from samspill.registry import actions
from samspill.registry.differences import Difference, differences, words_for
from samspill.registry.importing import STATUS_REASONS, plan_import
from samspill.registry.models import Association, Category, RegisterChange
from samspill.registry.rows import from_values

Source, State = Association.Source, RegisterChange.State


@dataclass(frozen=True)
class ChangeShown:
    """One change as a person reads it.

    differences   field by field; empty for a new association
    kept          fields that stay, since a person has the word on them, in words
    note          what follows of it: "is deleted from the register, and is not invited"; or ""
    """

    change: RegisterChange
    name: str
    differences: list[Difference]
    kept: str
    note: str
    is_new: bool


def waiting_changes(organiser: Organiser, most: int) -> list[ChangeShown]:
    """The first of those that wait, oldest first. A fixed number of queries."""
    waiting = list(organiser.register_changes.filter(state=State.PROPOSED)[:most])
    rows = [from_values(one.row) for one in waiting]
    plan = plan_import(organiser, rows=rows, source=Source.REGISTER)
    planned = {one.row.org_number: one for one in (*plan.added, *plan.changed)}
    kept = {one.row.org_number: words_for(one.kept) for one in plan.kept}
    kinds = {category.pk: category for category in Category.objects.all()}
    shown = []
    for change, row in zip(waiting, rows, strict=True):
        one = planned.get(change.org_number)
        shown.append(
            ChangeShown(
                change=change,
                name=calm_name(row.name) or change.org_number,
                differences=differences(one, kinds=kinds) if one else [],
                kept=kept.get(change.org_number, ""),
                note=str(STATUS_REASONS.get(Association.Status(row.status), "")),
                is_new=bool(one and one.is_new),
            )
        )
    return shown


@transaction.atomic
def settle_changes(
    organiser: Organiser, *, numbers: Sequence[int], take_in: bool, by: User | None = None
) -> int:
    """Take in or pass over those that still wait of these; returns how many were settled."""
    Organiser.objects.select_for_update().get(pk=organiser.pk)
    waiting = organiser.register_changes.filter(state=State.PROPOSED, pk__in=numbers)
    changes = list(waiting)
    if not changes:
        return 0
    if take_in:
        rows = [from_values(one.row) for one in changes]
        actions.import_associations(organiser, rows=rows, source=Source.REGISTER, by=by)
    else:
        record(
            organiser,
            action="registry.changes_passed_over",
            organiser_number=organiser.pk,
            by=by,
            count=len(changes),
        )
    state = State.TAKEN_IN if take_in else State.PASSED_OVER
    waiting.update(state=state, row={}, settled_by=by, settled_at=timezone.now())
    return len(changes)
