"""The stages of a round and their clock: opened, given more time, stopped, and gone on by itself."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from samspill.dialogue import actions
from samspill.dialogue.models import ControlAct, Round, Stage
from samspill.dialogue.state import state_of
from samspill.dialogue.tasks import advance_by_the_clock
from samspill.live.models import LiveEvent
from tests.dialogue import builders

START = datetime(2027, 3, 11, 17, 30, tzinfo=UTC)
CAFE = (("silence", 5), ("talk", 16), ("dots", 5), ("top", 6))
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as travelling:
        yield travelling


@pytest.fixture
def cafe(clock, opened):
    """Round 1 with the four stages of the café, open at START."""
    return actions.open_round(with_stages(opened.rounds.get(number=1)), minutes=30)


def with_stages(round, stages=CAFE):
    for number, (kind, minutes) in enumerate(stages, start=1):
        Stage.objects.create(round=round, number=number, kind=kind, minutes=minutes)
    return round


def pass_minutes(clock, minutes):
    clock.shift(minutes * MINUTE)
    return advance_by_the_clock()


def standing(round):
    """What is open, and in how many minutes it and the round close."""
    round = Round.objects.get(pk=round.pk)
    stage = next((one for one in round.stages.all() if one.is_open), None)
    now = round.clock_stopped_at or datetime.now(UTC)
    ends = [one.closes_at for one in (stage, round) if one and one.closes_at]
    return (stage.kind if stage else None, *(round_minutes(end - now) for end in ends))


def round_minutes(left):
    return left / MINUTE


def test_a_round_begins_with_its_first_stage_and_lasts_as_long_as_all_of_them(cafe):
    assert standing(cafe) == ("silence", 5, 32)


def test_without_a_clock_the_first_stage_stands_until_someone_goes_on(clock, opened):
    round = with_stages(opened.rounds.get(number=1))

    actions.open_round(round, minutes=None)

    assert pass_minutes(clock, 600) == 0
    assert standing(round) == ("silence",)


def test_the_clock_goes_from_stage_to_stage_and_closes_the_round(clock, cafe):
    seen = []
    for minutes in (4, 1, 16, 5, 5, 1):
        moved = pass_minutes(clock, minutes)
        seen.append((moved, standing(cafe)[0]))

    assert seen == [(0, "silence"), (1, "talk"), (1, "dots"), (1, "top"), (0, "top"), (1, None)]
    assert Round.objects.get(pk=cafe.pk).closed_at == START + 32 * MINUTE


def test_a_worker_that_was_away_goes_on_where_the_plan_says_not_where_it_stopped(clock, cafe):
    pass_minutes(clock, 23)

    assert standing(cafe) == ("dots", 3, 9)
    [opening, act] = ControlAct.objects.order_by("pk")
    assert (opening.kind, act.kind, act.details) == (
        "round_opened", "stage_opened", {"round": 1, "stage": "dots"},
    )  # fmt: skip


def test_a_worker_that_was_away_for_hours_closes_the_round_when_its_time_was_out(clock, cafe):
    pass_minutes(clock, 200)

    round = Round.objects.get(pk=cafe.pk)
    assert (round.state, round.closed_at) == ("closed", START + 32 * MINUTE)
    assert [one.closed_at for one in round.stages.all()] == [
        START + minutes * MINUTE for minutes in (5, 21, 26, 32)
    ]
    assert ControlAct.objects.first().details == {"round": 1}


def test_asking_the_clock_twice_moves_on_once(clock, cafe):
    assert pass_minutes(clock, 5) == 1
    assert advance_by_the_clock() == 0
    assert ControlAct.objects.filter(kind="stage_opened").count() == 1


def test_going_on_before_the_time_gives_the_next_stage_all_its_minutes(clock, cafe):
    clock.shift(2 * MINUTE)

    actions.open_stage(cafe.stages.get(kind="talk"))

    assert standing(cafe) == ("talk", 16, 27)


def test_going_back_to_a_stage_makes_those_after_it_planned_again(clock, cafe):
    pass_minutes(clock, 22)

    actions.open_stage(cafe.stages.get(kind="talk"))

    assert standing(cafe) == ("talk", 16, 27)
    states = [one["state"] for one in state_of(cafe.dialogue)["round"]["stages"]]
    assert states == ["closed", "open", "planned", "planned"]


def test_opening_a_stage_of_a_round_that_is_not_open_opens_the_round_in_one_act(clock, opened):
    first, second, _third = opened.rounds.all()
    actions.open_round(first, minutes=10)
    stage = with_stages(second).stages.get(kind="talk")

    actions.open_stage(stage)

    assert standing(second) == ("talk", 16, 27)
    assert Round.objects.get(pk=first.pk).state == "closed"
    assert list(ControlAct.objects.values_list("kind", flat=True)) == [
        "stage_opened",
        "round_opened",
    ]


def test_more_time_goes_to_the_stage_and_moves_the_rest(cafe):
    actions.extend_round(cafe, minutes=2)

    assert standing(cafe) == ("silence", 7, 34)


def test_a_stopped_clock_keeps_what_is_left_and_goes_on_from_there(clock, cafe):
    clock.shift(2 * MINUTE)
    actions.stop_clock(cafe)
    assert pass_minutes(clock, 45) == 0
    stopped = standing(cafe)

    actions.start_clock(cafe)

    assert stopped == standing(cafe) == ("silence", 3, 30)
    assert pass_minutes(clock, 3) == 1


def test_more_time_may_be_given_while_the_clock_stands(clock, cafe):
    actions.stop_clock(cafe)
    clock.shift(10 * MINUTE)

    actions.extend_round(cafe, minutes=2)
    actions.start_clock(cafe)

    assert standing(cafe) == ("silence", 7, 34)


def test_what_is_done_twice_is_done_once(clock, cafe):
    actions.stop_clock(cafe)
    actions.stop_clock(cafe)
    actions.open_round(cafe, minutes=3)
    actions.start_clock(cafe)
    actions.start_clock(cafe)
    actions.close_round(cafe)
    actions.close_round(cafe)

    kinds = ["round_opened", "clock_stopped", "clock_started", "round_closed"]
    assert list(ControlAct.objects.order_by("pk").values_list("kind", flat=True)) == kinds
    told = LiveEvent.objects.filter(channel=cafe.dialogue.channel).order_by("number")
    assert list(told.values_list("kind", flat=True))[-4:] == kinds


def test_closing_a_round_closes_its_stage_and_forgets_that_the_clock_stood(cafe):
    actions.stop_clock(cafe)

    actions.close_round(cafe)

    round = Round.objects.get(pk=cafe.pk)
    assert (round.state, round.clock_stopped_at) == ("closed", None)
    assert standing(cafe)[0] is None


def test_a_closed_round_that_had_stages_is_opened_anew_without_them(clock, cafe):
    actions.close_round(cafe)

    actions.open_round(cafe, minutes=5)

    assert standing(cafe) == (None, 5)
    assert pass_minutes(clock, 5) == 1
    assert Round.objects.get(pk=cafe.pk).state == "closed"


def test_a_round_that_an_old_page_thinks_is_planned_is_not_begun_twice(clock, opened):
    stale = opened.rounds.get(number=1)
    actions.open_round(opened.rounds.get(number=1), minutes=10)
    clock.shift(4 * MINUTE)

    actions.open_round(stale, minutes=10)

    assert standing(stale) == (None, 6)


def test_the_clock_of_one_dialogue_leaves_the_others_alone(clock, cafe):
    other = builders.dialogue(builders.organiser("annevik", "Annevik kommune"))
    actions.open_round(other.rounds.get(number=1), minutes=60)

    assert pass_minutes(clock, 40) == 1

    assert other.rounds.get(number=1).state == "open"
