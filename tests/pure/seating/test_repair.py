"""On the day: those who stay keep their seats, those who come get one, held rounds are facts."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.broken import broken_rules
from samspill.pure.seating.problem import Person
from samspill.pure.seating.repair import repair
from samspill.pure.seating.search import seat
from tests.pure.seating.test_search import hall, times_met


def on_the_day(left=(), come=(), held=1, **more):
    """A published plan of three rounds, the first `held` of them over; then some leave and some come."""
    before = hall(**more)
    plan = seat(before)
    ids = [round.id for round in before.rounds]
    rest = frozenset(ids[held:])
    people = tuple(
        replace(one, absent_rounds=rest) if one.id in left else one for one in before.people
    ) + tuple(
        Person(name, {"field": "A", "form": "b"}, False, frozenset(ids[:held])) for name in come
    )
    base = dict(zip(ids, plan.rounds, strict=True))
    return replace(
        before, people=people, base=base, frozen={name: base[name] for name in ids[:held]}
    )


def moved(problem, plan):
    return [
        (round.id, who)
        for round, at in zip(problem.rounds, plan.rounds, strict=True)
        for table, people in at.items()
        for who in people
        if any(who in there for there in problem.base[round.id].values())
        and who not in problem.base[round.id][table]
    ]


def test_when_nothing_has_happened_nobody_is_moved():
    problem = on_the_day()

    assert moved(problem, repair(problem)) == []


def test_one_who_comes_takes_the_chair_of_one_who_left():
    problem = on_the_day(left=("P03",), come=("Q1",))

    plan = repair(problem)

    assert broken_rules(problem, plan) == []
    assert len(moved(problem, plan)) <= 2
    assert all(any("Q1" in who for who in at.values()) for at in plan.rounds[1:])


def test_a_held_round_is_left_as_it_was():
    problem = on_the_day(left=("P03", "P04", "P17"), come=("Q1", "Q2"), held=2)

    plan = repair(problem)

    for number in (0, 1):
        assert {t: sorted(w) for t, w in plan.rounds[number].items()} == {
            t: sorted(w) for t, w in problem.base[f"R{number}"].items()
        }


def test_a_seat_is_moved_where_a_table_has_become_too_small():
    tables = tuple(replace(table, minimum=3, capacity=6) for table in hall().rounds[0].tables)
    problem = on_the_day(left=("P00",))
    gone = [who for who in problem.base["R1"]["T0"] if who != "P00"][:2]
    people = tuple(
        replace(one, absent_rounds=frozenset({"R1", "R2"})) if one.id in gone else one
        for one in problem.people
    )
    rounds = tuple(replace(one, tables=tables) for one in problem.rounds)
    problem = replace(problem, people=people, rounds=rounds)

    plan = repair(problem)

    assert broken_rules(problem, plan) == []
    assert len(moved(problem, plan)) <= 8


@settings(max_examples=20, deadline=None)
@given(st.sets(st.integers(0, 23), max_size=6), st.integers(0, 4), st.integers(0, 2))
def test_whoever_leaves_and_comes_every_rule_is_kept(left, come, held):
    problem = on_the_day(
        left=tuple(f"P{n:02}" for n in left),
        come=tuple(f"Q{n}" for n in range(come)),
        held=held,
        size=5,
        apart=(("P01", "P02"), ("P07", "P09")),
        together=(("P10", "P11"),),
    )

    plan = repair(problem)

    assert broken_rules(problem, plan) == []
    assert len(moved(problem, plan)) <= 4 * max(len(left), come, 1)


def test_many_pairs_meet_still_when_some_have_left():
    problem = on_the_day(left=("P00", "P05", "P10"), come=("Q1", "Q2"))

    plan = repair(problem)

    assert sum(times - 1 for times in times_met(plan).values()) <= 3
