"""Rounds and their stages: opened, given more time, and closed, by a facilitator or by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.actions.acts import Before, note_act, schedule_of
from samspill.dialogue.models import Round, Stage
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User


@transaction.atomic
def open_round(round: Round, *, minutes: int | None, by: User | None = None) -> Round:
    """Open a round; another that stands open is closed. A closed one may be opened anew.

    minutes   how long it lasts; None when no clock is to close it. One that has stages and is opened
              for the first time begins with the first of them, and lasts as long as they do.
    Raises    ValueError if minutes < 1. To one that stands open already nothing happens.
    """
    if minutes is not None and minutes < 1:
        raise ValueError("a round lasts at least one minute")
    now = timezone.now()
    round = _locked(round)
    if round.state == Round.State.OPEN:
        return round
    before = schedule_of(round.dialogue_id)
    stages = [] if round.opened_at else list(round.stages.all())
    _open(round, now)
    round.closes_at = now + timedelta(minutes=minutes) if minutes is not None else None
    if stages:
        _begin(round, stages[0], stages, now, has_clock=minutes is not None)
    _save(round)
    _tell(round, "round_opened", by, before, minutes=minutes)
    return round


@transaction.atomic
def open_stage(stage: Stage, *, by: User | None = None) -> Round:
    """Go on to a stage, or back to it; its clock begins anew. A round that is not open is opened."""
    now = timezone.now()
    round = _locked(stage.round)
    before = schedule_of(round.dialogue_id)
    if round.state != Round.State.OPEN:
        _open(round, now)
    stages = list(round.stages.all())
    for one in stages:
        if one.number < stage.number and one.is_open:
            one.closed_at = now
            one.save(update_fields=["closed_at"])
        elif one.number > stage.number:
            one.opened_at = one.closes_at = one.closed_at = None
            one.save(update_fields=["opened_at", "closes_at", "closed_at"])
    round.clock_stopped_at = None
    _begin(round, next(one for one in stages if one.pk == stage.pk), stages, now, has_clock=True)
    _save(round)
    _tell(round, "stage_opened", by, before, stage=stage.kind)
    return round


@transaction.atomic
def extend_round(round: Round, *, minutes: int, by: User | None = None) -> Round:
    """Give what is open more time, counted from its end or from now, whichever is later."""
    now = timezone.now()
    round = _locked(round)
    if round.state != Round.State.OPEN:
        return round
    before = schedule_of(round.dialogue_id)
    earliest = round.clock_stopped_at or now
    stages = list(round.stages.all())
    stage = current_stage(stages)
    if stage is not None:
        stage.closes_at = max(stage.closes_at or earliest, earliest) + timedelta(minutes=minutes)
        stage.save(update_fields=["closes_at"])
        round.closes_at = stage.closes_at + _minutes_after(stage, stages)
    else:
        round.closes_at = max(round.closes_at or earliest, earliest) + timedelta(minutes=minutes)
    _save(round)
    _tell(round, "round_extended", by, before, minutes=minutes)
    return round


@transaction.atomic
def stop_clock(round: Round, *, by: User | None = None) -> Round:
    """Let nothing be closed by the clock until it is started again; what is left is kept."""
    round = _locked(round)
    if round.state == Round.State.OPEN and round.closes_at and not round.clock_stopped_at:
        before = schedule_of(round.dialogue_id)
        round.clock_stopped_at = timezone.now()
        _save(round)
        _tell(round, "clock_stopped", by, before)
    return round


@transaction.atomic
def start_clock(round: Round, *, by: User | None = None) -> Round:
    """Let a clock that was stopped go on from what was left."""
    round = _locked(round)
    if round.state == Round.State.OPEN and round.clock_stopped_at and round.closes_at:
        before = schedule_of(round.dialogue_id)
        later = timezone.now() - round.clock_stopped_at
        stage = current_stage(list(round.stages.all()))
        if stage is not None and stage.closes_at:
            stage.closes_at += later
            stage.save(update_fields=["closes_at"])
        round.closes_at += later
        round.clock_stopped_at = None
        _save(round)
        _tell(round, "clock_started", by, before)
    return round


@transaction.atomic
def close_round(round: Round, *, by: User | None = None) -> Round:
    """Close a round; what comes later is kept, and marked as late. Nothing happens to a closed one."""
    round = _locked(round)
    if round.state == Round.State.OPEN:
        before = schedule_of(round.dialogue_id)
        _close(round, timezone.now())
        _tell(round, "round_closed", by, before)
    return round


def advance_by_the_clock(now: datetime) -> int:
    """Go on to the next stage, or close the round, wherever the time is out; how many moved on."""
    due = Round.objects.open().filter(clock_stopped_at__isnull=True, closes_at__isnull=False)
    return sum(_advance(round, now) for round in due)


@transaction.atomic
def _advance(round: Round, now: datetime) -> int:
    round = _locked(round)
    before = schedule_of(round.dialogue_id)
    stages = list(round.stages.all())
    moved = ""
    while round.state == Round.State.OPEN and not round.clock_stopped_at:
        stage = current_stage(stages)
        end = stage.closes_at if stage else round.closes_at
        if end is None or end > now:
            break
        following = [one for one in stages if stage and one.number > stage.number]
        if stage is None or not following:
            _close(round, end)
            moved = "round_closed"
        else:
            stage.closed_at = end
            stage.save(update_fields=["closed_at"])
            _begin(round, following[0], stages, end, has_clock=True)
            moved = "stage_opened"
    if not moved:
        return 0
    _save(round)
    stage = current_stage(stages) if moved == "stage_opened" else None
    _tell(round, moved, None, before, **({"stage": stage.kind} if stage else {}))
    return 1


def current_stage(stages: Sequence[Stage]) -> Stage | None:
    """The stage that stands open, or None."""
    return next((one for one in stages if one.is_open), None)


def _begin(
    round: Round, stage: Stage, stages: Sequence[Stage], at: datetime, *, has_clock: bool
) -> None:
    stage.opened_at, stage.closed_at = at, None
    stage.closes_at = at + timedelta(minutes=stage.minutes) if has_clock else None
    stage.save(update_fields=["opened_at", "closes_at", "closed_at"])
    round.closes_at = stage.closes_at + _minutes_after(stage, stages) if stage.closes_at else None


def _minutes_after(stage: Stage, stages: Sequence[Stage]) -> timedelta:
    return timedelta(minutes=sum(one.minutes for one in stages if one.number > stage.number))


def _open(round: Round, at: datetime) -> None:
    """The round stands open from now on, and no other of its dialogue; the caller saves it."""
    others = Round.objects.open().filter(dialogue_id=round.dialogue_id).exclude(pk=round.pk)
    for other in others.select_related("dialogue"):
        _close(other, at)
    round.state, round.opened_at = Round.State.OPEN, at
    round.closed_at = round.clock_stopped_at = None


def _close(round: Round, at: datetime) -> None:
    Stage.objects.filter(round=round, opened_at__isnull=False, closed_at__isnull=True).update(
        closed_at=at
    )
    round.state, round.closed_at, round.clock_stopped_at = Round.State.CLOSED, at, None
    _save(round)
    announce(round.dialogue.channel_id, "round_closed", {"round": round.number})


def _locked(round: Round) -> Round:
    """The round anew; every round of its dialogue is locked, always in the same order."""
    rows = Round.objects.select_for_update(of=("self",), no_key=True).select_related("dialogue")
    rows = rows.filter(dialogue_id=round.dialogue_id).order_by("pk")
    return next(one for one in rows if one.pk == round.pk)


def _save(round: Round) -> None:
    round.save(update_fields=["state", "opened_at", "closes_at", "closed_at", "clock_stopped_at"])


def _tell(
    round: Round, kind: str, by: User | None, before: Before, **details: int | str | None
) -> None:
    """Live event, control room's log and history, all of the same act."""
    told = {"round": round.number, **details}
    if kind != "round_closed":
        announce(round.dialogue.channel_id, kind, told)
    note_act(round.dialogue, kind=kind, by=by, details=told, before=before)
    record(
        round,
        action=f"dialogue.{kind}",
        organiser_number=round.dialogue.organiser_id,
        by=by,
        **told,
    )
