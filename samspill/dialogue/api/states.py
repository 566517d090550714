"""How a dialogue stands, which ones are open, and what happens in them as it happens."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from samspill.dialogue.api.asking import Asked, as_number, as_uuid
from samspill.dialogue.api.known import dialogue_of, known
from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.state import state_of
from samspill.dialogue.writer import UnknownCodeError
from samspill.live import presence
from samspill.live.lane import answer, stream

if TYPE_CHECKING:
    from samspill.dialogue.api.lane import LiveLane

STATE_SECONDS = 0.25  # for so long a state is told without asking the database
STATE_OLDEST_SECONDS = 5.0  # then it is built anew even if no event has come
LIST_SECONDS = 0.5
MOST_WAITING_TOLD = 9999  # contributions that a phone may say to hold


class State:
    """The state of one dialogue as bytes, built anew when an event has come."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.body, self.etag, self.event = b"", b"", -1
        self.asked_at = self.built_at = float("-inf")
        self.turn = asyncio.Lock()

    async def get(self, run: Callable[..., Awaitable[Any]]) -> tuple[bytes, bytes]:
        """Body and ETag, at most STATE_SECONDS old. Raises UnknownCodeError."""
        if monotonic() - self.asked_at > STATE_SECONDS:
            async with self.turn:
                if monotonic() - self.asked_at > STATE_SECONDS:
                    await self._ask(run)
        return self.body, self.etag

    async def _ask(self, run: Callable[..., Awaitable[Any]]) -> None:
        is_old = monotonic() - self.built_at > STATE_OLDEST_SECONDS
        built = await run(_state_if_new, self.code, -1 if is_old else self.event)
        self.asked_at = monotonic()
        if built is not None:
            self.event, self.body, self.etag = built
            self.built_at = self.asked_at


async def tell_state(lane: LiveLane, asked: Asked, code: str) -> None:
    state = lane.states.setdefault(code, State(code))
    try:
        body, etag = await state.get(lane.reader.run)
    except UnknownCodeError:
        lane.states.pop(code, None)
        raise
    _note_presence(asked, code)
    await _tell_unless_known(asked, body, etag)


async def tell_list(lane: LiveLane, asked: Asked) -> None:
    """The dialogues with an open round that their organisers have listed."""
    body, etag = await lane.shared.get("listed", LIST_SECONDS, _listed)
    await _tell_unless_known(asked, body, etag)


async def tell_events(lane: LiveLane, asked: Asked, code: str) -> None:
    channel_id = (await known(lane.shared, code)).channel_id
    if asked.scope["method"] == "HEAD":
        return await answer(asked.send, 200, media_type=b"text/event-stream; charset=utf-8")
    last = asked.header(b"last-event-id") or asked.parameter("after")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else None
    await stream(asked.receive, asked.send, lane.tail.events(channel_id, after))
    return None


async def _tell_unless_known(asked: Asked, body: bytes, etag: bytes) -> None:
    headers = ((b"etag", etag), (b"cache-control", b"no-cache"))
    if is_known(asked.header(b"if-none-match"), etag):
        await answer(asked.send, 304, headers=headers)
    else:
        await answer(asked.send, 200, body, headers)


def is_known(told: str, etag: bytes) -> bool:
    """One of the tags in If-None-Match is this one, or weakly so: what lies between may have packed it."""
    tags = {one.strip().removeprefix("W/") for one in told.split(",")}
    return "*" in tags or etag.decode() in tags


def _note_presence(asked: Asked, code: str) -> None:
    """A phone that tells of itself is counted; nothing of it is stored."""
    device = as_uuid(asked.parameter("device"))
    if device is None:
        return
    waiting = asked.parameter("waiting")
    count = int(waiting) if waiting.isascii() and waiting.isdigit() and len(waiting) < 6 else 0
    table = as_number(asked.parameter("table"))
    presence.seen(code, str(device), table, min(count, MOST_WAITING_TOLD))


def _state_if_new(code: str, event: int) -> tuple[int, bytes, bytes] | None:
    dialogue = dialogue_of(code)
    if dialogue.channel.event_number == event:
        return None
    state = state_of(dialogue)
    return state["event"], *_as_bytes(state)


def _listed() -> tuple[bytes, bytes]:
    open_rounds = Round.objects.filter(
        state=Round.State.OPEN, dialogue__is_listed=True
    ).select_related("dialogue__conference", "dialogue__organiser")
    rows = open_rounds.order_by("-opened_at", "-pk")
    return _as_bytes({"dialogues": [_brief(round.dialogue, round) for round in rows]})


def _brief(dialogue: Dialogue, round: Round) -> dict[str, Any]:
    return {
        "code": dialogue.code,
        "title": dialogue.conference.title,
        "organiser": dialogue.organiser.name,
        "language": dialogue.conference.language,
        "starts_at": dialogue.conference.starts_at.isoformat(),
        "round": round.number,
    }


def _as_bytes(value: dict[str, Any]) -> tuple[bytes, bytes]:
    """Body and ETag."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return body, f'"{hashlib.sha256(body).hexdigest()[:20]}"'.encode()
