"""On the day: some have gone and some have come, and the rounds that are left are fitted to them."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.models import Placement, SeatingPlan
from samspill.dialogue.seating import errors as seating_errors
from samspill.dialogue.tasks import make_seating_plans
from tests.dialogue import builders
from tests.dialogue.test_plans import committed

__all__ = ["committed"]


@pytest.fixture
def under_way(opened):
    """Twenty people by a published plan; the first round is over."""
    builders.people(opened.conference, 20)
    actions.publish_plan(actions.deal_tables(opened, seed=1))
    actions.close_round(builders.open_first(opened))
    return opened


def chairs(plan, **where):
    rows = Placement.objects.filter(plan=plan, **where)
    return {(one.sign_up_id, one.round_id): one.table_id for one in rows}


def replanned(opened):
    plan = actions.replan(opened)
    make_seating_plans()
    plan.refresh_from_db()
    assert plan.state == "made", (plan.state, plan.reasons, plan.error)
    return plan


def sign_off(opened, *cards):
    opened.conference.sign_ups.filter(card_code__in=cards).update(state="cancelled")


def test_a_round_that_is_held_stands_as_it_was(under_way):
    old = under_way.seating_plans.get()
    sign_off(under_way, "K000", "K001", "K002")
    builders.people_more(under_way.conference, 2)

    new = replanned(under_way)

    assert chairs(new, round__number=1) == chairs(old, round__number=1)


def test_those_who_have_gone_sit_nowhere_and_those_who_have_come_sit_in_what_is_left(under_way):
    sign_off(under_way, "K000", "K001", "K002")
    builders.people_more(under_way.conference, 2)

    new = replanned(under_way)

    left = chairs(new, round__number__gt=1)
    seated = set(under_way.conference.sign_ups.seated().values_list("pk", flat=True))
    assert {person for person, _round in left} == seated
    assert len(left) == len(seated) * 2


def test_few_are_moved(under_way):
    old = under_way.seating_plans.get()
    sign_off(under_way, "K000", "K001")
    builders.people_more(under_way.conference, 2)

    new = replanned(under_way)

    before, after = chairs(old), chairs(new)
    moved = {person for (person, round), table in after.items()
             if before.get((person, round), table) != table}  # fmt: skip
    assert len(moved) <= 2
    assert new.base == old


def test_one_who_is_told_to_be_away_loses_the_chairs_that_are_left(under_way):
    one = under_way.conference.sign_ups.get(card_code="K005")
    actions.add_rule(under_way, kind="absent", people=[one])

    new = replanned(under_way)

    assert {one.round.number for one in new.placements.filter(sign_up=one)} == {1}


def test_a_locked_seat_stays(under_way):
    plan, round = under_way.seating_plans.get(), under_way.rounds.get(number=3)
    one = under_way.conference.sign_ups.get(card_code="K007")
    kept = actions.lock_seat(plan, sign_up=one, round=round)
    sign_off(under_way, "K000", "K001", "K002", "K003")

    new = replanned(under_way)

    chair = new.placements.get(sign_up=one, round=round)
    assert (chair.table_id, chair.is_locked) == (kept.table_id, True)


def test_the_old_plan_counts_until_the_new_one_is_published(under_way):
    old = under_way.seating_plans.get()
    new = replanned(under_way)
    before = under_way.seating_plans.published().first()

    actions.publish_plan(new)

    assert (before, under_way.seating_plans.published().first()) == (old, new)


def test_a_whole_new_plan_leaves_a_held_round_alone_too(under_way):
    old = under_way.seating_plans.get()

    new = actions.deal_tables(under_way, seed=9)

    assert chairs(new, round__number=1) == chairs(old, round__number=1)
    assert chairs(new, round__number=2) != chairs(old, round__number=2)


def test_without_a_published_plan_there_is_nothing_to_fit(opened):
    builders.people(opened.conference, 8)

    with pytest.raises(seating_errors.NoPublishedPlanError):
        actions.replan(opened)

    assert SeatingPlan.objects.count() == 0
