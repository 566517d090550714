"""Making seating plans. A plan is asked for as a row; the worker claims it for a while and makes it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.actions.not_come import keep_up_with_the_door
from samspill.dialogue.errors import NothingToDealError
from samspill.dialogue.models import Dialogue, Placement, SeatingPlan
from samspill.dialogue.seating.errors import (
    ImpossiblePlanError,
    NoPublishedPlanError,
    UndecidedPlanError,
    UnfinishedPlanError,
)
from samspill.dialogue.seating.material import number_of, setup_of
from samspill.dialogue.seating.problem import problem_of
from samspill.dialogue.seating.search import figures, is_undecided, repair, search
from samspill.dialogue.seating.words import reason_sentences
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User
from samspill.pure.seating.problem import InfeasibleError, Plan, Problem

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 3  # a plan that has ended the worker so often is left, and told of
TOLD_SECONDS = 0.5  # between two words on how far it has come
LARGEST_SEED = 32767
State = SeatingPlan.State


@transaction.atomic
def ask_for_plan(dialogue: Dialogue, *, by: User | None = None) -> SeatingPlan:
    """Let a plan be made; one that is under way already is given back.

    Raises    NothingToDealError without tables, rounds or people.
    """
    return _ask(dialogue, by, base=None)


@transaction.atomic
def replan(dialogue: Dialogue, *, by: User | None = None) -> SeatingPlan:
    """Let the rounds that are left be planned anew for those who are there now, moving few people.

    Rounds that have begun stand as they were held, and locked seats stay.
    Raises    NoPublishedPlanError; NothingToDealError.
    """
    base = dialogue.seating_plans.published().first()
    if base is None:
        raise NoPublishedPlanError
    keep_up_with_the_door(dialogue, by=by)
    return _ask(dialogue, by, base=base)


def _ask(dialogue: Dialogue, by: User | None, base: SeatingPlan | None) -> SeatingPlan:
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    if (waiting := dialogue.seating_plans.under_way().first()) is not None:
        return waiting
    _must_have_something(dialogue)
    dialogue.seating_plans.filter(state__in=[State.IMPOSSIBLE, State.FAILED]).delete()
    plan = SeatingPlan.objects.create(
        dialogue=dialogue,
        state=State.QUEUED,
        base=base,
        seed=dialogue.seating_plans.count() % LARGEST_SEED + 1,
        favour=setup_of(dialogue).favour,
    )
    action = "dialogue.plan_asked" if base is None else "dialogue.replan_asked"
    record(plan, action=action, organiser_number=dialogue.organiser_id, by=by)
    return plan


def _must_have_something(dialogue: Dialogue) -> None:
    people = dialogue.conference.sign_ups.seated()
    if not (dialogue.tables.exists() and dialogue.rounds.exists() and people.exists()):
        raise NothingToDealError


def claim_plan(now: datetime) -> SeatingPlan | None:
    """The next plan to be made, ours until the lease runs out; committed before this returns.

    One that has ended its workers too often is marked as failed, and passed by.
    """
    with transaction.atomic(durable=True):
        SeatingPlan.objects.to_be_made(now).filter(attempts__gte=MOST_ATTEMPTS).update(
            state=State.FAILED, error="ended_its_worker", leased_until=None
        )
        rows = SeatingPlan.objects.to_be_made(now).select_for_update(skip_locked=True, of=("self",))
        plan = rows.select_related("dialogue__conference").first()
        if plan is None:
            return None
        plan.state = State.MAKING
        plan.lease_owner = uuid.uuid4().hex
        plan.leased_until = now + LEASE
        plan.attempts += 1
        plan.progress = 0
        plan.save(update_fields=["state", "lease_owner", "leased_until", "attempts", "progress"])
    return plan


def make_plan(plan: SeatingPlan) -> SeatingPlan:
    """Make a plan that was claimed, and keep it; or why it cannot be made.

    The search runs outside any transaction. What is found after the lease went to another is let go.
    """
    try:
        problem, _names = problem_of(
            plan.dialogue, base=_counting(plan), is_repair=plan.base_id is not None
        )
        found = _solve(plan, problem, _teller(plan))
        told = figures(problem, found)
    except InfeasibleError as error:
        reasons = [asdict(reason) for reason in error.reasons]
        return _settle(plan, state=State.IMPOSSIBLE, reasons=reasons)
    except Exception as error:
        if not is_undecided(error):
            _settle(plan, state=State.FAILED, error="unexpected")
            raise
        return _settle(plan, state=State.FAILED, error=UndecidedPlanError.code)
    with transaction.atomic():
        kept = _settle(plan, state=State.MADE, quality=told[0], report=told[1])
        if kept.state == State.MADE:
            _keep_chairs(plan, problem, found)
            _record_made(plan, problem, by=None)
    return kept


def deal_tables(
    dialogue: Dialogue, *, seed: int, favour: str = "", by: User | None = None
) -> SeatingPlan:
    """Make a plan at once, for those who can wait for it. It is seen when published.

    seed      0 to 32767; the same seed, people and rules give the same plan
    favour    a value of SeatingSetup.Favour; without it as the setup has it
    Raises    NothingToDealError without tables, rounds or people; ImpossiblePlanError when the
              rules contradict each other; UndecidedPlanError.
    """
    _must_have_something(dialogue)
    plan = SeatingPlan(dialogue=dialogue, seed=seed, favour=favour or setup_of(dialogue).favour)
    problem, names = problem_of(dialogue, base=_counting(plan))
    try:
        found = _solve(plan, problem, None)
    except InfeasibleError as error:
        raise ImpossiblePlanError(reason_sentences(error.reasons, names)) from error
    except Exception as error:
        if is_undecided(error):
            raise UndecidedPlanError from error
        raise
    plan.quality, plan.report = figures(problem, found)
    plan.progress = 100
    with transaction.atomic():
        plan.save()
        _keep_chairs(plan, problem, found)
        _record_made(plan, problem, by=by)
    return plan


@transaction.atomic
def publish_plan(plan: SeatingPlan, *, by: User | None = None) -> SeatingPlan:
    """Let everyone find their table by this plan; the newest published one counts.

    Raises    UnfinishedPlanError for one that is not made.
    """
    SeatingPlan.objects.select_for_update().get(pk=plan.pk)  # not in the middle of a move
    if plan.state != State.MADE:
        raise UnfinishedPlanError
    plan.published_at = timezone.now()
    plan.save(update_fields=["published_at"])
    announce(plan.dialogue.channel_id, "plan_published", {"plan": plan.pk})
    record(
        plan,
        action="dialogue.plan_published",
        organiser_number=plan.dialogue.organiser_id,
        by=by,
    )
    return plan


def _counting(plan: SeatingPlan) -> SeatingPlan | None:
    """The plan to stay close to; else the one that counts, for the rounds that are held."""
    return plan.base or plan.dialogue.seating_plans.published().first()


def _solve(plan: SeatingPlan, problem: Problem, told: Callable[[float], None] | None) -> Plan:
    if plan.base_id is not None:
        return repair(problem, seed=plan.seed)
    return search(problem, seed=plan.seed, favour=plan.favour, on_progress=told)


def _teller(plan: SeatingPlan) -> Callable[[float], None]:
    """Writes down how far the plan has come, now and then, and holds the lease meanwhile."""
    last = time.monotonic()

    def tell(done: float) -> None:
        nonlocal last
        if time.monotonic() - last < TOLD_SECONDS:
            return
        last = time.monotonic()
        per_cent = min(max(round(done * 100), 0), 99)
        _ours(plan).update(progress=per_cent, leased_until=timezone.now() + LEASE)

    return tell


def _ours(plan: SeatingPlan) -> Any:
    return SeatingPlan.objects.filter(pk=plan.pk, lease_owner=plan.lease_owner, state=State.MAKING)


def _settle(plan: SeatingPlan, **values: Any) -> SeatingPlan:
    """Write down how it went, if the plan is still ours."""
    changed = {"leased_until": None, "progress": 100, "made_at": timezone.now(), **values}
    if _ours(plan).update(**changed):
        for name, value in changed.items():
            setattr(plan, name, value)
    return plan


def _keep_chairs(plan: SeatingPlan, problem: Problem, found: Plan) -> None:
    rounds = {one.number: one for one in plan.dialogue.rounds.all()}
    tables = {one.number: one for one in plan.dialogue.tables.all()}
    locked = {(round, person) for round, seats in problem.locked.items() for person in seats}
    Placement.objects.bulk_create(
        (
            Placement(
                plan=plan,
                round=rounds[number_of(round.id)],
                table=tables[number_of(table)],
                sign_up_id=number_of(person),
                is_locked=(round.id, person) in locked,
            )
            for round, seats in zip(problem.rounds, found.rounds, strict=True)
            for table, people in seats.items()
            for person in people
        ),
        500,
    )


def _record_made(plan: SeatingPlan, problem: Problem, by: User | None) -> None:
    record(
        plan,
        action="dialogue.tables_dealt",
        organiser_number=plan.dialogue.organiser_id,
        by=by,
        people=len(problem.people),
        tables=len(problem.rounds[0].tables),
        rounds=len(problem.rounds),
    )
