from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference import actions as conference_actions
from samspill.conference.models import Conference
from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.errors import NotAdoptedError
from samspill.policy.following.yearly_meeting import agenda_of, begins_at, programme_of
from samspill.policy.models import Policy

DEADLINE = timedelta(days=7)  # before it begins


@transaction.atomic
def plan_yearly_meeting(
    policy: Policy, *, day: date, venue: str, capacity: int, by: User | None = None
) -> Conference:
    """A conference as a draft, with the programme made from how the measures stand.

    It is of no process: the steps on the road are not planned anew around it. Planned once for a
    day: pressed again, it is the one that is there.
    Raises    NotAdoptedError; PlanError when day and seats do not fit.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if held.state != Policy.State.ADOPTED:
        raise NotAdoptedError
    planned = planned_yearly_meeting(policy, day)
    if planned is not None:
        return planned
    starts_at = begins_at(day)
    programme = programme_of(agenda_of(policy, timezone.localdate()), starts_at, policy.language)
    with translation.override(policy.language):
        title = _title(day)
        lead = _("Once a year associations and municipality look together at what has been done.")
    conference = conference_actions.plan_conference(
        policy.organiser,
        title=title,
        lead_text=lead,
        language=policy.language,
        starts_at=starts_at,
        ends_at=programme[-1].ends_at or starts_at + timedelta(hours=3),
        sign_up_deadline=starts_at - DEADLINE,
        venue=venue,
        capacity=capacity,
        contact_email=policy.organiser.contact_email,
        by=by,
    )
    conference_actions.set_programme(conference, programme, by=by)
    record(
        conference,
        action="policy.yearly_meeting_planned",
        organiser_number=policy.organiser_id,
        by=by,
    )
    return conference


def planned_yearly_meeting(policy: Policy, day: date) -> Conference | None:
    """The one that is planned for that day already."""
    with translation.override(policy.language):
        title = _title(day)
    return policy.organiser.conferences.filter(title=title, starts_at=begins_at(day)).first()


def _title(day: date) -> str:
    """In the language that is switched on."""
    return _("Dialogue meeting on the policy %d") % day.year
