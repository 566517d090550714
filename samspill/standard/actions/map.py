from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from samspill.history.actions import record
from samspill.organiser.models import Municipality, Organiser
from samspill.people.models import User
from samspill.standard.models import PolicyStatus
from samspill.standard.rows import StatusRow


@transaction.atomic
def record_status(
    municipality: Municipality,
    *,
    state: str,
    as_of: date,
    note: str = "",
    evidence: str = "",
    organiser: Organiser,
    by: User | None = None,
) -> PolicyStatus:
    """Write down where one municipality stands; what stood there before is replaced.

    organiser   the national body that writes it
    """
    status, _created = PolicyStatus.objects.update_or_create(
        municipality=municipality,
        defaults={"state": state, "as_of": as_of, "note": note, "evidence": evidence},
    )
    record(
        status,
        action="standard.status_recorded",
        organiser_number=organiser.pk,
        by=by,
        state=str(state),
        as_of=as_of.isoformat(),
    )
    return status


@transaction.atomic
def record_statuses(
    organiser: Organiser, *, rows: Sequence[StatusRow], by: User | None = None
) -> int:
    """Write down a whole list; municipalities not in it stay as they are. Returns how many.

    Of two rows about one municipality the last holds. Three queries.
    """
    last = {row.municipality.pk: row for row in rows}
    PolicyStatus.objects.bulk_create(
        (
            PolicyStatus(
                municipality=row.municipality,
                state=row.state,
                as_of=row.as_of,
                note=row.note,
                evidence=row.evidence,
            )
            for row in last.values()
        ),
        update_conflicts=True,
        unique_fields=["municipality"],
        update_fields=["state", "as_of", "note", "evidence"],
    )
    record(
        organiser,
        action="standard.statuses_recorded",
        organiser_number=organiser.pk,
        by=by,
        count=len(last),
    )
    return len(last)
