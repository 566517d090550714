from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from samspill.conference.actions.places import fill_places
from samspill.conference.actions.programme_versions import keep_as_put_out
from samspill.conference.actions.seats import locked
from samspill.conference.asking.offered import sessions_with_taken
from samspill.conference.errors import ProgrammeError
from samspill.conference.models import (
    Conference,
    PlaceInLine,
    ProgrammeItem,
    SessionChoice,
    Speaker,
)
from samspill.history.actions import record
from samspill.people.models import User
from samspill.pure.folding import fold

One = TypeVar("One", ProgrammeItem, "ProgrammeDraft")
FACTS = (
    "starts_at",
    "ends_at",
    "kind",
    "title",
    "round_number",
    "theme",
    "question",
    "introduction",
    "track",
    "room",
    "responsible",
    "on_projector",
)
MAY_HANG_ON = (Speaker, SessionChoice, PlaceInLine)  # on an item that stops being a round


@dataclass(frozen=True)
class SpeakerDraft:
    name: str
    title: str = ""
    organisation: str = ""
    email: str = ""


@dataclass(frozen=True)
class ProgrammeDraft:
    """One item of a programme. A round needs its number and its question; a plenary may have the
    number of the round it belongs to. `ends_at` None: no fixed end."""

    starts_at: datetime
    title: str
    kind: str = ProgrammeItem.Kind.TALK
    ends_at: datetime | None = None
    round_number: int | None = None
    theme: str = ""
    question: str = ""
    introduction: str = ""
    track: str = ""
    room: str = ""
    capacity: int | None = None  # people, of a session; None: all who want to
    responsible: str = ""
    on_projector: str = ""
    speakers: Sequence[SpeakerDraft] = field(default_factory=tuple)


@transaction.atomic
def set_programme(
    conference: Conference, items: Sequence[ProgrammeDraft], *, by: User | None = None
) -> list[ProgrammeItem]:
    """Replace the whole programme. What stays, a round by its number and all else by kind and
    title, keeps its row, its room and all that hangs on it.

    Returns  the items in the order of time
    Raises   ProgrammeError when the items do not fit together, or a round that the dialogue uses
             would disappear
    """
    held = locked(conference)
    _check_all(items)
    rows, drafts = _by_sameness(held.programme.all()), _by_sameness(items)
    going = [row for key, row in rows.items() if key not in drafts]
    dropped = [_dropped(row) for row in going]
    for row in going:
        _delete(row)
    for key, draft in drafts.items():
        _write(rows.get(key) or ProgrammeItem(conference=held), draft)
    _record(held, by=by, dropped=dropped)
    return list(held.programme.prefetch_related("speakers"))


@transaction.atomic
def add_programme_item(
    conference: Conference, *, draft: ProgrammeDraft, by: User | None = None
) -> ProgrammeItem:
    """Raises ProgrammeError when the item does not fit."""
    held = locked(conference)
    keep_as_put_out(held)
    _check(draft)
    _check_round_is_free(held, draft)
    item = _write(ProgrammeItem(conference=held, capacity=draft.capacity), draft)
    _record(held, by=by)
    return item


@transaction.atomic
def change_programme_item(
    item: ProgrammeItem, *, draft: ProgrammeDraft, by: User | None = None
) -> ProgrammeItem:
    """Raises ProgrammeError when it does not fit, or is a round in use that would be no round."""
    held = locked(item.conference)
    keep_as_put_out(held)
    _check(draft)
    _check_round_is_free(held, draft, but=item)
    if _is_round(item) and (draft.kind, draft.round_number) != (item.kind, item.round_number):
        _check_not_in_use(item)
    _check_room(item, draft.capacity)
    item.capacity = draft.capacity
    changed = _write(item, draft)
    fill_places(held)
    _record(held, by=by)
    return changed


@transaction.atomic
def delete_programme_item(item: ProgrammeItem, *, by: User | None = None) -> None:
    """Raises ProgrammeError when the item is a round that the dialogue uses."""
    held = locked(item.conference)
    keep_as_put_out(held)
    dropped = _dropped(item)
    _delete(item)
    _record(held, by=by, dropped=[dropped])


def _is_round(item: ProgrammeItem | ProgrammeDraft) -> bool:
    return item.kind == ProgrammeItem.Kind.ROUND


def _sameness(item: ProgrammeItem | ProgrammeDraft) -> tuple[str, object]:
    return (item.kind, item.round_number if _is_round(item) else item.title.strip())


