"""Reactions through the live lane: set by one voter, told in figures when the stage is over."""

from uuid import uuid4

import pytest

from samspill.dialogue import actions, vote_writer
from samspill.dialogue.models import Ballot, Reaction, Round, Stage
from samspill.dialogue.vote_writer import VoteWriter
from samspill.live.gathering import FullError
from samspill.live.models import LiveEvent
from samspill.registry.models import Association
from tests.dialogue import builders
from tests.dialogue.lane import address, lane

__all__ = ["address", "lane"]


@pytest.fixture
def said(round_one):
    """References of three contributions of table 1."""
    table = round_one.dialogue.tables.get(number=1)
    return [
        actions.contribute(round_one, text=f"Tanke {n}", table=table, channel="phone").reference
        for n in range(3)
    ]


def ballot(**fields):
    return {"key": str(uuid4()), "voter": str(uuid4()), "round": 1, "kind": "dots", **fields}


def dots(*marks):
    return [{"contribution": reference, "count": count} for reference, count in marks]


def test_a_ballot_of_dots_is_set_and_answered_with_what_is_left(lane, address, said):
    sent = ballot(dots=dots((said[0], 1), (said[1], 1)), table=1, version=1, unknown=True)

    [first] = lane.ask(("POST", f"{address}/reactions", sent))
    [again] = lane.ask(("POST", f"{address}/reactions", sent))
    newer = {**sent, "dots": dots((said[2], 3)), "version": 2}
    [later] = lane.ask(("POST", f"{address}/reactions", newer))
    [older] = lane.ask(("POST", f"{address}/reactions", sent))

    assert [one.status for one in (first, again, later, older)] == [200] * 4
    assert first.json == again.json == {"given": 2, "left": 1}
    assert later.json == older.json == {"given": 3, "left": 0}
    assert Reaction.objects.get().contribution.reference == said[2]
    assert Ballot.objects.get().table.number == 1


def test_opinions_and_pairs_are_taken_one_at_a_time(lane, address, said):
    voter = str(uuid4())
    one, other = said[:2]
    opinion = ballot(kind="opinions", voter=voter, contribution=one, value=-1)
    pair = ballot(kind="pairs", voter=voter, contribution=one, other=other, value=1)

    answers = lane.ask(*[("POST", f"{address}/reactions", sent) for sent in (opinion, pair)])

    assert [answer.json for answer in answers] == [{"given": 1, "left": None}] * 2
    assert sorted(Reaction.objects.values_list("value", flat=True)) == [-1, 1]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"voter": "me"}, "voter"),
        ({"voter": None}, "voter"),
        ({"key": 7}, "key"),
        ({"round": 9}, "round"),
        ({"kind": "stars"}, "kind"),
        ({"kind": None}, "kind"),
        ({"table": 77}, "table"),
        ({"card": "X999"}, "card"),
        ({"card": "x" * 21}, "card"),
        ({"association": 7}, "association"),
        ({"version": -1}, "version"),
        ({"dots": None}, "dots"),
        ({"dots": ["R1-B1-001"]}, "dots"),
        ({"dots": [{"contribution": "R1-B1-001", "count": "1"}]}, "dots"),
        ({"dots": [{"contribution": "R1-B1-001", "count": 4}]}, "dots"),
        ({"dots": [{"contribution": "R9-B1-001", "count": 1}]}, "contribution"),
        ({"dots": [{"contribution": "R1-B1-001", "count": 1}], "table": 2}, "dots"),
        ({"kind": "opinions", "contribution": "R1-B1-001", "value": 2}, "value"),
        ({"kind": "opinions", "contribution": "R1-B1-001", "value": True}, "value"),
        ({"kind": "opinions", "contribution": 7, "value": 1}, "contribution"),
        ({"kind": "pairs", "contribution": "R1-B1-001", "value": 1}, "other"),
        (
            {"kind": "pairs", "contribution": "R1-B1-001", "other": "R1-B1-001", "value": 1},
            "other",
        ),
    ],
)
def test_a_wrong_field_is_told_beside_the_field(lane, address, said, change, field):
    sent = ballot(dots=dots((said[0], 1)))

    [answer] = lane.ask(("POST", f"{address}/reactions", {**sent, **change}))

    assert (answer.status, list(answer.json["fields"])) == (422, [field])
    assert answer.json["message"] == answer.json["fields"][field]
    assert not Ballot.objects.exists()


