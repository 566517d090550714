"""Two who sort the same contributions: nobody's word is overwritten unseen, and agreement is counted
on what each said before seeing the other's."""

import pytest

from samspill.insight import actions
from samspill.insight.models import Coding, SortingAct, Theme
from samspill.insight.second_reading import coders_agreement, disagreements, to_read_again
from tests.dialogue import builders as evenings


@pytest.fixture
def second(place):
    return evenings.member(place, "ola@example.no", role="facilitator")


@pytest.fixture
def third(place):
    return evenings.member(place, "siri@example.no", role="facilitator")


@pytest.fixture
def one(dialogue):
    return dialogue.contributions.earliest("pk")


def theme(code):
    return Theme.objects.get(pk=code)


def current(contribution):
    return contribution.codings.current().get()


def test_the_first_persons_word_counts_and_is_blind(one, coordinator):
    coding = actions.code(one, primary=theme("LOK"), by=coordinator)

    assert current(one) == coding
    assert coding.is_blind


def test_two_at_the_same_card_are_both_kept_and_the_firsts_counts(
    dialogue, one, coordinator, second
):
    proposal = current(one).pk

    first = actions.code(one, primary=theme("LOK"), seen=proposal, by=coordinator)
    other = actions.code(one, primary=theme("OKO"), seen=proposal, by=second)

    assert current(one) == first
    assert (other.is_current, other.is_standing, other.is_blind) == (False, True, False)
    assert len(disagreements(dialogue)) == 1
    assert coders_agreement(dialogue).contributions == 0


def test_who_sorted_it_at_the_same_time_is_no_second_reader_of_it(
    dialogue, one, coordinator, second, third
):
    proposal = current(one).pk
    actions.code(one, primary=theme("LOK"), seen=proposal, by=coordinator)
    actions.code(one, primary=theme("OKO"), seen=proposal, by=second)

    actions.read_again(one, primary=theme("LOK"), by=third)

    assert to_read_again(dialogue, second) == []
    agreement = coders_agreement(dialogue)
    assert (agreement.contributions, len(agreement.disagreements)) == (1, 0)


def test_who_sees_the_others_word_and_changes_it_changes_it(dialogue, one, coordinator, second):
    first = actions.code(one, primary=theme("LOK"), by=coordinator)

    changed = actions.code(one, primary=theme("OKO"), seen=first.pk, by=second)

    assert current(one) == changed
    assert not changed.is_blind
    assert disagreements(dialogue) == []


def test_a_second_reading_stands_beside_the_first(dialogue, one, coordinator, second):
    first = actions.code(one, primary=theme("LOK"), by=coordinator)

    again = actions.read_again(one, primary=theme("OKO"), by=second)

    assert current(one) == first
    [found] = disagreements(dialogue)
    assert found.contribution == one
    assert found.words == (first, again)


def test_readers_who_agree_are_no_disagreement(dialogue, one, coordinator, second):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.read_again(one, primary=theme("LOK"), detail=theme("LOK.booking"), by=second)

    assert disagreements(dialogue) == []


def test_what_is_settled_counts_and_both_words_go_on_counting_as_agreement(
    dialogue, one, coordinator, second, third
):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.read_again(one, primary=theme("OKO"), by=second)
    before = coders_agreement(dialogue)

    settled = actions.settle(one, primary=theme("OKO"), by=third)

    assert current(one) == settled
    assert disagreements(dialogue) == []
    assert coders_agreement(dialogue) == before
    assert before.contributions == 1


def test_agreement_does_not_rise_when_the_first_gives_in(dialogue, one, coordinator, second):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.read_again(one, primary=theme("OKO"), by=second)
    before = coders_agreement(dialogue)

    actions.settle(one, primary=theme("OKO"), by=coordinator)
    actions.code(one, primary=theme("OKO"), seen=current(one).pk, by=coordinator)

    assert coders_agreement(dialogue) == before
    assert before.share == 0


def test_agreement_does_not_rise_when_what_they_differ_on_is_split(
    dialogue, one, coordinator, second
):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.read_again(one, primary=theme("OKO"), by=second)
    before = coders_agreement(dialogue)

    actions.split(one, at=20, by=coordinator)

    assert disagreements(dialogue) == []
    assert coders_agreement(dialogue) == before


def test_a_word_after_it_was_settled_opens_it_again(dialogue, one, coordinator, second, third):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.read_again(one, primary=theme("OKO"), by=second)
    actions.settle(one, primary=theme("OKO"), by=coordinator)

    actions.read_again(one, primary=theme("FOR"), by=third)

    assert [found.contribution for found in disagreements(dialogue)] == [one]


