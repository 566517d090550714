"""Contributions through the live lane: stored once, every fault told at once, taken back with a mark."""

import asyncio
from uuid import uuid4

import pytest
from django.db import DatabaseError

from samspill.dialogue import actions, writer
from samspill.dialogue.actions import ContributionDraft
from samspill.dialogue.door import Door
from samspill.dialogue.models import Contribution, Question, Showing
from samspill.dialogue.writer import Given, Writer
from samspill.live.gathering import FullError
from samspill.registry.models import Association
from tests.dialogue import builders
from tests.dialogue.lane import address, given, lane, one

__all__ = ["address", "lane"]


def test_a_contribution_is_stored_and_answered_with_its_id(lane, address):
    sent = given(" Hei & <b> «så» 👋 \n", kind="wish", unknown=[1])

    [answer] = lane.ask(("POST", f"{address}/contributions", sent))

    stored = Contribution.objects.get()
    assert (answer.status, answer.json["reference"]) == (201, "R1-B2-001")
    assert (stored.raw_text, stored.kind, stored.channel) == (sent["text"], "wish", "phone")
    assert stored.question == 1
    assert b"set-cookie" not in answer.headers


def test_the_same_key_again_is_the_same_contribution(lane, address):
    sent = given()

    at_once = lane.ask(*[("POST", f"{address}/contributions", sent)] * 3)
    [later] = lane.ask(("POST", f"{address}/contributions", {**sent, "kind": None, "more": 1}))

    assert [answer.status for answer in (*at_once, later)] == [201, 200, 200, 200]
    assert len({answer.json["reference"] for answer in (*at_once, later)}) == 1
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    "change", [{"text": "Noe annet"}, {"table": 3}, {"kind": "offer"}, {"association": "Sanglaget"}]
)
def test_a_key_used_for_other_content_is_a_conflict(lane, address, change):
    sent = given()

    [first] = lane.ask(("POST", f"{address}/contributions", sent))
    [second] = lane.ask(("POST", f"{address}/contributions", {**sent, **change}))

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
    ("change", "field", "error"),
    [
        ({"text": "  "}, "text", "empty_text"),
        ({"text": None}, "text", "empty_text"),
        ({"text": 7}, "text", "unreadable_text"),
        ({"text": "x" * 4001}, "text", "long_text"),
        ({"text": "a\0b"}, "text", "unreadable_text"),
        ({"text": "a\ud800"}, "text", "unreadable_text"),
        ({"round": 9}, "round", "unknown_round"),
        ({"round": 2}, "round", "round_not_open"),
        ({"round": None}, "round", "bad_round"),
        ({"question": 2}, "question", "unknown_question"),
        ({"question": "1"}, "question", "bad_question"),
        ({"table": 77}, "table", "unknown_table"),
        ({"table": "2"}, "table", "bad_table"),
        ({"table": True}, "table", "bad_table"),
        ({"table": None}, "table", "bad_table"),
        ({"key": "7"}, "key", "bad_key"),
        ({"key": None}, "key", "bad_key"),
        ({"kind": "reflection"}, "kind", "bad_kind"),
        ({"kind": ["wish"]}, "kind", "bad_kind"),
        ({"language": "norsk"}, "language", "bad_language"),
        ({"association": 7}, "association", "bad_association"),
        ({"association": "x" * 201}, "association", "bad_association"),
        ({"association": "a\0"}, "association", "bad_association"),
    ],
)
def test_a_wrong_field_is_told_beside_the_field(lane, address, change, field, error):
    nynorsk, bokmal = lane.ask(
        ("POST", f"{address}/contributions?language=nn", given(**change)),
        ("POST", f"{address}/contributions?language=nb", given(**change)),
    )

    assert (nynorsk.status, nynorsk.json["error"], list(nynorsk.json["fields"])) == (
        422, error, [field],
    )  # fmt: skip
    assert nynorsk.json["message"] == nynorsk.json["fields"][field]
    assert bokmal.json["error"] == error
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize(("change", "told"), [
    ({"text": ["a"]}, "Teksten må være en tekst."),
    ({"round": 2}, "Runden har ikke begynt ennå. Send innspillet når runden åpner."),
])  # fmt: skip
def test_another_program_learns_what_is_wrong(lane, address, change, told):
    [answer] = lane.ask(("POST", f"{address}/contributions?language=nb", given(**change)))

    assert (answer.status, answer.json["message"]) == (422, told)


def test_the_longest_text_goes_through_however_it_is_escaped(lane, address):
    sent = given("👋" * 4000)

    [answer] = lane.ask(("POST", f"{address}/contributions", sent))

    assert answer.status == 201
    assert Contribution.objects.get().raw_text == sent["text"]


def test_everything_that_is_wrong_is_told_at_once(lane, address):
    sent = {"key": "x", "round": 2, "question": 8, "table": 99, "text": "", "kind": "rude"}

    [answer] = lane.ask(("POST", f"{address}/contributions", sent))

    assert (answer.status, answer.json["error"]) == (422, "invalid")
    assert set(answer.json["fields"]) == {"key", "round", "question", "table", "text", "kind"}


