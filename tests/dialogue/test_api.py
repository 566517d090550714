"""The live lane, asked as a server would ask it: states, lists, events, languages and odd requests."""

import asyncio
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.api import states
from samspill.dialogue.api.asking import accepted
from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.state import state_of
from samspill.live import presence
from tests.dialogue import builders
from tests.dialogue.lane import JSON, Answer, address, given, lane

__all__ = ["address", "lane"]


@pytest.mark.parametrize(
    ("method", "path", "value", "headers", "status"),
    [
        ("POST", "/contributions", b"{", JSON, 400),
        ("POST", "/contributions", b"[]", JSON, 400),
        ("POST", "/contributions", b"\xff", JSON, 400),
        ("POST", "/contributions", b"[" * 30000, JSON, 400),
        ("POST", "/contributions", b"x" * 66_000, JSON, 413),
        ("POST", "/contributions", b"key=1", [(b"content-type", b"text/plain")], 415),
        ("POST", "/reactions", b"{", JSON, 400),
        ("GET", "/nothing", None, JSON, 404),
        ("GET", "/tables/x?round=1", None, JSON, 404),
        ("GET", "/tables/77?round=1", None, JSON, 404),
        ("GET", "/tables/1", None, JSON, 422),
        ("GET", "/reactions?round=9", None, JSON, 422),
        ("POST", "/contributions/7/withdrawal", None, JSON, 404),
    ],
)
def test_odd_requests_get_clear_answers(lane, address, method, path, value, headers, status):
    [answer] = lane.ask((method, address + path, value, headers))

    assert answer.status == status
    assert answer.json["message"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/contributions", b"POST"),
        ("DELETE", "", b"GET, HEAD"),
        ("PUT", "/state", b"GET, HEAD"),
        ("PATCH", "/reactions", b"GET, HEAD, POST"),
        ("POST", "/events", b"GET, HEAD"),
    ],
)
def test_another_method_is_told_which_ones_there_are(lane, address, method, path, allowed):
    [answer] = lane.ask((method, address + path))

    assert (answer.status, answer.headers[b"allow"]) == (405, allowed)
    assert answer.json["message"] == f"Denne adressen svarer på: {allowed.decode()}."


@pytest.mark.parametrize("code", ["00000", "nei", "9" * 300, "a\0b", "é"])
def test_an_unknown_code_is_not_found_anywhere(lane, round_one, code):
    paths = ("", "/state", "/events", "/tables/1?round=1", "/reactions?round=1")
    answers = lane.ask(
        *[("GET", f"/api/dialogue/{code}{path}") for path in paths],
        ("POST", f"/api/dialogue/{code}/contributions", given()),
        ("POST", f"/api/dialogue/{code}/reactions", given()),
    )

    assert [answer.status for answer in answers] == [404] * 7


@pytest.mark.parametrize("path", ["", "/state", "/"])
def test_the_state_tells_round_question_clock_and_counts(lane, address, round_one, path):
    table = round_one.dialogue.tables.get(number=2)
    actions.contribute(round_one, text="Ring Ola Nordmann", table=table, channel="phone")

    [answer] = lane.ask(("GET", address + path))

    state = answer.json
    assert (state["round"]["number"], state["round"]["state"]) == (1, "open")
    question = {"number": 1, "text": round_one.item.question}
    assert state["rounds"][0]["questions"] == [question]
    assert [one["open"] for one in state["rounds"]] == [True, False, False]
    assert state["round"]["clock"]["closes_at"]
    assert state["counts"] == {"contributions": 1, "tables": 1, "table_count": 4}
    assert state["tables"] == [1, 2, 3, 4]
    assert [table["count"] for table in state["room"]] == [0, 1, 0, 0]
    assert "Nordmann" not in answer.body.decode()


def test_an_unchanged_state_is_not_told_twice(lane, address):
    [first] = lane.ask(("GET", address))
    etag = first.headers[b"etag"]
    known = [[(b"if-none-match", told)] for told in (etag, b'"old", W/' + etag, b"*")]

    answers = lane.ask(*[("GET", address, None, headers) for headers in known])

    assert [(answer.status, answer.body) for answer in answers] == [(304, b"")] * 3
    assert answers[0].headers[b"etag"] == etag


def test_a_changed_state_has_another_etag(lane, address, round_one):
    [before] = lane.ask(("GET", address))
    actions.close_round(round_one)

    [after] = lane.ask(("GET", address, None, [(b"if-none-match", before.headers[b"etag"])]))

    assert after.status == 200
    assert before.headers[b"etag"] != after.headers[b"etag"]


def test_the_state_is_built_anew_only_when_something_has_happened(lane, round_one, monkeypatch):
    built = []
    monkeypatch.setattr(states, "STATE_SECONDS", 0)
    monkeypatch.setattr(states, "state_of", lambda dialogue: built.append(1) or state_of(dialogue))
    path = f"/api/dialogue/{round_one.dialogue.code}"

    lane.ask(*[("GET", path)] * 5)

    assert len(built) == 1


