"""Which programme a reader sees: the rows as they stand, or the version that was put out last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samspill.conference.models import Conference, ProgrammeItem, ProgrammeVersion
from samspill.pure.programme import Change, Item, Talker, changes, from_values


@dataclass(frozen=True)
class Shown:
    """What the public reads. `version` None: nothing has been put out apart from the page itself.

    changed   what differs from the version before; nothing for the first
    """

    items: Sequence[Item]
    version: ProgrammeVersion | None = None
    changed: Sequence[Change] = ()


def as_it_stands(conference: Conference) -> list[Item]:
    """The rows, also what is not put out yet. Three queries."""
    rows = conference.programme.prefetch_related("speakers__photo")
    return [_item(row) for row in rows]


def put_out(conference: Conference) -> Shown:
    """The newest version with what differs from the one before it.

    A conference without versions, from before they were kept or not published yet, shows its rows.
    """
    newest = list(conference.programme_versions.all()[:2])
    if not newest:
        return Shown(as_it_stands(conference))
    now, *before = (from_values(one.content) for one in newest)
    items = _with_photos_of_today(conference, now)
    is_first = not before or newest[1].number == 0
    return Shown(items, newest[0], [] if is_first else changes(before[0], now))


def _item(row: ProgrammeItem) -> Item:
    return Item(
        pk=row.pk,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        kind=row.kind,
        title=row.title,
        round_number=row.round_number,
        theme=row.theme,
        question=row.question,
        introduction=row.introduction,
        track=row.track,
        room=row.room,
        speakers=tuple(
            Talker(
                name=one.name,
                title=one.title,
                organisation=one.organisation,
                about=one.about,
                email=one.email,
                photo=one.photo_id if one.photo and one.photo.consented_on else None,
            )
            for one in row.speakers.all()
        ),
    )


def _with_photos_of_today(conference: Conference, items: Sequence[Item]) -> list[Item]:
    """A photo is shown only while its consent stands, whatever a version says."""
    shown = set(conference.pictures.filter(consented_on__isnull=False).values_list("pk", flat=True))
    return [
        replace(
            item,
            speakers=tuple(
                one if one.photo in shown else replace(one, photo=None) for one in item.speakers
            ),
        )
        for item in items
    ]
