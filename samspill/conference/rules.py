from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from samspill.conference.models import Conference
from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change, can_lead_dialogue, works_along


def can_plan(membership: Membership) -> bool:
    """May plan, change and publish a conference and its programme."""
    return can_change(membership)


def can_manage_sign_ups(membership: Membership) -> bool:
    """May take sign-ups by telephone, change who comes, cancel, and fetch the list."""
    return can_lead_dialogue(membership)


def can_see_sign_ups(membership: Membership) -> bool:
    """Names and addresses are for those who run the evening, not for every reader."""
    return works_along(membership)


def can_see_needs(membership: Membership) -> bool:
    """What people cannot eat and what they need is for the one who orders it, and no other."""
    return can_change(membership)


def can_handle_fees(membership: Membership) -> bool:
    """May say who sends the invoices, and make the bases for them."""
    return can_change(membership)


def is_open_for_sign_up(conference: Conference, now: datetime | None = None) -> bool:
    """Published, opened, and the deadline has not passed; a full one has a waiting list."""
    moment = now or timezone.now()
    is_opened = conference.sign_up_opens_at is None or conference.sign_up_opens_at <= moment
    is_published = conference.published_at is not None
    return is_published and is_opened and moment <= conference.sign_up_deadline


def is_to_open(conference: Conference, now: datetime | None = None) -> bool:
    """Everyone may see that it comes; the sign-up is not open yet, and the deadline not passed."""
    moment = now or timezone.now()
    is_shown = conference.announced_at is not None or conference.published_at is not None
    is_before = moment <= conference.sign_up_deadline
    return is_shown and is_before and not is_open_for_sign_up(conference, moment)


def can_be_changed(conference: Conference, now: datetime | None = None) -> bool:
    """A sign-up may be changed and cancelled until the conference is over."""
    return (now or timezone.now()) <= conference.ends_at