def test_a_round_and_a_table_that_are_new_are_known_at_once(lane, opened):
    address = f"/api/dialogue/{opened.code}/contributions"

    def begin():
        builders.open_first(opened)
        actions.set_tables(opened, count=6, capacity=6)

    async def talk():
        async with lane.open() as live:
            early = await one(live, "POST", address, given(table=6))
            await lane.here.run(begin)
            return early, await one(live, "POST", address, given(table=6))

    early, late = asyncio.run(talk())

    assert set(early.json["fields"]) == {"round", "table"}
    assert late.status == 201


def test_further_questions_are_taken_by_their_number(lane, address, round_one):
    Question.objects.create(round=round_one, number=2, text="Og hva gjør vi?")

    [answer] = lane.ask(("POST", f"{address}/contributions", given(question=2)))

    assert (answer.status, Contribution.objects.get().question) == (201, 2)


def test_an_association_is_found_in_the_register_and_kept_as_it_was_written(lane, address, place):
    lag = Association.objects.create(
        organiser=place, name="Sanglaget Tonen", org_number="999999999", source="manual"
    )

    answers = lane.ask(
        *[
            ("POST", f"{address}/contributions", given(f"Tanke {said}", association=said))
            for said in ("sanglaget TONEN", " 999 999 999", "Et annet lag", "")
        ]
    )

    assert {answer.status for answer in answers} == {201}
    told = {(one.association_said, one.association_id) for one in Contribution.objects.all()}
    assert told == {
        ("sanglaget TONEN", lag.pk), ("999 999 999", lag.pk), ("Et annet lag", None), ("", None),
    }  # fmt: skip


def test_only_the_giver_can_take_a_contribution_back_and_a_mark_stays(lane, address):
    sent = given()
    lane.ask(("POST", f"{address}/contributions", sent))

    [stranger] = lane.ask(("POST", f"{address}/contributions/{uuid4()}/withdrawal"))
    [giver] = lane.ask(("POST", f"{address}/contributions/{sent['key']}/withdrawal"))
    [again] = lane.ask(("POST", f"{address}/contributions/{sent['key']}/withdrawal"))
    [table] = lane.ask(("GET", f"{address}/tables/2?round=1"))
    [state] = lane.ask(("GET", address))

    assert state.json["counts"] == {"contributions": 0, "tables": 0, "table_count": 4}
    assert [one.status for one in (stranger, giver, again)] == [404, 200, 200]
    assert table.json == {"contributions": [{"reference": "R1-B2-001", "withdrawn": True}]}


def test_what_is_published_is_taken_away_by_the_coordinator_alone(lane, address, round_one):
    sent = given()
    lane.ask(("POST", f"{address}/contributions", sent))
    stored = Contribution.objects.get()
    actions.publish_contribution(stored, text=stored.raw_text)

    [answer] = lane.ask(("POST", f"{address}/contributions/{sent['key']}/withdrawal"))

    assert (answer.status, answer.json["error"]) == (409, "already_published")
    assert "Lillevik kommune" in answer.json["message"]
    assert Contribution.objects.get().withdrawn_at is None


def test_the_table_sees_its_own_words_without_keys(lane, address):
    sent = given()
    lane.ask(("POST", f"{address}/contributions", sent))

    [answer] = lane.ask(("GET", f"{address}/tables/2?round=1"))

    [told] = answer.json["contributions"]
    assert (told["text"], told["reference"]) == (sent["text"], "R1-B2-001")
    assert "held" not in told
    assert sent["key"] not in answer.body.decode()


@pytest.mark.parametrize(
    ("reason", "note", "told"),
    [("other", "Skriv hvilken hall.", "Skriv hvilken hall."), ("person", "", "Det røper")],
)
def test_the_table_is_told_why_something_is_held_back(lane, address, round_one, reason, note, told):
    lane.ask(("POST", f"{address}/contributions", given()))
    Showing.objects.create(
        contribution=Contribution.objects.get(), state="held", reason=reason, note=note
    )

    bokmal, english = lane.ask(
        ("GET", f"{address}/tables/2?round=1"), ("GET", f"{address}/tables/2?round=1&language=en")
    )

    assert bokmal.json["contributions"][0]["held"].startswith(told)
    assert english.json["contributions"][0]["held"] == (note or "It tells who somebody is.")


def test_when_too_many_wait_the_phone_is_asked_to_come_again(lane, address, monkeypatch):
    async def full(_self, _given):
        raise FullError

    monkeypatch.setattr(Writer, "write", full)

    [answer] = lane.ask(("POST", f"{address}/contributions", given()))

    assert answer.status == 503
    assert 1 <= int(answer.headers[b"retry-after"]) <= 4


def test_one_dialogue_cannot_take_every_place_from_the_others():
    door = Door(most=1000)
    taken = []

    def take(code):
        place = door.place(code)
        place.__enter__()
        taken.append(place)

    for _ in range(500):
        take("loud")
    with pytest.raises(FullError):
        take("loud")
    for _ in range(150):
        take("quiet")

    for place in taken:
        place.__exit__(None, None, None)
    take("loud")


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
