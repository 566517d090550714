"""The live lane, asked as a server would ask it: no log-in, no cookies, answers after the commit."""

import asyncio
import json
from uuid import uuid4

import pytest
from django.db import DatabaseError

from samspill.dialogue import actions, api, writer
from samspill.dialogue.actions import ContributionDraft
from samspill.dialogue.models import Contribution
from samspill.dialogue.state import state_of
from samspill.dialogue.writer import FullError, Given, Writer
from samspill.live.listening import Listener
from tests.dialogue.lane import JSON, Answer, Lane


@pytest.fixture
def lane(db, monkeypatch):
    """Without the thread that waits for NOTIFY: it would outlive the test, and its database."""
    monkeypatch.setattr(Listener, "start", lambda self: None)
    return Lane()


@pytest.fixture
def address(round_one):
    return f"/api/dialogue/{round_one.dialogue.code}"


def given(text="Vi treng éin plass å ringje.", **fields):
    return {"key": str(uuid4()), "round": 1, "table": 2, "text": text, **fields}


def test_a_contribution_is_stored_and_answered_with_its_id(lane, address):
    sent = given(" Hei & <b> «så» 👋 \n", kind="wish")

    [answer] = lane.ask(("POST", f"{address}/contributions", sent))

    stored = Contribution.objects.get()
    assert (answer.status, answer.json["reference"]) == (201, "R1-B2-001")
    assert (stored.raw_text, stored.kind, stored.channel) == (sent["text"], "wish", "phone")
    assert b"set-cookie" not in answer.headers


def test_the_same_key_again_is_the_same_contribution(lane, address):
    sent = given()

    answers = lane.ask(*[("POST", f"{address}/contributions", sent)] * 3)

    assert [answer.status for answer in answers] == [201, 201, 201]
    assert Contribution.objects.count() == 1


def test_a_key_used_for_another_text_is_a_conflict(lane, address):
    sent = given()

    first, second = lane.ask(
        ("POST", f"{address}/contributions", sent),
        ("POST", f"{address}/contributions", {**sent, "text": "Noe annet"}),
    )

    assert (first.status, second.status, second.json["error"]) == (201, 409, "key_used")


def test_fifty_at_once_are_written_in_a_few_transactions(lane, address, monkeypatch):
    batches = []
    real = writer.write_batch

    def counted(batch):
        batches.append(len(batch))
        return real(batch)

    monkeypatch.setattr(writer, "write_batch", counted)
    answers = lane.ask(
        *[("POST", f"{address}/contributions", given(f"Tanke {n}")) for n in range(50)]
    )

    assert {answer.status for answer in answers} == {201}
    assert len({answer.json["reference"] for answer in answers}) == 50
    assert sum(batches) == 50
    assert len(batches) < 10


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"text": "  "}, 422, "empty_text"),
        ({"text": "x" * 4001}, 422, "long_text"),
        ({"text": "a\0b"}, 422, "unreadable_text"),
        ({"round": 9}, 422, "unknown_round"),
        ({"round": 2}, 422, "round_not_open"),
        ({"table": 77}, 422, "unknown_table"),
        ({"table": "2"}, 400, "unreadable"),
        ({"table": True}, 400, "unreadable"),
        ({"key": "7"}, 400, "unreadable"),
        ({"text": None}, 400, "unreadable"),
        ({"kind": "rude"}, 400, "unreadable"),
        ({"language": "norsk"}, 400, "unreadable"),
    ],
)
def test_what_is_wrong_is_told_in_the_language_of_the_phone(lane, address, change, status, error):
    nynorsk, bokmal = lane.ask(
        ("POST", f"{address}/contributions?language=nn", given(**change)),
        ("POST", f"{address}/contributions?language=nb", given(**change)),
    )

    assert (nynorsk.status, nynorsk.json["error"]) == (status, error)
    assert nynorsk.json["message"]
    assert bokmal.json["error"] == error
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize(
    ("method", "path", "value", "headers", "status"),
    [
        ("POST", "/contributions", b"{", JSON, 400),
        ("POST", "/contributions", b"[]", JSON, 400),
        ("POST", "/contributions", b"\xff", JSON, 400),
        ("POST", "/contributions", b"x" * 33000, JSON, 413),
        ("POST", "/contributions", b"key=1", [(b"content-type", b"text/plain")], 415),
        ("GET", "/contributions", None, JSON, 405),
        ("PUT", "/state", None, JSON, 405),
        ("GET", "/nothing", None, JSON, 404),
        ("GET", "/tables/x?round=1", None, JSON, 400),
        ("POST", "/contributions/7/withdrawal", None, JSON, 400),
    ],
)
def test_odd_requests_get_clear_answers(lane, address, method, path, value, headers, status):
    [answer] = lane.ask((method, address + path, value, headers))

    assert answer.status == status
    assert answer.json["message"]


