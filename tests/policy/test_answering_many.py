"""The completeness check: the same answer for many, and nothing that falls out of the sum."""

import pytest
from django.urls import reverse

from samspill.dialogue import actions as dialogue_actions
from samspill.history.models import Entry
from samspill.insight import actions as insight_actions
from samspill.policy import actions
from samspill.policy.errors import ReasonMissingError
from samspill.policy.export import completeness
from samspill.policy.models import Answer, EarlierAnswer
from samspill.policy.writing.answered import Which, found, open_by_theme, open_groups
from tests.dialogue import builders as evenings
from tests.insight import builders


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def more(dialogue, policy):
    """Three that came after the draft: open, all of them."""
    texts = ("Hurra igjen!", "Bravo!", "Vi trenger en hall til, halltid mangler.")
    return builders.give(dialogue, *texts, table=1)


def keys(contributions):
    return [one.pk for one in contributions]


def test_many_get_the_same_reason_in_one_act(policy, more, coordinator):
    answered = actions.answer_many(
        policy, contributions=keys(more), verdict="not_taken_in", reason=" Takk. ", by=coordinator
    )

    assert (answered.given, answered.left_out) == (3, 0)
    answers = Answer.objects.filter(contribution__in=more)
    assert {(one.verdict, one.reason, one.by) for one in answers} == {
        ("not_taken_in", "Takk.", coordinator)
    }
    entry = Entry.objects.get(action="policy.answered_many")
    assert entry.details == {"verdict": "not_taken_in", "count": 3}


def test_what_a_measure_rests_on_is_left_out_of_a_refusal(policy, measure, more):
    tied = measure.contributions.first()
    before = Answer.objects.get(contribution=tied)

    answered = actions.answer_many(
        policy, contributions=[tied.pk, more[0].pk], verdict="not_taken_in", reason="Nei."
    )

    assert (answered.given, answered.left_out) == (1, 1)
    assert Answer.objects.get(contribution=tied) == before


def test_what_no_measure_rests_on_is_left_out_of_what_is_taken_in(policy, measure, more):
    tied = measure.contributions.first()

    answered = actions.answer_many(
        policy, contributions=[tied.pk, more[0].pk], verdict="taken_in", reason=""
    )

    assert (answered.given, answered.left_out) == (1, 1)
    assert not Answer.objects.filter(contribution=more[0]).exists()


def test_what_was_answered_before_is_kept(policy, more):
    actions.answer(more[0], verdict="partly", reason="Litt.")

    actions.answer_many(policy, contributions=keys(more), verdict="not_taken_in", reason="Nei.")

    earlier = EarlierAnswer.objects.get(contribution=more[0])
    assert (earlier.verdict, earlier.reason) == ("partly", "Litt.")


def test_without_a_reason_nobody_is_answered(policy, more):
    with pytest.raises(ReasonMissingError):
        actions.answer_many(policy, contributions=keys(more), verdict="partly", reason=" ")
    assert not Answer.objects.filter(contribution__in=more).exists()


def test_a_stranger_contribution_and_a_withdrawn_one_are_passed_by(policy, more, coordinator):
    dialogue_actions.withdraw(more[0], by=coordinator)

    answered = actions.answer_many(
        policy, contributions=[more[0].pk, 10**9], verdict="not_taken_in", reason="Nei."
    )

    assert (answered.given, answered.left_out) == (0, 0)
    assert not Entry.objects.filter(action="policy.answered_many").exists()


def test_the_sum_of_the_answers_is_all_that_stand(policy, more, coordinator):
    dialogue_actions.withdraw(more[0], by=coordinator)

    counts = completeness(policy)

    standing = policy.dialogue.contributions.standing().count()
    assert sum(counts.values()) == standing
    assert [one.pk for one in found(policy, Which("withdrawn"))] == [more[0].pk]


def test_open_ones_are_gathered_by_theme_and_by_what_says_the_same(policy, more, coordinator):
    insight_actions.propose_codings(policy.dialogue)
    insight_actions.merge(more[0], more[1], by=coordinator)

    themes = {one.theme.code: one.count for one in open_by_theme(policy)}
    group = open_groups(policy)[0]

    assert themes["LOK"] == 1
    assert group.count == 2
    assert set(found(policy, Which("open", like=group.group.pk))) == {more[0], more[1]}
    assert set(found(policy, Which("open", theme="LOK"))) == {more[2]}


def test_the_page_answers_those_with_a_tick(signed_in, place, policy, more):
    data = {"contribution": keys(more[:2]), "verdict": "not_taken_in", "reason": "Takk for ropet."}

    answer = signed_in.post(at("answers_many", place), data, follow=True)

    assert "2 innspill er besvart." in answer.content.decode()
    assert Answer.objects.filter(contribution__in=more).count() == 2


def test_the_page_answers_all_that_say_the_same(signed_in, place, policy, more, coordinator):
    insight_actions.merge(more[0], more[1], by=coordinator)
    group = open_groups(policy)[0].group.pk
    listed = signed_in.get(at("answers", place), {"verdict": "open", "like": group})
    assert "Alle 2 i denne lista" in listed.content.decode()

    data = {"like": group, "verdict_shown": "open", "scope": "all", "verdict": "not_taken_in",
            "reason": "Takk."}  # fmt: skip
    signed_in.post(at("answers_many", place), data)

    assert set(keys(more[:2])) == set(
        Answer.objects.filter(reason="Takk.").values_list("contribution", flat=True)
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"reason": " "}, "Skriv grunnen."),
        ({"verdict": ""}, "Velg et svar."),
        ({"contribution": []}, "Kryss av for minst ett innspill i lista."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(
    signed_in, place, policy, more, change, message
):
    data = {"contribution": keys(more[:2]), "verdict": "not_taken_in", "reason": "Fordi."}

    answer = signed_in.post(at("answers_many", place), data | change).content.decode()

    assert message in answer
    assert not Answer.objects.filter(contribution__in=more).exists()
    if "reason" not in change:
        assert "Fordi." in answer
    if "contribution" not in change:
        assert answer.count(" checked") >= 2


def test_a_reader_sees_the_list_and_answers_nothing(client, place, policy, more):
    client.force_login(evenings.member(place, role="reader", email="leser@example.no"))

    assert 'name="contribution"' not in client.get(at("answers", place)).content.decode()
    assert client.post(at("answers_many", place), {}).status_code == 404


def test_what_was_withdrawn_is_counted_without_its_words(
    signed_in, place, policy, more, coordinator
):
    dialogue_actions.withdraw(more[1], by=coordinator)

    answer = signed_in.get(at("answers", place), {"verdict": "withdrawn"}).content.decode()

    assert "trukket av den som ga det" in answer
    assert "Bravo!" not in answer
