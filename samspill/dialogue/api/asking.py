"""One request as the answers read it: its query, its language, its JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from samspill.dialogue.api.refusals import RefusedError, not_json
from samspill.dialogue.limits import HIGHEST
from samspill.live.lane import Receive, Scope, Send, header, read_body

MOST_BYTES = 64 * 1024  # the longest text, every sign of it escaped
LANGUAGES = ("nb", "nn", "en")
SPOKEN = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}

OPEN_TO_ALL = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Retry-After, Allow"),
)
ANY_PAGE_MAY = (
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (b"access-control-allow-headers", b"Content-Type, If-None-Match, Last-Event-ID"),
    (b"access-control-max-age", b"86400"),
)


@dataclass
class Asked:
    """A request in the live lane."""

    scope: Scope
    receive: Receive
    send: Send

    @cached_property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(self.scope["query_string"].decode("latin-1"))

    def parameter(self, name: str) -> str:
        """The first value of a query parameter, or ""."""
        return self.query.get(name, [""])[0]

    def header(self, name: bytes) -> str:
        return header(self.scope, name)

    @cached_property
    def language(self) -> str:
        """What sentences are told in: ?language=, else Accept-Language, else bokmål."""
        wanted = self.parameter("language")
        return wanted if wanted in LANGUAGES else accepted(self.header(b"accept-language"))

    async def json(self) -> dict[str, Any]:
        """The body. Raises RefusedError, TooLargeError, GoneError."""
        if self.header(b"content-type").partition(";")[0].strip().lower() != "application/json":
            raise RefusedError(415, "media_type", not_json)
        body = await read_body(self.receive, MOST_BYTES)
        try:
            given = json.loads(body)
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            raise RefusedError(400, "unreadable", not_json)
        return given


def accepted(header: str) -> str:
    """The language of ours that an Accept-Language header likes best."""
    liked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.lower().split(",")[:20]):
        tag, _, quality = part.strip().partition(";")
        language = SPOKEN.get(tag.strip().partition("-")[0])
        try:
            weight = float(quality.strip().removeprefix("q=")) if quality else 1.0
        except ValueError:
            weight = 0.0
        if language and weight > 0:
            liked.append((-weight, place, language))
    return min(liked)[2] if liked else "nb"


def open_to_all(send: Send) -> Send:
    """Let pages of any origin read the answers: they hold no cookie and nothing of one's own."""

    async def told(message: Any) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *OPEN_TO_ALL]}
        await send(message)

    return told


def without_body(send: Send) -> Send:
    """What HEAD is answered with: the same, but for the body."""

    async def told(message: Any) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return told


def as_number(text: str) -> int | None:
    """A number from 1 in a path or a query, or None."""
    if text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= HIGHEST:
        return int(text)
    return None


def as_uuid(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
