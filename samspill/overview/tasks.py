from __future__ import annotations

from collections.abc import Iterator

from django.core.management import call_command
from django.utils import timezone

from samspill.history.actions import record
from samspill.pipeline import foundation_modules, stage_modules
from samspill.pure.personal_data import PersonalField


def personal_fields() -> Iterator[PersonalField]:
    """Every personal field of the house, foundation first, then the stages in order."""
    for module in [*foundation_modules("retention"), *stage_modules("retention")]:
        yield from module.PERSONAL


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
