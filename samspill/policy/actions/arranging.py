"""Where a measure stands. Its number may change while the policy is a draft that nobody else has read."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy
from samspill.policy.actions.passages import leave_place
from samspill.policy.errors import GoalNotEmptyError, NumbersStandError
from samspill.policy.models import Goal, Measure, Policy
from samspill.policy.rules import numbers_are_loose

NOWHERE = 0  # a number that no measure has: held while two change places


@transaction.atomic
def move_measure(measure: Measure, *, goal: Goal, by: User | None = None) -> Measure:
    """Move a measure to another goal, where it comes last.

    Only the moved one gets a new number; the others keep theirs, also where it leaves a gap.
    Raises    NumbersStandError once the draft has been sent out; AdoptedError; ValueError for a
              goal of another policy.
    """
    policy = _policy_with_loose_numbers(measure.goal.policy)
    if goal.policy_id != policy.pk:
        raise ValueError(f"goal {goal.pk} is not of policy {policy.pk}")
    if goal.pk == measure.goal_id:
        return measure
    before = measure.reference
    last = goal.measures.aggregate(last=Max("number"))["last"] or 0
    measure.goal, measure.number = goal, last + 1
    measure.save(update_fields=["goal", "number"])
    _record(measure, policy, before, by)
    return measure


@transaction.atomic
def change_places(measure: Measure, *, other: Measure, by: User | None = None) -> Measure:
    """Let two measures of one goal change numbers. All others keep theirs.

    Raises    as `move_measure`; ValueError for measures of two goals.
    """
    policy = _policy_with_loose_numbers(measure.goal.policy)
    if other.goal_id != measure.goal_id:
        raise ValueError(f"measures {measure.pk} and {other.pk} are of two goals")
    before = measure.reference
    mine, theirs = measure.number, other.number
    for one, number in ((measure, NOWHERE), (other, mine), (measure, theirs)):
        one.number = number
        one.save(update_fields=["number"])
    _record(measure, policy, before, by)
    return measure


@transaction.atomic
def take_away_goal(goal: Goal, *, by: User | None = None) -> None:
    """Take away a goal that has no measures. Raises GoalNotEmptyError, AdoptedError."""
    policy = locked_policy(goal.policy)
    if goal.measures.exists():
        raise GoalNotEmptyError
    record(goal, action="policy.goal_taken_away", organiser_number=policy.organiser_id, by=by)
    leave_place(goal.passage, name=str(goal.number))
    Goal.objects.get(pk=goal.pk).delete()


def _policy_with_loose_numbers(policy: Policy) -> Policy:
    held = locked_policy(policy)
    if not numbers_are_loose(held):
        raise NumbersStandError
    return held


def _record(measure: Measure, policy: Policy, before: str, by: User | None) -> None:
    record(
        measure,
        action="policy.measure_moved",
        organiser_number=policy.organiser_id,
        by=by,
        before=before,
        after=measure.reference,
    )
