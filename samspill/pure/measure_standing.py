"""How far a measure has come, in one of five words: the same on pages, in pictures and reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

Standing = Literal["done", "now", "late", "dropped", "next"]
STANDINGS: tuple[Standing, ...] = ("done", "now", "late", "next", "dropped")


def standing(
    status: str, *, deadline: date | None, expected_on: date | None, today: date
) -> Standing:
    """done | now | late | dropped | next (not begun).

    status       proposed | adopted | in_progress | delivered | dropped
    expected_on  when it will be done, as told last
    Late: not finished, and past the deadline or expected after it.
    """
    if status == "delivered":
        return "done"
    if status == "dropped":
        return "dropped"
    if is_late(deadline=deadline, expected_on=expected_on, today=today):
        return "late"
    return "now" if status == "in_progress" else "next"


def is_late(*, deadline: date | None, expected_on: date | None, today: date) -> bool:
    if deadline is None:
        return False
    return deadline < today or (expected_on is not None and expected_on > deadline)


def counted(standings: Iterable[Standing]) -> dict[Standing, int]:
    """How many of each; all five are there, also those with none."""
    counts = dict.fromkeys(STANDINGS, 0)
    for one in standings:
        counts[one] += 1
    return counts
