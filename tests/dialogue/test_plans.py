"""A plan that is asked for: the worker makes it once, also when a worker was killed on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue import actions, errors
from samspill.dialogue.actions import plans
from samspill.dialogue.models import Placement, SeatingPlan
from samspill.dialogue.seating import errors as seating_errors
from samspill.dialogue.tasks import make_seating_plans
from samspill.history.models import Entry
from tests.dialogue import builders


@pytest.fixture
def full(opened):
    """A dialogue with twelve people at four tables."""
    builders.people(opened.conference, 12)
    return opened


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """A test is one transaction: what a claim commits stands within it."""
    atomic = plans.transaction.atomic
    monkeypatch.setattr(
        plans.transaction, "atomic", lambda *args, **more: atomic() if more else atomic(*args)
    )


def killed(plan):
    """A worker took it, and is no more."""
    actions.claim_plan(timezone.now())
    SeatingPlan.objects.filter(pk=plan.pk).update(
        leased_until=timezone.now() - timedelta(seconds=1)
    )


def test_a_plan_that_is_asked_for_is_made_by_the_worker(full):
    plan = actions.ask_for_plan(full)
    waiting = (plan.state, plan.placements.count())

    made = [make_seating_plans(), make_seating_plans()]

    plan.refresh_from_db()
    assert waiting == ("queued", 0)
    assert made == [1, 0]
    assert (plan.state, plan.progress, plan.leased_until) == ("made", 100, None)
    assert plan.placements.count() == 12 * 3
    assert plan.quality["people"] == 12


def test_asked_for_twice_it_is_made_once(full):
    first = actions.ask_for_plan(full)

    assert actions.ask_for_plan(full) == first
    assert full.seating_plans.count() == 1


def test_another_worker_leaves_a_plan_that_is_being_made(full):
    actions.ask_for_plan(full)
    actions.claim_plan(timezone.now())

    assert actions.claim_plan(timezone.now()) is None


def test_a_killed_workers_plan_is_made_by_the_next(full):
    plan = actions.ask_for_plan(full)
    killed(plan)

    make_seating_plans()

    plan.refresh_from_db()
    assert (plan.state, plan.attempts) == ("made", 2)
    assert Placement.objects.count() == 12 * 3


def test_a_plan_that_ends_its_workers_is_given_up_and_told(full):
    plan = actions.ask_for_plan(full)
    for _ in range(plans.MOST_ATTEMPTS):
        killed(plan)

    assert make_seating_plans() == 0

    plan.refresh_from_db()
    assert (plan.state, plan.error) == ("failed", "ended_its_worker")


def test_what_a_worker_finds_after_it_lost_its_lease_is_let_go(full):
    plan = actions.ask_for_plan(full)
    slow = actions.claim_plan(timezone.now())
    SeatingPlan.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    quick = actions.claim_plan(timezone.now())

    actions.make_plan(slow)
    before = Placement.objects.count()
    actions.make_plan(quick)

    plan.refresh_from_db()
    assert (before, Placement.objects.count(), plan.state) == (0, 12 * 3, "made")


def test_progress_is_written_now_and_then_and_holds_the_lease(full, monkeypatch):
    actions.ask_for_plan(full)
    plan = actions.claim_plan(timezone.now())
    SeatingPlan.objects.update(leased_until=timezone.now())
    monkeypatch.setattr(plans, "TOLD_SECONDS", 0)
    tell = plans._teller(plan)

    tell(0.42)

    plan.refresh_from_db()
    assert plan.progress == 42
    assert plan.leased_until > timezone.now() + timedelta(seconds=50)


def test_progress_is_told_at_most_twice_a_second(full, django_assert_num_queries):
    actions.ask_for_plan(full)
    tell = plans._teller(actions.claim_plan(timezone.now()))

    with django_assert_num_queries(0):
        for step in range(1000):
            tell(step / 1000)


def test_rules_that_contradict_each_other_are_told_and_seat_nobody(full):
    everyone = list(full.conference.sign_ups.all())
    actions.add_rule(full, kind="apart", people=everyone)
    plan = actions.ask_for_plan(full)

    make_seating_plans()

    plan.refresh_from_db()
    assert plan.state == "impossible"
    assert [one["type"] for one in plan.reasons] == ["apart_clique"]
    assert plan.placements.count() == 0


def test_a_new_plan_takes_the_place_of_one_that_was_refused(full):
    rule = actions.add_rule(full, kind="apart", people=list(full.conference.sign_ups.all()))
    actions.ask_for_plan(full)
    make_seating_plans()
    actions.remove_rule(rule)

    actions.ask_for_plan(full)
    make_seating_plans()

    assert [one.state for one in full.seating_plans.all()] == ["made"]


def test_dealt_at_once_what_is_impossible_is_raised_with_names(full):
    everyone = list(full.conference.sign_ups.order_by("name"))
    actions.add_rule(full, kind="apart", people=everyone)

    with pytest.raises(seating_errors.ImpossiblePlanError) as told:
        actions.deal_tables(full, seed=1)

    assert everyone[0].name in str(told.value)
    assert full.seating_plans.count() == 0


def test_something_unforeseen_leaves_the_plan_failed_and_the_worker_working(full, monkeypatch):
    actions.ask_for_plan(full)

    def broken(*args, **kwargs):
        raise RuntimeError("something else")

    monkeypatch.setattr(plans, "problem_of", broken)

    with pytest.raises(RuntimeError, match="something else"):
        make_seating_plans()

    assert full.seating_plans.get().state == "failed"


def test_a_plan_that_is_not_made_is_not_published(full):
    plan = actions.ask_for_plan(full)

    with pytest.raises(seating_errors.UnfinishedPlanError):
        actions.publish_plan(plan)


def test_without_people_nothing_is_asked_for(opened):
    with pytest.raises(errors.NothingToDealError):
        actions.ask_for_plan(opened)


def test_the_history_tells_who_asked_and_that_it_was_made(full, place):
    by = builders.member(place)
    actions.ask_for_plan(full, by=by)
    make_seating_plans()

    rows = Entry.objects.filter(action__startswith="dialogue.").order_by("pk")

    told = [(one.action, one.actor) for one in rows][-2:]
    assert told == [("dialogue.plan_asked", by), ("dialogue.tables_dealt", None)]


def test_fixed_groups_go_from_table_to_table(full):
    actions.change_setup(
        full, mode="rotate", favour="meetings", apart_by_association=True,
        apart_by_municipality=False, spread=["category"], no_solo=[],
    )  # fmt: skip

    plan = actions.deal_tables(full, seed=1)

    groups = [{frozenset(table) for table in people_at(plan, round)} for round in full.rounds.all()]
    assert groups[0] == groups[1] == groups[2]
    assert plan.quality["rules_broken"] == 0


def people_at(plan, round):
    tables = {}
    for one in plan.placements.filter(round=round):
        tables.setdefault(one.table_id, []).append(one.sign_up_id)
    return tables.values()
