"""The little HTTP that the live lane needs: read a small body, answer JSON, stream events."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from samspill.live.stream import Batch, opening_frame

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]

SAFE = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin"))


class TooLargeError(Exception):
    """The body is larger than it may be."""


class GoneError(Exception):
    """The one who asked has left."""


def header(scope: Scope, name: bytes) -> str:
    """The first header of that name (lower case), or ""."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def read_body(receive: Receive, most_bytes: int) -> bytes:
    """The whole body. Raises TooLargeError, GoneError."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        part = message.get("body", b"")
        size += len(part)
        if size > most_bytes:
            raise TooLargeError
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


async def answer(
    send: Send,
    status: int,
    body: bytes = b"",
    headers: Headers = (),
    media_type: bytes = b"application/json; charset=utf-8",
) -> None:
    """Send a whole answer."""
    given = [*SAFE, *headers]
    if status != 304:
        given += [(b"content-type", media_type), (b"content-length", str(len(body)).encode())]
    if not any(name == b"cache-control" for name, _value in given):
        given.append((b"cache-control", b"no-store"))
    await send({"type": "http.response.start", "status": status, "headers": given})
    await send({"type": "http.response.body", "body": body})


async def answer_json(send: Send, status: int, value: Any, headers: Headers = ()) -> None:
    """Send `value` as JSON, its letters as they are."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    await answer(send, status, body, headers)


async def stream(receive: Receive, send: Send, events: AsyncGenerator[Batch, None]) -> None:
    """Server-sent events until the board leaves or the events end."""
    given = [
        *SAFE,
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": given})
    await send({"type": "http.response.body", "body": opening_frame(), "more_body": True})
    left = asyncio.create_task(_until_left(receive))
    telling = asyncio.create_task(_tell(send, events))
    await asyncio.wait({left, telling}, return_when=asyncio.FIRST_COMPLETED)
    for task in (left, telling):
        task.cancel()
    await asyncio.gather(left, telling, return_exceptions=True)
    with contextlib.suppress(Exception):  # it has left: there is nobody to say goodbye to
        await send({"type": "http.response.body", "body": b""})


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tell(send: Send, events: AsyncGenerator[Batch, None]) -> None:
    async with contextlib.aclosing(events):
        async for some in events:
            await send({"type": "http.response.body", "body": some.frame, "more_body": True})
