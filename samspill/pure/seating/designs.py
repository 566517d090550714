"""Seatings of equal groups in which no two people meet twice, by construction instead of search.

Search stops short where the rounds are close to as many as there can be. There mathematics has
answers, under the name of the social golfer problem:

round robin       groups of 2 (Kirkman 1847)
difference rows   a person of each column in every group (difference_rows.py): multiplication in a
                  finite field, or in a product of fields (Bose 1938, MacNeish 1922), and some that
                  were found by annealing
starters          rounds that are turned (starters.py; Kirkman 1850, Bose 1939), among them 32
                  people in 8 groups of 4 for 10 rounds, which Aguado was the first to find (2004)
inflation         each person of a smaller design becomes a column of people; in the end the columns
                  are seated among themselves. Lines of affine spaces come out of it (Wilson 1972)

Source: Colbourn and Dinitz (editors), Handbook of Combinatorial Designs, second edition (2007),
chapters II.7 (resolvable designs) and III.3 (Latin squares).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from math import inf

from samspill.pure.seating.difference_rows import longest_rows
from samspill.pure.seating.starters import STARTERS

Round = list[list[int]]


def groups_without_repeats(groups: int, size: int, rounds: int) -> list[Round] | None:
    """Seat groups*size people in `rounds` rounds so that no two share a group twice.

    groups, size, rounds   each at least 1; size is people in a group
    Returns                [rounds][groups][size] of 0 … groups*size-1, always the same for the
                           same numbers; None when no construction here reaches so many rounds
    Raises                 ValueError if a number is below 1
    """
    if min(groups, size, rounds) < 1:
        raise ValueError("groups, size and rounds are at least 1")
    if rounds > round_bound(groups, size):
        return None
    if size == 1:
        return [[[person] for person in range(groups)] for _ in range(rounds)]
    made = _longest(groups, size, rounds)
    if len(made) < rounds:
        return None
    return [[list(group) for group in seated] for seated in made]


def round_bound(groups: int, size: int) -> float:
    """No more rounds than this can be without repeats; infinite when everyone sits alone.

    A person meets size-1 new people in each round, and those of one group must be spread over as
    many groups in the next.
    """
    if size == 1:
        return inf
    return 1 if size > groups else (groups * size - 1) // (size - 1)


@lru_cache(maxsize=256)
def _longest(groups: int, size: int, rounds: int) -> tuple[Round, ...]:
    """As many of `rounds` rounds as the best construction gives; at least 1."""
    best: tuple[Round, ...] = ()
    for construction in (_one_round, _round_robin, _differences, _starter, _inflation):
        made = tuple(islice(construction(groups, size, rounds), rounds))
        best = max(best, made, key=len)
        if len(best) == rounds:
            break
    return best


def _one_round(groups: int, size: int, rounds: int) -> Iterator[Round]:
    yield [list(range(group * size, (group + 1) * size)) for group in range(groups)]


def _round_robin(groups: int, size: int, rounds: int) -> Iterator[Round]:
    """2*groups-1 rounds of pairs: one person stays, the others move round a circle."""
    if size != 2:
        return
    others = 2 * groups - 1
    for turn in range(others):
        pairs = [[(turn + step) % others, (turn - step) % others] for step in range(1, groups)]
        yield [[turn, others], *pairs]


def _differences(groups: int, size: int, rounds: int) -> Iterator[Round]:
    """A column for each place of a group, and then the columns among themselves."""
    if groups >= size:
        yield from _inflated(1, size, groups, rounds)


def _starter(groups: int, size: int, rounds: int) -> Iterator[Round]:
    for starter in STARTERS:
        if (starter.groups, starter.size) == (groups, size):
            yield from starter.develop()


def _inflation(groups: int, size: int, rounds: int) -> Iterator[Round]:
    """The longest that comes of a design with fewer groups."""
    best: list[Round] = []
    for height in range(2, groups):
        if groups % height == 0 and len(best) < rounds:
            made = list(islice(_inflated(groups // height, size, height, rounds), rounds))
            best = max(best, made, key=len)
    yield from best


def _inflated(groups: int, size: int, height: int, rounds: int) -> Iterator[Round]:
    """Each person of a design of `groups` groups becomes a column of `height` people.

    Each of its groups gives `height` groups in as many rounds as there are difference rows. People
    of one column do not meet there, so in the end they are seated among themselves.
    """
    differences = longest_rows(height, size, rounds)
    for small in _longest(groups, size, rounds):
        for row in differences.rows:
            yield [
                [
                    person * height + differences.add(table, difference)
                    for person, difference in zip(group, row, strict=True)
                ]
                for group in small
                for table in range(height)
            ]
    if height % size == 0:
        for inner in _longest(height // size, size, rounds):
            yield [
                [person * height + within for within in group]
                for person in range(groups * size)
                for group in inner
            ]