def test_a_dialogue_always_has_a_table_to_choose(lane, place):
    made = builders.conference(place, table_size=6)
    made.capacity = 45
    opened = actions.open_dialogue(made)

    [answer] = lane.ask(("GET", f"/api/dialogue/{opened.code}"))

    assert answer.json["tables"] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert answer.json["round"] is None


def test_open_dialogues_that_are_listed_are_told_newest_first(lane, place):
    opened = [
        builders.dialogue(builders.organiser(slug, slug.title()))
        for slug in ("eik", "bjork", "gran", "furu")
    ]
    for ago, one in enumerate(opened[:3]):
        round = builders.open_first(one)
        Round.objects.filter(pk=round.pk).update(
            opened_at=timezone.now() - timedelta(hours=3 - ago)
        )
    Dialogue.objects.exclude(pk=opened[1].pk).update(is_listed=True)

    [answer] = lane.ask(("GET", "/api/dialogue"))

    told = answer.json["dialogues"]
    assert [one["code"] for one in told] == [opened[2].code, opened[0].code]
    first = {key: told[0][key] for key in ("title", "organiser", "language", "round")}
    assert first == {
        "title": "Dialogkonferanse i Lillevik", "organiser": "Gran", "language": "nb", "round": 1,
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_is_one_query_however_many_there_are(place, count, django_assert_num_queries):
    for number in range(count):
        builders.open_first(builders.dialogue(builders.organiser(f"o{number}", f"O {number}")))
    Dialogue.objects.update(is_listed=True)

    with django_assert_num_queries(1):
        states._listed()


def test_phones_that_tell_of_themselves_are_counted_and_not_stored(lane, address, round_one):
    presence.forget()
    device = "3f0a2b60-96c5-4a53-9f3c-0c8f6c0d9a11"

    lane.ask(
        ("GET", f"{address}?device={device}&table=2&waiting=3"),
        ("GET", f"{address}?device={device}&table=2&waiting=3"),
        ("GET", f"{address}?device=nobody&table=2&waiting=9"),
        ("GET", f"/api/dialogue/00000?device={device}&table=2&waiting=9"),
        ("GET", address),
    )

    code = round_one.dialogue.code
    assert (presence.phones(code), presence.waiting_at(code)) == (1, {2: 3})
    assert presence.phones("00000") == 0
    presence.forget()


def test_pages_of_any_origin_may_ask(lane, address):
    state, refused, before = lane.ask(
        ("GET", address), ("POST", f"{address}/contributions", b"{"),
        ("OPTIONS", f"{address}/contributions"),
    )  # fmt: skip

    assert {one.headers[b"access-control-allow-origin"] for one in (state, refused, before)} == {
        b"*"
    }
    assert (before.status, before.body) == (204, b"")
    assert b"POST" in before.headers[b"access-control-allow-methods"]
    assert b"Content-Type" in before.headers[b"access-control-allow-headers"]
    assert not any(b"cookie" in name for name in state.headers)


def test_head_is_answered_as_get_without_the_body(lane, address):
    get, head, events = lane.ask(("GET", address), ("HEAD", address), ("HEAD", f"{address}/events"))

    assert (head.status, head.body) == (200, b"")
    assert head.headers[b"etag"] == get.headers[b"etag"]
    assert events.headers[b"content-type"].startswith(b"text/event-stream")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nb"),
        ("nn", "nn"),
        ("no,en;q=0.5", "nb"),
        ("en-GB,nn-NO;q=0.9", "en"),
        ("en;q=0.2,nn-NO;q=0.9", "nn"),
        ("de, fr;q=x, *", "nb"),
        ("nn;q=0, en", "en"),
    ],
)
def test_the_language_is_the_one_that_is_liked_best_of_ours(header, language):
    assert accepted(header) == language


def test_what_is_asked_for_in_the_address_goes_before_the_header(lane):
    asked = ("GET", "/api/dialogue/00000?language=nn", None, [(b"accept-language", b"en")])

    [answer] = lane.ask(asked)

    assert answer.headers[b"content-language"] == b"nn"


def test_the_events_begin_where_the_board_was(lane, address, round_one):
    table = round_one.dialogue.tables.get(number=1)
    actions.contribute(round_one, text="En", table=table, channel="phone")
    answer = Answer()

    async def listen():
        async with lane.open() as live:
            scope = {
                "type": "http", "method": "GET", "path": f"{address}/events",
                "query_string": b"after=0", "headers": [(b"last-event-id", b"2")],
            }  # fmt: skip
            left = asyncio.Event()

            async def receive():
                await left.wait()
                return {"type": "http.disconnect"}

            task = asyncio.create_task(live(scope, receive, answer.send))
            await asyncio.sleep(0.2)
            left.set()
            await asyncio.wait_for(task, 5)

    asyncio.run(listen())

    assert answer.headers[b"content-type"].startswith(b"text/event-stream")
    frames = [part for part in answer.body.decode().split("\n\n") if part.startswith("id:")]
    [told] = frames
    assert told.startswith("id: 3\n")
    events = json.loads(told.split("data: ")[1])["events"]
    assert [event["number"] for event in events] == [3]
