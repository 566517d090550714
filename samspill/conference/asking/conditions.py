"""Which of the organiser's own questions are open, from what has been answered so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from samspill.conference.models import SignUpField
from samspill.pure.folding import fold

YES, NO = "yes", "no"


def open_fields(fields: Sequence[SignUpField], answer_of: Callable[[int], Any]) -> set[int]:
    """Keys of the fields that are asked. A field under one that is not open is not open either.

    fields      in their order: a field comes after the one it depends on
    answer_of   from a field's key to what was answered; None or "" where nothing was
    """
    found: set[int] = set()
    for field in fields:
        above = field.asked_when_id
        if above is None or (above in found and is_met(field, answer_of(above))):
            found.add(field.pk)
    return found


def is_met(field: SignUpField, answer: Any) -> bool:
    """Whether this answer to the field above opens `field`. Without a wanted answer: any does."""
    given = [str(one) for one in answer] if isinstance(answer, list) else [as_text(answer)]
    if not field.asked_when_is:
        return any(given)
    wanted = fold(field.asked_when_is)
    return any(fold(one) == wanted for one in given)


def as_text(answer: Any) -> str:
    """ "yes" and "no" for a tick, else the text; "" for nothing."""
    if isinstance(answer, bool):
        return YES if answer else NO
    return "" if answer is None else str(answer).strip()
