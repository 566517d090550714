"""The hall as the control room sees it: who has been silent how long, and whose words wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from samspill.dialogue.models import Round
from samspill.dialogue.pictures import Room, TableDots, room

SILENT_MINUTES = 5
WORDLESS_MINUTES = 2  # of a table that has not given a word in the round
WAVE_MINUTES = 3  # so long a wave is remembered before one may wave again


@dataclass(frozen=True)
class Silence:
    """One table and its silence.

    minutes   since the last word, or since the round began; None before the first round
    waiting   contributions on its phones that wait for the network
    waved_at  when somebody waved to the host, if that is not long ago
    """

    number: int
    minutes: int | None
    has_spoken: bool
    is_silent: bool
    waiting: int
    waved_at: datetime | None


def silences_of(
    state: Mapping[str, Any], round: Round | None, waiting: Mapping[int, int], now: datetime
) -> list[Silence]:
    """Every table, the longest silence first; those without a word before the others."""
    until = (round.closed_at if round else None) or now
    begun = round.opened_at if round else None
    found = [_silence(table, begun, until, waiting, now) for table in state["room"]]
    return sorted(found, key=lambda one: (one.has_spoken, -(one.minutes or 0), one.number))


def _silence(
    table: Mapping[str, Any],
    begun: datetime | None,
    until: datetime,
    waiting: Mapping[int, int],
    now: datetime,
) -> Silence:
    last = datetime.fromisoformat(table["last"]) if table["last"] else None
    since = last or begun
    minutes = max(int((until - since).total_seconds() // 60), 0) if since else None
    waved = datetime.fromisoformat(table["nudged_at"]) if table["nudged_at"] else None
    is_fresh = waved is not None and (now - waved).total_seconds() < WAVE_MINUTES * 60
    patience = SILENT_MINUTES if last else WORDLESS_MINUTES
    return Silence(
        number=table["number"],
        minutes=minutes,
        has_spoken=last is not None,
        is_silent=minutes is not None and minutes >= patience,
        waiting=waiting.get(table["number"], 0),
        waved_at=waved if is_fresh else None,
    )


def drawn(state: Mapping[str, Any], silences: Sequence[Silence]) -> Room:
    """The room with a dot for each contribution, and under each table how long ago the last came."""
    newest = state["newest"][0]["table"] if state["newest"] else None
    by_number = {one.number: one for one in silences}
    tables = []
    for table in state["room"]:
        kinds = ["given"] * table["count"]
        if kinds and table["number"] == newest:
            kinds[-1] = "new"
        tables.append(TableDots(table["number"], kinds, _note(by_number[table["number"]])))
    return room(tables)


def room_sentence(state: Mapping[str, Any], silences: Sequence[Silence]) -> str:
    """The picture in words."""
    if not state["round"]:
        return _("The room. No round has begun.")
    wordless = [str(one.number) for one in silences if not one.has_spoken]
    silent = [one for one in silences if one.has_spoken and one.is_silent]
    told = [_("The room.")]
    if wordless:
        told.append(_("No word yet from table %(numbers)s.") % {"numbers": ", ".join(wordless)})
    for one in silent:
        told.append(_silent_words(one))
    if not silent and not wordless:
        told.append(_("Every table has given something in the last five minutes."))
    return " ".join(told)


def _silent_words(silence: Silence) -> str:
    text = _("Table %(number)d has been silent for %(minutes)d minutes.")
    return text % {"number": silence.number, "minutes": silence.minutes or 0}


def _note(silence: Silence) -> str:
    if not silence.has_spoken:
        return _("no word") if silence.minutes is not None else ""
    return _("now") if silence.minutes == 0 else _("%(minutes)d min") % {"minutes": silence.minutes}
