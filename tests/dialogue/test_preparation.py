"""What was written before the conference: a round 0 of words, and of nothing else."""

import pytest

from samspill.conference.actions import cancel_sign_up
from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.actions.extras import set_preparation
from samspill.conference.models import ProgrammeItem
from samspill.dialogue.actions import open_dialogue, take_in_preparation
from samspill.dialogue.models import Contribution, Round
from samspill.dialogue.tasks import take_in_preparation as task
from samspill.insight.report.rows import _rounds
from tests.conference import builders

PROUD, HARD = "Hva er dere stolte av?", "Hvilke utfordringer møter dere?"


@pytest.fixture
def held(place):
    held = builders.conference(place)
    builders.actions.set_programme(held, items=[builders.round_draft(held)])
    set_preparation(held, texts=[PROUD, HARD])
    return held


@pytest.fixture
def place(db):
    return builders.organiser()


def answer(held, name, *texts):
    one = builders.sign_up(held, name)
    questions = held.preparation_questions.all()
    typed = {question.pk: text for question, text in zip(questions, texts, strict=False)}
    save_asked(one, asked=Asked(preparation=typed))
    return one


def test_answers_become_contributions_word_for_word_and_once(held):
    answer(held, "Anna Prøve", "  Dugnaden\n", "Lokaler")
    dialogue = open_dialogue(held)

    again = take_in_preparation(dialogue)

    found = dialogue.contributions.order_by("question")
    assert [(one.raw_text, one.question, one.channel) for one in found] == [
        ("  Dugnaden\n", 1, "web"),
        ("Lokaler", 2, "web"),
    ]
    assert [one.reference for one in found] == ["R0-001", "R0-002"]
    assert {one.association_said for one in found} == {"Laget til Anna Prøve"}
    assert again == 0


def test_what_comes_later_is_taken_in_by_the_worker(held):
    dialogue = open_dialogue(held)
    answer(held, "Anna Prøve", "Dugnaden")

    assert (task(), task()) == (1, 0)
    assert dialogue.contributions.count() == 1


def test_round_0_is_among_no_rounds_of_the_evening_nor_in_the_programme(held):
    answer(held, "Anna Prøve", "Dugnaden")

    dialogue = open_dialogue(held)

    assert [one.number for one in dialogue.rounds.all()] == [1]
    assert [one.round_number for one in held.programme.all()] == [1]
    assert Round.everything.get(number=0).state == Round.State.CLOSED
    assert ProgrammeItem.everything.filter(conference=held, round_number=0).count() == 1


def test_those_who_read_words_find_the_round_with_its_questions(held):
    answer(held, "Anna Prøve", "Dugnaden", "Lokaler")

    first = _rounds(open_dialogue(held))[0]

    assert (first["number"], first["theme"]) == (0, "Før konferansen")
    assert [one["text"] for one in first["questions"]] == [PROUD, HARD]
    assert Contribution.objects.earliest("pk").round.item.theme == "Før konferansen"


def test_whoever_has_cancelled_before_is_left_out(held):
    cancel_sign_up(answer(held, "Anna Prøve", "Dugnaden"))

    assert open_dialogue(held).contributions.count() == 0
