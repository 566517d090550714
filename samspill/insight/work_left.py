"""What is left to do with the contributions, in every pile there is: shown on each of their pages."""

from __future__ import annotations

from dataclasses import dataclass

from samspill.dialogue.models import Dialogue
from samspill.insight.likenesses import open_pairs
from samspill.insight.reading import ASIDE, Pile, pile
from samspill.insight.second_reading import disagreements, to_read_again
from samspill.people.models import User


@dataclass(frozen=True)
class WorkLeft:
    """Contributions not sorted, those set aside as unclear, those that this person can read as the
    second, those that two read differently, pairs that may be the same."""

    cards: int
    aside: int
    second_reading: int
    disagreements: int
    alike: int


def work_left(dialogue: Dialogue, user: User, *, standing: Pile | None = None) -> WorkLeft:
    """In a fixed number of queries. standing: the pile, where it is read already."""
    cards = standing or pile(dialogue)
    return WorkLeft(
        cards=len(cards.whole.left),
        aside=cards.whole.count(ASIDE),
        second_reading=len(to_read_again(dialogue, user)),
        disagreements=len(disagreements(dialogue)),
        alike=open_pairs(dialogue).count(),
    )
