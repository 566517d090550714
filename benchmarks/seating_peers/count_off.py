"""What is done without a computer: table by table people count off, and go to their number.

First by the list, then from where they sit. A full table is passed by. No other rule kept.
"""

import sys

from benchmarks.seating_peers.files import Case, Round, answer, present


def seat(case: Case, seconds: float) -> list[Round]:
    """Everyone's table in every round; no chance in it."""
    line = [person["id"] for person in case["participants"]]
    rounds = []
    for round in case["rounds"]:
        here = set(present(case, round))
        seated = _count_off([person for person in line if person in here], round["tables"])
        rounds.append(seated)
        sitting = [person for people in seated.values() for person in people]
        line = sitting + [person for person in line if person not in here]
    return rounds


def _count_off(line: list[str], tables: list[dict[str, int]]) -> Round:
    seated: Round = {str(table["id"]): [] for table in tables}
    number = 0
    for person in line:
        while len(seated[str(tables[number]["id"])]) >= tables[number]["capacity"]:
            number = (number + 1) % len(tables)
        seated[str(tables[number]["id"])].append(person)
        number = (number + 1) % len(tables)
    return seated


if __name__ == "__main__":
    sys.exit(answer(seat))
