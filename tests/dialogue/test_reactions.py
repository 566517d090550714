"""Dots, agree or disagree, and pairs: set and not added, within the budget, while they are open."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspill.conference.models import SignUp
from samspill.dialogue import actions
from samspill.dialogue.models import Ballot, Reaction, Round, Stage
from samspill.dialogue.reactions import errors as reaction_errors
from samspill.dialogue.voters import find_voter, voter_fingerprint
from samspill.history.models import Entry
from samspill.live.models import LiveEvent
from tests.dialogue import builders


@pytest.fixture
def said(round_one):
    """Six contributions: three of table 1, three of table 2."""
    tables = list(round_one.dialogue.tables.all())[:2]
    return [
        actions.contribute(round_one, text=f"Tanke {n}", table=table, channel="phone")
        for table in tables
        for n in range(3)
    ]


def stage(round, kind, number=1, is_open=True):
    made = Stage.objects.create(round=round, number=number, kind=kind, minutes=5)
    if is_open:
        made.opened_at = round.opened_at
        made.save()
    return made


def test_dots_are_set_and_not_added(round_one, said):
    first, second, third = (one.reference for one in said[:3])
    actions.give_dots(round_one, voter="a", dots={first: 2, second: 1})

    stands = actions.give_dots(round_one, voter="a", dots={first: 1, third: 1})

    assert (stands.given, stands.left) == (2, 1)
    values = Reaction.objects.values_list("contribution__reference", "value")
    assert dict(values) == {first: 1, third: 1}
    assert Ballot.objects.count() == 1


def test_the_same_ballot_again_changes_nothing_and_is_not_told_of_again(round_one, said):
    dots = {said[0].reference: 3}
    actions.give_dots(round_one, voter="a", dots=dots)
    before = (list(Reaction.objects.values()), LiveEvent.objects.count())

    actions.give_dots(round_one, voter="a", dots=dots)

    assert (list(Reaction.objects.values()), LiveEvent.objects.count()) == before


def test_an_older_ballot_never_wins(round_one, said):
    actions.give_dots(round_one, voter="a", dots={said[0].reference: 3}, version=7)

    stands = actions.give_dots(round_one, voter="a", dots={said[1].reference: 1}, version=6)

    assert (stands.given, stands.left) == (3, 0)
    assert Reaction.objects.get().contribution == said[0]


def test_more_dots_than_the_budget_are_refused_and_nothing_is_changed(round_one, said):
    actions.give_dots(round_one, voter="a", dots={said[0].reference: 1})

    with pytest.raises(reaction_errors.TooManyDotsError, match="3"):
        actions.give_dots(
            round_one, voter="a", dots={said[0].reference: 2, said[1].reference: 2}
        )  # fmt: skip

    assert Reaction.objects.get().value == 1


def test_a_sheet_of_paper_has_the_budget_of_all_its_people_and_may_come_afterwards(round_one, said):
    actions.close_round(round_one)
    user = builders.member(round_one.dialogue.organiser)

    stands = actions.give_dots(
        round_one, voter="s", dots={said[0].reference: 9, said[1].reference: 8}, channel="paper",
        people=6, by=user,
    )  # fmt: skip

    assert (stands.given, stands.left) == (17, 1)
    assert Entry.objects.filter(action="dialogue.reactions_given").count() == 1


def test_dots_stay_at_ones_own_table_when_it_is_told(round_one, said):
    other = said[3]
    own = round_one.dialogue.tables.get(number=1)

    with pytest.raises(reaction_errors.OtherTableError):
        actions.give_dots(round_one, voter="a", dots={other.reference: 1}, table=own)

    assert not Ballot.objects.exists()


def test_what_has_been_taken_back_gets_no_dots(round_one, said):
    actions.withdraw(said[0], key=said[0].key)

    with pytest.raises(reaction_errors.NotInRoundError, match=said[0].reference):
        actions.give_dots(round_one, voter="a", dots={said[0].reference: 1})


def test_a_round_without_stages_takes_reactions_while_it_is_open(opened, round_one, said):
    actions.give_opinion(round_one, voter="a", contribution=said[0].reference, value=1)
    actions.close_round(round_one)

    with pytest.raises(reaction_errors.NotNowError):
        actions.give_opinion(round_one, voter="a", contribution=said[0].reference, value=-1)
    assert Reaction.objects.get().value == 1


def test_with_stages_the_stage_itself_must_stand_open(round_one, said):
    open_now = stage(round_one, "dots")
    stage(round_one, "opinions", number=2, is_open=False)

    actions.give_dots(round_one, voter="a", dots={said[0].reference: 1})
    with pytest.raises(reaction_errors.NotNowError):
        actions.give_opinion(round_one, voter="a", contribution=said[0].reference, value=1)
    open_now.closed_at = round_one.opened_at
    open_now.save()
    with pytest.raises(reaction_errors.NotNowError):
        actions.give_dots(round_one, voter="a", dots={said[0].reference: 2})


def test_opinions_stand_one_for_each_contribution_and_the_last_counts(round_one, said):
    for value in (1, 0, -1):
        actions.give_opinion(round_one, voter="a", contribution=said[0].reference, value=value)

    stands = actions.give_opinion(round_one, voter="a", contribution=said[1].reference, value=1)

    assert (stands.given, stands.left) == (2, None)
    assert sorted(Reaction.objects.values_list("value", flat=True)) == [-1, 1]


def test_an_opinion_that_was_delayed_is_kept_but_replaces_nothing(round_one, said):
    one, other = said[0].reference, said[1].reference
    actions.give_opinion(round_one, voter="a", contribution=one, value=1, version=5)

    actions.give_opinion(round_one, voter="a", contribution=other, value=1, version=4)
    actions.give_opinion(round_one, voter="a", contribution=one, value=-1, version=3)

    values = Reaction.objects.values_list("contribution__reference", "value")
    assert dict(values) == {one: 1, other: 1}
    assert Ballot.objects.get().version == 5


def test_a_pair_the_other_way_round_is_the_same_pair(round_one, said):
    one, other = said[0].reference, said[1].reference
    actions.give_pair(round_one, voter="a", contribution=one, other=other, value=1)

    actions.give_pair(round_one, voter="a", contribution=other, other=one, value=1)

    pair = Reaction.objects.get()
    assert (pair.contribution, pair.other, pair.value) == (said[0], said[1], -1)


@pytest.mark.parametrize("value", [2, -2])
def test_an_opinion_is_one_of_three(round_one, said, value):
    with pytest.raises(reaction_errors.UnknownValueError):
        actions.give_opinion(round_one, voter="a", contribution=said[0].reference, value=value)


def test_a_contribution_is_not_held_against_itself(round_one, said):
    one = said[0].reference

    with pytest.raises(reaction_errors.PairWithItselfError):
        actions.give_pair(round_one, voter="a", contribution=one, other=one, value=1)


def test_many_ballots_take_no_more_queries_than_one(round_one, said):
    def queries(count):
        """Of taking in `count` that stand already, with other dots, and one that is new."""
        for number in range(count):
            actions.give_dots(round_one, voter=f"{count}-{number}", dots={said[0].reference: 1})
        mark = actions.Mark(said[1].reference, None, 2)
        drafts = [
            actions.BallotDraft("dots", f"{count}-{number}", (mark,), version=1)
            for number in range(count + 1)
        ]
        with CaptureQueriesContext(connection) as taken:
            outcomes = actions.give_ballots(round_one, drafts=drafts)
        assert {one.given for one in outcomes} == {2}
        return len(taken)

    assert queries(1) == queries(40)
    assert LiveEvent.objects.filter(kind="reactions").count() == 41 + 2


def test_a_card_is_one_voter_on_however_many_phones(opened, round_one):
    builders.people(opened.conference, 12)
    actions.publish_plan(actions.deal_tables(opened, seed=1))

    first = find_voter(round_one, device=uuid4(), card="k003")
    second = find_voter(round_one, device=uuid4(), card="K003 ")

    assert first == second
    assert first.table in opened.tables.all()
    assert first.association.name == "LAG NUMMER 3"
    with pytest.raises(reaction_errors.UnknownCardError):
        find_voter(round_one, device=uuid4(), card="X999")


def test_a_phone_without_a_card_is_one_voter(round_one):
    device = uuid4()

    fingerprints = {
        find_voter(round_one, device=one).fingerprint for one in (device, device, uuid4())
    }

    assert len(fingerprints) == 2
    assert str(device) not in "".join(fingerprints)


def test_where_associations_vote_two_from_the_same_are_one(opened, round_one):
    builders.people(opened.conference, 2)
    one, other = SignUp.objects.order_by("pk")
    SignUp.objects.filter(pk=other.pk).update(association=one.association, is_extra=True)
    actions.publish_plan(actions.deal_tables(opened, seed=1))
    Round.objects.filter(pk=round_one.pk).update(voters="association")
    round_one.refresh_from_db()

    cards = {
        find_voter(round_one, device=uuid4(), card=card).fingerprint for card in ("K000", "K001")
    }
    named = find_voter(
        round_one, device=uuid4(), said="Lag nummer 0", find=lambda _said: one.association
    )

    assert cards == {named.fingerprint}
    for unknown in ({}, {"said": "Et annet lag", "find": lambda _said: None}):
        with pytest.raises(reaction_errors.AssociationNeededError):
            find_voter(round_one, device=uuid4(), **unknown)


def test_a_voter_is_another_in_every_dialogue(opened, place):
    other = builders.dialogue(builders.organiser("vik", "Vik"))

    assert voter_fingerprint(opened, "card", 1) != voter_fingerprint(other, "card", 1)
    assert voter_fingerprint(opened, "card", 1) != voter_fingerprint(opened, "device", 1)
