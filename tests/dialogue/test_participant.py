"""The participant's phone, without any script: join, find my table, write, take back."""

from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, PublishedContribution, Round
from tests.dialogue import builders


@pytest.fixture
def phone(db):
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def write(round_one):
    return f"/d/{round_one.dialogue.code}/write/"


def given(**fields):
    return {"round": 1, "table": 2, "text": "Vi treng éin plass", "key": str(uuid4()), **fields}


def page(response):
    return response.content.decode()


def test_the_code_leads_to_the_conference(phone, opened):
    response = phone.get("/join/", {"code": f" {opened.code} "})

    assert response.url == f"/d/{opened.code}/"


@pytest.mark.parametrize("code", ["99", "", "<b>"])
def test_a_wrong_code_is_told_and_kept_in_the_field(phone, opened, code):
    response = phone.get("/join/", {"code": code})

    assert response.status_code == 200
    assert 'class="problem"' in page(response)
    assert "<b>" not in page(response).split('value="')[1].split('"')[0]


def test_an_unknown_code_in_the_address_is_not_found(phone, db):
    for path in ("/d/00000/", "/d/00000/write/", "/board/00000/"):
        assert phone.get(path).status_code == 404


def test_before_the_plan_is_published_one_chooses_the_table(phone, opened):
    found = page(phone.get(f"/d/{opened.code}/"))

    assert found.count('name="table"') == 4
    assert 'name="card"' not in found


def test_the_card_tells_the_table_of_each_round(phone, opened):
    builders.people(opened.conference, 12)
    actions.publish_plan(actions.deal_tables(opened, seed=1))
    sign_up = opened.conference.sign_ups.get(card_code="K003")
    tables = {
        one.round.number: one.table.number
        for one in sign_up.placements.select_related("round", "table")
    }

    found = page(phone.get(f"/d/{opened.code}/", {"card": "k003"}))

    assert f"Du sitter ved bord {tables[1]} i runde 1" in found
    lines = [part.split("</li>")[0] for part in found.split("<li")]
    for number, table in tables.items():
        assert any(f"Runde {number}<" in one and f"Bord {table}<" in one for one in lines)
    assert sign_up.name not in found


def test_the_card_follows_the_round_that_is_open(phone, opened):
    builders.people(opened.conference, 12)
    actions.publish_plan(actions.deal_tables(opened, seed=1))
    actions.open_round(opened.rounds.get(number=2), minutes=9)

    assert "i runde 2" in page(phone.get(f"/d/{opened.code}/", {"card": "K003"}))


def test_a_card_that_is_not_in_the_plan_is_told_and_kept(phone, opened):
    builders.people(opened.conference, 12)
    actions.publish_plan(actions.deal_tables(opened, seed=1))

    found = page(phone.get(f"/d/{opened.code}/", {"card": "Ø&<"}))

    assert 'class="problem"' in found
    assert 'value="Ø&amp;&lt;"' in found


def test_one_who_chose_the_table_by_its_number_may_change_it(phone, opened):
    found = page(phone.get(f"/d/{opened.code}/", {"table": 2}))

    assert "Bytt bord" in found
    assert "Dette er ikke meg" not in found


@pytest.mark.parametrize("table", ["99", "0", "x", "²"])
def test_a_table_that_is_not_there_is_told(phone, opened, table):
    assert 'class="problem"' in page(phone.get(f"/d/{opened.code}/", {"table": table}))


def test_without_a_table_one_is_led_to_find_it(phone, write, opened):
    assert phone.get(write).url == f"/d/{opened.code}/"


def test_writing_needs_neither_script_nor_cookie(phone, write):
    question = page(phone.get(write, {"table": 2}))
    response = phone.post(write, given(text=" Hei & «så» 👋\r\n", kind="wish"))

    assert builders.QUESTIONS[0] in question
    assert response.status_code == 302
    assert Contribution.objects.get().raw_text == " Hei & «så» 👋\r\n"
    assert not phone.cookies
    assert "Sendt" in page(phone.get(response.url))


