"""Asking the registers over HTTP: who asks, how often, and what to do with an answer that is none.

No limit on the rate is published, so at most AT_A_TIME questions are out at once; 429, 5xx, a broken
connection and half an answer are tried again after a rising pause.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

import httpx

ADDRESS = "https://data.brreg.no"
UNITS = "/enhetsregisteret/api"
VOLUNTARY = "/frivillighetsregisteret/api"
UNIT_FORM = "application/vnd.brreg.enhetsregisteret.enhet.v2+json"  # without it the form may change
AT_A_TIME = 4
ATTEMPTS = 4
LONGEST_PAUSE_SECONDS = 30.0
_TURNS = BoundedSemaphore(AT_A_TIME)  # of the whole process


class RegisterError(Exception):
    """The register could not be reached, or gave no answer that can be read. `reason` says which.

    reason   "unreachable" | "busy" | "refused" | "unreadable" | "too_many"
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


class Client:
    """One talk with the registers, for at most `seconds`; safe to use from several threads."""

    def __init__(
        self,
        address: str,
        *,
        contact: str = "",
        pause_seconds: float = 0.5,
        seconds: float = 600,
    ) -> None:
        self._pause_seconds = pause_seconds
        self._ends_at = time.monotonic() + seconds
        agent = f"Samspill/0.1 ({contact})" if contact else "Samspill/0.1"
        self._http = httpx.Client(
            base_url=address.rstrip("/"),
            headers={"User-Agent": agent},
            timeout=httpx.Timeout(60, connect=5),
            follow_redirects=True,
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_error: object) -> None:
        self._http.close()

    def is_late(self) -> bool:
        return time.monotonic() > self._ends_at

    def get(
        self, path: str, query: Mapping[str, str], accept: str = "application/json"
    ) -> dict[str, Any]:
        """The answer as an object. Raises RegisterError when it does not come in ATTEMPTS."""
        failure = RegisterError("unreachable", path)
        for attempt in range(ATTEMPTS):
            if attempt and self.is_late():
                break
            try:
                return self._ask(path, query, accept)
            except _LaterError as later:
                failure = later.failure
                if attempt + 1 < ATTEMPTS:
                    self._rest(attempt, later.after_seconds)
        raise failure

    @contextmanager
    def stream(self, path: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """One attempt at a large answer; the caller tries again. Raises httpx.HTTPError."""
        with self._http.stream("GET", path, headers=dict(headers)) as response:
            yield response

    def _rest(self, attempt: int, asked_seconds: float) -> None:
        """A pause that doubles, a little uneven so that four do not come back at once."""
        pause = self._pause_seconds * 2**attempt * random.uniform(0.9, 1.1)  # noqa: S311 -- no secret
        time.sleep(min(max(pause, asked_seconds), LONGEST_PAUSE_SECONDS))

    def _ask(self, path: str, query: Mapping[str, str], accept: str) -> dict[str, Any]:
        try:
            with _TURNS:
                response = self._http.get(path, params=dict(query), headers={"Accept": accept})
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _LaterError("unreachable", type(error).__name__) from error
        status = response.status_code
        if status == 429 or status >= 500:
            raise _LaterError("busy", f"{status} {path}", _seconds_asked_for(response))
        if status >= 400:
            raise RegisterError("refused", f"{status} {path}")
        try:
            told = response.json()
        except ValueError as error:  # half an answer
            raise _LaterError("unreadable", path) from error
        if not isinstance(told, dict):
            raise RegisterError("unreadable", path)
        return told


class _LaterError(Exception):
    """Come back later; `failure` is what to say when there is no later."""

    def __init__(self, reason: str, detail: str, after_seconds: float = 0) -> None:
        super().__init__(reason)
        self.failure, self.after_seconds = RegisterError(reason, detail), after_seconds


def _seconds_asked_for(response: httpx.Response) -> float:
    told = response.headers.get("Retry-After", "")
    return float(told) if told.isdecimal() else 0.0


def mapping(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The part under `key`, or an empty one: what is empty is left out by the registers."""
    value = told.get(key)
    return value if isinstance(value, dict) else {}


def number(told: Mapping[str, Any], key: str) -> int:
    value = told.get(key)
    return value if isinstance(value, int) else 0


def embedded(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The list of an answer; [] when there is no `_embedded`, which is how "none" is said."""
    lists = [part for part in mapping(told, "_embedded").values() if isinstance(part, list)]
    return [one for one in lists[0] if isinstance(one, dict)] if lists else []
