"""What happens on the road, one function an act, one history row each."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from samspill.process import actions, guide
from samspill.process.actions import MemberDraft
from samspill.process.models import ChecklistTick, HandOver, ProcessStep, WorkingGroupMember
from tests.process.builders import member, organiser, process

OSLO = ZoneInfo("Europe/Oslo")
pytestmark = pytest.mark.django_db


def actions_told(place):
    return list(place.history.order_by("pk").values_list("action", flat=True))


def test_a_process_begins_with_the_nine_steps_planned_one_after_another():
    begun = process(organiser(), started_on=date(2026, 9, 1))

    steps = list(begun.steps.order_by("pk"))
    assert [step.key for step in steps] == list(guide.KEYS)
    assert steps[0].planned_from == date(2026, 9, 1)
    assert all(step.planned_from <= step.planned_to for step in steps)
    assert actions_told(begun.organiser)[-1] == "process.begun"


def test_a_district_keeps_its_own_name():
    begun = process(organiser(), level="district", district_name="Bydel Nord")

    assert begun.place_name == "Bydel Nord"


def test_the_steps_are_planned_around_the_conference_and_what_is_done_keeps_its_plan():
    begun = process(organiser())
    actions.finish_step(begun, key="meet", done_on=date(2026, 10, 1))
    before = begun.steps.get(key="meet").planned_to

    actions.plan_steps(begun, conference_at=datetime(2027, 3, 11, 17, 30, tzinfo=OSLO))

    conference = begun.steps.get(key="conference")
    assert conference.planned_from == conference.planned_to == date(2027, 3, 11)
    assert begun.steps.get(key="invite").planned_to == date(2027, 3, 10)
    assert begun.steps.get(key="meet").planned_to == before


def test_a_conference_just_after_midnight_is_planned_on_its_own_day_in_norway():
    begun = process(organiser())

    actions.plan_steps(begun, conference_at=datetime(2027, 3, 10, 23, 30, tzinfo=ZoneInfo("UTC")))

    assert begun.steps.get(key="conference").planned_from == date(2027, 3, 11)


def test_the_discussion_meeting_told_again_takes_the_place_of_the_first():
    begun = process(organiser())
    at = datetime(2026, 10, 22, 18, 0, tzinfo=OSLO)
    actions.record_preliminary_meeting(begun, starts_at=at, conclusions=["Én"])

    meeting = actions.record_preliminary_meeting(
        begun, starts_at=at, types_present=["idrett"], conclusions=["Čájet & <se>", "To"]
    )

    begun.refresh_from_db()
    assert begun.preliminary_meeting.pk == meeting.pk
    assert begun.preliminary_meeting.conclusions == ["Čájet & <se>", "To"]


def test_the_members_given_are_all_the_members_of_the_group():
    begun = process(organiser())
    day = date(2026, 10, 22)
    actions.set_up_working_group(begun, set_up_on=day, members=[MemberDraft("Ola Eksempel")])

    group = actions.set_up_working_group(
        begun,
        set_up_on=day,
        members=[MemberDraft("Per Prøve"), MemberDraft("Anne Test", "Havsund IL", is_leader=True)],
    )

    assert [one.name for one in group.members.all()] == ["Anne Test", "Per Prøve"]
    assert WorkingGroupMember.objects.count() == 2


def test_the_history_of_a_group_holds_numbers_and_no_names():
    begun = process(organiser())

    actions.set_up_working_group(
        begun, set_up_on=date(2026, 10, 22), members=[MemberDraft("Anne Test")]
    )

    told = begun.organiser.history.get(action="process.group_set_up")
    assert told.details == {"members": 1}


def test_facts_are_set_as_given():
    begun = process(organiser(), mayor_name="Ingrid Prøvesen")

    actions.record_facts(begun, formal_request_sent_on=date(2026, 11, 9))

    begun.refresh_from_db()
    assert begun.formal_request_sent_on == date(2026, 11, 9)
    assert begun.mayor_name == ""


def test_a_step_is_finished_and_opened_again():
    begun = process(organiser())

    actions.finish_step(begun, key="meet", done_on=date(2026, 10, 22))
    actions.finish_step(begun, key="meet", done_on=None)

    assert begun.steps.get(key="meet").done_on is None
    assert actions_told(begun.organiser)[-2:] == ["process.step_finished", "process.step_reopened"]


def test_a_step_the_guide_does_not_know_is_refused():
    begun = process(organiser())

    with pytest.raises(KeyError):
        actions.finish_step(begun, key="celebrate", done_on=date(2026, 10, 22))
    assert ProcessStep.objects.filter(key="celebrate").count() == 0


def test_a_point_ticked_twice_is_ticked_once_and_can_be_taken_away():
    begun = process(organiser())
    by = member(begun.organiser)

    for is_done in (True, True):
        actions.tick(begun, key="invite", item=5, is_done=is_done, by=by)
    ticked = ChecklistTick.objects.get()
    actions.tick(begun, key="invite", item=5, is_done=False, by=by)

    assert (ticked.item, ticked.by) == (5, by)
    assert ChecklistTick.objects.count() == 0


@pytest.mark.parametrize("item", [-1, 6])
def test_a_point_outside_the_checklist_is_refused(item):
    begun = process(organiser())

    with pytest.raises(IndexError):
        actions.tick(begun, key="invite", item=item, is_done=True)


def test_it_is_handed_over_once_and_the_first_day_counts():
    begun = process(organiser(), lead="working_group")
    first = actions.hand_over(begun, by=member(begun.organiser))

    second = actions.hand_over(begun, by=None)

    assert (second.pk, second.at) == (first.pk, first.at)
    assert HandOver.objects.count() == 1
    assert actions_told(begun.organiser).count("process.handed_over") == 1
