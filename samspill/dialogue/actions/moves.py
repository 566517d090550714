"""Moving people in a plan that is made, by hand.

A published plan is never rewritten: people have found their tables by it. A move in it makes a new
plan beside it, which counts when it is published in its turn.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from samspill.conference.models import SignUp
from samspill.dialogue.models import Placement, Round, SeatingPlan, SeatingRule, Table
from samspill.dialogue.seating.errors import (
    BreaksRulesError,
    NotInPlanError,
    RoundHeldError,
    SeatLockedError,
    UnfinishedPlanError,
)
from samspill.dialogue.seating.material import person_id, round_id, table_id
from samspill.dialogue.seating.problem import problem_of_plan
from samspill.dialogue.seating.search import figures, moved, new_breaches
from samspill.dialogue.seating.words import breach_sentences
from samspill.history.actions import record
from samspill.people.models import User


@transaction.atomic
def move_seat(
    plan: SeatingPlan, *, sign_up: SignUp, round: Round, table: Table, by: User | None = None
) -> SeatingPlan:
    """Give one person another table in one round; one who has no place gets one.

    Returns   the plan it was done in: `plan`, or a new one where `plan` is published
    Raises    UnfinishedPlanError, RoundHeldError, SeatLockedError; BreaksRulesError, and nobody is
              moved.
    """
    return _change(plan, round, {sign_up: table}, by)


@transaction.atomic
def swap_seats(
    plan: SeatingPlan, *, sign_up: SignUp, other: SignUp, round: Round, by: User | None = None
) -> SeatingPlan:
    """Let two people change tables in one round.

    Returns   as move_seat
    Raises    as move_seat; NotInPlanError when one of them has no place in the round.
    """
    chairs = Placement.objects.filter(plan=plan, round=round, sign_up__in=[sign_up, other])
    tables = {one.sign_up_id: one.table for one in chairs.select_related("table")}
    if len(tables) < 2:
        raise NotInPlanError
    return _change(plan, round, {sign_up: tables[other.pk], other: tables[sign_up.pk]}, by)


@transaction.atomic
def lock_seat(
    plan: SeatingPlan, *, sign_up: SignUp, round: Round, by: User | None = None
) -> Placement:
    """Let one seat stay when the plan is made anew. Nobody moves, so a published plan may be locked.

    Raises    NotInPlanError.
    """
    return _set_lock(plan, sign_up, round, by, is_locked=True)


@transaction.atomic
def unlock_seat(
    plan: SeatingPlan, *, sign_up: SignUp, round: Round, by: User | None = None
) -> Placement:
    """The other way round."""
    return _set_lock(plan, sign_up, round, by, is_locked=False)


def _change(
    plan: SeatingPlan, round: Round, places: Mapping[SignUp, Table], by: User | None
) -> SeatingPlan:
    plan = _locked(plan)
    _must_be_movable(plan, round, places)
    problem, before, names = problem_of_plan(
        plan, also=[one.pk for one in places], round=round.number
    )
    seats = {person_id(one.pk): table_id(table.number) for one, table in places.items()}
    after = moved(problem, before, round_id(round.number), seats)
    if breaches := new_breaches(problem, before, after):
        raise BreaksRulesError(breach_sentences(breaches, names))
    target = plan if plan.published_at is None else _copy(plan)
    for one, table in places.items():
        Placement.objects.update_or_create(
            plan=target, round=round, sign_up=one, defaults={"table": table}
        )
    target.quality, target.report = figures(problem, after)
    target.save(update_fields=["quality", "report"])
    record(
        target,
        action="dialogue.seat_moved",
        organiser_number=plan.dialogue.organiser_id,
        by=by,
        round=round.number,
        people=len(places),
    )
    return target


def _locked(plan: SeatingPlan) -> SeatingPlan:
    """The plan as it stands, with its row held: two moves, or a move and a publication, take turns."""
    rows = SeatingPlan.objects.select_for_update(of=("self",))
    return rows.select_related("dialogue__conference").get(pk=plan.pk)


def _must_be_movable(plan: SeatingPlan, round: Round, places: Mapping[SignUp, Table]) -> None:
    if plan.state != SeatingPlan.State.MADE:
        raise UnfinishedPlanError
    if round.state != Round.State.PLANNED:
        raise RoundHeldError(round.number)
    chairs = Placement.objects.filter(plan=plan, round=round, sign_up__in=list(places))
    if (locked := chairs.filter(is_locked=True).select_related("sign_up").first()) is not None:
        raise SeatLockedError(locked.sign_up.name)
    hosts = SeatingRule.objects.filter(
        dialogue=plan.dialogue, kind=SeatingRule.Kind.HOST, people__in=list(places)
    )
    for rule in hosts.prefetch_related("people"):
        for one in rule.people.all():
            if one in places and places[one].pk != rule.table_id:
                raise SeatLockedError(one.name)


def _copy(plan: SeatingPlan) -> SeatingPlan:
    copy = SeatingPlan.objects.create(
        dialogue=plan.dialogue,
        base=plan,
        seed=plan.seed,
        favour=plan.favour,
        progress=100,
        made_at=timezone.now(),
    )
    Placement.objects.bulk_create(
        (
            Placement(
                plan=copy,
                round_id=one.round_id,
                table_id=one.table_id,
                sign_up_id=one.sign_up_id,
                is_locked=one.is_locked,
            )
            for one in plan.placements.order_by("pk")
        ),
        500,
    )
    return copy


def _set_lock(
    plan: SeatingPlan, sign_up: SignUp, round: Round, by: User | None, *, is_locked: bool
) -> Placement:
    chair = Placement.objects.filter(plan=plan, sign_up=sign_up, round=round).first()
    if chair is None:
        raise NotInPlanError
    chair.is_locked = is_locked
    chair.save(update_fields=["is_locked"])
    record(
        plan,
        action="dialogue.seat_locked" if is_locked else "dialogue.seat_unlocked",
        organiser_number=plan.dialogue.organiser_id,
        by=by,
        round=round.number,
    )
    return chair
