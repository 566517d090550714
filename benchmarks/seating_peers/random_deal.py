"""Everyone drawn anew in every round, as when tickets are drawn at the door. No other rule kept."""

import sys
from random import Random

from benchmarks.seating_peers.files import Case, Round, answer, even_sizes, present


def seat(case: Case, seconds: float) -> list[Round]:
    """A deal of every round by the seed 1; it takes no time to speak of."""
    random = Random(1)
    rounds = []
    for round in case["rounds"]:
        left = present(case, round)
        random.shuffle(left)
        sizes = even_sizes(round, len(left))
        seats = zip(round["tables"], sizes, strict=True)
        rounds.append({table["id"]: [left.pop() for _ in range(size)] for table, size in seats})
    return rounds


if __name__ == "__main__":
    sys.exit(answer(seat))
