"""The live lane: what phones and boards ask, answered in the event loop. No log-in, no cookies.

POST /api/dialogue/<code>/contributions                   {key, round, table, text, language, kind}
POST /api/dialogue/<code>/contributions/<key>/withdrawal
GET  /api/dialogue/<code>/state                           with ETag
GET  /api/dialogue/<code>/tables/<number>?round=2         what the table has given, screened
GET  /api/dialogue/<code>/events?after=7                  server-sent events, Last-Event-ID
Addresses of phones are neither kept nor logged.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.dialogue.actions import ContributionDraft, withdraw
from samspill.dialogue.errors import DialogueError, KeyUsedError
from samspill.dialogue.models import Contribution, Dialogue
from samspill.dialogue.state import of_table, state_of
from samspill.dialogue.writer import FullError, Given, UnknownCodeError, Writer
from samspill.live.lane import (
    GoneError,
    Receive,
    Scope,
    Send,
    TooLargeError,
    answer,
    answer_json,
    header,
    read_body,
    stream,
)
from samspill.live.stream import Tail
from samspill.live.threads import DatabaseThread

MOST_BYTES = 32 * 1024
STATE_SECONDS = 0.25  # for so long a state is told without asking the database
STATE_OLDEST_SECONDS = 5.0  # then it is built anew even if no event has come
LANGUAGES = frozenset(["nb", "nn", "en"])
KINDS = frozenset(["", *Contribution.Kind.values])

logger = logging.getLogger(__name__)


class RefusedError(Exception):
    """The answer is an error: its status, its code, and its words are made when it is told."""

    def __init__(self, status: int, code: str, message: Callable[[], str]) -> None:
        super().__init__(code)
        self.status, self.code, self.message = status, code, message


def _unreadable(message: Callable[[], str]) -> RefusedError:
    return RefusedError(400, "unreadable", message)


class LiveLane:
    """The ASGI app of `/api/dialogue/…`."""

    def __init__(self) -> None:
        self.reader, self.database = DatabaseThread("read"), DatabaseThread("write")
        self.states: dict[str, _State] = {}

    async def start(self) -> None:
        """Begin to follow the log and to write; call it inside the running event loop."""
        self.tail, self.writer = Tail(self.reader), Writer(self.database)
        self.tail.start()
        self.writer.start()

    async def end_streams(self) -> None:
        """Let every board's stream end."""
        await self.tail.stop()

    async def stop(self) -> None:
        """End the streams, write what is waiting, give the connections back."""
        await self.end_streams()
        await self.writer.stop()
        self.reader.close()
        self.database.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = parse_qs(scope["query_string"].decode("latin-1"))
        language = query.get("language", ["nb"])[0]
        try:
            await self._answer(scope, query, receive, send)
        except GoneError:
            return
        except TooLargeError:
            await _tell(send, RefusedError(413, "too_large", _too_large), language)
        except FullError:
            await _tell(send, RefusedError(503, "busy", _busy), language)
        except RefusedError as error:
            await _tell(send, error, language)
        except UnknownCodeError:
            await _tell(send, RefusedError(404, "unknown_code", _unknown_code), language)
        except DialogueError as error:
            status = 409 if isinstance(error, KeyUsedError) else 422
            await _tell(send, RefusedError(status, error.code, error.__str__), language)
        except DatabaseError as error:  # one line each: when it is away, everyone asks again
            logger.error("live lane: %s", str(error).partition("\n")[0])
            await _tell(send, RefusedError(503, "busy", _busy), language)
        except Exception:
            logger.exception("live lane")
            await _tell(send, RefusedError(503, "busy", _busy), language)

    async def _answer(
        self, scope: Scope, query: dict[str, list[str]], receive: Receive, send: Send
    ) -> None:
        """Find what answers this path and method."""
        parts = scope["path"].removeprefix("/api/dialogue/").rstrip("/").split("/")
        match (scope["method"], parts):
            case ("POST", [code, "contributions"]):
                await self._contribute(code, scope, receive, send)
            case ("POST", [code, "contributions", key, "withdrawal"]):
                await self._withdraw(code, key, send)
            case ("GET", [code, "state"]):
                await self._tell_state(code, header(scope, b"if-none-match"), send)
            case ("GET", [code, "tables", number]):
                await self._tell_table(code, number, query, send)
            case ("GET", [code, "events"]):
                await self._tell_events(code, scope, query, receive, send)
            case (_, [_, "contributions" | "state" | "events"]):
                raise RefusedError(405, "method", _no_such_thing)
            case _:
                raise RefusedError(404, "unknown", _no_such_thing)

    async def _contribute(self, code: str, scope: Scope, receive: Receive, send: Send) -> None:
        if not header(scope, b"content-type").startswith("application/json"):
            raise RefusedError(415, "media_type", _not_json)
        draft = read_draft(await read_body(receive, MOST_BYTES))
        stored = await self.writer.write(Given(code, draft))
        told = {"key": str(stored.key), "reference": stored.reference, "is_late": stored.is_late}
        await answer_json(send, 201, told)

    async def _withdraw(self, code: str, key: str, send: Send) -> None:
        await self.database.run(_withdraw, code, _uuid(key))
        await answer_json(send, 200, {"key": key, "is_withdrawn": True})

    async def _tell_state(self, code: str, known: str, send: Send) -> None:
        state = self.states.setdefault(code, _State(code))
        try:
            body, etag = await state.get(self.reader.run)
        except UnknownCodeError:
            self.states.pop(code, None)
            raise
        headers = ((b"etag", etag), (b"cache-control", b"no-cache"))
        if known.encode("latin-1") == etag:
            await answer(send, 304, headers=headers)
        else:
            await answer(send, 200, body, headers)

    async def _tell_table(
        self, code: str, number: str, query: dict[str, list[str]], send: Send
    ) -> None:
        round = query.get("round", [""])[0]
        if not (_is_number(number) and _is_number(round)):
            raise _unreadable(_no_such_thing)
        found = await self.reader.run(_of_table, code, int(number), int(round))
        await answer_json(send, 200, {"contributions": found})

    async def _tell_events(
        self,
        code: str,
        scope: Scope,
        query: dict[str, list[str]],
        receive: Receive,
        send: Send,
    ) -> None:
        last = header(scope, b"last-event-id") or query.get("after", [""])[0]
        channel_id = (await self.reader.run(_dialogue, code)).channel_id
        after = int(last) if _is_number(last) else None
        await stream(receive, send, self.tail.events(channel_id, after))


