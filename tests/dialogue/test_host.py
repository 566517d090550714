"""The table host's screen without a script: write, see the list, number the top three."""

import json
import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.host_page import placed
from samspill.dialogue.models import Contribution, Stage, Table, TopChoice
from tests.dialogue import builders


@pytest.fixture
def client(db):
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def given(round_one):
    """Four contributions of table 2."""
    table = round_one.dialogue.tables.get(number=2)
    return [
        actions.contribute(round_one, text=f"Tanke {number}", table=table, channel="phone")
        for number in range(1, 5)
    ]


@pytest.fixture
def host(client, round_one):
    return lambda **query: client.get(f"/d/{round_one.dialogue.code}/host/", {"table": 2, **query})


@pytest.fixture
def choose(client, round_one):
    """Send a top three as JSON; the answer."""

    def post(body):
        text = body if isinstance(body, str) else json.dumps(body)
        address = f"/d/{round_one.dialogue.code}/top/"
        return client.post(address, text, content_type="application/json")

    return post


def page(response):
    return response.content.decode()


def chosen():
    rows = TopChoice.objects.select_related("contribution").order_by("rank")
    return [(one.rank, one.contribution.reference) for one in rows]


def test_the_list_stands_newest_first_and_names_are_masked(host, round_one, given):
    table = round_one.dialogue.tables.get(number=2)
    actions.contribute(round_one, text="Ring Kari på 41 23 45 67", table=table, channel="phone")

    shown = page(host())

    assert shown.index("Tanke 4") < shown.index("Tanke 1")
    assert "41 23 45 67" not in shown


def test_what_is_written_is_kept_as_the_tables_and_can_be_taken_back(client, host, round_one):
    key = str(uuid4())
    text = {"text": "Vi treng éin plass", "kind": "wish", "round": 1, "table": 2, "key": key}

    response = client.post(f"/d/{round_one.dialogue.code}/host/", text)
    shown = page(client.get(response.url))

    stored = Contribution.objects.get()
    assert (stored.raw_text, stored.kind, stored.table.number) == ("Vi treng éin plass", "wish", 2)
    assert f'name="key" value="{key}"' in shown


def test_an_empty_line_is_told_and_nothing_is_kept(client, round_one):
    text = {"text": "  ", "round": 1, "table": 2, "key": str(uuid4())}

    response = client.post(f"/d/{round_one.dialogue.code}/host/", text)

    assert response.status_code == 422
    assert "Skriv noe før du sender" in page(response)
    assert not Contribution.objects.exists()


def test_what_is_taken_back_leaves_a_mark_without_words(host, given):
    actions.withdraw(given[0], key=given[0].key)

    shown = page(host())

    assert "Tanke 1" not in shown
    assert "Et innspill er trukket" in shown


def test_a_button_sets_the_whole_three_without_a_script(client, host, round_one, given):
    shown = page(host())
    line = re.search(r'data-reference="R1-B2-003".*?</li>', shown, re.DOTALL).group()
    value = unescape(re.search(r"name=\"top\" value=\"([^\"]*)\" data-rank=\"2\"", line).group(1))

    response = client.post(
        f"/d/{round_one.dialogue.code}/top/", {"round": 1, "table": 2, "top": value}
    )

    assert response.url == f"/d/{round_one.dialogue.code}/host/?table=2"
    assert chosen() == [(2, "R1-B2-003")]


def test_the_three_are_set_by_json_and_the_same_again_changes_nothing(choose, given):
    top = {"round": 1, "table": 2, "top": ["R1-B2-002", "", "R1-B2-001"]}

    answers = [choose(top) for _ in range(2)]

    assert [answer.json() for answer in answers] == [{"ranks": [1, 3]}] * 2
    assert chosen() == [(1, "R1-B2-002"), (3, "R1-B2-001")]


@pytest.mark.parametrize(
    "top", [["R1-B3-001"], ["R1-B2-001", "R1-B2-001"], "R1-B2-001", None, [1], ["", "", "", ""]]
)
def test_what_cannot_be_chosen_is_refused_in_words(choose, given, top):
    answer = choose({"round": 1, "table": 2, "top": top})

    assert answer.status_code == 422
    assert answer.json()["message"]
    assert chosen() == []


