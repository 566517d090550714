"""What the lane must know of a dialogue to tell what is wrong with a request, kept in memory.

The writer asks the database again: what is old here can never let anything in that should not be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samspill.dialogue.api.sharing import Shared
from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.writer import UnknownCodeError

KEPT_SECONDS = 60.0


@dataclass(frozen=True)
class KnownRound:
    number: int
    has_begun: bool
    questions: frozenset[int]


@dataclass(frozen=True)
class Known:
    """One dialogue: where its events are, and what its rounds and tables are called."""

    channel_id: int
    organiser_id: int
    rounds: Mapping[int, KnownRound]
    tables: frozenset[int]


async def known(shared: Shared, code: str, *, is_fresh: bool = False) -> Known:
    """What is known of the dialogue with this code. Raises UnknownCodeError.

    is_fresh   as it is now, for one who is about to be refused by what was known before
    """
    seconds = 0.0 if is_fresh else KEPT_SECONDS
    found: Known = await shared.get(("known", code), seconds, _fetch, code)
    return found


def dialogue_of(code: str) -> Dialogue:
    """Raises UnknownCodeError."""
    rows = Dialogue.objects.select_related("conference", "organiser", "channel")
    is_code = code.isascii() and code.isalnum()
    dialogue = rows.filter(code=code).first() if is_code else None
    if dialogue is None:
        raise UnknownCodeError
    return dialogue


def _fetch(code: str) -> Known:
    dialogue = dialogue_of(code)
    rounds = dialogue.rounds.prefetch_related("further_questions")
    return Known(
        channel_id=dialogue.channel_id,
        organiser_id=dialogue.organiser_id,
        rounds={
            one.number: KnownRound(
                one.number,
                one.state != Round.State.PLANNED,
                frozenset([1, *(question.number for question in one.further_questions.all())]),
            )
            for one in rounds
        },
        tables=frozenset(dialogue.tables.values_list("number", flat=True)),
    )
