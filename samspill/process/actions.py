from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process import guide
from samspill.process.models import (
    ChecklistTick,
    HandOver,
    PolicyProcess,
    PreliminaryMeeting,
    ProcessStep,
    WorkingGroup,
    WorkingGroupMember,
)
from samspill.pure.milestones import PlannedStep, plan_around, plan_onwards

CONFERENCE = "conference"


@dataclass(frozen=True)
class MemberDraft:
    """One member of a working group as typed."""

    name: str
    association_name: str = ""
    is_leader: bool = False
    user: User | None = None


@transaction.atomic
def begin_process(
    organiser: Organiser,
    *,
    lead: str,
    level: str = PolicyProcess.Level.MUNICIPALITY,
    document_kind: str,
    language: str,
    started_on: date,
    district_name: str = "",
    mayor_name: str = "",
    formal_request_sent_on: date | None = None,
    municipality_meeting_on: date | None = None,
    decision_body: str = "",
    decision_on: date | None = None,
    decision_case_number: str = "",
    is_public: bool = True,
    by: User | None = None,
) -> PolicyProcess:
    """Begin a process with the guide's nine steps planned one after another from `started_on`.

    lead           a value of process.models.Lead
    level          municipality | district; a district has a name
    document_kind  a value of process.models.DocumentKind
    """
    process = PolicyProcess.objects.create(
        organiser=organiser,
        lead=lead,
        level=level,
        document_kind=document_kind,
        language=language,
        started_on=started_on,
        district_name=district_name,
        mayor_name=mayor_name,
        formal_request_sent_on=formal_request_sent_on,
        municipality_meeting_on=municipality_meeting_on,
        decision_body=decision_body,
        decision_on=decision_on,
        decision_case_number=decision_case_number,
        is_public=is_public,
    )
    ProcessStep.objects.bulk_create(
        ProcessStep(process=process, key=step.key, planned_from=step.first, planned_to=step.last)
        for step in plan_onwards(started_on, _lengths(guide.KEYS))
    )
    record(process, action="process.begun", organiser_number=organiser.pk, by=by, lead=lead)
    return process


@transaction.atomic
def record_preliminary_meeting(
    process: PolicyProcess,
    *,
    starts_at: datetime,
    place: str = "",
    theme: str = "",
    types_present: Sequence[str] = (),
    association_count: int | None = None,
    conclusions: Sequence[str] = (),
    by: User | None = None,
) -> PreliminaryMeeting:
    """Write down the meeting where it began; told again, the newer account takes its place."""
    meeting, _created = PreliminaryMeeting.objects.update_or_create(
        process=process,
        defaults={
            "starts_at": starts_at,
            "place": place,
            "theme": theme,
            "types_present": list(types_present),
            "association_count": association_count,
            "conclusions": list(conclusions),
        },
    )
    record(
        meeting,
        action="process.meeting_recorded",
        organiser_number=process.organiser_id,
        by=by,
        types=len(meeting.types_present),
        conclusions=len(meeting.conclusions),
    )
    return meeting


@transaction.atomic
def set_up_working_group(
    process: PolicyProcess,
    *,
    set_up_on: date,
    mandate: str = "",
    members: Sequence[MemberDraft] = (),
    by: User | None = None,
) -> WorkingGroup:
    """Set up the group, or change it: the members given are all of them."""
    group, _created = WorkingGroup.objects.update_or_create(
        process=process, defaults={"set_up_on": set_up_on, "mandate": mandate}
    )
    group.members.all().delete()
    WorkingGroupMember.objects.bulk_create(
        WorkingGroupMember(
            group=group,
            user=member.user,
            name=member.name,
            association_name=member.association_name,
            is_leader=member.is_leader,
        )
        for member in members
    )
    record(
        group,
        action="process.group_set_up",
        organiser_number=process.organiser_id,
        by=by,
        members=len(members),
    )
    return group


