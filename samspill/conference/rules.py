from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from samspill.conference.models import Conference
from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change, can_lead_dialogue


def can_plan(membership: Membership) -> bool:
    """May plan, change and publish a conference and its programme."""
    return can_change(membership)


def can_manage_sign_ups(membership: Membership) -> bool:
    """May take sign-ups by telephone, change who comes, cancel, and fetch the list."""
    return can_lead_dialogue(membership)


def can_see_sign_ups(membership: Membership) -> bool:
    """Names and addresses are for those who run the evening, not for every reader."""
    return membership.role != Membership.Role.READER


def is_open_for_sign_up(conference: Conference, now: datetime | None = None) -> bool:
    """Published, and the deadline has not passed; a full conference has a waiting list."""
    moment = now or timezone.now()
    return conference.published_at is not None and moment <= conference.sign_up_deadline


def can_be_changed(conference: Conference, now: datetime | None = None) -> bool:
    """A sign-up may be changed and cancelled until the conference is over."""
    return (now or timezone.now()) <= conference.ends_at
