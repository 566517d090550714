"""Every contribution gets an answer, and each but "taken in" has a reason."""

import pytest

from samspill.policy import actions
from samspill.policy.errors import (
    NotStandingError,
    NotTiedError,
    ReasonMissingError,
    StillTiedError,
)
from samspill.policy.models import Answer
from tests.policy.builders import adopt


@pytest.mark.parametrize("verdict", ["partly", "not_taken_in"])
@pytest.mark.parametrize("reason", ["", "   "])
def test_an_answer_without_a_reason_is_refused(policy, loose, verdict, reason):
    with pytest.raises(ReasonMissingError):
        actions.answer(loose, verdict=verdict, reason=reason)


def test_taken_in_needs_a_measure(policy, loose):
    with pytest.raises(NotTiedError):
        actions.answer(loose, verdict="taken_in")


def test_what_stands_behind_a_measure_is_not_refused(measure):
    with pytest.raises(StillTiedError):
        actions.answer(measure.contributions.first(), verdict="not_taken_in", reason="Nei.")


def test_a_new_answer_takes_the_earlier_ones_place(policy, loose, coordinator):
    actions.answer(loose, verdict="not_taken_in", reason="Nei.", by=coordinator)
    actions.answer(loose, verdict="partly", reason="Litt.", by=coordinator)

    answer = Answer.objects.get(contribution=loose)
    assert (answer.verdict, answer.reason, answer.by) == ("partly", "Litt.", coordinator)


def test_an_unknown_verdict_is_refused(policy, loose):
    with pytest.raises(ValueError, match="maybe"):
        actions.answer(loose, verdict="maybe", reason="?")


def test_answers_are_given_also_after_the_resolution(policy, loose):
    adopt(policy)

    actions.answer(loose, verdict="not_taken_in", reason="Fylket bestemmer det.")

    assert loose.answer.verdict == Answer.Verdict.NOT_TAKEN_IN


def test_what_is_taken_back_needs_no_answer(policy, loose):
    from samspill.dialogue.actions import withdraw

    withdraw(loose, key=loose.key)
    loose.refresh_from_db()

    with pytest.raises(NotStandingError):
        actions.answer(loose, verdict="not_taken_in", reason="Nei.")


def test_an_answer_can_be_taken_back(policy, loose):
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")

    actions.take_back_answer(loose)

    assert not Answer.objects.filter(contribution=loose).exists()


def test_the_answer_of_a_measure_stands_as_long_as_the_measure(measure):
    with pytest.raises(StillTiedError):
        actions.take_back_answer(measure.contributions.first())
