"""What is laid beside a card, which pairs are left, and who stands behind those that are joined."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from samspill.dialogue.actions import withdraw
from samspill.insight import actions
from samspill.insight.likenesses import MOST_CARDS, alike_for, groups_of, open_pairs
from samspill.insight.models import Likeness
from tests.dialogue import builders as evenings
from tests.insight import builders

SAME = ("Vi trenger flere møter i hallen", "Me treng fleire møte i hallen")
OPPOSITE = "Vi trenger ikke flere møter i hallen"
NUMBERS = ("Vi trenger to haller til", "Vi trenger tre haller til")


@pytest.fixture
def talk(place):
    dialogue = builders.spoken(place, *SAME, OPPOSITE, builders.HALL)
    actions.propose_likenesses(dialogue)
    return dialogue


def all_of(dialogue):
    return list(dialogue.contributions.order_by("pk"))


def test_what_is_alike_comes_first_and_what_only_looks_so_is_told_with_the_word_that_turns_it(talk):
    first, twin, opposite, _hall = all_of(talk)

    one, other = alike_for(first)

    assert (one.other, one.is_refused, one.difference) == (twin, False, "")
    assert (other.other, other.is_refused) == (opposite, True)
    with translation.override("nb"):
        assert alike_for(first)[1].difference == "«ikke» snur meningen."


def test_a_pair_that_differs_in_a_number_is_proposed_with_the_reason(place):
    dialogue = builders.spoken(place, *NUMBERS)
    actions.propose_likenesses(dialogue)

    [card] = alike_for(dialogue.contributions.earliest("pk"))

    assert not card.is_refused
    assert card.difference
    assert open_pairs(dialogue).count() == 1


def test_a_card_says_that_the_two_are_joined_or_told_apart(talk, coordinator):
    first, twin, opposite, hall = all_of(talk)
    actions.merge(first, hall, by=coordinator)
    actions.tell_apart(first, twin, by=coordinator)

    cards = {card.other: card for card in alike_for(first)}

    assert (cards[hall].is_together, cards[hall].mates) == (True, 2)
    assert cards[twin].is_told_apart
    assert cards[opposite].is_refused
    assert [card.other for card in alike_for(first)] == [hall, opposite, twin]


def test_one_joined_by_way_of_another_is_shown_as_joined(talk, coordinator):
    first, twin, _opposite, hall = all_of(talk)
    actions.merge(first, hall, by=coordinator)
    actions.merge(hall, twin, by=coordinator)

    cards = {card.other: card for card in alike_for(first)}

    assert cards[twin].is_together
    assert cards[twin].group == cards[hall].group
    assert first not in [pair.a for pair in open_pairs(talk)]


def test_at_most_five_are_laid_beside_a_card_in_two_questions(place, django_assert_num_queries):
    dialogue = evenings.dialogue(place, tables=4)
    for _time in range(3):
        builders.give(dialogue, *[SAME[0]] * 4, association=builders.association(place))
    actions.propose_likenesses(dialogue)
    one = dialogue.contributions.earliest("pk")

    with django_assert_num_queries(2):
        cards = alike_for(one)
        assert [str(card.other.association) for card in cards if card.other.table.number]

    assert len(cards) == MOST_CARDS


def test_what_is_withdrawn_is_laid_beside_nothing(talk):
    first, twin, *_rest = all_of(talk)
    withdraw(twin, key=twin.key)

    assert twin not in [card.other for card in alike_for(first)]
    assert open_pairs(talk).count() == 0


def test_pairs_that_wait_are_most_alike_first_and_never_those_that_say_the_opposite(
    talk, coordinator
):
    first, twin, opposite, hall = all_of(talk)
    Likeness.objects.create(a=opposite, b=hall, score=0.6)
    Likeness.objects.create(a=first, b=hall, score=0.0)

    pairs = [(pair.a, pair.b) for pair in open_pairs(talk)]

    assert pairs == [(first, twin), (opposite, hall)]
    actions.tell_apart(first, twin, by=coordinator)
    assert [(pair.a, pair.b) for pair in open_pairs(talk)] == [(opposite, hall)]


def test_tables_and_associations_behind_a_group_count_once(place, coordinator):
    dialogue = evenings.dialogue(place, tables=4)
    band = builders.association(place)
    builders.give(dialogue, *SAME, association=band)
    builders.give(dialogue, OPPOSITE, association=band)
    builders.give(dialogue, builders.HALL, table=3)
    first, twin, third, hall = all_of(dialogue)
    for one in (twin, third, hall):
        actions.merge(first, one, by=coordinator)

    [group] = groups_of(dialogue)

    assert group.members == (first, twin, third, hall)
    assert group.tables == (1, 2, 3)
    assert group.associations == (band.display_name,)


def test_a_group_of_which_only_one_is_left_is_not_shown(talk, coordinator):
    first, twin, *_rest = all_of(talk)
    actions.merge(first, twin, by=coordinator)
    withdraw(twin, key=twin.key)

    assert groups_of(talk) == []


def test_groups_are_read_in_one_question_however_many(talk, coordinator):
    one, two, three, four = all_of(talk)
    actions.merge(one, two, by=coordinator)
    with CaptureQueriesContext(connection) as first:
        groups_of(talk)
    actions.merge(three, four, by=coordinator)

    with CaptureQueriesContext(connection) as both:
        groups_of(talk)

    assert len(first) == len(both) == 1
