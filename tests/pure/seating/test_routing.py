"""A flow is found when there is one."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.routing import Routes, can_route

FEW = st.integers(0, 3)


@st.composite
def routes(draw):
    tables = draw(st.integers(1, 3))
    amounts = draw(st.lists(FEW, max_size=3))
    limits = st.dictionaries(st.integers(0, tables - 1), st.integers(1, 3))
    rooms = draw(st.lists(st.integers(0, 4), min_size=tables, max_size=tables))
    owed = draw(st.lists(st.sampled_from([0, 0, 1, 2]), min_size=tables, max_size=tables))
    return Routes(amounts, [draw(limits) for _ in amounts], rooms, owed)


def some_flow_fits(routes):
    tables = range(len(routes.rooms))
    ways = [
        [
            people
            for people in product(*(range(limit.get(table, 0) + 1) for table in tables))
            if sum(people) == amount
        ]
        for amount, limit in zip(routes.amounts, routes.limits, strict=True)
    ]
    for flow in product(*ways):
        sizes = [sum(people[table] for people in flow) for table in tables]
        if all(routes.owed[t] <= sizes[t] <= routes.rooms[t] for t in tables):
            return True
    return False


@settings(deadline=None, max_examples=300)
@given(routes())
def test_everyone_is_routed_when_that_can_be(routes):
    assert can_route(routes) == some_flow_fits(routes)
