from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.process.models import (
    ChecklistTick,
    GuideText,
    HandOver,
    PolicyProcess,
    PreliminaryMeeting,
    ProcessStep,
    WorkingGroupMember,
)
from samspill.pure.personal_data import PersonalField

YEARS_KEPT = 4  # a council's term: the group answers for what it handed over
TICK_DAYS = 365


def _dissolved(now: datetime) -> QuerySet:
    """Members of groups set up more than four years ago."""
    last = (now - timedelta(days=YEARS_KEPT * 365)).date()
    return WorkingGroupMember.objects.filter(group__set_up_on__lt=last).exclude(name="–")


def _forget_members(members: QuerySet) -> int:
    """The group and its size stay as part of the case; who sat in it does not."""
    return members.update(name="–", association_name="", email="", is_contact=False, user=None)


def _old_ticks(now: datetime) -> QuerySet:
    return ChecklistTick.objects.filter(at__lt=now - timedelta(days=TICK_DAYS), by__isnull=False)


def _old_hand_overs(now: datetime) -> QuerySet:
    return HandOver.objects.filter(at__lt=now - timedelta(days=YEARS_KEPT * 365), by__isnull=False)


def _old_guide_texts(now: datetime) -> QuerySet:
    return GuideText.objects.filter(at__lt=now - timedelta(days=YEARS_KEPT * 365), by__isnull=False)


def _old_mayors(now: datetime) -> QuerySet:
    last = (now - timedelta(days=YEARS_KEPT * 365)).date()
    return PolicyProcess.objects.filter(started_on__lt=last).exclude(mayor_name="")


def _old_owners(now: datetime) -> QuerySet:
    last = (now - timedelta(days=TICK_DAYS)).date()
    return ProcessStep.objects.filter(done_on__lt=last, owner_user__isnull=False)


def _without_owner(rows: QuerySet) -> int:
    return rows.update(owner_user=None)


def _old_minutes(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return PreliminaryMeeting.objects.filter(starts_at__lt=last).exclude(minutes="")


def _without_minutes(rows: QuerySet) -> int:
    return rows.update(minutes="")


def _old_municipality_answers(now: datetime) -> QuerySet:
    last = (now - timedelta(days=YEARS_KEPT * 365)).date()
    return PolicyProcess.objects.filter(started_on__lt=last).exclude(municipality_answer="")


def _without_municipality_answer(rows: QuerySet) -> int:
    return rows.update(municipality_answer="")


def _without_person(rows: QuerySet) -> int:
    return rows.update(by=None)


def _without_mayor(rows: QuerySet) -> int:
    return rows.update(mayor_name="")


MEMBER_PURPOSE = "So that associations and municipality know who speaks for the working group."
MEMBER_END = "Four years after the group was set up."

PERSONAL = (
    PersonalField(
        "WorkingGroupMember.name",
        purpose=MEMBER_PURPOSE,
        legal_basis="6-1-f",
        kept_until=MEMBER_END,
        due=_dissolved,
        erase=_forget_members,
    ),
    PersonalField(
        "WorkingGroupMember.user",
        purpose=MEMBER_PURPOSE,
        legal_basis="6-1-f",
        kept_until=MEMBER_END,
    ),
    PersonalField(
        "WorkingGroupMember.association_name",
        purpose=MEMBER_PURPOSE,
        legal_basis="6-1-f",
        kept_until=MEMBER_END,
    ),
    PersonalField(
        "WorkingGroupMember.email",
        purpose="To remind those who have taken on a step of its deadline.",
        legal_basis="6-1-f",
        kept_until=MEMBER_END,
    ),
    PersonalField(
        "ProcessStep.owner_user",
        purpose="To remind those who have taken on a step of its deadline.",
        legal_basis="6-1-e",
        kept_until="One year after the step was done.",
        due=_old_owners,
        erase=_without_owner,
    ),
    PersonalField(
        "PreliminaryMeeting.minutes",
        purpose="To show what the meeting said; minutes may name those who spoke.",
        legal_basis="6-1-f",
        kept_until="Four years after the meeting.",
        due=_old_minutes,
        erase=_without_minutes,
    ),
    PersonalField(
        "PolicyProcess.municipality_answer",
        purpose="To show what the municipality answered the associations.",
        legal_basis="6-1-e",
        kept_until="Four years after the process began.",
        due=_old_municipality_answers,
        erase=_without_municipality_answer,
    ),
    PersonalField(
        "PolicyProcess.mayor_name",
        purpose="To sign the invitation together with the working group.",
        legal_basis="6-1-e",
        kept_until="Four years after the process began.",
        due=_old_mayors,
        erase=_without_mayor,
    ),
    PersonalField(
        "HandOver.by",
        purpose="To show who handed the working group's material over to the municipality.",
        legal_basis="6-1-e",
        kept_until="Four years after it was handed over.",
        due=_old_hand_overs,
        erase=_without_person,
    ),
    PersonalField(
        "GuideText.by",
        purpose="To show who has written and published a page of the guide.",
        legal_basis="6-1-f",
        kept_until="Four years after it was written.",
        due=_old_guide_texts,
        erase=_without_person,
    ),
    PersonalField(
        "ChecklistTick.by",
        purpose="So that those who work together see who has done what.",
        legal_basis="6-1-e",
        kept_until="One year after the point was ticked.",
        due=_old_ticks,
        erase=_without_person,
    ),
)
IMPERSONAL = (
    "PolicyProcess.lead",
    "PolicyProcess.level",
    "PolicyProcess.district_name",
    "PolicyProcess.document_kind",
    "PolicyProcess.language",
    "PolicyProcess.began_at_step",
    "PolicyProcess.decision_body",
    "PolicyProcess.decision_case_number",
    "PreliminaryMeeting.place",
    "PreliminaryMeeting.theme",
    "PreliminaryMeeting.types_present",
    "PreliminaryMeeting.conclusions",
    "PreliminaryMeeting.agenda",
    "MeetingAttendee.association_name",
    "WorkingGroup.mandate",
    "GuideText.step",
    "GuideText.nb",
    "GuideText.nn",
    "ProcessStep.key",
    "ProcessStep.responsible",
    "ProcessStep.passed_over",
)
