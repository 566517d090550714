"""What is proposed for a round, and what may be changed when it has begun: the action itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.dialogue import actions
from samspill.dialogue.actions.round_setup import set_up_evening
from samspill.dialogue.models import Ballot, Question, Stage
from samspill.dialogue.round_setup.errors import (
    QuestionAnsweredError,
    StageBegunError,
    VotesGivenError,
)
from samspill.dialogue.round_setup.stages import begun, usual_stages
from samspill.live.models import LiveEvent
from tests.dialogue.setting_up import CAFE, answer, draft, set_up, stages

# --- the usual café ------------------------------------------------------------------------------


@given(minutes=st.integers(4, 240))
def test_the_usual_cafe_fills_the_minutes_of_the_programme(minutes):
    proposed = usual_stages(minutes)

    assert sum(proposed.values()) == minutes
    assert list(proposed) == list(CAFE)
    assert min(proposed.values()) >= 1


@pytest.mark.parametrize("minutes", [None, 0, 3])
def test_without_a_length_the_usual_minutes_are_proposed(minutes):
    assert usual_stages(minutes) == CAFE


def test_all_stages_up_to_the_last_begun_are_held(round_one):
    silence = Stage(round=round_one, number=1, kind="silence", minutes=2)
    dots = Stage(round=round_one, number=2, kind="dots", minutes=2, opened_at=round_one.opened_at)

    assert begun([silence, dots]) == {"silence", "talk", "dots"}
    assert begun([silence]) == frozenset()


# --- the action ----------------------------------------------------------------------------------


def test_stages_stand_in_the_cafes_order_whatever_order_they_came_in(opened):
    set_up(opened, stages={"top": 5, "silence": 3, "pairs": 4})

    assert stages(opened) == [(1, "silence", 3), (2, "pairs", 4), (3, "top", 5)]


def test_a_stage_that_stays_is_the_same_row(opened):
    set_up(opened)
    before = {one.kind: one.pk for one in Stage.objects.all()}

    set_up(opened, stages={"talk": 12, "opinions": 4, "top": 5})

    after = {one.kind: one.pk for one in Stage.objects.all()}
    assert after["talk"] == before["talk"]
    assert stages(opened) == [(1, "talk", 12), (2, "opinions", 4), (3, "top", 5)]


def test_the_evenings_settings_are_kept_and_told_to_phones_and_boards(opened):
    set_up_evening(opened, rounds={}, is_moderated=True, checks_paper=True, is_listed=True)

    opened.refresh_from_db()
    assert (opened.is_moderated, opened.checks_paper, opened.is_listed) == (True, True, True)
    assert LiveEvent.objects.filter(channel=opened.channel, kind="set_up").count() == 1


@pytest.mark.parametrize(
    "stages",
    [
        {"talk": 10, "top": 5},  # without the stage that is open
        {"silence": 3, "talk": 10},  # which lasts longer
    ],
)
def test_a_stage_that_has_begun_is_neither_lost_nor_changed(opened, stages):
    set_up(opened)
    actions.open_round(opened.rounds.get(number=1), minutes=22)

    with pytest.raises(StageBegunError):
        set_up(opened, stages=stages)


def test_no_stage_comes_in_before_one_that_has_begun(opened):
    set_up(opened, stages={"talk": 10, "top": 5})
    actions.open_round(opened.rounds.get(number=1), minutes=15)

    with pytest.raises(StageBegunError):
        set_up(opened, stages={"silence": 2, "talk": 10, "top": 5})


def test_an_open_round_ends_later_when_a_stage_to_come_is_longer(opened):
    set_up(opened)
    before = actions.open_round(opened.rounds.get(number=1), minutes=22).closes_at

    set_up(opened, stages={**CAFE, "top": 9})

    after = opened.rounds.get(number=1).closes_at
    assert (after - before).total_seconds() == 4 * 60


def test_nothing_is_changed_when_one_round_is_refused(opened):
    set_up(opened)
    actions.open_round(opened.rounds.get(number=1), minutes=22)
    bad, good = draft(stages={"talk": 1}), draft(stages={"talk": 9})

    with pytest.raises(StageBegunError):
        set_up_evening(
            opened, rounds={2: good, 1: bad}, is_moderated=True, checks_paper=False, is_listed=False
        )

    opened.refresh_from_db()
    assert stages(opened, 2) == []
    assert not opened.is_moderated


def test_who_votes_stands_when_somebody_has_voted(opened, round_one):
    Ballot.objects.create(round=round_one, kind="dots", voter="v", channel="phone")

    with pytest.raises(VotesGivenError):
        set_up(opened, voters="association")
    with pytest.raises(VotesGivenError):
        set_up(opened, dot_budget=5)
    set_up(opened, prompts=["Tenk på i fjor."])


def test_questions_are_added_changed_and_taken_away(opened):
    set_up(opened, more=["Hva med ungdommen?", "", "Hva med de eldste?"])
    set_up(opened, questions={2: "", 3: "Og de aller eldste?"})

    assert list(Question.objects.values_list("number", "text")) == [(3, "Og de aller eldste?")]


def test_a_question_that_is_answered_stays(opened, round_one):
    set_up(opened, more=["Hva med ungdommen?"])
    answer(opened, "Ny hall")

    with pytest.raises(QuestionAnsweredError):
        set_up(opened, questions={2: ""})
    set_up(opened, questions={2: "Hva med ungdommen?"}, more=["Enda ett?"])

    assert list(Question.objects.values_list("number", flat=True)) == [2, 3]
