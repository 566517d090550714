"""The programme as it is put out: a version is kept, and those it matters for are told."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.conference import programme_notices
from samspill.conference.actions.seats import locked
from samspill.conference.errors import ProgrammeError
from samspill.conference.models import Conference, ProgrammeVersion
from samspill.conference.programme_notices import pending
from samspill.conference.programme_shown import as_it_stands
from samspill.history.actions import record
from samspill.people.models import User
from samspill.pure.programme import Item, as_values, from_values


@transaction.atomic
def put_out_programme(
    conference: Conference,
    *,
    note: str = "",
    seen: str = "",
    is_told: bool = True,
    by: User | None = None,
) -> ProgrammeVersion:
    """Let all see the programme as it stands now, and tell those whom a change is for.

    note     what to say beside the changes, on the page and to those who are told
    seen     the mark of the preview that was looked at; "" where none was
    is_told  False when nobody is to be written to
    Raises   ProgrammeError when it is as it was put out, or another than was looked at
    """
    held = locked(conference)
    waiting = pending(held)
    if seen and seen != waiting.mark:
        raise ProgrammeError(_("Somebody has changed the programme meanwhile. Look once more."))
    if not waiting.is_first and not waiting.changes:
        raise ProgrammeError(_("The programme is out as it stands."))
    version = ProgrammeVersion.objects.create(
        conference=held,
        number=_next_number(held),
        content=as_values(waiting.items),
        note=note.strip(),
        by=by,
    )
    held.programme_notice = version.note
    held.save(update_fields=["programme_notice"])
    told = programme_notices.post(held, waiting, version) if is_told else 0
    _record(version, by=by, changes=len(waiting.changes), told=told)
    return version


def keep_as_put_out(conference: Conference) -> None:
    """Before the first change of a published programme: what all see stays what they see.

    An empty one is kept as number 0, which is no version that anyone is told of. Needs a `locked`
    conference.
    """
    if conference.published_at is None or conference.programme_versions.exists():
        return
    items = as_it_stands(conference)
    ProgrammeVersion.objects.create(
        conference=conference,
        number=1 if items else 0,
        content=as_values(items),
        at=conference.published_at if items else timezone.now(),
    )


def keep_first(conference: Conference, *, by: User | None = None) -> None:
    """What the page is published with is the first version. Needs a `locked` conference."""
    items = as_it_stands(conference)
    if items and not conference.programme_versions.exists():
        ProgrammeVersion.objects.create(
            conference=conference, number=1, content=as_values(items), by=by
        )


def last_put_out(conference: Conference) -> Sequence[Item]:
    newest = conference.programme_versions.first()
    return from_values(newest.content) if newest else []


def _next_number(conference: Conference) -> int:
    newest = conference.programme_versions.first()
    return newest.number + 1 if newest else 1


def _record(version: ProgrammeVersion, *, by: User | None, **details: object) -> None:
    record(
        version.conference,
        action="conference.programme_put_out",
        organiser_number=version.conference.organiser_id,
        by=by,
        version=version.number,
        **details,
    )
