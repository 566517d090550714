"""Evenings under way: some have left and others come. The plans that were published are kept as data."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from benchmarks.seating_cases.everything import ATTRIBUTES, everything82
from benchmarks.seating_cases.open_rooms import mixed200
from benchmarks.seating_cases.people import DIALOGUE, Case, Row, Shares, people

FOLDER = Path(__file__).parent
Published = dict[str, dict[str, list[str]]]  # round -> table -> people


def published(people_count: int) -> Published:
    """The plan of everything82 or of mixed200 that was followed."""
    text = (FOLDER / f"published{people_count}.json").read_text(encoding="utf-8")
    plan: Published = json.loads(text)
    return plan


def repair82() -> Case:
    """everything82 when the first round is held: six have left (one of a pair), four have come."""
    problem, random = everything82(), Random(821)
    tied = [person for group in problem["keep_together"] for person in group]
    tied += list(problem["hosts"])
    away = [row["id"] for row in problem["participants"] if row.get("absent_rounds")]
    free = [row["id"] for row in problem["participants"] if row["id"] not in {*tied, *away}]
    left = [problem["keep_together"][0][0], *random.sample(free, 5)]
    late = _late(83, 4, ATTRIBUTES, random)
    late[0]["needs_accessible"] = True
    return _under_way(problem, published(82), held=1, left=left, late=late)


def repair200() -> Case:
    """mixed200 when two rounds of six are held: eight have left, five have come.

    Nobody need be moved: the five can sit where eight have left and meet nobody twice.
    """
    problem, random = mixed200(), Random(2001)
    left = random.sample([row["id"] for row in problem["participants"]], 8)
    late = _late(201, 5, DIALOGUE, random)
    return _under_way(problem, published(200), held=2, left=left, late=late)


def _late(first: int, count: int, attributes: Mapping[str, Shares], random: Random) -> list[Row]:
    come = people(count, attributes, random)
    for number, row in enumerate(come, start=first):
        row["id"] = f"P{number:03}"
    return come


def _under_way(
    problem: Case, plan: Published, *, held: int, left: Sequence[str], late: Sequence[Row]
) -> Case:
    """`problem` with its first `held` rounds held as in `plan`; those who `left` are gone for good."""
    names = [round["id"] for round in problem["rounds"]]
    were_here = [dict(row) for row in problem["participants"]]
    for row in were_here:
        if row["id"] in left:
            row["absent_rounds"] = sorted({*row.get("absent_rounds", []), *names[held:]})
    come = [{**row, "absent_rounds": names[:held]} for row in late]
    return {
        **problem,
        "participants": were_here + come,
        "frozen": {name: plan[name] for name in names[:held]},
        "base": plan,
    }
