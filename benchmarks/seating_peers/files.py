"""How the peers take a problem and hand back a plan. Standard library only."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Case = Mapping[str, Any]
Round = dict[str, list[str]]  # table -> people


def answer(seat: Callable[[Case, float], Sequence[Round] | None]) -> int:
    """Read the problem, seat it within the seconds told, write the plan. Exit code 3: no plan."""
    problem, plan, seconds = sys.argv[1:]
    case = json.loads(Path(problem).read_text(encoding="utf-8"))
    rounds = seat(case, float(seconds))
    if rounds is None:
        return 3
    Path(plan).write_text(json.dumps({"rounds": rounds}, ensure_ascii=False), encoding="utf-8")
    return 0


def present(case: Case, round: Mapping[str, Any]) -> list[str]:
    """Those who sit in `round`, in the order of the file."""
    return [
        person["id"]
        for person in case["participants"]
        if round["id"] not in person.get("absent_rounds", [])
    ]


def even_sizes(round: Mapping[str, Any], count: int) -> list[int]:
    """Table sizes for `count` people, a seat at a time to the emptiest table that has room."""
    capacities = [table["capacity"] for table in round["tables"]]
    sizes = [0] * len(capacities)
    for _ in range(count):
        room = [number for number, size in enumerate(sizes) if size < capacities[number]]
        sizes[min(room, key=lambda number: sizes[number])] += 1
    return sizes
