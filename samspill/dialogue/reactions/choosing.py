"""Which contributions a voter is asked about next: those that the fewest have looked at.

Numbers in, numbers out; the chance is in the voter's own text, so that the same voter is asked the
same again, and two voters are asked different things.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256


def fewest_first(looks: Mapping[int, int], *, voter: str, most: int) -> list[int]:
    """At most `most` contributions, those with the fewest answers first; ties fall by the voter.

    looks     contribution -> how many have answered
    """
    order = sorted(looks, key=lambda one: (looks[one], _chance(voter, one)))
    return order[:most]


def pairs_for(
    looks: Mapping[int, int], *, voter: str, most: int, met: Collection[frozenset[int]] = ()
) -> list[tuple[int, int]]:
    """At most `most` pairs to weigh against each other, so that each gets about as many looks.

    looks     contribution -> how many pairs it has been in
    met       pairs that this voter has weighed before: not asked again
    Returns   pairs, none twice; fewer when there are no more
    """
    seen = dict(looks)
    known = set(met)
    found: list[tuple[int, int]] = []
    while len(found) < most:
        pair = _next_pair(seen, known, f"{voter} {len(known)}")
        if pair is None:
            break
        known.add(frozenset(pair))
        for one in pair:
            seen[one] += 1
        found.append(pair)
    return found


def _next_pair(
    seen: Mapping[int, int], known: Collection[frozenset[int]], chance: str
) -> tuple[int, int] | None:
    order = fewest_first(seen, voter=chance, most=len(seen))
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if frozenset((one, other)) not in known:
                return one, other
    return None


def _chance(voter: str, one: int) -> bytes:
    return sha256(f"{voter}|{one}".encode()).digest()
