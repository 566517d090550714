"""Between looking over and taking in, the file waits in a session of its own for an hour.

Not in the person's own session, which every page reads; not on disk, which web servers do not share.
"""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.http import HttpRequest

KEY = "associations_to_take_in"
SECONDS = 3600


@dataclass(frozen=True)
class Waiting:
    """A file that waits."""

    organiser_number: int
    file: str
    content: bytes


def put(request: HttpRequest, waiting: Waiting) -> None:
    """Let a list wait; an earlier one is thrown away."""
    drop(request)
    store = _store()
    store["organiser_number"] = waiting.organiser_number
    store["file"] = waiting.file
    store["content"] = base64.b64encode(zlib.compress(waiting.content)).decode()
    store.set_expiry(SECONDS)
    store.create()
    request.session[KEY] = store.session_key


def get(request: HttpRequest, organiser_number: int) -> Waiting | None:
    """The list that waits for this organiser, or None."""
    key = request.session.get(KEY)
    store = _store(key) if key else None
    if store is None or store.get("organiser_number") != organiser_number:
        return None
    return Waiting(
        organiser_number=organiser_number,
        file=store["file"],
        content=zlib.decompress(base64.b64decode(store["content"])),
    )


def drop(request: HttpRequest) -> None:
    key = request.session.pop(KEY, None)
    if key:
        _store(key).delete()


def _store(key: str | None = None):
    return import_module(settings.SESSION_ENGINE).SessionStore(key)
