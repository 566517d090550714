"""Taking back what was done in the plenary: newest first it leads back; what rests on it stands."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.errors import CannotUndoError
from samspill.dialogue.models import Cluster, ClusterMember
from samspill.dialogue.plenary.reading import plenary_of
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


def newest_act(dialogue):
    return dialogue.control_acts.filter(undone_at=None).first()


def test_every_act_undone_newest_first_leads_back_to_the_beginning(opened, round_one, said, user):
    first = actions.make_cluster(round_one, title="A", contributions=said[:2], by=user)
    second = actions.make_cluster(round_one, by=user)
    seen = [places(opened)]
    for act in (
        lambda: actions.lay_in_cluster(second, contributions=said[1:4], by=user),
        lambda: actions.name_cluster(second, title="B", by=user),
        lambda: actions.remove_cluster(first, by=user),
        lambda: actions.take_out(round_one, contributions=said[2:3], by=user),
    ):
        act()
        seen.append(places(opened))

    for expected in reversed(seen[:-1]):
        actions.undo_plenary(newest_act(opened), by=user)
        assert places(opened) == expected
    actions.undo_plenary(newest_act(opened), by=user)
    actions.undo_plenary(newest_act(opened), by=user)

    assert places(opened) == []
    assert not ClusterMember.objects.exists()


def test_an_act_that_something_rests_on_is_not_undone(opened, round_one, said, user):
    first = actions.make_cluster(round_one, contributions=said[:2], by=user)
    moved = newest_act(opened)
    actions.make_cluster(round_one, contributions=said[:1], by=user)

    with pytest.raises(CannotUndoError):
        actions.undo_plenary(moved, by=user)

    assert Cluster.objects.get(pk=first.pk).removed_at is None
    assert places(opened) == [("", ["Tanke 1"]), ("", ["Tanke 0"])]


def test_an_act_is_undone_once(opened, round_one, user):
    cluster = actions.make_cluster(round_one)
    actions.name_cluster(cluster, title="Lokaler", by=user)
    act = newest_act(opened)
    actions.undo_plenary(act, by=user)

    with pytest.raises(CannotUndoError):
        actions.undo_plenary(act, by=user)


def test_an_earlier_name_is_not_put_over_a_later_one(opened, round_one, user):
    cluster = actions.make_cluster(round_one, title="Første")
    actions.name_cluster(cluster, title="Andre", by=user)
    act = newest_act(opened)
    actions.name_cluster(cluster, title="Tredje")

    with pytest.raises(CannotUndoError):
        actions.undo_plenary(act, by=user)

    assert places(opened) == [("Tredje", [])]


def test_a_cluster_put_together_again_leaves_what_was_laid_elsewhere_since(
    opened, round_one, said, user
):
    cluster = actions.make_cluster(round_one, title="A", contributions=said[:2])
    actions.remove_cluster(cluster, by=user)
    act = newest_act(opened)
    actions.make_cluster(round_one, title="B", contributions=said[:1])

    actions.undo_plenary(act, by=user)

    assert places(opened) == [("A", ["Tanke 1"]), ("B", ["Tanke 0"])]
