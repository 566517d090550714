"""Undoing in the control room: any sequence of acts, undone one by one, brings back what was."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.dialogue import actions
from samspill.dialogue.errors import CannotUndoError
from samspill.dialogue.models import Contribution, ControlAct, Round, Stage
from samspill.dialogue.tasks import advance_by_the_clock
from samspill.history.models import Entry
from samspill.live.models import LiveEvent
from tests.dialogue import builders
from tests.dialogue.test_stages import CAFE, START, with_stages

LEAST = timedelta(minutes=1)

STEPS = st.one_of(
    st.tuples(st.just("open"), st.integers(1, 3)),
    st.tuples(st.just("stage"), st.integers(1, len(CAFE))),
    st.tuples(st.just("extend"), st.integers(1, 9)),
    st.tuples(st.sampled_from(["stop", "start", "close"]), st.none()),
    st.tuples(st.just("wait"), st.integers(1, 40)),
)


def schedule(opened):
    """How every round and stage stands, the times of open clocks told as what is left of them."""
    now = datetime.now(UTC)
    found = {}
    for round in opened.rounds.all():
        at = round.clock_stopped_at or now
        is_open = round.state == Round.State.OPEN
        found[f"round {round.number}"] = (
            round.state,
            round.opened_at,
            round.closed_at,
            round.clock_stopped_at,
            round.closes_at - at if is_open and round.closes_at else round.closes_at,
        )
        for stage in round.stages.all():
            left = stage.closes_at - at if stage.is_open and stage.closes_at else stage.closes_at
            found[f"stage {round.number}.{stage.number}"] = (
                stage.opened_at, stage.closed_at, left,
            )  # fmt: skip
    return found


def do(opened, step, value, clock):
    current = opened.rounds.filter(state="open").first() or opened.rounds.get(number=2)
    if step == "open":
        actions.open_round(opened.rounds.get(number=value), minutes=10)
    elif step == "stage":
        actions.open_stage(Stage.objects.get(round__dialogue=opened, number=value))
    elif step == "extend":
        actions.extend_round(current, minutes=value)
    elif step == "wait":
        clock.shift(timedelta(minutes=value))
        advance_by_the_clock()
    else:
        act = {"stop": actions.stop_clock, "start": actions.start_clock}.get(step)
        (act or actions.close_round)(current)


def at_least(found):
    """The same, where an open clock that goes has a minute left at the least."""
    told = dict(found)
    for name, values in found.items():
        if name.startswith("round") and values[0] == "open" and values[4] and not values[3]:
            number = name.split()[1]
            stages = [one for one in found if one.startswith(f"stage {number}.")]
            open_now = [one for one in stages if found[one][0] and not found[one][1]]
            left = found[open_now[0]][2] if open_now else values[4]
            short = max(LEAST - left, timedelta(0))
            told[name] = (*values[:4], values[4] + short)
            for one in open_now:
                told[one] = (*found[one][:2], found[one][2] + short)
    return told


@pytest.mark.slow
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEPS, max_size=9), pauses=st.lists(st.integers(0, 20), min_size=12))
def test_any_acts_undone_one_by_one_bring_the_schedule_back(db, steps, pauses):
    with transaction.atomic(), time_machine.travel(START, tick=False) as clock:
        opened = builders.dialogue(builders.organiser())
        with_stages(opened.rounds.get(number=2))
        was = []
        for step, value in steps:
            before, count = schedule(opened), ControlAct.objects.count()
            do(opened, step, value, clock)
            if step == "wait":
                before = None  # what stood when the clock moved on is not seen from here
            assert ControlAct.objects.count() - count in (0, 1)
            if ControlAct.objects.count() > count:
                was.append(before)

        for act in ControlAct.objects.order_by("-pk"):
            clock.shift(timedelta(minutes=pauses.pop()))
            actions.undo(act)
            before = was.pop()
            assert before is None or schedule(opened) == at_least(before)

        assert {one.state for one in opened.rounds.all()} == {"planned"}
        assert not Stage.objects.exclude(opened_at=None, closes_at=None, closed_at=None).exists()
        transaction.set_rollback(True)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as travelling:
        yield travelling


def newest():
    return ControlAct.objects.first()


def test_what_the_clock_did_stays_undone_for_a_minute_at_least(clock, opened):
    round = actions.open_round(with_stages(opened.rounds.get(number=1)), minutes=30)
    clock.shift(timedelta(minutes=5))
    advance_by_the_clock()

    actions.undo(newest())
    advance_by_the_clock()
    now = round.stages.get(number=1)

    assert now.is_open
    assert now.closes_at == datetime.now(UTC) + LEAST
    assert Round.objects.get(pk=round.pk).closes_at == now.closes_at + timedelta(minutes=27)


def test_the_newest_act_of_the_rounds_is_undone_first(clock, opened, round_one):
    actions.extend_round(round_one, minutes=2)
    opening = ControlAct.objects.last()

    with pytest.raises(CannotUndoError):
        actions.undo(opening)
    actions.undo(newest())
    actions.undo(opening)

    assert opened.rounds.get(number=1).state == "planned"


def test_an_act_is_undone_once_and_it_is_told(place, opened, round_one):
    user = builders.member(place)

    act = actions.undo(newest(), by=user)

    assert (act.undone_by, act.undone_at is not None) == (user, True)
    with pytest.raises(CannotUndoError):
        actions.undo(act, by=user)
    assert LiveEvent.objects.filter(kind="undone").count() == 1
    assert Entry.objects.filter(action="dialogue.act_undone").count() == 1


def test_undoing_leaves_what_was_said(opened, round_one):
    actions.contribute(
        round_one, text="Vi er her", table=opened.tables.get(number=1), channel="phone"
    )

    actions.undo(newest())

    assert Contribution.objects.get().raw_text == "Vi er her"
    assert opened.rounds.get(number=1).state == "planned"


def test_an_act_of_a_kind_that_nobody_can_undo_is_refused(opened):
    act = ControlAct.objects.create(dialogue=opened, kind="something", before={"a": 1})

    with pytest.raises(CannotUndoError):
        actions.undo(act)


def test_a_wave_the_lead_and_reading_first_are_undone_each_by_itself(place, opened):
    jan, mona = (builders.member(place, f"{name}@example.no") for name in ("jan", "mona"))
    actions.hand_over_lead(opened, to=mona, by=None)
    handed = actions.hand_over_lead(opened, to=jan, by=mona)
    reading = actions.set_moderated(opened, is_moderated=True, by=jan)
    wave = actions.nudge(opened.tables.get(number=2), by=jan)

    for act in (handed, wave, reading):
        actions.undo(act, by=jan)

    opened.refresh_from_db()
    assert (opened.led_by, opened.is_moderated) == (mona, False)
    assert opened.tables.get(number=2).nudged_at is None


def test_waves_to_two_tables_are_undone_in_any_order(opened):
    first, second = (actions.nudge(opened.tables.get(number=n), by=None) for n in (1, 2))
    again = actions.nudge(opened.tables.get(number=1), by=None)

    actions.undo(second)
    with pytest.raises(CannotUndoError):
        actions.undo(first)
    actions.undo(again)
    actions.undo(first)

    assert not opened.tables.exclude(nudged_at=None).exists()