def test_sent_twice_it_is_stored_once(phone, write):
    sent = given()

    phone.post(write, sent)
    phone.post(write, sent)

    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    "change", [{"text": "  "}, {"text": "x" * 4001}, {"key": "x"}, {"round": 2}]
)
def test_what_cannot_be_sent_keeps_the_words_and_says_why(phone, write, change):
    sent = given(**change)

    response = phone.post(write, sent)

    assert response.status_code == 422
    assert sent["text"] in page(response)
    assert 'id="text-problem" role="alert" >' in page(response)
    assert Contribution.objects.count() == 0


def test_the_giver_can_take_it_back(phone, write, opened):
    sent = given()
    phone.post(write, sent)

    response = phone.post(f"/d/{opened.code}/withdrawal/", {"key": sent["key"]})
    strange = phone.post(f"/d/{opened.code}/withdrawal/", {"key": str(uuid4())})

    assert (response.status_code, strange.status_code) == (302, 404)
    found = page(phone.get(response.url))
    assert sent["text"] not in found
    assert "Et innspill er trukket</p>" in found
    assert Contribution.objects.standing().count() == 0


def test_the_table_sees_its_words_and_not_those_of_others(phone, write):
    phone.post(write, given(text="Fra bord to"))
    phone.post(write, given(text="Fra bord tre", table=3))

    found = page(phone.get(write, {"table": 2}))

    assert "Fra bord to" in found
    assert "Fra bord tre" not in found


def test_the_pages_say_where_in_the_evening_one_is(phone, opened):
    write = f"/d/{opened.code}/write/"
    before = page(phone.get(write, {"table": 1}))
    round = builders.open_first(opened)
    during = page(phone.get(write, {"table": 1}))
    actions.close_round(round)
    after = page(phone.get(write, {"table": 1}))

    assert "Snart begynner vi" in before
    assert 'id="write"' in during
    assert "Runde 1 er ferdig" in after


def test_nynorsk_conferences_speak_nynorsk(phone, place):
    opened = actions.open_dialogue(builders.conference(place, language="nn"))
    actions.set_tables(opened, count=2, capacity=6)

    assert "Kva nummer står på bordet ditt?" in page(phone.get(f"/d/{opened.code}/"))


def test_the_board_shows_counts_and_newest_and_no_names(phone, write, opened):
    phone.post(write, given(text="Spør Ola Nordmann om nøkkelen"))
    phone.post(write, given(text="Vi trenger nøkkel til hallen"))

    found = page(phone.get(f"/board/{opened.code}/"))

    assert "om nøkkelen" not in found  # someone reads it first
    assert "nøkkel til hallen" in found
    assert "<b>2</b> innspill fra <b>1</b> av 4 bord" in found
    assert opened.code in found
    assert "<svg" in found


def test_words_with_no_room_on_the_board_are_passed_by_whole(phone, write, opened):
    phone.post(write, given(text="Kort og godt"))
    phone.post(write, given(text="lang " * 200))

    found = page(phone.get(f"/board/{opened.code}/"))

    assert "Kort og godt" in found
    assert "lang lang" not in found


def test_an_odd_word_never_becomes_markup(phone, write, opened):
    phone.post(write, given(text='<script>alert("x")</script> {{ 7|upper }}'))

    for address in (f"/board/{opened.code}/", f"{write}?table=2"):
        found = page(phone.get(address))
        assert "<script>alert" not in found
        assert "{{ 7|upper }}" in found


def test_a_late_contribution_without_script_says_so(phone, write):
    Round.objects.update(closes_at=timezone.now())

    response = phone.post(write, given())

    assert Contribution.objects.get().is_late
    assert "sent=" in urlsplit(response.url).query


def test_what_is_published_is_not_taken_back_by_the_phone(phone, write, opened):
    sent = given()
    phone.post(write, sent)
    PublishedContribution.objects.create(contribution=Contribution.objects.get(), text="Lest")

    response = phone.post(f"/d/{opened.code}/withdrawal/", {"key": sent["key"]})

    assert Contribution.objects.standing().count() == 1
    assert opened.organiser.name in page(phone.get(response.url))
