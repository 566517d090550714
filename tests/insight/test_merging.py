"""What says the same: proposed with a guard, joined and taken apart by people, and all of it undone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from samspill.dialogue.actions import withdraw
from samspill.insight import actions
from samspill.insight.errors import (
    CannotMergeError,
    CannotUndoError,
    StandTogetherError,
    ToldApartError,
)
from samspill.insight.likenesses import groups_of
from samspill.insight.models import Likeness, MergeGroup, MergeMember
from tests.dialogue import builders as evenings
from tests.insight import builders

SAME = ("Vi trenger flere møter i hallen", "Me treng fleire møte i hallen")
OPPOSITE = "Vi trenger ikke flere møter i hallen"


@pytest.fixture
def talk(place):
    return builders.spoken(place, *SAME, OPPOSITE, builders.HALL)


def all_of(dialogue):
    return list(dialogue.contributions.order_by("pk"))


def layers():
    """Everything that an act of joining may change, but for rows that no longer hold anything."""
    return (
        sorted(Likeness.objects.exclude(verdict="").values_list("a", "b", "verdict", "by")),
        sorted(MergeGroup.objects.filter(is_standing=True).values_list("number")),
        sorted(
            MergeMember.objects.filter(is_standing=True).values_list(
                "group__number", "contribution", "by"
            )
        ),
    )


def numbers(dialogue):
    return [[one.pk for one in group.members] for group in groups_of(dialogue)]


def test_alike_ones_are_proposed_and_what_says_the_opposite_is_only_told_of(talk):
    first, twin, opposite, _hall = all_of(talk)

    count = actions.propose_likenesses(talk)

    rows = {(row.a, row.b): row.guard for row in Likeness.objects.all()}
    assert rows[first, twin] == ""
    assert rows[first, opposite] == rows[twin, opposite] == "negation"
    assert count == len(rows) == 3


def test_proposing_again_leaves_what_people_said_and_takes_away_what_no_longer_comes(
    talk, coordinator
):
    first, twin, opposite, hall = all_of(talk)
    actions.propose_likenesses(talk)
    actions.tell_apart(first, twin, by=coordinator)
    Likeness.objects.create(a=opposite, b=hall, score=0.9)
    Likeness.objects.create(a=first, b=hall, score=0.9, by=coordinator)
    Likeness.objects.filter(a=twin).update(score=0.1, guard="")

    actions.propose_likenesses(talk)

    rows = {(row.a, row.b): row for row in Likeness.objects.all()}
    assert rows[first, twin].verdict == "different"
    assert (opposite, hall) not in rows
    assert (first, hall) in rows
    assert rows[twin, opposite].guard == "negation"
    assert rows[twin, opposite].score > 0.5


def test_withdrawn_ones_are_not_proposed(talk):
    first = all_of(talk)[0]
    withdraw(first, key=first.key)

    actions.propose_likenesses(talk)

    assert not Likeness.objects.filter(a=first).exists()


def test_of_what_many_write_alike_each_keeps_its_nearest(place):
    dialogue = evenings.dialogue(place, tables=4)
    for _time in range(8):
        builders.give(dialogue, *["Vi trenger flere møter i hallen"] * 4)

    actions.propose_likenesses(dialogue)

    assert 32 <= Likeness.objects.count() < 32 * 31 / 2


def test_joining_two_makes_a_group_and_undoing_takes_it_back(talk, coordinator):
    first, twin, *_rest = all_of(talk)
    actions.propose_likenesses(talk)
    before = layers()

    act = actions.merge(first, twin, by=coordinator)

    assert numbers(talk) == [[first.pk, twin.pk]]
    assert Likeness.objects.get(a=first, b=twin).verdict == "same"
    actions.undo(act, by=coordinator)
    assert layers() == before


def test_joining_two_groups_makes_one_of_them(talk, coordinator):
    one, two, three, four = all_of(talk)
    actions.merge(one, two, by=coordinator)
    actions.merge(three, four, by=coordinator)
    before = layers()

    act = actions.merge(two, three, by=coordinator)

    assert numbers(talk) == [[one.pk, two.pk, three.pk, four.pk]]
    assert MergeGroup.objects.filter(is_standing=True).count() == 1
    actions.undo(act, by=coordinator)
    assert layers() == before


def test_who_laid_one_in_is_remembered_when_others_join(place, talk, coordinator):
    other = evenings.member(place, "to@example.no")
    one, two, three, _four = all_of(talk)
    actions.merge(one, two, by=coordinator)

    actions.merge(two, three, by=other)

    by = dict(MergeMember.objects.filter(is_standing=True).values_list("contribution", "by"))
    assert by == {one.pk: coordinator.pk, two.pk: coordinator.pk, three.pk: other.pk}


def test_an_older_joining_is_not_undone_under_a_newer_one(talk, coordinator):
    one, two, three, _four = all_of(talk)
    older = actions.merge(one, two, by=coordinator)
    newer = actions.merge(two, three, by=coordinator)

    with pytest.raises(CannotUndoError):
        actions.undo(older)

    actions.undo(newer)
    actions.undo(older)
    assert numbers(talk) == []


def test_a_parting_is_not_undone_when_one_of_them_stands_elsewhere_since(talk, coordinator):
    one, two, three, _four = all_of(talk)
    actions.merge(one, two, by=coordinator)
    parting = actions.part_from_group(two, by=coordinator)
    actions.merge(one, three, by=coordinator)

    with pytest.raises(CannotUndoError):
        actions.undo(parting)

    assert numbers(talk) == [[one.pk, three.pk]]


def test_one_is_taken_out_and_the_others_stay(talk, coordinator):
    one, two, three, _four = all_of(talk)
    actions.merge(one, two, by=coordinator)
    actions.merge(two, three, by=coordinator)
    before = layers()

    act = actions.part_from_group(two, by=coordinator)

    assert numbers(talk) == [[one.pk, three.pk]]
    actions.undo(act)
    assert layers() == before


def test_a_group_of_one_stands_no_longer_and_the_pair_is_open_again(talk, coordinator):
    first, twin, *_rest = all_of(talk)
    actions.propose_likenesses(talk)
    actions.merge(first, twin, by=coordinator)

    actions.part_from_group(first, by=coordinator)

    assert layers() == ([], [], [])
    assert not MergeMember.objects.filter(is_standing=True).exists()
    assert Likeness.objects.get(a=first, b=twin).verdict == ""


def test_what_is_told_apart_can_be_joined_all_the_same(talk, coordinator):
    first, twin, *_rest = all_of(talk)
    actions.tell_apart(twin, first, by=coordinator)

    actions.merge(first, twin, by=coordinator)

    assert numbers(talk) == [[first.pk, twin.pk]]
    assert Likeness.objects.get(a=first, b=twin).verdict == "same"


def test_a_group_holds_no_two_that_were_told_apart(talk, coordinator):
    one, two, three, _four = all_of(talk)
    actions.merge(one, two, by=coordinator)
    actions.tell_apart(one, three, by=coordinator)

    with pytest.raises(ToldApartError):
        actions.merge(two, three, by=coordinator)

    assert numbers(talk) == [[one.pk, two.pk]]


def test_two_of_one_group_are_neither_joined_again_nor_told_apart(talk, coordinator):
    one, two, three, _four = all_of(talk)
    actions.merge(one, two, by=coordinator)
    actions.merge(two, three, by=coordinator)

    for action in (actions.merge, actions.tell_apart):
        with pytest.raises(StandTogetherError):
            action(one, three, by=coordinator)


def test_what_does_not_stand_or_is_elsewhere_is_not_joined(place, talk, coordinator):
    one, two, *_rest = all_of(talk)
    elsewhere = builders.spoken(evenings.organiser(slug="annen", name="Annen"), builders.HALL)
    withdraw(two, key=two.key)

    for other in (one, two, elsewhere.contributions.get()):
        with pytest.raises(CannotMergeError):
            actions.merge(one, other, by=coordinator)
    with pytest.raises(CannotMergeError):
        actions.part_from_group(one, by=coordinator)

    assert not MergeGroup.objects.exists()


class AnyOrder(TestCase):
    """Whatever is joined, taken out and told apart, undoing the newest first leads all the way back."""

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["merge", "part", "apart"]), st.integers(0, 3), st.integers(0, 3)
            ),
            max_size=8,
        )
    )
    def test_undoing_all_leads_back(self, steps):
        place = evenings.organiser()
        by = evenings.member(place)
        dialogue = evenings.dialogue(place, tables=4)
        builders.give(dialogue, *SAME, OPPOSITE, builders.HALL)
        actions.propose_likenesses(dialogue)
        some = all_of(dialogue)
        texts = [one.raw_text for one in some]
        states, acts = [layers()], []
        for step, a, b in steps:
            try:
                acts.append(self.taken(step, some[a], some[b], by))
                states.append(layers())
            except CannotMergeError:
                assert layers() == states[-1]
            self.holds_together()
        while acts:
            assert layers() == states.pop()
            actions.undo(acts.pop())
            self.holds_together()

        assert layers() == states[0]
        assert [one.raw_text for one in all_of(dialogue)] == texts

    def taken(self, step, one, other, by):
        if step == "part":
            return actions.part_from_group(one, by=by)
        return {"merge": actions.merge, "apart": actions.tell_apart}[step](one, other, by=by)

    def holds_together(self):
        for group in MergeGroup.objects.all():
            standing = group.members.filter(is_standing=True).count()
            assert standing >= 2 if group.is_standing else standing == 0
