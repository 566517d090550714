from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Required, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.conference import confirmations, errors
from samspill.conference.actions.programme_versions import keep_first
from samspill.conference.actions.seats import fill_free_seats, locked
from samspill.conference.errors import PlanError
from samspill.conference.models import Conference
from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process import actions as process_actions
from samspill.process.models import PolicyProcess

MOVES = ("starts_at", "ends_at", "venue", "address")  # what those who come must be told of


class OptionalFacts(TypedDict, total=False):
    """Facts of a conference that may be left out. Prices in NOK a person, sizes in people."""

    controller: str
    language: str
    lead_text: str
    target_group: str
    address: str
    table_size: int
    one_per: str
    price: Decimal | int
    price_includes: str
    has_stands: bool
    stand_text: str
    linked_event: str
    linked_to: Conference | None
    sign_up_opens_at: datetime | None
    offer_hours: int
    offer_order: str
    is_for_invited: bool
    invited_ground: str
    contact_name: str
    contact_role: str
    contact_email: str
    contact_phone: str


class NewFacts(OptionalFacts):
    """What a new conference must have, and may have. `capacity` is in people."""

    title: Required[str]
    starts_at: Required[datetime]
    ends_at: Required[datetime]
    venue: Required[str]
    sign_up_deadline: Required[datetime]
    capacity: Required[int]


class ChangedFacts(OptionalFacts, total=False):
    title: str
    starts_at: datetime
    ends_at: datetime
    venue: str
    sign_up_deadline: datetime
    capacity: int


@transaction.atomic
def plan_conference(
    organiser: Organiser,
    *,
    process: PolicyProcess | None = None,
    by: User | None = None,
    **facts: Unpack[NewFacts],
) -> Conference:
    """Write down a conference; it is seen by nobody else until it is published.

    Raises PlanError when times or seats do not fit together.
    """
    conference = Conference(organiser=organiser, process=process, **facts)
    _check(conference)
    conference.save()
    _plan_the_road(conference, by=by)
    record(
        conference,
        action="conference.planned",
        organiser_number=organiser.pk,
        by=by,
        capacity=conference.capacity,
    )
    return conference


@transaction.atomic
def change_conference(
    conference: Conference, *, by: User | None = None, **facts: Unpack[ChangedFacts]
) -> Conference:
    """Change what is given, and let the rest stand.

    A new time or place is told to all who have signed up; more seats go to the waiting list.
    Raises PlanError when the facts do not fit together, or clash with those who have signed up.
    """
    held = locked(conference)
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])  # type: ignore[literal-required]
    _check(held)
    _check_sign_ups(held, changed)
    if not changed:
        return held
    held.save(update_fields=changed)
    if "starts_at" in changed:
        _plan_the_road(held, by=by)
    record(
        held,
        action="conference.changed",
        organiser_number=held.organiser_id,
        by=by,
        fields=sorted(changed),
    )
    fill_free_seats(held)
    if held.published_at is not None and set(changed) & set(MOVES) and not held.is_past:
        confirmations.post_move(held)
    conference.refresh_from_db()
    return held


@transaction.atomic
def publish(conference: Conference, *, by: User | None = None) -> Conference:
    """Open the page and the sign-up for all. A second time changes nothing."""
    held = locked(conference)
    if held.published_at is None:
        held.published_at = timezone.now()
        held.save(update_fields=["published_at"])
        keep_first(held, by=by)
        record(held, action="conference.published", organiser_number=held.organiser_id, by=by)
    conference.refresh_from_db()
    return held


@transaction.atomic
def withdraw_publication(conference: Conference, *, by: User | None = None) -> Conference:
    """Close the page and the sign-up again. Raises PlanError once somebody has signed up."""
    held = locked(conference)
    if held.sign_ups.standing().exists():
        message = _("Somebody has signed up already. Change the conference instead.")
        raise PlanError(message)
    if held.published_at is not None:
        held.published_at = None
        held.save(update_fields=["published_at"])
        record(held, action="conference.withdrawn", organiser_number=held.organiser_id, by=by)
    conference.refresh_from_db()
    return held


def _plan_the_road(conference: Conference, *, by: User | None) -> None:
    """The steps of the process are planned backwards from the day everyone meets."""
    if conference.process is not None:
        process_actions.plan_steps(conference.process, conference_at=conference.starts_at, by=by)


def _check(conference: Conference) -> None:
    if conference.ends_at <= conference.starts_at:
        raise PlanError(errors.ENDS_BEFORE_START, field="ends_at")
    if conference.sign_up_deadline > conference.starts_at:
        raise PlanError(errors.DEADLINE_AFTER_START, field="sign_up_deadline")
    opens_at = conference.sign_up_opens_at
    if opens_at is not None and opens_at >= conference.sign_up_deadline:
        raise PlanError(errors.OPENS_AFTER_DEADLINE, field="sign_up_opens_at")
    if conference.linked_to_id is not None and conference.linked_to_id == conference.pk:
        raise PlanError(errors.LINKED_TO_ITSELF, field="linked_to")
    if conference.capacity < 1:
        raise PlanError(errors.TOO_FEW_SEATS, field="capacity")


def _check_sign_ups(conference: Conference, changed: list[str]) -> None:
    standing = conference.sign_ups.standing()
    if "one_per" in changed and standing.exists():
        message = _("Some have signed up by the rule that stands, so it can no longer be changed.")
        raise PlanError(message, field="one_per")
    taken = standing.holding_a_seat().count() if "capacity" in changed else 0
    if conference.capacity < taken:
        message = _("%(count)d have a seat already. Let there be at least as many seats.")
        raise PlanError(message % {"count": taken}, field="capacity")