def test_after_the_round_nothing_more_is_taken(lane, address, said, round_one):
    actions.close_round(round_one)

    [answer] = lane.ask(("POST", f"{address}/reactions", ballot(dots=dots((said[0], 1)))))

    assert (answer.status, answer.json["error"]) == (409, "not_now")
    assert answer.json["message"]


def test_a_card_votes_once_on_two_phones(lane, address, opened, round_one, said):
    builders.people(opened.conference, 12)
    actions.publish_plan(actions.deal_tables(opened, seed=1))
    phones = [
        ballot(kind="opinions", contribution=said[0], value=value, card="K003") for value in (1, -1)
    ]

    answers = [lane.ask(("POST", f"{address}/reactions", sent))[0] for sent in phones]

    assert [answer.status for answer in answers] == [200, 200]
    voted = Ballot.objects.get()
    assert (voted.association.name, voted.reactions.get().value) == ("LAG NUMMER 3", -1)


def test_where_associations_vote_the_name_in_the_register_is_asked_for(
    lane, address, place, round_one, said
):
    Round.objects.filter(pk=round_one.pk).update(voters="association")
    Association.objects.create(organiser=place, name="Sanglaget Tonen", source="manual")
    sent = ballot(dots=dots((said[0], 1)))

    nobody, unknown, first, second = lane.ask(
        *[
            ("POST", f"{address}/reactions", {**sent, "voter": str(uuid4()), "association": told})
            for told in (None, "Et annet lag", "Sanglaget Tonen", "sanglaget tonen")
        ]
    )

    assert [one.json.get("error") for one in (nobody, unknown)] == ["association_needed"] * 2
    assert [one.status for one in (first, second)] == [200, 200]
    assert Ballot.objects.get().association.name == "Sanglaget Tonen"


def test_many_at_once_are_one_transaction_and_one_event(lane, address, said, monkeypatch):
    batches = []
    real = vote_writer.write_votes

    def counted(votes, find):
        batches.append(len(votes))
        return real(votes, find)

    monkeypatch.setattr(vote_writer, "write_votes", counted)
    sent = [ballot(dots=dots((said[n % 3], 2))) for n in range(50)]

    answers = lane.ask(*[("POST", f"{address}/reactions", one) for one in sent])

    assert {answer.status for answer in answers} == {200}
    assert Ballot.objects.count() == 50
    assert len(batches) <= 3
    assert LiveEvent.objects.filter(kind="reactions").count() == len(batches)


def test_totals_are_secret_until_the_stage_is_over(lane, address, round_one, said):
    stage = Stage.objects.create(
        round=round_one, number=1, kind="dots", minutes=5, opened_at=round_one.opened_at
    )
    lane.ask(
        ("POST", f"{address}/reactions", ballot(dots=dots((said[1], 2)), table=1)),
        ("POST", f"{address}/reactions", ballot(dots=dots((said[1], 1), (said[0], 1)))),
    )

    [during] = lane.ask(("GET", f"{address}/reactions?round=1"))
    stage.closed_at = round_one.opened_at
    stage.save()
    [after] = lane.ask(("GET", f"{address}/reactions?round=1"))

    turnout = {"people": 2, "tables": 1, "associations": 0}
    assert during.json["dots"] == {"is_over": False, **turnout, "contributions": None}
    assert after.json["dots"] == {
        "is_over": True,
        **turnout,
        "contributions": [
            {"reference": said[1], "dots": 3, "people": 2, "tables": 1, "associations": 0},
            {"reference": said[0], "dots": 1, "people": 1, "tables": 0, "associations": 0},
        ],
    }
    assert after.json["opinions"]["contributions"] is None


def test_when_too_many_wait_the_phone_is_asked_to_come_again(lane, address, said, monkeypatch):
    async def full(_self, _vote):
        raise FullError

    monkeypatch.setattr(VoteWriter, "write", full)

    [answer] = lane.ask(("POST", f"{address}/reactions", ballot(dots=dots((said[0], 1)))))

    assert answer.status == 503
    assert 1 <= int(answer.headers[b"retry-after"]) <= 4
