"""Opening the dialogue, its rounds and its tables; dealing people to them."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.conference.models import ProgrammeItem
from samspill.dialogue import actions, errors
from samspill.dialogue.documents import table_cards
from samspill.dialogue.models import Placement, Round, Table
from samspill.dialogue.tasks import advance_by_the_clock
from samspill.live.models import LiveEvent
from tests.dialogue import builders


def kinds(opened):
    return list(LiveEvent.objects.filter(channel=opened.channel).values_list("kind", flat=True))


def test_a_dialogue_has_a_round_for_each_of_the_programme(place):
    made = builders.conference(place, rounds=3)

    opened = actions.open_dialogue(made)

    assert [one.number for one in opened.rounds.all()] == [1, 2, 3]
    assert len(opened.code) == 5
    assert opened.code.isdigit()


def test_opening_again_adds_the_rounds_that_are_new(place):
    made = builders.conference(place, rounds=1)
    first = actions.open_dialogue(made)
    ProgrammeItem.objects.create(
        conference=made, kind="round", title="Ny", round_number=2, question="Hva nå?",
        starts_at=made.starts_at,
    )  # fmt: skip

    second = actions.open_dialogue(made)

    assert first == second
    assert [one.number for one in second.rounds.all()] == [1, 2]


def test_rounds_that_change_places_in_the_programme_keep_what_was_said(place):
    made = builders.conference(place, rounds=2)
    opened = actions.open_dialogue(made)
    first, second = made.programme.order_by("round_number")
    for item, number in ((first, 9), (second, 1), (first, 2)):
        item.round_number = number
        item.save()

    actions.open_dialogue(made)

    assert {one.number: one.item_id for one in opened.rounds.all()} == {1: second.pk, 2: first.pk}


def test_opening_a_round_closes_the_one_that_is_open(opened):
    first, second, _third = opened.rounds.all()
    actions.open_round(first, minutes=10)

    actions.open_round(second, minutes=10)

    assert [one.state for one in opened.rounds.all()] == ["closed", "open", "planned"]
    assert kinds(opened)[-3:] == ["round_opened", "round_closed", "round_opened"]


def test_a_closed_round_may_be_opened_anew(round_one):
    actions.open_round(actions.close_round(round_one), minutes=5)

    again = Round.objects.get(pk=round_one.pk)
    assert (again.state, again.closed_at) == ("open", None)


def test_a_round_lasts_at_least_a_minute(opened):
    with pytest.raises(ValueError, match="one minute"):
        actions.open_round(opened.rounds.get(number=1), minutes=0)


def test_more_time_is_counted_from_now_when_the_time_is_out(round_one):
    Round.objects.filter(pk=round_one.pk).update(closes_at=timezone.now() - timedelta(minutes=9))

    longer = actions.extend_round(round_one, minutes=2)

    assert timedelta(seconds=100) < longer.closes_at - timezone.now() < timedelta(seconds=121)


def test_the_clock_closes_what_is_due_once(opened, round_one):
    advance_by_the_clock()
    assert opened.rounds.get(number=1).state == "open"
    Round.objects.update(closes_at=timezone.now())

    advance_by_the_clock()
    advance_by_the_clock()

    assert opened.rounds.get(number=1).state == "closed"
    assert kinds(opened).count("round_closed") == 1


def test_tables_are_numbered_from_one_and_may_become_fewer(opened):
    actions.set_tables(opened, count=7, capacity=8)
    actions.set_tables(opened, count=2, capacity=5)

    assert list(opened.tables.values_list("number", "capacity")) == [(1, 5), (2, 5)]


def test_a_plan_goes_with_the_tables_it_used_and_another_stays(opened):
    builders.people(opened.conference, 12)
    actions.set_tables(opened, count=3, capacity=6)
    kept = actions.publish_plan(actions.deal_tables(opened, seed=1))
    actions.set_tables(opened, count=4, capacity=6)
    actions.publish_plan(actions.deal_tables(opened, seed=1))

    actions.set_tables(opened, count=3, capacity=6)

    assert list(opened.seating_plans.all()) == [kept]
    assert kept.placements.count() == 12 * 3


def test_a_table_that_has_spoken_is_not_taken_away(opened, round_one):
    table = opened.tables.get(number=4)
    actions.contribute(round_one, text="Vi er her", table=table, channel="phone")

    with pytest.raises(errors.TablesInUseError) as told:
        actions.set_tables(opened, count=3, capacity=6)

    assert "4" in str(told.value)
    assert Table.objects.count() == 4


def test_everyone_with_a_seat_has_a_chair_in_every_round(opened):
    builders.people(opened.conference, 24)
    opened.conference.sign_ups.filter(card_code="K000").update(state="waiting")

    plan = actions.deal_tables(opened, seed=1)

    assert plan.placements.count() == 23 * 3
    for round in opened.rounds.all():
        sizes = Counter(plan.placements.filter(round=round).values_list("table", flat=True))
        assert sorted(sizes.values()) == [5, 6, 6, 6]
    assert plan.quality["rules_broken"] == 0


def test_the_same_seed_gives_the_same_plan_and_another_gives_another(opened):
    builders.people(opened.conference, 16)

    def chairs(seed):
        plan = actions.deal_tables(opened, seed=seed)
        rows = Placement.objects.filter(plan=plan).order_by("round", "sign_up")
        return list(rows.values_list("sign_up", "table"))

    assert chairs(1) == chairs(1) != chairs(2)


def test_without_people_there_is_nothing_to_deal(opened):
    with pytest.raises(errors.NothingToDealError):
        actions.deal_tables(opened, seed=1)


def test_dealing_takes_the_same_queries_for_few_and_many(opened, django_assert_num_queries):
    builders.people(opened.conference, 4)
    with django_assert_num_queries(22):
        actions.deal_tables(opened, seed=1)
    builders.people_more(opened.conference, 20)
    with django_assert_num_queries(22):
        actions.deal_tables(opened, seed=1)


def test_table_cards_hold_everyone_in_every_round(opened):
    builders.people(opened.conference, 8)
    plan = actions.deal_tables(opened, seed=1)

    cards = table_cards(plan)

    assert len(cards.placements) == 8 * 3
    assert [one.number for one in cards.rounds] == [1, 2, 3]
    assert {one.association for one in cards.placements} >= {"Lag Nummer 0"}
