"""Whom a change of the programme is for, and what they are told: them alone, and why.

A day that begins or ends at another time is for all who come. A session is for those who chose
it, a talk for those who speak. Nobody else is written to.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference import links, words
from samspill.conference.models import Conference, ProgrammeVersion, SessionChoice, SignUp
from samspill.conference.programme_shown import as_it_stands
from samspill.conference.programme_words import change_sentence
from samspill.outbox.actions import post as post_mail
from samspill.pure.folding import fold
from samspill.pure.programme import Change, Item, as_values, changes, from_values, is_whole_moved

TELLING = ("gone", "moved", "room")  # what moves one who has chosen a session
FOR_SPEAKERS = ("gone", "moved", "room", "speakers", "new")


@dataclass
class Told:
    """One who is written to. `grounds`: "all", "chose" or "speaks"."""

    name: str
    email: str
    language: str
    changes: list[Change] = field(default_factory=list)
    grounds: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Pending:
    """What is not put out yet. `mark` is of these very items, and changes when they do."""

    items: Sequence[Item]
    changes: Sequence[Change]
    told: Sequence[Told]
    unreached: Sequence[str]  # names of those it is for, who have no e-mail address
    is_first: bool
    is_for_all: bool
    mark: str


def pending(conference: Conference) -> Pending:
    """What putting the programme out now would do. About eight queries."""
    newest = conference.programme_versions.first()
    items = as_it_stands(conference)
    before = from_values(newest.content) if newest else []
    found = changes(before, items) if newest else []
    zone = timezone.get_current_timezone()
    is_for_all = is_whole_moved(before, items, zone)
    told = _told(conference, found, is_for_all=is_for_all, since=newest)
    is_silent = conference.published_at is None or conference.is_past or not found
    return Pending(
        items=items,
        changes=found,
        told=[] if is_silent else [one for one in told if one.email],
        unreached=[] if is_silent else sorted({one.name for one in told if not one.email}),
        is_first=newest is None or newest.number == 0,
        is_for_all=is_for_all,
        mark=hashlib.sha256(json.dumps(as_values(items)).encode()).hexdigest()[:16],
    )


def is_waiting(conference: Conference) -> bool:
    """Something is changed that only those who plan see. Four queries."""
    newest = conference.programme_versions.first()
    if newest is None:
        return False
    return bool(changes(from_values(newest.content), as_it_stands(conference)))


def post(conference: Conference, waiting: Pending, version: ProgrammeVersion) -> int:
    """Write to those the changes are for; the same text goes out as one message. Returns how many."""
    alike: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in waiting.told:
        alike[one.language, _key_of(one.changes)].append(one)
    for (language, key), people in alike.items():
        with translation.override(language):
            context = {
                "conference": conference,
                "organiser": conference.organiser,
                "address": links.conference_address(conference),
                "when": words.when(conference),
                "sentences": [change_sentence(change) for change in people[0].changes],
                "note": version.note,
            }
            text = render_to_string("conference/mail/programme.txt", context)
            subject = _("The programme is changed: %(title)s") % {"title": conference.title}
        post_mail(
            organiser_number=conference.organiser_id,
            kind="system",
            subject=subject,
            text=f"{text.strip()}\n",
            language=language,
            recipients=[(one.email, one.name) for one in people],
            key=f"programme-{conference.pk}-{version.number}-{language}-{key}",
            reply_to=conference.contact_email or conference.organiser.contact_email,
            source=f"conference.conference:{conference.pk}",
        )
    return len(waiting.told)


def _told(
    conference: Conference,
    found: Sequence[Change],
    *,
    is_for_all: bool,
    since: ProgrammeVersion | None,
) -> list[Told]:
    people: dict[str, Told] = {}
    standing = list(conference.sign_ups.standing())
    if is_for_all:
        whole = [change for change in found if change.kind in ("moved", "gone", "new")]
        for sign_up in standing:
            for change in whole:
                _tell(people, sign_up.name, sign_up.email, sign_up.language, change, "all")
    for change, sign_up in _choosers(conference, found, since):
        _tell(people, sign_up.name, sign_up.email, sign_up.language, change, "chose")
    for change in found:
        if change.kind in FOR_SPEAKERS:
            for talker in _talkers(change):
                _tell(people, talker[0], talker[1], conference.language, change, "speaks")
    return sorted(people.values(), key=lambda one: one.name.casefold())


def _tell(
    people: dict[str, Told], name: str, email: str, language: str, change: Change, ground: str
) -> None:
    key = fold(email) or f"name:{fold(name)}"
    one = people.setdefault(key, Told(name, email, language))
    one.grounds.add(ground)
    if change not in one.changes:
        one.changes.append(change)


def _choosers(
    conference: Conference, found: Sequence[Change], since: ProgrammeVersion | None
) -> Iterator[tuple[Change, SignUp]]:
    """Those who chose a session that is moved, and those who had chosen one that is gone."""
    telling = [change for change in found if change.kind in TELLING]
    dropped = _dropped(conference, since)
    standing = {one.pk: one for one in conference.sign_ups.standing()}
    chosen: dict[int, set[int]] = defaultdict(set)
    rows = SessionChoice.objects.filter(item__conference=conference)
    for item, sign_up in rows.values_list("item_id", "sign_up_id"):
        chosen[item].add(sign_up)
    for change in telling:
        numbers = chosen[change.item.pk] | dropped[change.item.pk]
        for number in sorted(numbers & set(standing)):
            yield change, standing[number]


def _dropped(conference: Conference, since: ProgrammeVersion | None) -> dict[int, set[int]]:
    """By the number of an item that was taken out: who had chosen it, as the history keeps it."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = conference.organiser.history.about(conference)
    rows = rows.filter(action="conference.programme_changed")
    if since is not None:
        rows = rows.filter(at__gte=since.at)
    for details in rows.values_list("details", flat=True):
        for one in details.get("dropped", ()):
            found[one["item"]].update(one["sign_ups"])
    return found


def _talkers(change: Change) -> Iterable[tuple[str, str]]:
    """Those who speak, and those who did; of new ones only those who are new to it."""
    was = {(one.name, one.email) for one in (change.before.speakers if change.before else ())}
    now = {(one.name, one.email) for one in (change.after.speakers if change.after else ())}
    return sorted(was ^ now if change.kind == "speakers" else was | now)


def _key_of(told: Sequence[Change]) -> str:
    text = "|".join(f"{change.kind}:{change.item.pk}" for change in told)
    return hashlib.sha256(text.encode()).hexdigest()[:10]
