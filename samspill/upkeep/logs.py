"""How the log is written: a line each, or JSON, and never of whom (pure/log_masking.py)."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from functools import lru_cache
from types import TracebackType
from typing import Any

from samspill.pure.log_masking import mask, mask_trace, secret_path

MARGIN = "  | "  # before every line but the first
HARMLESS = frozenset(
    "by ending field form kind language name number order paper state step view".split()
)
Trace = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainFormatter(logging.Formatter):
    """2026-03-12T17:00:00Z WARNING django.request: Not Found: /sign-ups/…/

    Only a line of the log begins with a moment: what is quoted can make none of its own.
    """

    def format(self, record: logging.LogRecord) -> str:
        parts = _parts(record, self)
        lines = [f"{parts['at']} {parts['level']} {parts['from']}: {parts['text']}"]
        if "trace" in parts:
            lines.append(parts["trace"])
        return f"\n{MARGIN}".join("\n".join(lines).splitlines())


class JsonFormatter(logging.Formatter):
    """One JSON object a line: at, level, from, text, and trace where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(_parts(record, self), ensure_ascii=False)


def _parts(record: logging.LogRecord, formatter: logging.Formatter) -> dict[str, str]:
    paths = secret_paths()
    at = datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="seconds")
    parts = {
        "at": at.replace("+00:00", "Z"),
        "level": record.levelname,
        "from": record.name,
        "text": mask(record.getMessage(), paths),
    }
    if record.exc_info and record.exc_info[0]:
        parts["trace"] = mask_trace(formatter.formatException(record.exc_info), paths)
    return parts


def secret_paths() -> tuple[re.Pattern[str], ...]:
    """The addresses whose parts open something or name someone; none before all is set up."""
    from django.apps import apps

    if not apps.ready:
        return ()
    try:
        return _secret_paths()
    except Exception:  # the fault that is to be told of may be in the addresses themselves
        return ()


@lru_cache(maxsize=1)
def _secret_paths() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for route in routes() for pattern in secret_path(route, HARMLESS))


def routes() -> list[str]:
    """Every address of the house, as it is written in urls.py, and those of the live lane."""
    from django.urls import get_resolver

    live = "api/dialogue/<str:code>/"
    return [*_routes_under(get_resolver(), ""), live]


def _routes_under(resolver: Any, before: str) -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        found += _routes_under(pattern, route) if hasattr(pattern, "url_patterns") else [route]
    return found