def _by_sameness(items: Iterable[One]) -> dict[tuple[object, ...], One]:
    """In the order of time; of several with one title the first is the first."""
    found: dict[tuple[object, ...], One] = {}
    times: Counter[tuple[str, object]] = Counter()
    for one in sorted(items, key=lambda one: one.starts_at):
        same: tuple[str, object] = _sameness(one)
        times[same] += 1
        found[(*same, times[same])] = one
    return found


def _dropped(item: ProgrammeItem) -> dict[str, object]:
    """Who had chosen it, by number: they are told when the change is put out."""
    chosen = item.choices.values_list("sign_up_id", flat=True)
    return {"item": item.pk, "sign_ups": sorted(chosen)}


def _check_all(items: Sequence[ProgrammeDraft]) -> None:
    numbers: set[int | None] = set()
    for draft in items:
        _check(draft)
        if _is_round(draft) and draft.round_number in numbers:
            raise ProgrammeError(_round_twice(draft), field="round_number")
        if _is_round(draft):
            numbers.add(draft.round_number)


def _check(draft: ProgrammeDraft) -> None:
    if not draft.title.strip():
        raise ProgrammeError(_("Write what the item is called."), field="title")
    if draft.ends_at is not None and draft.ends_at <= draft.starts_at:
        message = _("«%(title)s» must end after it has begun.") % {"title": draft.title}
        raise ProgrammeError(message, field="ends_at")
    if draft.kind not in ProgrammeItem.Kind.values:
        raise ProgrammeError(_("Choose what kind of item it is."), field="kind")
    if _is_round(draft) and not draft.round_number:
        message = _("«%(title)s» is a round. Write which number it has.")
        raise ProgrammeError(message % {"title": draft.title}, field="round_number")
    if _is_round(draft) and not draft.question.strip():
        message = _("«%(title)s» is a round. Write the question the tables are to answer.")
        raise ProgrammeError(message % {"title": draft.title}, field="question")


def _check_round_is_free(
    conference: Conference, draft: ProgrammeDraft, but: ProgrammeItem | None = None
) -> None:
    if not _is_round(draft):
        return
    same = conference.programme.filter(
        kind=ProgrammeItem.Kind.ROUND, round_number=draft.round_number
    )
    if same.exclude(pk=but.pk if but is not None else None).exists():
        raise ProgrammeError(_round_twice(draft), field="round_number")


def _check_room(item: ProgrammeItem, capacity: int | None) -> None:
    sessions = sessions_with_taken(item.conference) if capacity is not None else ()
    taken = next((one.taken for one in sessions if one.pk == item.pk), 0)
    if capacity is not None and taken > capacity:
        words = _("%(taken)d have chosen it already. Write at least that many.")
        raise ProgrammeError(words % {"taken": taken}, field="capacity")


def _round_twice(draft: ProgrammeDraft) -> str:
    message = _("There are two rounds with the number %(number)d. Give one of them another.")
    return message % {"number": draft.round_number}


def _check_not_in_use(item: ProgrammeItem) -> None:
    """A later stage's round points at the item; what it is called there is not known here."""
    for relation in item._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: item})
        if relation.related_model not in MAY_HANG_ON and rows.exists():
            raise ProgrammeError(_in_use(item))


def _delete(item: ProgrammeItem) -> None:
    try:
        with transaction.atomic():
            item.delete()
    except ProtectedError:
        raise ProgrammeError(_in_use(item)) from None


def _in_use(item: ProgrammeItem) -> str:
    message = _("Round %(number)d is in use at the tables and can no longer be taken away.")
    return message % {"number": item.round_number}


def _write(item: ProgrammeItem, draft: ProgrammeDraft) -> ProgrammeItem:
    for name in FACTS:
        setattr(item, name, getattr(draft, name))
    item.title = draft.title.strip()
    item.save()
    _write_speakers(item, draft.speakers)
    return item


def _write_speakers(item: ProgrammeItem, drafts: Sequence[SpeakerDraft]) -> None:
    """Who stays, by name, keeps photo, address and what is told of them; the order is the draft's."""
    known = {fold(one.name): one for one in item.speakers.all()}
    item.speakers.all().delete()
    for draft in drafts:
        one = known.pop(fold(draft.name), None) or Speaker(item=item)
        one.pk, one.name, one.title = None, draft.name, draft.title
        one.organisation, one.email = draft.organisation, draft.email or one.email
        one.save(force_insert=True)


def _record(
    conference: Conference, *, by: User | None, dropped: Sequence[dict[str, object]] = ()
) -> None:
    record(
        conference,
        action="conference.programme_changed",
        organiser_number=conference.organiser_id,
        by=by,
        items=conference.programme.count(),
        dropped=[one for one in dropped if one["sign_ups"]],
    )
