"""The run sheet: the programme with its times as they became, and as they will be from here."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from samspill.conference.models import ProgrammeItem, RunSheetCue
from samspill.dialogue import actions
from samspill.dialogue.run_sheet import run_sheet
from tests.dialogue import builders
from tests.dialogue.test_stages import with_stages

START = datetime(2027, 3, 11, 17, 30, tzinfo=UTC)  # a Thursday; the place's clock says 18.30
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as travelling:
        yield travelling


@pytest.fixture
def evening(clock, place):
    """Welcome, round 1, soup, round 2 and thanks, from START; each as long as it says."""
    opened = builders.dialogue(place, rounds=2)
    opened.conference.programme.exclude(kind="round").delete()
    begins = START
    items = {one.round_number: one for one in opened.conference.programme.all()}
    for name, minutes in (("Velkommen", 10), (1, 30), ("Suppe", 15), (2, 30), ("Takk", 5)):
        item = items.get(name) or ProgrammeItem(
            conference=opened.conference, title=name, kind="meal" if name == "Suppe" else "talk"
        )
        item.starts_at, item.ends_at = begins, begins + minutes * MINUTE
        item.save()
        begins = item.ends_at
    return opened


def sheet(opened):
    rounds = list(opened.rounds.with_item().prefetch_related("stages"))
    items = list(opened.conference.programme.all())
    return run_sheet(items, rounds, datetime.now(UTC))


def told(opened):
    """(name, minutes from START, state, note) of every line."""
    return [
        (
            one.name,
            round((one.at - START) / MINUTE) if one.at else None,
            one.state,
            one.note.replace("\xa0", " "),
        )
        for one in sheet(opened)
    ]


def open_round(opened, number, clock, at, minutes=30):
    clock.move_to(START + at * MINUTE)
    return actions.open_round(opened.rounds.get(number=number), minutes=minutes)


def test_before_anything_is_opened_the_plan_stands_and_the_clock_tells_what_goes_on(evening):
    assert told(evening) == [
        ("Velkommen", 0, "now", ""),
        ("Runde 1, tema 1", 10, "next", ""),
        ("Suppe", 40, "next", ""),
        ("Runde 2, tema 2", 55, "next", ""),
        ("Takk", 85, "next", ""),
    ]


def test_a_round_that_begins_late_moves_the_rest_and_a_meal_makes_up_for_it(evening, clock):
    open_round(evening, 1, clock, at=14)

    assert told(evening) == [
        ("Velkommen", 0, "done", "4 min over"),
        ("Runde 1, tema 1", 14, "now", ""),
        ("Suppe", 44, "next", "tar igjen 4 min"),
        ("Runde 2, tema 2", 55, "next", ""),
        ("Takk", 85, "next", ""),
    ]


def test_a_meal_keeps_five_minutes_however_late_it_is(evening, clock):
    open_round(evening, 1, clock, at=30)

    assert told(evening)[2:4] == [
        ("Suppe", 60, "next", "tar igjen 10 min"),
        ("Runde 2, tema 2", 65, "next", ""),
    ]


def test_a_round_that_lasted_longer_than_planned_says_so(evening, clock):
    round = open_round(evening, 1, clock, at=10)
    clock.move_to(START + 43 * MINUTE)
    actions.close_round(round)

    assert told(evening)[1:3] == [
        ("Runde 1, tema 1", 10, "done", "3 min over"),
        ("Suppe", 43, "now", "tar igjen 3 min"),
    ]


def test_what_is_ahead_of_its_time_waits_for_the_plan(evening, clock):
    round = open_round(evening, 1, clock, at=8)
    clock.move_to(START + 30 * MINUTE)
    actions.close_round(round)

    assert told(evening)[2:] == [
        ("Suppe", 40, "next", ""),
        ("Runde 2, tema 2", 55, "next", ""),
        ("Takk", 85, "next", ""),
    ]


def test_the_open_round_has_its_stages_under_it(evening, clock):
    stages = (("silence", 5), ("talk", 15), ("top", 10))
    with_stages(evening.rounds.get(number=1), stages)
    open_round(evening, 1, clock, at=10)
    clock.shift(7 * MINUTE)
    actions.open_stage(evening.rounds.get(number=1).stages.select_related("round").get(number=2))

    found = sheet(evening)

    assert [one.is_stage for one in found[1:6]] == [False, True, True, True, False]
    assert told(evening)[2:6] == [
        ("Skriv stille", 10, "done", "2 min over"),
        ("Ta ordet rundt bordet", 17, "now", ""),
        ("Bordets tre", 32, "next", ""),
        ("Suppe", 42, "next", "tar igjen 2 min"),
    ]


def test_while_the_clock_stands_what_comes_moves_on(evening, clock):
    with_stages(evening.rounds.get(number=1), (("silence", 5), ("talk", 25)))
    round = open_round(evening, 1, clock, at=10)
    actions.stop_clock(round)
    clock.shift(4 * MINUTE)

    assert told(evening)[3] == ("Ta ordet rundt bordet", 19, "next", "")
    assert told(evening)[4][:2] == ("Suppe", 44)


def test_an_evening_that_is_held_on_another_day_keeps_its_distances_and_blames_nobody(
    evening, clock
):
    open_round(evening, 1, clock, at=10 + 3 * 24 * 60)

    days = 3 * 24 * 60
    assert told(evening) == [
        ("Velkommen", days, "done", ""),
        ("Runde 1, tema 1", 10 + days, "now", ""),
        ("Suppe", 40 + days, "next", ""),
        ("Runde 2, tema 2", 55 + days, "next", ""),
        ("Takk", 85 + days, "next", ""),
    ]


def test_without_a_clock_the_stages_that_come_have_no_time(evening, clock):
    with_stages(evening.rounds.get(number=1), (("silence", 5), ("talk", 25)))
    clock.move_to(START + 10 * MINUTE)
    actions.open_round(evening.rounds.get(number=1), minutes=None)

    assert told(evening)[2:4] == [
        ("Skriv stille", 10, "now", ""),
        ("Ta ordet rundt bordet", None, "next", ""),
    ]


def test_only_what_is_near_is_kept_on_a_small_screen(evening, clock):
    open_round(evening, 1, clock, at=10)

    assert [one.is_far for one in sheet(evening)] == [False, False, False, False, True]


def with_cues(opened, *cues):
    """(name, minutes from START, state) of every line, with cues at these minutes."""
    for what, minutes in cues:
        RunSheetCue.objects.create(
            conference=opened.conference, what=what, starts_at=START + minutes * MINUTE
        )
    rounds = list(opened.rounds.with_item().prefetch_related("stages"))
    items = list(opened.conference.programme.all())
    lines = run_sheet(items, rounds, datetime.now(UTC), list(opened.conference.cues.all()))
    return [(one.name, round((one.at - START) / MINUTE), one.state) for one in lines]


def test_a_cue_stands_between_the_items_and_never_is_what_goes_on(evening):
    assert with_cues(evening, ("Dørene åpnes", -60), ("Mikrofoner", 5))[:4] == [
        ("Dørene åpnes", -60, "done"),
        ("Velkommen", 0, "now"),
        ("Mikrofoner", 5, "next"),
        ("Runde 1, tema 1", 10, "next"),
    ]


def test_a_cue_is_as_late_as_the_item_it_stands_under(evening, clock):
    open_round(evening, 1, clock, at=14)

    found = with_cues(evening, ("Ring i klokka", 35))

    assert found[1:4] == [
        ("Runde 1, tema 1", 14, "now"),
        ("Ring i klokka", 39, "next"),
        ("Suppe", 44, "next"),
    ]
