"""Moving people by hand: what it costs, what is refused, and what a published plan keeps."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspill.dialogue import actions
from samspill.dialogue.models import Placement
from samspill.dialogue.seating import errors as seating_errors
from tests.dialogue import builders

WORK = "/lillevik/work/conference/tables/"


@pytest.fixture
def plan(opened):
    """Twenty people at four tables for six, in three rounds."""
    builders.people(opened.conference, 20)
    return actions.deal_tables(opened, seed=1)


@pytest.fixture
def round(plan):
    return plan.dialogue.rounds.get(number=2)


@pytest.fixture
def coordinator(client, place, plan):
    client.force_login(builders.member(place))
    return client


def page(response):
    return response.content.decode()


def at(plan, round, number):
    """Who sits at the table, by card."""
    return list(
        plan.dialogue.conference.sign_ups.filter(
            placements__plan=plan, placements__round=round, placements__table__number=number
        ).order_by("card_code")
    )


def test_one_is_moved_and_the_figures_follow(plan, round):
    one, table = at(plan, round, 1)[0], plan.dialogue.tables.get(number=2)
    before = plan.quality["table_sizes"][1]

    actions.move_seat(plan, sign_up=one, round=round, table=table)

    plan.refresh_from_db()
    assert plan.placements.get(sign_up=one, round=round).table == table
    assert before == [5, 5, 5, 5]
    assert plan.quality["table_sizes"][1] == [4, 6, 5, 5]


def test_two_change_tables(plan, round):
    one, other = at(plan, round, 1)[0], at(plan, round, 3)[0]

    actions.swap_seats(plan, sign_up=one, other=other, round=round)

    tables = [plan.placements.get(sign_up=who, round=round).table.number for who in (one, other)]
    assert tables == [3, 1]


def test_a_full_table_takes_nobody_more(plan, round):
    table = plan.dialogue.tables.get(number=2)
    actions.move_seat(plan, sign_up=at(plan, round, 1)[0], round=round, table=table)

    with pytest.raises(seating_errors.BreaksRulesError) as told:
        actions.move_seat(plan, sign_up=at(plan, round, 3)[0], round=round, table=table)

    assert told.value.sentences
    assert len(at(plan, round, 2)) == 6


def test_two_who_are_kept_apart_are_not_moved_together(plan, round):
    one, other = at(plan, round, 1)[0], at(plan, round, 2)[0]
    actions.add_rule(plan.dialogue, kind="apart", people=[one, other])

    with pytest.raises(seating_errors.BreaksRulesError):
        actions.move_seat(plan, sign_up=one, round=round, table=plan.dialogue.tables.get(number=2))


def test_nobody_is_moved_in_a_round_that_has_begun(plan, round):
    actions.open_round(round, minutes=5)

    with pytest.raises(seating_errors.RoundHeldError):
        actions.move_seat(
            plan, sign_up=at(plan, round, 1)[0], round=plan.dialogue.rounds.get(number=2),
            table=plan.dialogue.tables.get(number=2),
        )  # fmt: skip


def test_a_locked_seat_is_not_moved_before_it_is_unlocked(plan, round):
    one, table = at(plan, round, 1)[0], plan.dialogue.tables.get(number=2)
    actions.lock_seat(plan, sign_up=one, round=round)
    with pytest.raises(seating_errors.SeatLockedError):
        actions.move_seat(plan, sign_up=one, round=round, table=table)

    actions.unlock_seat(plan, sign_up=one, round=round)
    actions.move_seat(plan, sign_up=one, round=round, table=table)

    assert plan.placements.get(sign_up=one, round=round).table == table


def test_a_host_stays_at_the_table(opened, plan, round):
    one = at(plan, round, 1)[0]
    actions.add_rule(opened, kind="host", people=[one], table=opened.tables.get(number=1))

    with pytest.raises(seating_errors.SeatLockedError):
        actions.move_seat(plan, sign_up=one, round=round, table=opened.tables.get(number=2))


def test_a_locked_seat_is_kept_by_the_next_plan(plan, round):
    one = at(plan, round, 4)[0]
    actions.lock_seat(plan, sign_up=one, round=round)

    chairs = [
        actions.deal_tables(plan.dialogue, seed=seed).placements.get(sign_up=one, round=round)
        for seed in (5, 6, 7)
    ]

    assert [(chair.table.number, chair.is_locked) for chair in chairs] == [(4, True)] * 3


def test_a_published_plan_is_not_rewritten(plan, round):
    actions.publish_plan(plan)
    before = set(plan.placements.values_list("sign_up", "round", "table"))
    one, table = at(plan, round, 1)[0], plan.dialogue.tables.get(number=2)

    new = actions.move_seat(plan, sign_up=one, round=round, table=table)

    assert set(plan.placements.values_list("sign_up", "round", "table")) == before
    assert (new.base, new.published_at) == (plan, None)
    after = set(new.placements.values_list("sign_up", "round", "table"))
    assert len(after - before) == 1


def test_one_who_has_no_place_yet_is_given_one(plan, round):
    builders.people_more(plan.dialogue.conference, 1)
    late = plan.dialogue.conference.sign_ups.get(card_code="K500")

    actions.move_seat(plan, sign_up=late, round=round, table=plan.dialogue.tables.get(number=3))

    assert Placement.objects.get(plan=plan, sign_up=late).table.number == 3


def test_a_try_tells_what_it_costs_and_moves_nobody(coordinator, plan, round):
    one = at(plan, round, 1)[0]
    before = set(plan.placements.values_list("sign_up", "round", "table"))

    told = coordinator.get(f"{WORK}move/cost/", {"person": one.pk, "round": 2, "to": 2})

    cost = told.json()
    assert "no-store" in told["Cache-Control"]
    assert cost["can_move"] is True
    assert [row["label"] for row in cost["rows"]][1] == "Den som møter færrest nye"
    assert [row["after"] for row in cost["rows"]][2] == "4 og 6"
    assert 'id="move"' in cost["html"]
    assert set(plan.placements.values_list("sign_up", "round", "table")) == before


def test_the_page_shows_the_same_box_without_a_script(coordinator, plan, round):
    one = at(plan, round, 1)[0]

    seen = page(coordinator.get(WORK, {"round": 2, "move": one.pk, "to": 2}))

    assert 'id="move"' in seen
    assert f"{one.name} fra bord 1 til bord 2." in seen


@pytest.mark.parametrize(
    "query",
    [
        {"person": 1, "round": 99, "to": 2},
        {"person": 99999, "round": 2, "to": 2},
        {"person": "x", "round": 2, "to": 2},
        {"person": 1, "round": 2, "to": 77},
    ],
)
def test_what_is_not_there_has_no_cost(coordinator, plan, query):
    assert coordinator.get(f"{WORK}move/cost/", query).status_code == 404


def test_a_move_is_made_from_the_page_and_told(coordinator, plan, round):
    one = at(plan, round, 1)[0]
    sent = {"plan": plan.pk, "person": one.pk, "round": 2, "table": 2, "how": "move"}

    response = coordinator.post(f"{WORK}move/", sent, follow=True)

    assert response.redirect_chain[-1][0].endswith("?round=2")
    assert f"{one.name} sitter ved bord 2 i runde 2 nå." in page(response)


def test_a_move_that_breaks_a_rule_is_explained_beside_it(coordinator, plan, round):
    one, other = at(plan, round, 1)[0], at(plan, round, 2)[0]
    actions.add_rule(plan.dialogue, kind="apart", people=[one, other])
    sent = {"plan": plan.pk, "person": one.pk, "round": 2, "table": 2, "how": "move"}

    response = coordinator.post(f"{WORK}move/", sent)

    assert response.status_code == 422
    assert 'id="move"' in page(response)
    assert plan.placements.get(sign_up=one, round=round).table.number == 1


def test_a_move_in_a_plan_that_is_another_now_is_not_made(coordinator, plan, round):
    one = at(plan, round, 1)[0]
    newer = actions.deal_tables(plan.dialogue, seed=3)
    before = newer.placements.get(sign_up=one, round=round).table
    target = newer.dialogue.tables.exclude(pk=before.pk).first().number
    sent = {"plan": plan.pk, "person": one.pk, "round": 2, "table": target, "how": "move"}

    coordinator.post(f"{WORK}move/", sent)

    assert newer.placements.get(sign_up=one, round=round).table == before


@pytest.mark.parametrize("field", ["person", "round", "table"])
@pytest.mark.parametrize("value", ["", "x", "99999", "9" * 40])
def test_a_move_of_nobody_or_to_nowhere_is_not_found(coordinator, plan, round, field, value):
    sent = {"person": at(plan, round, 1)[0].pk, "round": 2, "table": 2, "how": "move"}

    assert coordinator.post(f"{WORK}move/", {**sent, field: value}).status_code == 404


def test_a_seat_is_locked_and_unlocked_from_the_page(coordinator, plan, round):
    one = at(plan, round, 1)[0]

    locked = []
    for value in ("1", "0"):
        coordinator.post(f"{WORK}lock/", {"person": one.pk, "round": 2, "locked": value})
        locked.append(plan.placements.get(sign_up=one, round=round).is_locked)

    assert locked == [True, False]


def test_a_try_asks_the_database_as_often_for_many_people(
    coordinator, plan, round, django_assert_num_queries
):
    query = {"round": 2, "move": at(plan, round, 1)[0].pk, "to": 2}
    with CaptureQueriesContext(connection) as first:
        coordinator.get(WORK, query)
    builders.people_more(plan.dialogue.conference, 4)
    more = actions.deal_tables(plan.dialogue, seed=2)
    one = more.placements.filter(round=round, table__number=1).earliest("pk").sign_up

    with django_assert_num_queries(len(first)):
        assert coordinator.get(WORK, {**query, "move": one.pk}).context["move"].rows
