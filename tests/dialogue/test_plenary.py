"""The plenary's actions and readings: laid together, named, taken apart, undone; never a word touched."""

from uuid import uuid4

import pytest

from samspill.dialogue import actions
from samspill.dialogue.errors import EmptyTextError
from samspill.dialogue.models import (
    Ballot,
    ClusterMember,
    Contribution,
    ControlAct,
    Reaction,
    Showing,
    Stage,
    TopChoice,
)
from samspill.dialogue.plenary.errors import ClusterGoneError, LongTitleError, NothingChosenError
from samspill.dialogue.plenary.reading import free_cards, plenary_of, plenary_round
from samspill.dialogue.state import state_of
from samspill.history.models import Entry
from tests.dialogue import builders


@pytest.fixture
def user(place):
    return builders.member(place, role="facilitator")


@pytest.fixture
def said(round_one):
    """Six contributions: two from each of three tables."""
    tables = list(round_one.dialogue.tables.all())
    return [
        actions.contribute(
            round_one, text=f"Tanke {number}", table=tables[number // 2], channel="phone"
        )
        for number in range(6)
    ]


def places(dialogue):
    """The clusters as they stand: (title, what lies in it)."""
    return [
        (one.title, sorted(card.text for card in (*one.cards, *one.reflections)))
        for one in plenary_of(dialogue)
    ]


def test_contributions_are_laid_in_a_new_cluster_and_counted_by_tables(opened, round_one, said):
    actions.make_cluster(round_one, title="Lokaler", contributions=said[:3])

    [told] = plenary_of(opened, round_one)

    assert (told.title, told.count, told.tables, told.round) == ("Lokaler", 3, 2, 1)


def test_a_card_lies_in_one_cluster_alone_the_last_one_wins(opened, round_one, said):
    first = actions.make_cluster(round_one, title="A", contributions=said[:2])
    second = actions.make_cluster(round_one, title="B", contributions=said[2:4])

    actions.lay_in_cluster(second, contributions=[said[0]])
    actions.lay_in_cluster(first, contributions=[said[0], said[2]])

    assert places(opened) == [
        ("A", ["Tanke 0", "Tanke 1", "Tanke 2"]),
        ("B", ["Tanke 3"]),
    ]
    assert ClusterMember.objects.filter(contribution=said[0]).count() == 1


def test_what_lies_there_already_makes_no_act(opened, round_one, said):
    cluster = actions.make_cluster(round_one, contributions=said[:2])
    before = opened.control_acts.count()

    actions.lay_in_cluster(cluster, contributions=said[:2])

    assert opened.control_acts.count() == before


def test_the_words_are_not_touched_by_anything_the_plenary_does(opened, round_one, said, user):
    words = list(opened.contributions.values_list("pk", "raw_text", "fingerprint"))
    cluster = actions.make_cluster(round_one, contributions=said, by=user)
    actions.name_cluster(cluster, title="Alt", by=user)
    actions.take_out(round_one, contributions=said[:1], by=user)
    actions.remove_cluster(cluster, by=user)
    for act in opened.control_acts.filter(kind__in=actions.PLENARY):
        actions.undo_plenary(act, by=user)

    assert list(opened.contributions.values_list("pk", "raw_text", "fingerprint")) == words


def test_nothing_is_laid_in_a_cluster_that_is_gone(round_one, said):
    cluster = actions.make_cluster(round_one)
    actions.remove_cluster(cluster)

    with pytest.raises(ClusterGoneError):
        actions.lay_in_cluster(cluster, contributions=said[:1])
    with pytest.raises(ClusterGoneError):
        actions.name_cluster(cluster, title="For sent")
    actions.remove_cluster(cluster)  # twice: nothing happens


def test_something_must_be_chosen_and_a_name_has_an_end(round_one):
    cluster = actions.make_cluster(round_one)

    with pytest.raises(NothingChosenError):
        actions.lay_in_cluster(cluster, contributions=[])
    with pytest.raises(NothingChosenError):
        actions.take_out(round_one, contributions=[])
    with pytest.raises(LongTitleError):
        actions.name_cluster(cluster, title="x" * 121)


def test_every_act_is_told_by_event_and_history_without_words(opened, round_one, said, user):
    cluster = actions.make_cluster(round_one, title="Hemmelig navn", contributions=said, by=user)
    actions.remove_cluster(cluster, by=user)

    acts = ControlAct.objects.filter(kind__in=actions.PLENARY)
    told = [*(one.details for one in acts), *Entry.objects.values_list("details", flat=True)]
    told += opened.channel.events.values_list("payload", flat=True)

    assert [one.kind for one in opened.channel.events.order_by("-number")[:2]] == [
        "cluster_removed",
        "cluster_made",
    ]
    assert "Hemmelig" not in str(told)
    assert "Tanke" not in str(told)


def test_a_reflection_is_a_contribution_in_the_same_chain(opened, round_one, said, user):
    cluster = actions.make_cluster(round_one, contributions=said[:2])
    before = state_of(opened)["counts"]["contributions"]

    kept = actions.reflect(round_one, text="Det er de samme ti.", cluster=cluster, by=user)

    assert (kept.kind, kept.channel, kept.written_by) == ("reflection", "table_host", user)
    assert kept.table is None
    assert state_of(opened)["counts"]["contributions"] == before + 1
    [told] = plenary_of(opened, round_one)
    assert [one.text for one in told.reflections] == ["Det er de samme ti."]
    assert (told.count, told.tables) == (2, 1)


def test_the_same_reflection_sent_twice_is_kept_once(opened, round_one, user):
    key = uuid4()
    opened.is_moderated = True
    opened.save()
    round_one.dialogue.refresh_from_db()
    first = actions.reflect(round_one, text="Én gang", key=key, by=user)
    again = actions.reflect(round_one, text="Én gang", key=key, by=user)

    assert first.pk == again.pk
    with pytest.raises(EmptyTextError):
        actions.reflect(round_one, text="  ", by=user)


def test_a_reflection_may_be_said_after_the_round_is_closed_and_shown_where_someone_reads(
    opened, round_one, user
):
    actions.close_round(round_one)
    opened.is_moderated = True
    opened.save()
    round_one.dialogue.refresh_from_db()

    kept = actions.reflect(round_one, text="Vi begynner med nøkkelen.", by=user)

    assert kept.showing.state == Showing.State.SHOWN
    assert not kept.is_late


def test_tables_own_come_first_then_most_dots_then_the_rest(opened, round_one, said):
    TopChoice.objects.create(round=round_one, table=said[5].table, rank=1, contribution=said[5])
    TopChoice.objects.create(round=round_one, table=said[0].table, rank=2, contribution=said[0])
    ballot = Ballot.objects.create(round=round_one, kind="dots", voter="a", channel="phone")
    Reaction.objects.create(ballot=ballot, contribution=said[3], value=2)
    actions.close_round(round_one)
    round_one.refresh_from_db()

    cards, free = free_cards(opened, round_one, most=4)

    assert [one.text for one in cards] == ["Tanke 5", "Tanke 0", "Tanke 3", "Tanke 1"]
    assert (cards[2].dots, cards[1].top_rank, free) == (2, 2, 6)


def test_the_dots_are_secret_here_too_until_their_stage_is_over(opened, round_one, said):
    Stage.objects.create(round=round_one, number=1, kind="dots", minutes=5)
    ballot = Ballot.objects.create(round=round_one, kind="dots", voter="a", channel="phone")
    Reaction.objects.create(ballot=ballot, contribution=said[3], value=2)

    cards, _free = free_cards(opened, round_one)

    assert {one.dots for one in cards} == {None}


def test_what_is_taken_back_lies_nowhere_and_what_is_held_back_is_not_for_the_board(
    opened, round_one, said
):
    actions.make_cluster(round_one, contributions=said)
    actions.withdraw(said[0], key=said[0].key)
    Showing.objects.create(contribution=said[1], state="held", reason="person")

    [inside], [outside] = plenary_of(opened), plenary_of(opened, for_board=True)

    assert (inside.count, outside.count) == (5, 4)
    assert [one.text for one in inside.cards if one.is_held] == ["Tanke 1"]


def test_names_are_masked_in_what_the_plenary_shows(opened, round_one):
    table = opened.tables.first()
    one = actions.contribute(
        round_one, text="Ring Kari Nordmann på 40 00 00 00", table=table, channel="phone"
    )
    actions.make_cluster(round_one, contributions=[one])

    [told] = plenary_of(opened)

    assert "Nordmann" not in told.cards[0].text
    assert Contribution.objects.get(pk=one.pk).raw_text.endswith("40 00 00 00")


def test_the_round_last_worked_on_is_the_one_that_is_shown(opened, round_one, said):
    assert plenary_round(opened) == round_one
    actions.make_cluster(round_one, contributions=said[:1])

    actions.open_round(opened.rounds.get(number=2), minutes=5)

    assert plenary_round(opened) == round_one


def test_the_plenary_is_read_in_as_many_questions_whatever_it_holds(
    opened, round_one, said, django_assert_num_queries
):
    actions.make_cluster(round_one, contributions=said[:1])
    with django_assert_num_queries(6):
        plenary_of(opened)
    actions.make_cluster(round_one, contributions=said[1:])

    with django_assert_num_queries(6):
        plenary_of(opened)