def test_an_unknown_code_is_not_found_anywhere(lane, round_one):
    paths = ("state", "events", "tables/1?round=1")
    answers = lane.ask(
        *[("GET", f"/api/dialogue/00000/{path}") for path in paths],
        ("POST", "/api/dialogue/00000/contributions", given()),
    )

    assert [answer.status for answer in answers] == [404] * 4


def test_the_state_tells_round_question_clock_and_counts(lane, address, round_one):
    table = round_one.dialogue.tables.get(number=2)
    actions.contribute(round_one, text="Ring Ola Nordmann", table=table, channel="phone")

    [answer] = lane.ask(("GET", f"{address}/state"))

    state = answer.json
    assert (state["round"]["number"], state["round"]["state"]) == (1, "open")
    assert state["round"]["question"] == round_one.item.question
    assert state["round"]["closes_at"]
    assert state["counts"] == {"contributions": 1, "tables": 1, "table_count": 4}
    assert [table["count"] for table in state["tables"]] == [0, 1, 0, 0]
    assert "Nordmann" not in answer.body.decode()


def test_an_unchanged_state_is_not_told_twice(lane, address):
    [first] = lane.ask(("GET", f"{address}/state"))
    known = [(b"if-none-match", first.headers[b"etag"])]

    [second] = lane.ask(("GET", f"{address}/state", None, known))

    assert (second.status, second.body) == (304, b"")
    assert second.headers[b"etag"] == first.headers[b"etag"]


def test_a_changed_state_has_another_etag(lane, address, round_one):
    [before] = lane.ask(("GET", f"{address}/state"))
    actions.close_round(round_one)

    [after] = lane.ask(("GET", f"{address}/state"))

    assert before.headers[b"etag"] != after.headers[b"etag"]


def test_the_state_is_built_anew_only_when_something_has_happened(lane, round_one, monkeypatch):
    built = []
    monkeypatch.setattr(api, "STATE_SECONDS", 0)
    monkeypatch.setattr(api, "state_of", lambda dialogue: built.append(1) or state_of(dialogue))
    path = f"/api/dialogue/{round_one.dialogue.code}/state"

    lane.ask(*[("GET", path)] * 5)

    assert len(built) == 1


def test_only_the_giver_can_take_a_contribution_back(lane, address):
    sent = given()
    lane.ask(("POST", f"{address}/contributions", sent))

    [stranger] = lane.ask(("POST", f"{address}/contributions/{uuid4()}/withdrawal"))
    [giver] = lane.ask(("POST", f"{address}/contributions/{sent['key']}/withdrawal"))
    [table] = lane.ask(("GET", f"{address}/tables/2?round=1"))
    [state] = lane.ask(("GET", f"{address}/state"))

    assert state.json["counts"] == {"contributions": 0, "tables": 0, "table_count": 4}
    assert (stranger.status, giver.status) == (404, 200)
    assert table.json == {"contributions": []}


def test_the_table_sees_its_own_words_without_keys(lane, address):
    sent = given()
    lane.ask(("POST", f"{address}/contributions", sent))

    [answer] = lane.ask(("GET", f"{address}/tables/2?round=1"))

    [told] = answer.json["contributions"]
    assert (told["text"], told["reference"]) == (sent["text"], "R1-B2-001")
    assert sent["key"] not in answer.body.decode()


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


def test_when_too_many_wait_the_phone_is_asked_to_come_again(lane, address, monkeypatch):
    async def full(_self, _given):
        raise FullError

    monkeypatch.setattr(Writer, "write", full)

    [answer] = lane.ask(("POST", f"{address}/contributions", given()))

    assert (answer.status, answer.headers[b"retry-after"]) == (503, b"2")


def test_one_that_the_database_refuses_does_not_stop_the_others(opened, round_one, monkeypatch):
    real = writer.contribute_many

    def refuses(dialogue, *, drafts, channel):
        if any(draft.text == "Gift" for draft in drafts):
            raise DatabaseError("no")
        return real(dialogue, drafts=drafts, channel=channel)

    monkeypatch.setattr(writer, "contribute_many", refuses)
    batch = [Given(opened.code, ContributionDraft(1, 1, text)) for text in ("En", "Gift", "To")]

    outcomes = writer.write_batch([*batch, Given("00000", batch[0].draft)])

    assert [type(outcome).__name__ for outcome in outcomes] == [
        "Contribution", "DatabaseError", "Contribution", "UnknownCodeError",
    ]  # fmt: skip
    assert sorted(one.raw_text for one in Contribution.objects.all()) == ["En", "To"]
