"""That something kept apart was read: by whom and when, never what stood there."""

from __future__ import annotations

from django.db import transaction

from samspill.conference.models import Conference
from samspill.history.actions import record
from samspill.people.models import User


@transaction.atomic
def note_reading(conference: Conference, *, by: User, form: str) -> None:
    """form   "page" | "file" """
    record(
        conference,
        action="conference.needs_read",
        organiser_number=conference.organiser_id,
        by=by,
        form=form,
    )
