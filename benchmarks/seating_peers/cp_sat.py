"""OR-Tools CP-SAT with a model of the whole problem: hard rules, then pairs, then balance.

seated[r, i, t]  i sits at t in round r
shares[r, p]     both of the pair p sit at one table in round r
met[p]           the pair has shared a table at least once
The aim is WEIGHT a pair that meets, less one for each person outside floor and ceiling. It is told
what counting off gives as a hint, since without any it often has no plan in the time.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from math import ceil, floor
from typing import Any

from ortools.sat.python import cp_model

from benchmarks.seating_peers import count_off
from benchmarks.seating_peers.files import Case, Round, answer, even_sizes, present

WEIGHT = 5
WORKERS = 2
Seated = dict[tuple[int, str, str], Any]


def seat(case: Case, seconds: float) -> list[Round] | None:
    """The best plan that is found in `seconds` after the model is built; None when none is."""
    model = cp_model.CpModel()
    seated: Seated = {}
    for number, round in enumerate(case["rounds"]):
        _everyone_a_seat(model, case, number, round, seated)
        _rules_about_people(model, case, number, round, seated)
    hint = count_off.seat(case, 0)
    for (number, person, table), at in seated.items():
        model.add_hint(at, person in hint[number][table])
    met = list(_pairs_that_meet(model, case, seated, hint))
    excess = list(_excess(model, case, seated, hint))
    model.maximize(WEIGHT * sum(met) - sum(excess))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [
        {
            table["id"]: [
                person
                for person in present(case, round)
                if solver.value(seated[number, person, table["id"]])
            ]
            for table in round["tables"]
        }
        for number, round in enumerate(case["rounds"])
    ]


def _everyone_a_seat(
    model: Any, case: Case, number: int, round: Mapping[str, Any], seated: Seated
) -> None:
    here = present(case, round)
    for person in here:
        for table in round["tables"]:
            seated[number, person, table["id"]] = model.new_bool_var("")
        model.add_exactly_one(seated[number, person, table["id"]] for table in round["tables"])
    for table, size in zip(round["tables"], even_sizes(round, len(here)), strict=True):
        model.add(sum(seated[number, person, table["id"]] for person in here) == size)


def _rules_about_people(
    model: Any, case: Case, number: int, round: Mapping[str, Any], seated: Seated
) -> None:
    here = set(present(case, round))
    wishes = case.get("topic_choice", {}).get(round["id"], {})
    needs = {person["id"] for person in case["participants"] if person.get("needs_accessible")}
    for table in round["tables"]:
        name = table["id"]
        for person in here:
            wished = person not in wishes or table.get("topic") in wishes[person]
            hosted = case.get("hosts", {}).get(person, name) == name
            if not (wished and hosted and (table["accessible"] or person not in needs)):
                model.add(seated[number, person, name] == 0)
        for first, second in case.get("keep_apart", []):
            if {first, second} <= here:
                model.add_at_most_one(seated[number, first, name], seated[number, second, name])
        for group in case.get("keep_together", []):
            tied = [person for person in group if person in here]
            for first, second in pairwise(tied):
                model.add(seated[number, first, name] == seated[number, second, name])


def _pairs_that_meet(
    model: Any, case: Case, seated: Seated, hint: Sequence[Round]
) -> Iterator[Any]:
    ids = [person["id"] for person in case["participants"]]
    sits = {(number, person): table for number, person, table in _each_seat(hint)}
    for first, second in combinations(ids, 2):
        shares, hinted = [], False
        for number, round in enumerate(case["rounds"]):
            here = [sits.get((number, person)) for person in (first, second)]
            if None in here:
                continue
            share = model.new_bool_var("")
            for table in round["tables"]:
                one, other = (seated[number, person, table["id"]] for person in (first, second))
                model.add_bool_or(share.negated(), one.negated(), other)
            model.add_hint(share, here[0] == here[1])
            hinted = hinted or here[0] == here[1]
            shares.append(share)
        met = model.new_bool_var("")
        model.add_bool_or(*shares, met.negated())
        model.add_hint(met, hinted)
        yield met


def _each_seat(hint: Sequence[Round]) -> Iterator[tuple[int, str, str]]:
    for number, seats in enumerate(hint):
        for table, people in seats.items():
            for person in people:
                yield number, person, table


def _excess(model: Any, case: Case, seated: Seated, hint: Sequence[Round]) -> Iterator[Any]:
    values = {person["id"]: person["attrs"] for person in case["participants"]}
    for number, round in enumerate(case["rounds"]):
        here = present(case, round)
        sizes = zip(round["tables"], even_sizes(round, len(here)), strict=True)
        cells = product(sizes, case["attributes"])
        for (table, size), attribute in cells:
            for value in sorted({values[person][attribute] for person in here}):
                of_it = [person for person in here if values[person][attribute] == value]
                share = len(of_it) * size / len(here)
                count = sum(seated[number, person, table["id"]] for person in of_it)
                beyond = model.new_int_var(0, size, "")
                model.add(beyond >= count - ceil(share))
                model.add(beyond >= floor(share) - count)
                hinted = len(set(of_it).intersection(hint[number][table["id"]]))
                model.add_hint(beyond, max(0, hinted - ceil(share), floor(share) - hinted))
                yield beyond


if __name__ == "__main__":
    sys.exit(answer(seat))
