"""Lines of the run sheet between the programme's own."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samspill.conference.models import Conference, RunSheetCue
from samspill.history.actions import record
from samspill.people.models import User


@transaction.atomic
def save_cue(
    cue: RunSheetCue,
    *,
    starts_at: datetime,
    what: str,
    responsible: str = "",
    on_projector: str = "",
    by: User | None = None,
) -> RunSheetCue:
    """Write a new or a changed line. It is told to nobody: the run sheet is for those who hold it."""
    cue.starts_at, cue.what = starts_at, what.strip()
    cue.responsible, cue.on_projector = responsible.strip(), on_projector.strip()
    cue.save()
    _record(cue.conference, by)
    return cue


@transaction.atomic
def remove_cue(cue: RunSheetCue, *, by: User | None = None) -> None:
    conference = cue.conference
    cue.delete()
    _record(conference, by)


@transaction.atomic
def set_duty(
    item_of: Conference, *, item: int, responsible: str, on_projector: str, by: User | None = None
) -> int:
    """Who sees to an item of the programme, and what is on the projector. Returns 1, or 0: no such."""
    rows = item_of.programme.filter(pk=item)
    changed = rows.update(responsible=responsible.strip(), on_projector=on_projector.strip())
    if changed:
        _record(item_of, by)
    return changed


def _record(conference: Conference, by: User | None) -> None:
    record(
        conference,
        action="conference.run_sheet_changed",
        organiser_number=conference.organiser_id,
        by=by,
    )
