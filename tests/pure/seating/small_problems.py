"""Small random problems for the seating tests, and every seating of a round, one by one."""

from collections.abc import Iterator

from hypothesis import strategies as st

from samspill.pure.seating.problem import Person, Problem, SeatingRound, SeatingTable

TOPICS = ["culture", "sport"]


@st.composite
def problems(draw, with_blocks=True, most_people=8, round_count=1):
    """A problem with every kind of rule, seldom too many of them."""
    names = [f"P{n}" for n in range(draw(st.integers(0, most_people)))]
    some = st.sampled_from(names) if names else st.nothing()
    rounds = tuple(draw(rounds_named(f"r{n}")) for n in range(round_count))
    tables = sorted({table.id for one in rounds for table in one.tables} | {"T9"})
    pairs = st.tuples(some, some).filter(lambda pair: pair[0] != pair[1])
    is_choosing = draw(st.booleans()) and names
    return Problem(
        people=tuple(draw(people_named(names, [one.id for one in rounds]))),
        rounds=rounds,
        hosts=draw(few(some, st.sampled_from(tables))) if names else {},
        together=draw(groups(some)) if with_blocks and len(names) > 1 else (),
        apart=tuple(draw(st.lists(pairs, max_size=7))) if with_blocks and len(names) > 1 else (),
        topic_choice={one.id: draw(choices(some)) for one in rounds} if is_choosing else {},
        locked={rounds[0].id: draw(few(some, st.sampled_from(tables)))} if names else {},
        frozen={rounds[0].id: draw(frozen_seats(names, rounds[0]))},
    )


def few(keys, values):
    return st.one_of(st.just({}), st.dictionaries(keys, values, max_size=2))


def groups(some):
    group = st.lists(some, min_size=2, max_size=3, unique=True).map(tuple)
    return st.lists(group, max_size=2).map(tuple)


def choices(some):
    topics = st.lists(st.sampled_from([*TOPICS, "health"]), min_size=1, max_size=2, unique=True)
    return st.dictionaries(some, topics, max_size=3)


@st.composite
def people_named(draw, names, round_ids):
    return [
        Person(
            name,
            needs_step_free=draw(st.sampled_from([False, False, False, True])),
            absent_rounds=draw(
                st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(round_ids)))
            ),
        )
        for name in names
    ]


@st.composite
def rounds_named(draw, name):
    tables = [
        SeatingTable(
            f"T{number}",
            capacity=draw(st.integers(1, 5)),
            minimum=draw(st.sampled_from([0, 0, 0, 2, 3])),
            is_step_free=draw(st.booleans()),
            topic=draw(st.sampled_from([None, *TOPICS])),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    return SeatingRound(name, tuple(tables))


@st.composite
def frozen_seats(draw, names, round):
    if not names or draw(st.integers(0, 3)):
        return {}
    return {round.tables[-1].id: draw(st.lists(st.sampled_from(names), max_size=2, unique=True))}


def evening(people, capacities, rounds=2, minimum=0, step_free=99, topics=(), **rules):
    """People P0, P1, … at tables T0, T1, …, of which the first so many are step-free."""
    tables = tuple(
        SeatingTable(
            f"T{n}", size, minimum, n < step_free, topic=topics[n] if n < len(topics) else None
        )
        for n, size in enumerate(capacities)
    )
    return Problem(
        people=tuple(people) if not isinstance(people, int) else persons(people),
        rounds=tuple(SeatingRound(f"r{n}", tables) for n in range(rounds)),
        **rules,
    )


def persons(count, needs_step_free=()):
    return tuple(Person(f"P{n}", needs_step_free=n in needs_step_free) for n in range(count))


def seatings(problem, round) -> Iterator[dict[str, str]]:
    """Every seating of those who are not at a frozen table that keeps each rule."""
    frozen = problem.frozen.get(round.id, {})
    settled = {name for people in frozen.values() for name in people}
    present = [person.id for person in problem.present(round)]
    free = [name for name in present if name not in settled]
    tables = [table for table in round.tables if table.id not in frozen]
    for group in problem.together:
        members = set(group) & set(present)
        if members & settled and members & set(free):
            return
    yield from _seat(problem, round, free, tables, {})


def _seat(problem, round, waiting, tables, seats):
    if not waiting:
        sizes = [list(seats.values()).count(table.id) for table in tables]
        if all(not n or n >= table.minimum for n, table in zip(sizes, tables, strict=True)):
            yield dict(seats)
        return
    name, *rest = waiting
    for table in tables:
        if may_sit(problem, round, name, table, seats):
            yield from _seat(problem, round, rest, tables, {**seats, name: table.id})


def may_sit(problem, round, name, table, seats):
    """Whether the person keeps every rule at the table, with those seated so far."""
    person = next(one for one in problem.people if one.id == name)
    chosen = problem.topic_choice.get(round.id, {}).get(name)
    company = {other for other, where in seats.items() if where == table.id}
    return (
        len(company) < table.capacity
        and (table.is_step_free or not person.needs_step_free)
        and problem.hosts.get(name, table.id) == table.id
        and problem.locked.get(round.id, {}).get(name, table.id) == table.id
        and (not chosen or table.topic in chosen)
        and not any(name in pair and set(pair) & company for pair in problem.apart)
        and not any(
            name in group and (set(group) & set(seats)) - company for group in problem.together
        )
    )