@pytest.mark.parametrize(
    "body", ["", "[]", "{", {"round": 9, "table": 2, "top": []}, {"round": 1, "table": "x"}]
)
def test_a_round_or_table_that_is_not_there_is_not_found(choose, given, body):
    assert choose(body).status_code == 404


def test_a_round_that_has_not_begun_has_no_top_three(choose, given):
    assert choose({"round": 2, "table": 2, "top": []}).status_code == 404


def test_a_form_that_names_what_is_gone_tells_so_on_the_page(client, round_one, given):
    address = f"/d/{round_one.dialogue.code}/top/"

    response = client.post(address, {"round": 1, "table": 2, "top": '["R9"]'})

    assert response.status_code == 422
    assert "står ikke lenger i lista" in page(response)


@pytest.mark.parametrize(
    ("top", "reference", "rank", "after"),
    [
        (["", "", ""], "a", 2, ["", "a", ""]),
        (["a", "b", ""], "b", 1, ["b", "a", ""]),
        (["a", "b", ""], "c", 1, ["c", "b", ""]),
        (["a", "b", ""], "a", 1, ["", "b", ""]),
    ],
)
def test_a_number_is_set_changed_with_another_or_taken_away(top, reference, rank, after):
    assert placed(top, reference, rank) == after


def wave(round, ago=timedelta(0)):
    Table.objects.filter(dialogue=round.dialogue, number=2).update(nudged_at=timezone.now() - ago)


def nudge(response):
    return re.search(r'id="nudge"[^>]*>', page(response)).group()


def test_the_facilitators_wave_is_seen_until_something_is_written(host, round_one):
    wave(round_one)
    before = nudge(host())
    table = round_one.dialogue.tables.get(number=2)
    actions.contribute(round_one, text="Ja", table=table, channel="phone")

    assert "hidden" not in before
    assert "hidden" in nudge(host())


def test_an_old_wave_is_seen_no_more(host, round_one):
    wave(round_one, ago=timedelta(minutes=6))

    assert "hidden" in nudge(host())


def test_the_stage_is_told_with_what_the_host_does(host, round_one):
    stage = Stage.objects.create(round=round_one, number=1, kind="top", minutes=5)
    actions.open_stage(stage)

    assert "gi dem nummer 1, 2 og 3 i lista" in page(host())


def test_before_the_first_round_there_is_no_line_to_write_in(client, opened):
    shown = page(client.get(f"/d/{opened.code}/host/", {"table": 2}))

    assert "<textarea" not in shown
    assert "begynner" in shown


def test_when_the_round_is_closed_the_list_stays_and_one_may_still_write(host, round_one, given):
    actions.close_round(round_one)

    shown = page(host())

    assert "Tanke 4" in shown
    assert "merket som sent" in shown


def test_without_a_table_one_is_asked_to_find_it(client, round_one):
    assert client.get(f"/d/{round_one.dialogue.code}/host/").url == f"/d/{round_one.dialogue.code}/"


def test_the_page_asks_as_often_however_long_the_list_is(host, round_one, given, opened):
    host()
    with CaptureQueriesContext(connection) as first:
        host()
    table = opened.tables.get(number=2)
    for number in range(12):
        actions.contribute(round_one, text=f"Mer {number}", table=table, channel="phone")

    with CaptureQueriesContext(connection) as later:
        host()

    assert len(later) == len(first)


def test_the_table_reads_why_something_is_not_on_the_big_screen(host, given, round_one):
    by = builders.member(round_one.dialogue.organiser)
    actions.hold_back(given[0], reason="other", note="Vi snakker om det i pausen", by=by)

    shown = page(host())

    assert shown.count("Vises ikke på storskjermen: Vi snakker om det i pausen") == 1


def test_what_came_after_the_round_is_marked_so(host, given, round_one):
    actions.close_round(round_one)
    table = round_one.dialogue.tables.get(number=2)
    actions.contribute(round_one, text="Og en ting til", table=table, channel="phone")

    assert page(host()).count("· etter runden") == 1
