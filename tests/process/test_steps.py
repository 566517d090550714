"""Where a process stands, how far it has come, and who may see and do what."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from samspill.process import actions, guide, retention
from samspill.process.models import WorkingGroupMember
from samspill.process.rules import can_hand_over, can_see_working_group, can_tick
from samspill.process.steps import current_step, state_of_steps
from tests.process.builders import membership, organiser, process

pytestmark = pytest.mark.django_db


def test_the_first_step_that_is_not_done_is_now_and_the_rest_are_to_come():
    begun = process(organiser())
    for key in ("meet", "formal-request"):
        actions.finish_step(begun, key=key, done_on=date(2026, 10, 22))

    states = state_of_steps(begun)

    assert [state.state for state in states] == ["done", "now", "done"] + ["next"] * 6
    assert current_step(states).key == "working-group"


def test_when_all_is_done_there_is_no_step_now():
    begun = process(organiser())
    for key in guide.KEYS:
        actions.finish_step(begun, key=key, done_on=date(2026, 10, 22))

    assert current_step(state_of_steps(begun)) is None


def test_the_states_of_the_steps_take_one_query(django_assert_num_queries):
    begun = process(organiser())

    with django_assert_num_queries(1):
        state_of_steps(begun)


def test_a_process_without_rows_for_its_steps_stands_at_the_first():
    begun = process(organiser())
    begun.steps.all().delete()

    assert current_step(state_of_steps(begun)).key == "meet"


def test_the_municipality_sees_the_working_group_when_it_is_handed_over():
    place = organiser()
    begun = process(place, lead="working_group")
    clerk = membership(place, "coordinator", "municipality")

    before = can_see_working_group(clerk, begun)
    actions.hand_over(begun)

    assert (before, can_see_working_group(clerk, begun)) == (False, True)


@pytest.mark.parametrize(
    ("role", "party", "is_allowed"),
    [
        ("coordinator", "working_group", True),
        ("coordinator", "municipality", False),
        ("reader", "working_group", False),
        ("facilitator", "working_group", False),
    ],
)
def test_only_the_working_groups_coordinator_hands_over(role, party, is_allowed):
    place = organiser()
    begun = process(place, lead="working_group")

    assert can_hand_over(membership(place, role, party), begun) is is_allowed


def test_a_reader_ticks_nothing():
    place = organiser()

    assert not can_tick(membership(place, "reader", "municipality"))
    assert can_tick(membership(place, "facilitator", "municipality"))


def test_members_of_an_old_group_are_forgotten_and_their_number_is_kept():
    begun = process(organiser())
    drafts = [actions.MemberDraft("Anne Test", "Havsund IL"), actions.MemberDraft("Per Prøve")]
    day = timezone.localdate() - timedelta(days=5 * 365)
    actions.set_up_working_group(begun, set_up_on=day, members=drafts)
    names = next(field for field in retention.PERSONAL if field.field == "WorkingGroupMember.name")

    erased = names.erase(names.due(timezone.now()))

    assert erased == 2
    assert set(WorkingGroupMember.objects.values_list("name", "association_name")) == {("–", "")}
    assert names.due(timezone.now()).count() == 0
