"""A conference's people, tables and rules as a problem that the seating search can solve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations

from samspill.conference.models import SignUp
from samspill.dialogue.models import (
    Dialogue,
    Placement,
    Round,
    SeatingPlan,
    SeatingRule,
    SeatingSetup,
)
from samspill.dialogue.seating.attributes import attributes_of, group_of
from samspill.dialogue.seating.material import (
    Material,
    as_ids,
    chairs_in,
    locks_in,
    material_of,
    names_of,
    person_id,
    round_id,
    seats_in,
    table_id,
)
from samspill.pure.seating.problem import (
    Mode,
    Person,
    PersonId,
    Plan,
    Problem,
    RoundId,
    SeatingRound,
    SeatingTable,
    TableId,
)
from samspill.pure.seating.wording import Names


def problem_of(
    dialogue: Dialogue, *, base: SeatingPlan | None = None, is_repair: bool = False
) -> tuple[Problem, Names]:
    """What is to be solved now. Rounds that are held stand as they did in the plan that counts.

    base       the published plan, if there is one
    is_repair  the new plan is to stay close to `base`
    """
    chairs = chairs_in(base) if base is not None else []
    held = {one.number for one in dialogue.rounds.all() if one.state != Round.State.PLANNED}
    held &= {one.round.number for one in chairs}
    material = material_of(dialogue, {one.sign_up_id for one in chairs if one.round.number in held})
    material.frozen = {number: seats_in(chairs, number, material.tables) for number in sorted(held)}
    absent = _absences(material, held)
    here = {one.pk for one in material.sign_ups}
    staying = [one for one in chairs if is_repair and one.sign_up_id in here]
    rounds = material.rounds if is_repair else []
    kept = {
        round_id(one.number): as_ids(seats_in(staying, one.number, material.tables))
        for one in rounds
    }
    locked = _locked(locks_in(dialogue), material, absent, held)
    return _problem(material, absent, base=kept, locked=locked)


def problem_of_plan(
    plan: SeatingPlan, *, also: Sequence[int] = (), round: int = 0
) -> tuple[Problem, Plan, Names]:
    """A plan that is made, and the problem it answers: its own people, under the rules of now.

    also      sign-ups that are to have a place in `round`, though the plan has none for them yet
    """
    chairs = chairs_in(plan)
    material = material_of(plan.dialogue, {one.sign_up_id for one in chairs} | set(also), only=True)
    numbers = [one.number for one in material.rounds]
    there = {(one.sign_up_id, one.round.number) for one in chairs}
    there |= {(one, round) for one in also}
    absent = {
        one.pk: {number for number in numbers if (one.pk, number) not in there}
        for one in material.sign_ups
    }
    locks = [one for one in chairs if one.is_locked]
    locked = _locked(locks, material, absent, set())
    problem, names = _problem(material, absent, locked=locked)
    rounds = tuple(
        {
            table: tuple(people)
            for table, people in as_ids(seats_in(chairs, number, material.tables)).items()
        }
        for number in numbers
    )
    return problem, Plan(rounds, seed=plan.seed), names


def _absences(material: Material, held: set[int]) -> dict[int, set[int]]:
    """Sign-up -> numbers of the rounds they do not sit in."""
    left = {one.number for one in material.rounds} - held
    absent: dict[int, set[int]] = defaultdict(set)
    for rule, people in material.by_kind(SeatingRule.Kind.ABSENT):
        away = {rule.round.number} if rule.round is not None else left
        for pk in people:
            absent[pk] |= away & left
    sat = {number: set(chain(*material.frozen[number].values())) for number in held}
    for one in material.sign_ups:
        if one.state != SignUp.State.SEATED:
            absent[one.pk] |= left
        absent[one.pk] |= {number for number in held if one.pk not in sat[number]}
    return absent


def _locked(
    locks: Sequence[Placement], material: Material, absent: Mapping[int, set[int]], held: set[int]
) -> dict[RoundId, dict[PersonId, TableId]]:
    here = {one.pk for one in material.sign_ups}
    locked: dict[RoundId, dict[PersonId, TableId]] = defaultdict(dict)
    for one in locks:
        number, person = one.round.number, one.sign_up_id
        if person in here and number not in held and number not in absent.get(person, ()):
            locked[round_id(number)][person_id(person)] = table_id(one.table.number)
    return dict(locked)


def _problem(
    material: Material,
    absent: Mapping[int, set[int]],
    *,
    base: Mapping[RoundId, Mapping[TableId, Sequence[PersonId]]] | None = None,
    locked: Mapping[RoundId, Mapping[PersonId, TableId]] | None = None,
) -> tuple[Problem, Names]:
    numbers = {one.number for one in material.rounds}
    material.sign_ups = [one for one in material.sign_ups if numbers - absent.get(one.pk, set())]
    attributes, values = attributes_of(material.sign_ups, material.setup, material.earlier)
    step_free = {
        one for _rule, people in material.by_kind(SeatingRule.Kind.STEP_FREE) for one in people
    }
    together = _together(material)
    problem = Problem(
        people=tuple(
            Person(
                person_id(one.pk),
                values[one.pk],
                needs_step_free=one.pk in step_free,
                absent_rounds=frozenset(round_id(number) for number in absent.get(one.pk, ())),
            )
            for one in material.sign_ups
        ),
        rounds=_rounds(material),
        attributes=attributes,
        hosts={
            person_id(one): table_id(rule.table.number)
            for rule, people in material.by_kind(SeatingRule.Kind.HOST)
            for one in people
            if rule.table is not None
        },
        together=together,
        apart=_apart(material, together),
        topic_choice=_choices(material, absent),
        frozen={round_id(number): as_ids(seats) for number, seats in material.frozen.items()},
        locked=locked or {},
        base=base or {},
        mode=Mode.ROTATE if material.setup.mode == SeatingSetup.Mode.ROTATE else Mode.REMIX,
    )
    return problem, names_of(material.sign_ups)


def _rounds(material: Material) -> tuple[SeatingRound, ...]:
    topics = {(one.round.number, one.table.number): one.topic for one in material.topics}
    has_topics = material.setup.mode != SeatingSetup.Mode.REMIX
    return tuple(
        SeatingRound(
            round_id(round.number),
            tuple(
                SeatingTable(
                    table_id(table.number),
                    capacity=table.capacity,
                    minimum=table.minimum,
                    is_step_free=table.is_step_free,
                    topic=topics.get((round.number, table.number)) if has_topics else None,
                )
                for table in material.tables
            ),
        )
        for round in material.rounds
    )


def _together(material: Material) -> tuple[tuple[PersonId, ...], ...]:
    groups = (people for _rule, people in material.by_kind(SeatingRule.Kind.TOGETHER))
    return tuple(tuple(person_id(one) for one in people) for people in groups if len(people) > 1)


def _apart(
    material: Material, together: Sequence[Sequence[PersonId]]
) -> tuple[tuple[PersonId, PersonId], ...]:
    """Pairs by name, and pairs by whom they come for; those who are to sit together may all the same."""
    named = [people for _rule, people in material.by_kind(SeatingRule.Kind.APART)]
    pairs = {pair for people in named for pair in combinations(people, 2)}
    blocks = {frozenset(pair) for group in together for pair in combinations(group, 2)}
    for pair in _apart_by_group(material):
        if frozenset(person_id(one) for one in pair) not in blocks:
            pairs.add(pair)
    return tuple((person_id(one), person_id(other)) for one, other in sorted(pairs))


def _apart_by_group(material: Material) -> Iterable[tuple[int, int]]:
    setup = material.setup
    groups: dict[str, list[int]] = defaultdict(list)
    for one in material.sign_ups:
        if setup.apart_by_association and (group := group_of(one)):
            groups[group].append(one.pk)
        if setup.apart_by_municipality and one.municipality_id:
            groups[f"municipality {one.municipality_id}"].append(one.pk)
    for people in groups.values():
        yield from combinations(sorted(people), 2)


def _choices(
    material: Material, absent: Mapping[int, set[int]]
) -> dict[RoundId, dict[PersonId, list[str]]]:
    if material.setup.mode != SeatingSetup.Mode.TOPICS:
        return {}
    here = {one.pk for one in material.sign_ups}
    choices: dict[RoundId, dict[PersonId, list[str]]] = defaultdict(dict)
    for one in material.wishes:
        number = one.round.number
        is_held = number in material.frozen
        if one.sign_up_id in here and not is_held and number not in absent.get(one.sign_up_id, ()):
            wished = choices[round_id(number)].setdefault(person_id(one.sign_up_id), [])
            wished.append(one.topic)
    return {key: dict(value) for key, value in choices.items()}
