"""Conversations made up for the tests."""

from __future__ import annotations

import numpy as np

from samspill.pure.opinions.votes import Votes, votes_of

Triple = tuple[str, str, int]


def camps(sizes=(40, 30), statements=24, *, share=0.7, firm=0.9, seed=1) -> list[Triple]:
    """Camps that answer every statement in their own way; `firm` of the votes go with the camp.

    share   of the statements that each votes on
    """
    chance = np.random.default_rng(seed)
    views = chance.choice([-1, 1], size=(len(sizes), statements))
    views[-1] = -views[0]
    votes = []
    person = 0
    for camp, size in enumerate(sizes):
        for _member in range(size):
            for statement in np.flatnonzero(chance.random(statements) < share):
                with_camp = chance.random() < firm
                vote = int(views[camp, statement]) * (1 if with_camp else -1)
                votes.append((str(person), str(statement), vote))
            person += 1
    return votes


def camp_of(votes: Votes, sizes=(40, 30)) -> list[int]:
    """The camp that each participant of `camps` belongs to."""
    ends = np.cumsum(sizes)
    return [int(np.searchsorted(ends, int(who), side="right")) for who in votes.participants]


def all_agree(people=40, statements=10, seed=1) -> list[Triple]:
    """Everyone agrees with nearly everything."""
    chance = np.random.default_rng(seed)
    return [
        (str(person), str(statement), 1 if chance.random() < 0.95 else -1)
        for person in range(people)
        for statement in range(statements)
    ]


def votes(triples: list[Triple], **more) -> Votes:
    return votes_of(triples, **more)
