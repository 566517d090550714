from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone

from samspill.history.actions import record
from samspill.overview.retention_table import personal_fields


def erase_what_is_due() -> dict[str, int]:
    """Erase all whose time is out; the proof is a history row with field and number, no more."""
    erased = {}
    for field in personal_fields():
        if field.due is None or field.erase is None:
            continue
        count = field.erase(field.due(timezone.now()))
        if count:
            erased[field.field] = count
            record(
                None, action="people.erased", organiser_number=None, field=field.field, rows=count
            )
    return erased


def clear_sessions() -> None:
    """Sessions whose time is out, and the waiting files in them, go."""
    call_command("clearsessions")
