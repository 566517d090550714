from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Municipality, Organiser
from samspill.people.models import User
from samspill.policy.models import Resolution
from samspill.process.models import PolicyProcess
from samspill.standard.map import Ground, MapRow, State, map_rows
from samspill.standard.models import MapChange, PolicyStatus
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
    """Write down where one municipality stands; what stood there before is kept in the history.

    organiser   the national body that writes it
    """
    status, _created = PolicyStatus.objects.update_or_create(
        municipality=municipality,
        defaults={"state": state, "as_of": as_of, "note": note, "evidence": evidence},
    )
    keep_map_changes([municipality.pk])
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

    Of two rows about one municipality the last holds. A fixed number of queries.
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
    keep_map_changes(list(last))
    record(
        organiser,
        action="standard.statuses_recorded",
        organiser_number=organiser.pk,
        by=by,
        count=len(last),
    )
    return len(last)


@transaction.atomic
def keep_map_changes(numbers: Collection[str] | None = None) -> int:
    """Keep what the map now says otherwise than what was kept of it. Returns how many changes.

    numbers   of the municipalities to look at; all, when it is None
    Run again, it keeps nothing more. Four queries for the map, one for what was kept, and two for days.
    """
    rows = map_rows(numbers)
    kept = _kept_of(rows)
    new = [row for row in rows if _is_news(row, kept.get(row.number, []))]
    days = _known_days(new)
    MapChange.objects.bulk_create(
        MapChange(
            municipality_id=row.number,
            state=row.state,
            since=_since(row, days.get(row.number), kept.get(row.number, [])),
            ground=row.ground,
            evidence=row.evidence,
            note=row.note,
        )
        for row in new
    )
    return len(new)


def _kept_of(rows: Sequence[MapRow]) -> dict[str, list[MapChange]]:
    """By municipality, in the order in which they hold."""
    found: dict[str, list[MapChange]] = {}
    changes = MapChange.objects.filter(municipality__in=[row.number for row in rows])
    for one in changes.order_by("since", "pk"):
        found.setdefault(one.municipality_id, []).append(one)
    return found


def _is_news(row: MapRow, kept: Sequence[MapChange]) -> bool:
    """Another state; or a national body tells of the same one by another day or another source."""
    before = kept[-1].state if kept else str(State.NO_DATA)
    return row.state != before or (_is_dated(row) and not _is_told(row, kept))


def _is_dated(row: MapRow) -> bool:
    return row.ground == Ground.WRITTEN and row.state != State.NO_DATA


def _is_told(row: MapRow, kept: Sequence[MapChange]) -> bool:
    told = (row.state, row.as_of, row.evidence, row.note)
    return told in {(one.state, one.since, one.evidence, one.note) for one in kept}


def _since(row: MapRow, known: date | None, kept: Sequence[MapChange]) -> date:
    """A national body's day stands as it was written. What we know ourselves cannot be older than
    what was kept; then, or where nothing is known, it is so from today.
    """
    if _is_dated(row) and row.as_of and not _is_told(row, kept):
        return row.as_of
    today = timezone.localdate()
    if known is None or known > today or (kept and known < kept[-1].since):
        return today
    return known


def _known_days(rows: Sequence[MapRow]) -> dict[str, date]:
    """Since when, of those that no national body has written down."""
    shown = {row.number: row.as_of for row in rows if row.by_evidence and row.as_of}
    begun = PolicyProcess.objects.public().filter(organiser__municipality__in=_by(rows, "process"))
    by_itself = [*_by(rows, "here"), *shown]  # what it shows now it may have adopted here before
    adopted = Resolution.objects.filter(policy__organiser__municipality__in=by_itself)
    days = [
        *begun.order_by("-started_on").values_list("organiser__municipality", "started_on"),
        *adopted.order_by("-decided_on").values_list(
            "policy__organiser__municipality", "decided_on"
        ),
    ]
    return shown | dict(days)  # the first day of each comes last, and stands


def _by(rows: Sequence[MapRow], ground: str) -> list[str]:
    return [row.number for row in rows if row.ground == ground]