@transaction.atomic
def record_facts(
    process: PolicyProcess,
    *,
    formal_request_sent_on: date | None = None,
    municipality_meeting_on: date | None = None,
    mayor_name: str = "",
    decision_body: str = "",
    decision_on: date | None = None,
    decision_case_number: str = "",
    by: User | None = None,
) -> PolicyProcess:
    """The facts that flow from letter to letter, typed once; all are set as given."""
    process.formal_request_sent_on = formal_request_sent_on
    process.municipality_meeting_on = municipality_meeting_on
    process.mayor_name = mayor_name
    process.decision_body = decision_body
    process.decision_on = decision_on
    process.decision_case_number = decision_case_number
    process.save()
    record(process, action="process.facts_recorded", organiser_number=process.organiser_id, by=by)
    return process


@transaction.atomic
def plan_steps(
    process: PolicyProcess, *, conference_at: datetime, by: User | None = None
) -> list[ProcessStep]:
    """Plan the steps that are not done around the conference, backwards and forwards."""
    conference_on = timezone.localtime(conference_at).date()
    planned = {step.key: step for step in road_around(conference_on)}
    steps = list(process.steps.filter(done_on__isnull=True, key__in=planned))
    for step in steps:
        step.planned_from, step.planned_to = planned[step.key].first, planned[step.key].last
    ProcessStep.objects.bulk_update(steps, ["planned_from", "planned_to"])
    record(
        process,
        action="process.planned",
        organiser_number=process.organiser_id,
        by=by,
        conference_on=conference_on.isoformat(),
    )
    return steps


@transaction.atomic
def finish_step(
    process: PolicyProcess, *, key: str, done_on: date | None, by: User | None = None
) -> ProcessStep:
    """A step is done on a day; None opens it again. KeyError when there is no such step."""
    guide.page(key, process.language)
    step, _created = ProcessStep.objects.update_or_create(
        process=process, key=key, defaults={"done_on": done_on}
    )
    record(
        step,
        action="process.step_finished" if done_on else "process.step_reopened",
        organiser_number=process.organiser_id,
        by=by,
        key=key,
    )
    return step


@transaction.atomic
def tick(
    process: PolicyProcess, *, key: str, item: int, is_done: bool, by: User | None = None
) -> ProcessStep:
    """Tick one point of a step's checklist, or take the tick away; twice is as once.

    item    place in the guide's checklist, from 0
    Raises  KeyError when there is no such step, IndexError when there is no such point
    """
    if not 0 <= item < len(guide.page(key, process.language).checklist):
        raise IndexError(item)
    step, _created = ProcessStep.objects.get_or_create(process=process, key=key)
    if is_done:
        ChecklistTick.objects.get_or_create(
            step=step, item=item, defaults={"by": by, "at": timezone.now()}
        )
    else:
        step.ticks.filter(item=item).delete()
    record(
        step,
        action="process.ticked" if is_done else "process.unticked",
        organiser_number=process.organiser_id,
        by=by,
        key=key,
        item=item,
    )
    return step


@transaction.atomic
def hand_over(process: PolicyProcess, *, by: User | None = None) -> HandOver:
    """From here on the municipality sees what the working group held; the first time counts."""
    handed, is_new = HandOver.objects.get_or_create(
        process=process, defaults={"at": timezone.now(), "by": by}
    )
    if is_new:
        record(handed, action="process.handed_over", organiser_number=process.organiser_id, by=by)
    return handed


def road_around(conference_on: date) -> list[PlannedStep]:
    """The guide's steps with the conference as their fixed day."""
    place = guide.KEYS.index(CONFERENCE)
    return plan_around(
        conference_on,
        before=_lengths(guide.KEYS[:place]),
        conference=CONFERENCE,
        after=_lengths(guide.KEYS[place + 1 :]),
    )


def _lengths(keys: Sequence[str]) -> list[tuple[str, int]]:
    """Each step's longest usual length in weeks: a plan that holds."""
    weeks = {step.key: step.weeks[1] for step in guide.pages("nb")}
    return [(key, weeks[key]) for key in keys]
