"""The seating search: a first seating that keeps every rule, then moves that keep them and improve it.

First everyone is seated so that as many pairs as possible meet, by annealing all rounds together (or by
a known design, when the room is as full and the rounds as many as such designs are for). Then people
change places, in one round or in all, so that every table is as mixed as that allows. What is found is
the best of several goes. The number of moves is set by the size of the problem alone, so that the same
problem and seed give the same plan on every machine.

Sources: docs/algorithms.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from samspill.pure.seating.conflicts import conflicts
from samspill.pure.seating.cooling import WORTH, Phase, Search
from samspill.pure.seating.designs import groups_without_repeats
from samspill.pure.seating.instance import Seated, seats_of
from samspill.pure.seating.numbering import Instance, numbered
from samspill.pure.seating.placing import place_round
from samspill.pure.seating.problem import Favour, InfeasibleError, Mode, Plan, Problem, Reason
from samspill.pure.seating.rotation import rotate

MILLION = 1_000_000
SMALL, MIDDLING = 300, 120  # people
FULL = 240  # seats, all rounds: fewer are searched with fewer moves
FEWEST_MOVES = 20_000
QUICK = 12  # times fewer moves make the first plan
DENSE = 0.6  # of all others, met by one person: from here on designs beat the search


def seat(
    problem: Problem,
    *,
    seed: int = 1,
    favour: Favour = Favour.MEETINGS,
    is_out_of_time: Callable[[], bool] | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Plan:
    """Seat everyone in every round, every hard rule kept, as well as can be found.

    seed            the same problem and seed give the same plan
    is_out_of_time  asked now and then; when it says so, the best so far is the plan
    on_progress     told now and then how much is done, 0 to 1
    Raises          InfeasibleError with the smallest sets of rules that contradict each other;
                    UndecidedError (placing) when neither a seating nor a contradiction was found
    """
    if problem.mode == Mode.ROTATE:
        how = {"is_out_of_time": is_out_of_time, "on_progress": on_progress}
        return rotate(problem, seed=seed, seat=seat, **how)
    if not problem.people or not problem.rounds:
        return Plan(tuple({t.id: () for t in one.tables} for one in problem.rounds), seed)
    seated = _first(problem, seed)
    instance = numbered(problem)
    search = Search(instance, seated, seed, favour, is_out_of_time, on_progress)
    if len(search.state.free):
        _search(search, problem)
    return Plan(search.best_seating(), seed, search.moves, search.was_cut)


def _first(problem: Problem, seed: int) -> list[Seated]:
    """A seating of each round that keeps every rule."""
    seated: list[Seated] = []
    for round in problem.rounds:
        found = place_round(problem, round, seed=seed)
        if found is None:
            raise InfeasibleError(_reasons(problem))
        seated.append(found)
    return seated


def _reasons(problem: Problem) -> Sequence[Reason]:
    found = conflicts(problem)
    if not found:
        raise AssertionError("a round cannot be seated, and nothing says why")
    return found


def _search(search: Search, problem: Problem) -> None:
    density, people = _density(search), len(search.instance.people)
    share = min(people * len(search.state.free) / FULL, 1.0) ** 2
    meet, mix = (
        replace(phase, moves=max(int(phase.moves * share), FEWEST_MOVES))
        for phase in _phases(density, people, search.favour)
    )
    goes = 1 if people > SMALL else 3
    search.plan_for((meet.moves + mix.moves) * goes)
    search.run(replace(meet, moves=meet.moves // QUICK), is_cut_short=False)
    search.run(replace(mix, moves=mix.moves // QUICK))
    design = _design(search.instance, problem) if density > DENSE else None
    if design is not None:
        search.begin_at(seats_of(search.instance, design))
    else:
        for _ in range(goes if search.favour == Favour.MEETINGS else 1):
            if search.is_done_meeting():
                break
            search.run(meet)
    for phase in _mixing(mix, people, search.favour):
        if search.is_done():
            break
        search.begin_at(search.best)
        search.run(phase)
    search.tell_all_is_done()


def _phases(density: float, people: int, favour: Favour) -> tuple[Phase, Phase]:
    """First that pairs meet, then that tables are mixed. The figures were found by trying.

    density  share of all others that one person sits beside; the more, the hotter must be begun
    """
    if people > SMALL:
        meet = Phase(8 * MILLION, 0.12, 0.06, spread=0.2, fairness=0.6)
        mix = Phase(55 * MILLION, 0.2, 0.012, meeting=4.0, spread=0.3, fairness=4.0, relabel=0.12)
    else:
        meet = Phase(20 * MILLION, min(max(0.1 + density, 0.15), 1.2), 0.06, spread=0.05)
        hot = 0.4 if people <= MIDDLING else 0.2
        mix = Phase(25 * MILLION, hot, 0.02, meeting=3.0, spread=0.3, fairness=2.0, relabel=0.3)
    if favour == Favour.MEETINGS:
        return meet, mix
    moves, spread = 40 * MILLION, WORTH[favour]
    return meet, replace(
        mix, moves=moves, hot=0.6, cold=0.03, meeting=1.0, spread=spread, relabel=0.1
    )


def _mixing(mix: Phase, people: int, favour: Favour) -> Sequence[Phase]:
    """The goes at mixing, each from the best so far, until nothing is left to be wished for.

    A bold go lets pairs meet again for a while, to find another even plan: sometimes far better, sometimes
    none. The last is short and cold.
    """
    polish = replace(mix, moves=mix.moves // 4, hot=mix.hot / 3)
    if people > SMALL:
        return mix, polish
    if favour != Favour.MEETINGS:
        return mix, mix, polish
    bold = replace(mix, hot=0.6, meeting=1.0, spread=0.2, fairness=0.8, relabel=0.15)
    return mix, bold, replace(bold, meeting=1.5, spread=0.3, fairness=1.5), polish


def _density(search: Search) -> float:
    """How much of all others one person gets to sit beside."""
    people = len(search.instance.people)
    return float(search.state.exposure.mean()) / max(people - 1, 1)


def _design(instance: Instance, problem: Problem) -> list[Seated] | None:
    """Rounds without one repeat by construction, where everyone is alike and every chair taken."""
    sizes = {table.capacity for round in problem.rounds for table in round.tables}
    tables = {len(round.tables) for round in problem.rounds}
    is_plain = not (
        problem.hosts or problem.together or problem.apart or problem.frozen or problem.locked
        or any(any(wishes.values()) for wishes in problem.topic_choice.values())
        or any(person.needs_step_free or person.absent_rounds for person in problem.people)
    )  # fmt: skip
    if not is_plain or len(sizes) != 1 or len(tables) != 1:
        return None
    [size], [groups] = sizes, tables
    if size * groups != len(instance.people):
        return None
    rounds = groups_without_repeats(groups, size, len(problem.rounds))
    if rounds is None:
        return None
    return [
        {
            table: [instance.people[person] for person in who]
            for table, who in zip(instance.tables[number], groups_at, strict=True)
        }
        for number, groups_at in enumerate(rounds)
    ]
