"""A programme as plain values: what is shown, what is kept of each version, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, tzinfo
from typing import Any, Literal, cast

ChangeKind = Literal["new", "gone", "moved", "room", "text", "speakers"]
TEXTS = ("title", "kind", "theme", "question", "introduction", "track", "round_number")


@dataclass(frozen=True)
class Talker:
    """One who speaks. `photo` is the number of a picture; `email` is never shown."""

    name: str
    title: str = ""
    organisation: str = ""
    about: str = ""
    email: str = ""
    photo: int | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.title, self.organisation) if part)


@dataclass(frozen=True)
class Item:
    """One line of a programme. `pk` is the number of its row, which may be gone since."""

    pk: int
    starts_at: datetime
    ends_at: datetime | None
    kind: str
    title: str
    round_number: int | None = None
    theme: str = ""
    question: str = ""
    introduction: str = ""
    track: str = ""
    room: str = ""
    speakers: tuple[Talker, ...] = ()

    @property
    def name(self) -> str:
        return self.theme or self.title


@dataclass(frozen=True)
class Change:
    """What is another with one item. `before` is None for a new one, `after` for one taken out."""

    kind: ChangeKind
    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item:
        """As it is now, else as it was."""
        return cast(Item, self.after or self.before)


def as_values(items: Iterable[Item]) -> list[dict[str, Any]]:
    """For JSON: moments as ISO text."""
    return [
        {
            **asdict(one),
            "starts_at": one.starts_at.isoformat(),
            "ends_at": one.ends_at.isoformat() if one.ends_at else None,
        }
        for one in items
    ]


def from_values(values: Sequence[dict[str, Any]]) -> list[Item]:
    """What `as_values` made, of this or an earlier edition of the house."""
    known = set(Item.__dataclass_fields__)
    return [
        Item(
            **{
                **{name: value for name, value in one.items() if name in known},
                "starts_at": datetime.fromisoformat(one["starts_at"]),
                "ends_at": datetime.fromisoformat(one["ends_at"]) if one["ends_at"] else None,
                "speakers": tuple(Talker(**speaker) for speaker in one.get("speakers", ())),
            }
        )
        for one in values
    ]


def changes(before: Sequence[Item], after: Sequence[Item]) -> list[Change]:
    """What a reader of the one would not know of the other, in the order of the newer.

    An item is the same by its number; one with another number but the same kind and title is it too.
    """
    twin = _twins(before, after)
    matched = {one.pk for one in twin.values()}
    found = [change for item in after for change in _of_item(twin.get(item.pk), item)]
    return found + [Change("gone", one, None) for one in before if one.pk not in matched]


def days(items: Iterable[Item], zone: tzinfo) -> dict[date, tuple[datetime, datetime]]:
    """When each day begins and ends; an item without an end counts with its beginning."""
    found: dict[date, tuple[datetime, datetime]] = {}
    for one in items:
        day, end = one.starts_at.astimezone(zone).date(), one.ends_at or one.starts_at
        first, last = found.get(day, (one.starts_at, end))
        found[day] = (min(first, one.starts_at), max(last, end))
    return found


def is_whole_moved(before: Sequence[Item], after: Sequence[Item], zone: tzinfo) -> bool:
    """A day begins or ends at another time: that is for all who come, whatever they chose."""
    return bool(before and after) and days(before, zone) != days(after, zone)


def _twins(before: Sequence[Item], after: Sequence[Item]) -> dict[int, Item]:
    """By the number of the newer item, what it was."""
    by_number = {one.pk: one for one in before}
    found = {one.pk: by_number[one.pk] for one in after if one.pk in by_number}
    left = {(one.kind, one.title): one for one in before if one.pk not in found}
    for one in after:
        if one.pk not in found and (one.kind, one.title) in left:
            found[one.pk] = left.pop((one.kind, one.title))
    return found


def _of_item(was: Item | None, item: Item) -> list[Change]:
    if was is None:
        return [Change("new", None, item)]
    found: list[Change] = []
    if (was.starts_at, was.ends_at) != (item.starts_at, item.ends_at):
        found.append(Change("moved", was, item))
    if was.room != item.room:
        found.append(Change("room", was, item))
    is_same_people = [str(one) for one in was.speakers] == [str(one) for one in item.speakers]
    is_presented_anew = is_same_people and _presented(was) != _presented(item)
    if is_presented_anew or any(getattr(was, name) != getattr(item, name) for name in TEXTS):
        found.append(Change("text", was, item))
    if not is_same_people:
        found.append(Change("speakers", was, item))
    return found


def _presented(item: Item) -> list[tuple[str, int | None]]:
    return [(one.about, one.photo) for one in item.speakers]
