"""What it costs to move one person, told at once while a coordinator tries it."""

from __future__ import annotations

from samspill.pure.seating.problem import PersonId, Plan, Problem, RoundId, TableId
from samspill.pure.seating.standing import Again, Change, MoveCost, Standing

__all__ = ["Again", "Change", "MoveCost", "best_swap", "move_cost", "moved", "swapped", "why_here"]


def move_cost(
    problem: Problem, plan: Plan, round_id: RoundId, person: PersonId, to_table: TableId
) -> MoveCost:
    """What it costs that `person` goes to `to_table` in one round; nobody comes in return.

    A person without a seat in the round is given one.
    Raises  KeyError for a round that is not there
    """
    standing = Standing(problem, plan, round_id)
    return standing.cost(standing.delta(standing.after_move(person, to_table)), person)


def best_swap(
    problem: Problem, plan: Plan, round_id: RoundId, person: PersonId, to_table: TableId
) -> tuple[PersonId, MoveCost] | None:
    """Whom at `to_table` it costs least to change places with; None if any breaks a rule."""
    standing = Standing(problem, plan, round_id)
    return standing.best_swap(person, standing.tables.get(to_table, ()))


def why_here(
    problem: Problem, plan: Plan, round_id: RoundId, person: PersonId
) -> tuple[PersonId, MoveCost] | None:
    """The best exchange with anyone at another table: what it would cost says why a person is here.

    None when every exchange breaks a rule.
    """
    standing = Standing(problem, plan, round_id)
    return standing.best_swap(person, [one for at in standing.tables.values() for one in at])


def moved(
    problem: Problem, plan: Plan, round_id: RoundId, person: PersonId, to_table: TableId
) -> Plan:
    """The plan with one person at another table in one round."""
    standing = Standing(problem, plan, round_id)
    return standing.plan_with(standing.after_move(person, to_table))


def swapped(
    problem: Problem, plan: Plan, round_id: RoundId, person: PersonId, other: PersonId
) -> Plan:
    """The plan with two who have changed places in one round."""
    standing = Standing(problem, plan, round_id)
    return standing.plan_with(standing.after_swap(person, other))
