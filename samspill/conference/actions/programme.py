from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from samspill.conference.actions.seats import locked
from samspill.conference.errors import ProgrammeError
from samspill.conference.models import Conference, ProgrammeItem, Speaker
from samspill.history.actions import record
from samspill.people.models import User

FACTS = (
    "starts_at",
    "ends_at",
    "kind",
    "title",
    "round_number",
    "theme",
    "question",
    "introduction",
)


@dataclass(frozen=True)
class SpeakerDraft:
    name: str
    title: str = ""
    organisation: str = ""


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
    speakers: Sequence[SpeakerDraft] = field(default_factory=tuple)


@transaction.atomic
def set_programme(
    conference: Conference, items: Sequence[ProgrammeDraft], *, by: User | None = None
) -> list[ProgrammeItem]:
    """Replace the whole programme. A round that stays, by its number, keeps its row and all that
    hangs on it.

    Returns  the items in the order of time
    Raises   ProgrammeError when the items do not fit together, or a round that the dialogue uses
             would disappear
    """
    held = locked(conference)
    _check_all(items)
    kept = {draft.round_number for draft in items if _is_round(draft)}
    old = {item.round_number: item for item in held.programme.all() if _is_round(item)}
    for item in held.programme.all():
        if not (_is_round(item) and item.round_number in kept):
            _delete(item)
    for draft in sorted(items, key=lambda one: one.starts_at):
        item = old.get(draft.round_number) if _is_round(draft) else None
        _write(item or ProgrammeItem(conference=held), draft)
    _record(held, by=by)
    return list(held.programme.prefetch_related("speakers"))


@transaction.atomic
def add_programme_item(
    conference: Conference, *, draft: ProgrammeDraft, by: User | None = None
) -> ProgrammeItem:
    """Raises ProgrammeError when the item does not fit."""
    held = locked(conference)
    _check(draft)
    _check_round_is_free(held, draft)
    item = _write(ProgrammeItem(conference=held), draft)
    _record(held, by=by)
    return item


@transaction.atomic
def change_programme_item(
    item: ProgrammeItem, *, draft: ProgrammeDraft, by: User | None = None
) -> ProgrammeItem:
    """Raises ProgrammeError when it does not fit, or is a round in use that would be no round."""
    held = locked(item.conference)
    _check(draft)
    _check_round_is_free(held, draft, but=item)
    if _is_round(item) and (draft.kind, draft.round_number) != (item.kind, item.round_number):
        _check_not_in_use(item)
    changed = _write(item, draft)
    _record(held, by=by)
    return changed


@transaction.atomic
def delete_programme_item(item: ProgrammeItem, *, by: User | None = None) -> None:
    """Raises ProgrammeError when the item is a round that the dialogue uses."""
    held = locked(item.conference)
    _delete(item)
    _record(held, by=by)


def _is_round(item: ProgrammeItem | ProgrammeDraft) -> bool:
    return item.kind == ProgrammeItem.Kind.ROUND


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


def _round_twice(draft: ProgrammeDraft) -> str:
    message = _("There are two rounds with the number %(number)d. Give one of them another.")
    return message % {"number": draft.round_number}


def _check_not_in_use(item: ProgrammeItem) -> None:
    """A later stage's round points at the item; what it is called there is not known here."""
    for relation in item._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: item})
        if relation.related_model is not Speaker and rows.exists():
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
    item.speakers.all().delete()
    Speaker.objects.bulk_create(
        Speaker(item=item, name=one.name, title=one.title, organisation=one.organisation)
        for one in draft.speakers
    )
    return item


def _record(conference: Conference, *, by: User | None) -> None:
    record(
        conference,
        action="conference.programme_changed",
        organiser_number=conference.organiser_id,
        by=by,
        items=conference.programme.count(),
    )
