"""The ASGI app of the live lane: which address is answered by what, and what an error becomes."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from django.db import DatabaseError

from samspill.dialogue.api import contributions, reactions, states
from samspill.dialogue.api.asking import ANY_PAGE_MAY, Asked, open_to_all, without_body
from samspill.dialogue.api.refusals import (
    RefusedError,
    busy,
    not_allowed,
    not_here,
    refusal,
    tell,
    too_large,
    unknown_code,
)
from samspill.dialogue.api.sharing import Shared
from samspill.dialogue.associations import KnownAssociations
from samspill.dialogue.door import Door
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.vote_writer import VoteWriter
from samspill.dialogue.writer import UnknownCodeError, Writer
from samspill.live.gathering import FullError
from samspill.live.lane import GoneError, Receive, Scope, Send, TooLargeError, answer
from samspill.live.stream import Tail
from samspill.live.threads import DatabaseThread

ROOT = "/api/dialogue"
PART = "…"  # a part of the path that is told to the one who answers
Answers = Callable[..., Awaitable[None]]

ROUTES: dict[tuple[str, ...], dict[str, Answers]] = {
    (): {"GET": states.tell_list},
    (PART,): {"GET": states.tell_state},
    (PART, "state"): {"GET": states.tell_state},
    (PART, "contributions"): {"POST": contributions.give},
    (PART, "contributions", PART, "withdrawal"): {"POST": contributions.take_back},
    (PART, "tables", PART): {"GET": contributions.tell_table},
    (PART, "reactions"): {"GET": reactions.tell_totals, "POST": reactions.react},
    (PART, "events"): {"GET": states.tell_events},
}

logger = logging.getLogger(__name__)


class LiveLane:
    """The ASGI app of `/api/dialogue` and all below it."""

    def __init__(self) -> None:
        self.reader, self.database = DatabaseThread("read"), DatabaseThread("write")
        self.states: dict[str, states.State] = {}
        self.associations = KnownAssociations()
        self.door, self.vote_door = Door(), Door()

    async def start(self) -> None:
        """Begin to follow the log and to write; call it inside the running event loop."""
        self.shared = Shared(self.reader.run)
        self.tail, self.writer = Tail(self.reader), Writer(self.database)
        self.votes = VoteWriter(self.database, self.associations.find)
        self.tail.start()
        self.writer.start()
        self.votes.start()

    async def end_streams(self) -> None:
        """Let every board's stream end."""
        await self.tail.stop()

    async def stop(self) -> None:
        """End the streams, write what is waiting, give the connections back."""
        await self.end_streams()
        await self.writer.stop()
        await self.votes.stop()
        self.reader.close()
        self.database.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Asked(scope, receive, open_to_all(send))
        try:
            await self._answer(asked)
        except GoneError:
            return
        except Exception as error:  # every request is answered
            await tell(asked.send, _as_refusal(error), asked.language)

    async def _answer(self, asked: Asked) -> None:
        """Find what answers this path and method."""
        path = asked.scope["path"].removeprefix(ROOT).strip("/")
        parts = tuple(path.split("/")) if path else ()
        found = [route for route in ROUTES if _fits(route, parts)]
        if not found:
            raise RefusedError(404, "unknown", not_here)
        by_method, method = ROUTES[found[0]], asked.scope["method"]
        methods = ", ".join([*(["GET", "HEAD"] if "GET" in by_method else []), "POST"])
        if "POST" not in by_method:
            methods = methods.removesuffix(", POST")
        if method == "OPTIONS":
            allowed = (b"allow", methods.encode())
            await answer(asked.send, 204, headers=[allowed, *ANY_PAGE_MAY])
            return
        if method == "HEAD":
            asked.send, method = without_body(asked.send), "GET"
        if method not in by_method:
            raise not_allowed(methods)
        told = [part for part, of in zip(parts, found[0], strict=True) if of == PART]
        await by_method[method](self, asked, *told)


def _fits(route: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return len(route) == len(parts) and all(
        of in (PART, part) for of, part in zip(route, parts, strict=True)
    )


def _as_refusal(error: Exception) -> RefusedError:
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, TooLargeError):
        return RefusedError(413, "too_large", too_large)
    if isinstance(error, FullError):
        return busy()
    if isinstance(error, UnknownCodeError):
        return RefusedError(404, "unknown_code", unknown_code)
    if isinstance(error, DialogueError):
        return refusal(error)
    if isinstance(error, DatabaseError):  # one line each: when it is away, everyone asks again
        logger.error("live lane: %s", str(error).partition("\n")[0])
    else:
        logger.error("live lane", exc_info=error)
    return busy()
