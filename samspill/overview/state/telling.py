"""The checks as other programs read them: JSON, and the text that Prometheus collects."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import samspill
from samspill.overview.state.reading import Check

SINCE = ("seen_at", "oldest", "failed_at")  # moments, told as seconds ago


def as_json(checks: Iterable[Check], now: datetime) -> dict[str, Any]:
    """{"state": "ok" | "fault", "version": …, "checks": {name: {"state": …, value: …}}}"""
    found = list(checks)
    return {
        "state": _word(all(check.is_well for check in found)),
        "version": samspill.__version__,
        "checks": {
            check.name: {"state": _word(check.is_well), **_numbers(check, now)} for check in found
        },
    }


def as_metrics(checks: Iterable[Check], now: datetime) -> str:
    """One line a number: samspill_workers_alive 1, samspill_well{check="workers"} 1."""
    lines = ["# HELP samspill_well 1 when nobody has to look.", "# TYPE samspill_well gauge"]
    numbers = []
    for check in checks:
        lines.append(f'samspill_well{{check="{check.name}"}} {int(check.is_well)}')
        for name, value in _numbers(check, now).items():
            if isinstance(value, int):
                numbers.append(f"samspill_{check.name}_{name} {value}")
    return "\n".join([*lines, *sorted(numbers)]) + "\n"


def _numbers(check: Check, now: datetime) -> dict[str, Any]:
    """Moments as seconds ago; a moment that is not there is left out."""
    told: dict[str, Any] = {}
    for name, value in check.values.items():
        if name not in SINCE:
            told[name] = value
        elif value is not None:
            told[f"{name.removesuffix('_at')}_seconds_ago"] = int((now - value).total_seconds())
    return told


def _word(is_well: bool) -> str:
    return "ok" if is_well else "fault"
