"""Who came to the house's first meeting and who answers for its steps; the road's own addresses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samspill.process import actions
from samspill.process.models import MeetingAttendee, PolicyProcess, WorkingGroupMember

if TYPE_CHECKING:
    from tests.house import House

C = "coordinator"


def walk_road(house: House) -> None:
    process, by = house.process, house.coordinator
    actions.add_attendee(process.preliminary_meeting, name="Et lag utenfor lista", people=2, by=by)
    actions.log_formal_request(
        process, sent_on=process.formal_request_sent_on or process.started_on, by=by
    )
    actions.assign_step(
        process,
        key="report",
        owner_user=by,
        deadline=timezone.localdate() + timedelta(days=60),
        by=by,
    )


def _own(**more: Any) -> Callable[[House], dict[str, Any]]:
    """Of the house's own organiser; what is called is asked of the house."""
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: value(house) if callable(value) else value for name, value in more.items()},
    }


def _member(house: House) -> int:
    return WorkingGroupMember.objects.filter(group__process=house.process).earliest("pk").pk


def _attendee(house: House) -> int:
    return MeetingAttendee.objects.get(meeting__process=house.process).pk


def _neighbour(house: House) -> str:
    return str(PolicyProcess.objects.get(organiser=house.stranger_place).pk)


_step = _own(key="invite")
ROAD = {
    "overview:step": _step,
    "overview:timeline": _own(),
    "process:assignment": _step,
    "process:attendance": _own(),
    "process:attendee_removal": _own(pk=_attendee),
    "process:copy": _own(),
    "process:formal_request": _own(),
    "process:mandate": _own(),
    "process:meeting_call": _own(),
    "process:member": _own(pk=_member),
    "process:member_removal": _own(pk=_member),
    "process:minutes": _own(),
    "process:minutes_file": _own(ending="docx"),
    "process:new_member": _own(),
    "process:passing": _step,
    "process:reminder_letter": _own(ending="docx"),
}
ROAD_POSTS = {
    "process:assignment": ({C}, lambda house: {"responsible": "Frivilligsentralen"}),
    "process:attendance": ({C}, lambda house: {"name": "Enda et lag", "people": "3"}),
    "process:attendee_removal": ({C}, None),
    "process:copy": ({C}, lambda house: {"source": _neighbour(house)}),
    "process:formal_request": ({C}, lambda house: {"sent_on": "2026-10-01"}),
    "process:mandate": ({C}, lambda house: {"set_up_on": "2026-10-01", "mandate": "å spørre"}),
    "process:meeting_call": ({C}, lambda house: {"starts_at": "2026-10-01T18:00"}),
    "process:member": ({C}, lambda house: {"name": "Et annet navn"}),
    "process:member_removal": ({C}, None),
    "process:minutes": ({C}, lambda house: {"minutes": "Vi snakket."}),
    "process:new_member": ({C}, lambda house: {"name": "Ny Prøve"}),
    "process:passing": ({C}, lambda house: {"reason": "Det trengs ikke."}),
}  # fmt: skip
