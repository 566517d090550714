"""One screen for the whole room: written by the one who leads, and dots by a show of hands."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspill.dialogue import actions
from samspill.dialogue.models import Ballot, Contribution, Question, Stage
from samspill.dialogue.reactions.counts import dot_totals
from tests.dialogue import builders

ADDRESS = "/lillevik/work/conference/control/room/"


@pytest.fixture
def leader(client, round_one):
    user = builders.member(round_one.dialogue.organiser, role="facilitator")
    client.force_login(user)
    return client


@pytest.fixture
def said(round_one):
    """Three contributions, one of them of the whole room."""
    tables = [None, *round_one.dialogue.tables.all()[:2]]
    return [
        actions.contribute(round_one, text=f"Tanke {number}", table=table, channel="phone")
        for number, table in enumerate(tables)
    ]


def words(**fields):
    return {"text": "Alle vil ha en kalender", "table": "room", "key": str(uuid4()), **fields}


def hands(said, *counts, people="24"):
    dots = {
        f"dots{one.pk}": str(count)
        for one, count in zip(said, counts, strict=True)
        if count is not None
    }
    return {"people": people, **dots}


def page(response):
    return response.content.decode()


def test_what_is_said_in_the_room_is_kept_with_no_table_and_by_whom(leader, round_one):
    response = leader.post(ADDRESS, words(kind="wish"))

    stored = Contribution.objects.get()
    assert (stored.raw_text, stored.table, stored.kind) == ("Alle vil ha en kalender", None, "wish")
    assert (stored.channel, stored.written_by.email) == ("table_host", "kari@example.no")
    assert response.url == f"{ADDRESS}?round=1&table=room"


def test_the_table_that_was_chosen_stays_chosen(leader, round_one):
    response = leader.post(ADDRESS, words(table="3"))

    assert Contribution.objects.get().table.number == 3
    assert '<option value="3" selected>' in page(leader.get(response.url))


def test_the_same_form_sent_twice_is_kept_once(leader, round_one):
    given = words()

    for _ in range(2):
        leader.post(ADDRESS, given)

    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("field", [{"text": " "}, {"table": "99"}, {"table": ""}])
def test_what_is_wrong_is_told_beside_the_field_and_what_was_typed_is_kept(
    leader, round_one, field
):
    response = leader.post(ADDRESS, words(**field))

    assert response.status_code == 422
    assert 'aria-invalid="true"' in page(response)
    assert not Contribution.objects.exists()


def test_a_round_with_several_questions_asks_which(leader, round_one):
    Question.objects.create(round=round_one, number=2, text="Og hva så?")

    assert "Og hva så?" in page(leader.get(ADDRESS))
    leader.post(ADDRESS, words(question="2"))

    assert Contribution.objects.get().question == 2


def test_hands_are_counted_as_dots_of_so_many_people(leader, round_one, said):
    leader.post(ADDRESS, hands(said, 20, None, 7))

    totals = dot_totals(round_one)
    assert {pk: total.dots for pk, total in totals.items()} == {said[0].pk: 20, said[2].pk: 7}
    ballot = Ballot.objects.get()
    assert (ballot.people, ballot.channel) == (24, "table_host")


def test_a_new_count_takes_the_place_of_the_first(leader, round_one, said):
    leader.post(ADDRESS, hands(said, 20, 1, 7))
    leader.post(ADDRESS, hands(said, 3, 0, 0, people="5"))

    shown = page(leader.get(ADDRESS))

    assert {total.dots for total in dot_totals(round_one).values()} == {3}
    assert re.search(r'name="people" value="5"', shown)
    assert re.search(rf'name="dots{said[0].pk}"[^>]*value="3"', shown)


def test_more_hands_than_there_are_dots_is_told_and_the_count_is_kept(leader, round_one, said):
    response = leader.post(ADDRESS, hands(said, 70, 3, 0))

    assert response.status_code == 422
    assert 'value="70"' in page(response)
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("people", ["", "0", "mange"])
def test_how_many_there_are_must_be_told(leader, round_one, said, people):
    response = leader.post(ADDRESS, hands(said, 1, 0, 0, people=people))

    assert response.status_code == 422
    assert 'aria-invalid="true"' in page(response)


def test_a_count_may_be_written_in_when_the_dots_are_over(leader, round_one, said):
    Stage.objects.create(round=round_one, number=1, kind="dots", minutes=5)
    actions.close_round(round_one)

    leader.post(f"{ADDRESS}?round=1", hands(said, 2, 0, 0))

    assert Ballot.objects.get().channel == "paper"


def test_one_who_only_reads_does_not_find_the_page(client, round_one):
    client.force_login(
        builders.member(round_one.dialogue.organiser, "per@example.no", role="reader")
    )

    assert client.get(ADDRESS).status_code == 404


def test_the_page_asks_as_often_however_much_is_said(leader, round_one, said):
    leader.get(ADDRESS)
    with CaptureQueriesContext(connection) as first:
        leader.get(ADDRESS)
    for number in range(9):
        actions.contribute(round_one, text=f"Mer {number}", table=None, channel="table_host")

    with CaptureQueriesContext(connection) as later:
        leader.get(ADDRESS)

    assert len(later) == len(first)