class _State:
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
        state = await run(_state_if_new, self.code, -1 if is_old else self.event)
        self.asked_at = monotonic()
        if state is not None:
            self.event, self.built_at = state["event"], self.asked_at
            self.body = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
            self.etag = f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'.encode()


def read_draft(body: bytes) -> ContributionDraft:
    """The draft that a phone sent. Raises RefusedError, with words for what is wrong."""
    try:
        given = json.loads(body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise _unreadable(_not_json)
    round, table, text = given.get("round"), given.get("table"), given.get("text")
    language, kind = given.get("language") or "", given.get("kind") or ""
    is_number = all(type(number) is int and 0 < number < 32768 for number in (round, table))
    if not (is_number and isinstance(text, str)):
        raise _unreadable(_parts_missing)
    if not (isinstance(language, str) and len(language) <= 3 and kind in KINDS):
        raise _unreadable(_parts_missing)
    key = _uuid(given.get("key"))
    return ContributionDraft(round, table, text, key=key, language=language, kind=kind)


def _uuid(text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        raise _unreadable(_parts_missing) from None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16


async def _tell(send: Send, error: RefusedError, language: str) -> None:
    with translation.override(language if language in LANGUAGES else "nb"):
        told = {"error": error.code, "message": error.message()}
    headers = [(b"retry-after", b"2")] if error.status == 503 else []
    await answer_json(send, error.status, told, headers)


# --- what is asked of the database, each in its own thread ----------------------------------------


def _dialogue(code: str) -> Dialogue:
    dialogue = Dialogue.objects.select_related("channel").filter(code=code).first()
    if dialogue is None:
        raise UnknownCodeError
    return dialogue


def _state_if_new(code: str, event: int) -> dict[str, Any] | None:
    dialogue = _dialogue(code)
    return None if dialogue.channel.event_number == event else state_of(dialogue)


def _of_table(code: str, table: int, round: int) -> list[dict[str, Any]]:
    return of_table(_dialogue(code), table=table, round=round)


def _withdraw(code: str, key: UUID) -> None:
    contribution = Contribution.objects.filter(dialogue__code=code, key=key).first()
    if contribution is None:
        raise UnknownCodeError
    withdraw(contribution, key=key)


# --- words ------------------------------------------------------------------------------------------


def _unknown_code() -> str:
    return _("No conference has this code. Look at the code on the screen in the room.")


def _busy() -> str:
    return _("Very many are sending right now. Your text is kept, and is sent again by itself.")


def _too_large() -> str:
    return _("The text is too long. Divide it in two and send each by itself.")


def _not_json() -> str:
    return _("This address reads JSON only.")


def _parts_missing() -> str:
    return _("Round, table or text is missing. Load the page anew, and try again.")


def _no_such_thing() -> str:
    return _("There is nothing at this address.")
