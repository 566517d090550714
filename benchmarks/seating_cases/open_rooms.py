"""Cases with few rules or none: what is hard is the mixing."""

from random import Random

from benchmarks.seating_cases.people import (
    DIALOGUE,
    Case,
    drawn_blocks,
    drawn_pairs,
    evenly,
    people,
    rounds,
    tables,
)


def dialogue80() -> Case:
    """80 people, 10 tables of 8, 4 rounds: 1120 pairs can meet."""
    return _open(80, [8] * 10, 4, seed=80)


def golfers32() -> Case:
    """32 people, 8 tables of 4, 10 rounds: 480 pairs can meet, by a design only."""
    return _open(32, [4] * 8, 10, seed=32)


def mixed200() -> Case:
    """200 people, 10 tables of 8, 12 of 7 and 6 of 6, 6 rounds: 3732 pairs can meet."""
    return _open(200, [8] * 10 + [7] * 12 + [6] * 6, 6, seed=200)


def large1000() -> Case:
    """1000 people, 125 tables of 8, 8 rounds: 28 000 pairs can meet."""
    return _open(1000, [8] * 125, 8, seed=1000)


def dense24() -> Case:
    """24 people, 3 tables of 8, 4 rounds: all have met long before the end."""
    return _open(24, [8] * 3, 4, seed=24)


def uneven77() -> Case:
    """77 people at tables of 10, 8 and 6 that want 6, 6 and 4; ten pairs apart, five together."""
    random = Random(77)
    capacities = [10] * 3 + [8] * 4 + [6] * 3
    minimum = [6] * 7 + [4] * 3
    seated = people(77, DIALOGUE, random)
    ids = [person["id"] for person in seated]
    together = drawn_blocks(random, ids, [2] * 5)
    return {
        "participants": seated,
        "attributes": evenly(DIALOGUE),
        "rounds": rounds(4, tables(capacities, minimum=minimum)),
        "keep_together": together,
        "keep_apart": drawn_pairs(random, ids, 10, not_within=together),
    }


def _open(count: int, capacities: list[int], round_count: int, *, seed: int) -> Case:
    return {
        "participants": people(count, DIALOGUE, Random(seed)),
        "attributes": evenly(DIALOGUE),
        "rounds": rounds(round_count, tables(capacities)),
    }
