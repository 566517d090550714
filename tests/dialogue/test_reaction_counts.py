"""What dots and opinions come to: each kind's figures, and people, tables, associations behind them."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.reactions.counts import dot_totals, opinion_totals, pair_totals, turnout
from samspill.registry.models import Association


@pytest.fixture
def said(round_one):
    table = round_one.dialogue.tables.get(number=1)
    return [
        actions.contribute(round_one, text=f"Tanke {n}", table=table, channel="phone")
        for n in range(3)
    ]


@pytest.fixture
def lag(place):
    return [
        Association.objects.create(organiser=place, name=f"Lag {n}", source="manual")
        for n in range(2)
    ]


def test_dots_are_summed_and_ranked_with_who_is_behind_them(round_one, said, lag):
    one, two, _three = (contribution.reference for contribution in said)
    first, second = round_one.dialogue.tables.all()[:2]
    actions.give_dots(round_one, voter="a", dots={one: 1, two: 2}, table=first, association=lag[0])
    actions.give_dots(round_one, voter="b", dots={two: 1}, table=first, association=lag[0])
    actions.give_dots(
        round_one, voter="c", dots={two: 5, one: 4}, association=lag[1], people=4, channel="paper"
    )

    totals = dot_totals(round_one)

    assert list(totals) == [said[1].pk, said[0].pk]
    best, next_one = totals.values()
    assert (best.dots, best.people, best.tables, best.associations) == (8, 6, 1, 2)
    assert (next_one.dots, next_one.people) == (5, 5)
    assert turnout(round_one)["dots"] == {"people": 6, "tables": 1, "associations": 2}
    assert second.pk


def test_opinions_count_people_on_each_side(round_one, said):
    one, two, _three = (contribution.reference for contribution in said)
    for voter, value, people in (("a", 1, 1), ("b", 1, 4), ("c", -1, 5), ("d", 0, 2)):
        channel = "paper" if people > 1 else "phone"
        actions.give_opinion(
            round_one, voter=voter, contribution=one, value=value, people=people, channel=channel
        )
    actions.give_opinion(round_one, voter="a", contribution=two, value=1)

    totals = opinion_totals(round_one)

    assert list(totals) == [said[1].pk, said[0].pk]
    told = totals[said[0].pk]
    assert (told.agree, told.disagree, told.passed, told.people) == (5, 5, 2, 12)


def test_pairs_count_wins_and_losses_and_each_person_once(round_one, said):
    one, two, three = (contribution.reference for contribution in said)
    actions.give_pair(round_one, voter="a", contribution=one, other=two, value=1)
    actions.give_pair(round_one, voter="a", contribution=three, other=one, value=-1)
    actions.give_pair(round_one, voter="b", contribution=two, other=one, value=0)

    totals = pair_totals(round_one)

    best = totals[said[0].pk]
    assert list(totals) == [one.pk for one in said]
    assert (best.wins, best.losses, best.even, best.people) == (2, 0, 1, 2)
    assert (totals[said[2].pk].losses, totals[said[2].pk].people) == (1, 1)


def test_what_is_taken_back_is_not_counted(round_one, said):
    one, two, _three = (contribution.reference for contribution in said)
    actions.give_dots(round_one, voter="a", dots={one: 1, two: 2})
    actions.give_pair(round_one, voter="a", contribution=one, other=two, value=1)

    actions.withdraw(said[1], key=said[1].key)

    assert {pk: total.dots for pk, total in dot_totals(round_one).items()} == {said[0].pk: 1}
    assert pair_totals(round_one) == {}


@pytest.mark.parametrize("voters", [1, 8])
def test_totals_are_one_query_each(round_one, said, voters, django_assert_num_queries):
    for number in range(voters):
        actions.give_dots(round_one, voter=str(number), dots={said[0].reference: 1})

    for counted in (dot_totals, opinion_totals, pair_totals, turnout):
        with django_assert_num_queries(1):
            counted(round_one)
