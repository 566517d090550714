"""team-formation (PyPI), which forms teams once: used a round at a time.

Every attribute is to be diversified, and those at a table are to come from different tables in
each round before. It knows a size of table only, and no rule about people.
"""

import sys

import pandas
from team_formation.team_assignment import TeamAssignment

from benchmarks.seating_peers.files import Case, Round, answer, present


def seat(case: Case, seconds: float) -> list[Round] | None:
    """One team assignment a round, `seconds` for all of them; None when one is not found."""
    rounds: list[Round] = []
    for number, round in enumerate(case["rounds"]):
        here = set(present(case, round))
        frame = pandas.DataFrame(
            [
                {"id": person["id"], **person["attrs"], **_sat_at(rounds, person["id"])}
                for person in case["participants"]
                if person["id"] in here
            ]
        )
        rules = [(name, "diversify", 1) for name in case["attributes"]]
        rules += [(f"round {earlier}", "different", 1) for earlier in range(number)]
        wanted = pandas.DataFrame(rules, columns=["attribute", "type", "weight"])
        team_size = -(-len(frame) // len(round["tables"]))
        teams = TeamAssignment(frame, wanted, team_size, less_than_target=True)
        teams.solve(max_time_in_seconds=seconds / len(case["rounds"]))
        if not teams.solution_found:
            return None
        rounds.append({table["id"]: [] for table in round["tables"]})
        for person, team in zip(frame["id"], frame["team_num"], strict=True):
            rounds[-1][round["tables"][team]["id"]].append(person)
    return rounds


def _sat_at(rounds: list[Round], person: str) -> dict[str, str]:
    return {
        f"round {number}": next((table for table, who in seats.items() if person in who), "none")
        for number, seats in enumerate(rounds)
    }


if __name__ == "__main__":
    sys.exit(answer(seat))
