"""The discussion meeting: called, attended, and written down with what it agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.process.models import MeetingAttendee, PolicyProcess, PreliminaryMeeting
from samspill.registry.models import Association, Category


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
    """Write down the meeting where it began; told again, the newer account takes its place.

    Its agenda, minutes and attendance stay.
    """
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
    _record(
        meeting,
        "process.meeting_recorded",
        by,
        types=len(meeting.types_present),
        conclusions=len(meeting.conclusions),
    )
    return meeting


@transaction.atomic
def call_meeting(
    process: PolicyProcess,
    *,
    starts_at: datetime,
    place: str = "",
    theme: str = "",
    agenda: str = "",
    by: User | None = None,
) -> PreliminaryMeeting:
    """When, where and about what; what was written down of it stays when it is moved.

    agenda   a point a line
    """
    meeting, _created = PreliminaryMeeting.objects.update_or_create(
        process=process,
        defaults={"starts_at": starts_at, "place": place, "theme": theme, "agenda": agenda},
    )
    _record(meeting, "process.meeting_called", by)
    return meeting


@transaction.atomic
def write_minutes(
    meeting: PreliminaryMeeting,
    *,
    minutes: str,
    conclusions: Sequence[str],
    types_present: Sequence[str] | None = None,
    association_count: int | None = None,
    by: User | None = None,
) -> PreliminaryMeeting:
    """What was said and agreed.

    types_present, association_count  when no list was kept at the door; a list has the word
    """
    meeting.minutes, meeting.conclusions = minutes, list(conclusions)
    if types_present is not None and not meeting.attendees.exists():
        meeting.types_present = list(types_present)
        meeting.association_count = association_count
    meeting.save()
    _record(meeting, "process.minutes_written", by, conclusions=len(meeting.conclusions))
    return meeting


@transaction.atomic
def add_attendee(
    meeting: PreliminaryMeeting,
    *,
    name: str,
    people: int = 1,
    by: User | None = None,
) -> MeetingAttendee:
    """An association was there. One told again gets the newer number of people.

    name     as in the register, its organisation number, or written by hand
    """
    PreliminaryMeeting.objects.select_for_update().get(pk=meeting.pk)
    found = _in_register(meeting, name)
    written = found.display_name if found else " ".join(name.split())
    same = {"association": found} if found else {"association_name__iexact": written}
    attendee = meeting.attendees.filter(**same).first() or MeetingAttendee(
        meeting=meeting, association=found, association_name=written
    )
    attendee.people = people
    attendee.save()
    _count_who_came(meeting)
    _record(meeting, "process.attendance_written", by, associations=meeting.association_count or 0)
    return attendee


@transaction.atomic
def remove_attendee(attendee: MeetingAttendee, *, by: User | None = None) -> None:
    """Written down by mistake."""
    meeting = attendee.meeting
    attendee.delete()
    _count_who_came(meeting)
    _record(meeting, "process.attendance_written", by, associations=meeting.association_count or 0)


def _in_register(meeting: PreliminaryMeeting, name: str) -> Association | None:
    """The one association meant; none when two have the name, or it is not there."""
    own = meeting.process.organiser.associations.active()
    found = list(own.named(name)[:2])
    return found[0] if len(found) == 1 else None


def _count_who_came(meeting: PreliminaryMeeting) -> None:
    """How many associations, and of which kinds as far as the register knows them."""
    language = meeting.process.language
    attendees = meeting.attendees.select_related("association__category__parent")
    kinds: dict[str, Category] = {}
    for one in attendees:
        if one.association and (own := one.association.category):
            group = own.parent or own
            kinds[group.code] = group
    meeting.association_count = len(attendees) or None
    if kinds:
        inside = sorted(kinds.values(), key=lambda kind: kind.sort_order)
        meeting.types_present = [_as_in_a_sentence(kind, language) for kind in inside]
    meeting.save(update_fields=["association_count", "types_present"])


def _as_in_a_sentence(kind: Category, language: str) -> str:
    return (kind.name_nn if language == "nn" else kind.name_nb).lower()


def _record(meeting: PreliminaryMeeting, action: str, by: User | None, **figures: int) -> None:
    """Figures only: what was said stands in the minutes, not in the history."""
    number = meeting.process.organiser_id
    record(meeting, action=action, organiser_number=number, by=by, **figures)
