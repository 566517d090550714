"""Threads both ways: a measure knows its contributions, a contribution its measures."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue.actions import withdraw
from samspill.policy import actions
from samspill.policy.errors import (
    AdoptedError,
    LastContributionError,
    NoContributionError,
    NotStandingError,
)
from samspill.policy.models import Answer, Measure
from samspill.policy.writing.open_measure import open_measure
from tests.dialogue import builders as evenings
from tests.insight import builders as said
from tests.policy.builders import adopt


def test_tying_shows_from_both_ends_and_answers(measure, loose, coordinator):
    actions.link(measure, contribution=loose, by=coordinator)

    assert loose in measure.contributions.all()
    assert measure in loose.measures.all()
    assert loose.answer.verdict == Answer.Verdict.TAKEN_IN


def test_tying_twice_is_as_once(measure, loose):
    first = actions.link(measure, contribution=loose)
    second = actions.link(measure, contribution=loose)

    assert first == second
    assert measure.links.count() == 4


def test_what_is_tied_by_hand_is_seen_first_also_in_the_second_of_the_draft(policy, measure, loose):
    drafted_at = timezone.now().replace(microsecond=0)
    measure.links.update(at=drafted_at)
    thread = actions.link(measure, contribution=loose)
    measure.links.filter(pk=thread.pk).update(at=drafted_at + timedelta(milliseconds=900))

    place = open_measure(policy, measure, sought=None, has_all=False, start=0)

    assert (place.tied[0], place.tied_count) == (loose, 4)


def test_what_one_act_ties_is_tied_at_one_moment(policy, measure):
    other = policy.goals.get(number=2).measures.get()
    actions.tie_finding(other, finding=measure.findings.get(), with_contributions=True)

    drafted = measure.links.values_list("at", flat=True)
    added = other.links.values_list("at", flat=True)

    assert len(set(drafted)) == 1
    assert sorted(list(added).count(at) for at in set(added)) == [1, 3]


def test_tying_what_was_refused_takes_it_in(measure, loose):
    actions.answer(loose, verdict="not_taken_in", reason="Dette avgjør lagene selv.")

    actions.link(measure, contribution=loose)

    loose.refresh_from_db()
    assert (loose.answer.verdict, loose.answer.reason) == ("taken_in", "")


def test_untying_lets_a_contribution_stand_open_again(measure):
    one = measure.contributions.first()

    actions.unlink(measure, contribution=one)

    assert not one.measures.exists()
    assert not Answer.objects.filter(contribution=one).exists()


def test_what_stands_behind_another_measure_keeps_its_answer(measure, policy):
    one = measure.contributions.first()
    other = policy.goals.get(number=2).measures.get()
    actions.link(other, contribution=one)

    actions.unlink(measure, contribution=one)

    assert one.answer.verdict == Answer.Verdict.TAKEN_IN


def test_the_last_contribution_cannot_be_untied(policy):
    other = policy.goals.get(number=2).measures.get()

    with pytest.raises(LastContributionError):
        actions.unlink(other, contribution=other.contributions.get())

    assert other.links.count() == 1


def test_another_dialogues_contribution_is_refused(measure):
    other = said.spoken(evenings.organiser(slug="annen", name="Annen"), said.HALL)

    with pytest.raises(ValueError, match="was not given"):
        actions.link(measure, contribution=other.contributions.get())


def test_what_is_taken_back_is_not_tied_to_anything_new(measure, loose):
    withdraw(loose, key=loose.key)
    loose.refresh_from_db()

    with pytest.raises(NotStandingError):
        actions.link(measure, contribution=loose)


def test_an_adopted_policy_keeps_its_threads(policy, measure, loose):
    adopt(policy)

    with pytest.raises(AdoptedError):
        actions.link(measure, contribution=loose)
    with pytest.raises(AdoptedError):
        actions.unlink(measure, contribution=measure.contributions.first())


def test_a_new_measure_needs_a_contribution(policy, loose):
    goal = policy.goals.first()

    with pytest.raises(NoContributionError):
        actions.add_measure(goal, text="Rydde skuret", contributions=[])
    added = actions.add_measure(goal, text="Rydde skuret", contributions=[loose])

    assert added.reference == "1.2"
    assert loose.answer.verdict == Answer.Verdict.TAKEN_IN


def test_taking_a_measure_away_opens_what_stood_behind_it_alone(measure, dialogue, policy):
    behind = list(measure.contributions.all())

    actions.delete_measure(measure)

    assert not Answer.objects.filter(contribution__in=behind).exists()
    assert not Measure.objects.filter(pk=measure.pk).exists()
    assert [goal.number for goal in policy.goals.all()] == [2]
