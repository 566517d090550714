"""The people and the tables that the cases are made of."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

Case = dict[str, Any]
Row = dict[str, Any]
Shares = Mapping[str, int]  # value -> how common it is, in parts of the sum

DIALOGUE: Mapping[str, Shares] = {
    "region": {"Øst": 28, "Vest": 21, "Midt": 16, "Nord": 13, "Sør": 12, "Innlandet": 10},
    "category": {
        "Idrett": 26,
        "Kultur": 20,
        "Barn og unge": 15,
        "Helse/omsorg": 13,
        "Miljø": 9,
        "Vel/grend": 10,
        "Innvandrere": 7,
    },
    "size": {"liten": 48, "middels": 29, "stor": 23},
    "role": {"forening": 35, "kommune": 29, "frivilligsentral": 20, "råd": 16},
}


def people(count: int, attributes: Mapping[str, Shares], random: Random) -> list[Row]:
    """`count` people P001, P002, …, each attribute drawn by its shares."""
    drawn = {
        name: random.choices(list(shares), weights=list(shares.values()), k=count)
        for name, shares in attributes.items()
    }
    return [
        {"id": f"P{number + 1:03}", "attrs": {name: drawn[name][number] for name in attributes}}
        for number in range(count)
    ]


def tables(capacities: Sequence[int], *, minimum: Sequence[int] | None = None) -> list[Row]:
    """Tables T001, T002, … with these capacities and minimum sizes (0 when none is given)."""
    minimum = minimum or [0] * len(capacities)
    return [
        {"id": f"T{number:03}", "capacity": capacity, "min": least, "accessible": True}
        for number, (capacity, least) in enumerate(zip(capacities, minimum, strict=True), start=1)
    ]


def rounds(count: int, room: Sequence[Row]) -> list[Row]:
    """`count` rounds R1, R2, … at the same tables."""
    return [
        {"id": f"R{number}", "tables": [dict(table) for table in room]}
        for number in range(1, count + 1)
    ]


def evenly(attributes: Mapping[str, Shares]) -> dict[str, Row]:
    """Every attribute to be spread, all of the same weight."""
    return {name: {"weight": 1} for name in attributes}


def drawn_blocks(random: Random, ids: Sequence[str], sizes: Sequence[int]) -> list[list[str]]:
    """Groups of these sizes, nobody in two."""
    left = random.sample(list(ids), sum(sizes))
    return [[left.pop() for _ in range(size)] for size in sizes]


def drawn_pairs(
    random: Random, ids: Sequence[str], count: int, *, not_within: Sequence[Sequence[str]]
) -> list[list[str]]:
    """`count` different pairs, none of them two from the same of the groups `not_within`."""
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < count:
        first, second = sorted(random.sample(list(ids), 2))
        if not any(first in group and second in group for group in not_within):
            pairs.add((first, second))
    return [list(pair) for pair in sorted(pairs)]