def test_changing_ones_own_word_does_not_hide_that_another_differs(
    dialogue, one, coordinator, second
):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.read_again(one, primary=theme("OKO"), by=second)

    actions.code(one, primary=theme("FOR"), seen=current(one).pk, by=coordinator)

    assert len(disagreements(dialogue)) == 1


def test_only_the_last_word_of_a_person_stands(one, coordinator):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.code(one, primary=theme("OKO"), by=coordinator)

    people = one.codings.filter(source=Coding.Source.PERSON, is_standing=True)
    assert [coding.primary_id for coding in people] == ["OKO"]
    assert people.get().is_blind


def test_what_a_person_cannot_tell_is_unclear_and_counts(one, coordinator):
    coding = actions.set_aside(one, by=coordinator)

    assert current(one) == coding
    assert (coding.primary_id, coding.is_unclear, coding.source) == ("ANN", True, "person")
    assert one.sorting_acts.get().kind == SortingAct.Kind.SET_ASIDE


def test_a_theme_takes_the_place_of_another_persons_unclear(dialogue, one, coordinator, second):
    actions.set_aside(one, by=coordinator)

    actions.code(one, primary=theme("LOK"), by=second)

    assert current(one).primary_id == "LOK"
    assert disagreements(dialogue) == []


def test_unclear_does_not_take_the_place_of_another_persons_theme(one, coordinator, second):
    proposal = current(one).pk
    actions.code(one, primary=theme("LOK"), by=coordinator)

    actions.set_aside(one, seen=proposal, by=second)

    assert current(one).primary_id == "LOK"


def test_who_no_longer_can_tell_does_not_hide_what_another_has_said(
    dialogue, one, coordinator, second
):
    actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.read_again(one, primary=theme("OKO"), by=second)

    actions.set_aside(one, by=coordinator)

    [found] = disagreements(dialogue)
    assert [word.primary_id for word in found.words] == ["ANN", "OKO"]


def test_all_that_another_has_sorted_alone_can_be_read_again(dialogue, coordinator, second):
    sorted_by_first = list(dialogue.contributions.order_by("pk")[:3])
    for one in sorted_by_first:
        actions.code(one, primary=theme("LOK"), by=coordinator)

    assert set(to_read_again(dialogue, second)) == {one.pk for one in sorted_by_first}
    assert to_read_again(dialogue, coordinator) == []


def test_the_sample_grows_smaller_as_it_is_read_until_so_many_are(dialogue, coordinator, second):
    for one in dialogue.contributions.all():
        actions.code(one, primary=theme("LOK"), by=coordinator)
    sample = to_read_again(dialogue, second, most=3)

    actions.read_again(dialogue.contributions.get(pk=sample[0]), primary=theme("LOK"), by=second)

    assert len(sample) == 3
    assert to_read_again(dialogue, second, most=3) == sample[1:]


def test_what_is_split_unclear_or_taken_back_is_not_read_again(dialogue, coordinator, second):
    from samspill.dialogue.actions import withdraw

    split, aside, withdrawn, left = dialogue.contributions.order_by("pk")[:4]
    for one in (split, withdrawn, left):
        actions.code(one, primary=theme("LOK"), by=coordinator)
    actions.set_aside(aside, by=coordinator)
    actions.split(split, at=20, by=coordinator)
    withdraw(withdrawn, key=withdrawn.key)

    assert to_read_again(dialogue, second) == [left.pk]


def test_alpha_is_one_where_all_agree_on_more_than_one_theme(dialogue, coordinator, second):
    for one, code in zip(dialogue.contributions.order_by("pk"), ("LOK", "OKO"), strict=False):
        actions.code(one, primary=theme(code), by=coordinator)
        actions.read_again(one, primary=theme(code), by=second)

    found = coders_agreement(dialogue)

    assert (found.alpha, found.contributions) == (1.0, 2)


def test_another_organisers_theme_is_refused(one, coordinator):
    elsewhere = evenings.organiser("storevik", "Storevik kommune")
    strange = Theme.objects.create(
        code="X9-1", name_nb="Fremmed", sort_order=1001, organiser=elsewhere
    )

    with pytest.raises(ValueError, match="another organiser"):
        actions.code(one, primary=strange, by=coordinator)


def test_reading_takes_as_many_queries_however_many_there_are(
    dialogue, coordinator, second, django_assert_num_queries
):
    for one in dialogue.contributions.all():
        actions.code(one, primary=theme("LOK"), by=coordinator)
        actions.read_again(one, primary=theme("OKO"), by=second)

    with django_assert_num_queries(1):
        disagreements(dialogue)
    with django_assert_num_queries(1):
        coders_agreement(dialogue)
    with django_assert_num_queries(2):
        to_read_again(dialogue, second)
