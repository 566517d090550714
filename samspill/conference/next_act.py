"""The one thing to do next with a conference, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.conference.models import Conference, ProgrammeItem
from samspill.letters.models import Letter


@dataclass(frozen=True)
class NextAct:
    title: str
    why: str
    button: str
    url: str
    is_change: bool = False  # a POST, not a page


def next_act(conference: Conference) -> NextAct:
    """Follows the time: programme, publication, invitation, sign-ups, tables, the evening, after.

    Needs `with_seats_taken`.
    """
    now = timezone.now()
    if now > conference.ends_at:
        return _sort(conference)
    if not conference.programme.filter(kind=ProgrammeItem.Kind.ROUND).exists():
        return _write_programme(conference)
    if conference.published_at is None:
        return _publish(conference)
    if now > conference.starts_at:
        return _lead(conference)
    if now > conference.sign_up_deadline:
        return _deal_tables(conference)
    return _invite(conference) or _follow(conference)


def _write_programme(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Write the programme"),
        why=_("The rounds with their questions come first: the letters and the tables use them."),
        button=_("Write the programme"),
        url=_at(conference, "programme"),
    )


def _publish(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Publish the conference"),
        why=_("Only you see it now. When it is published, those you invite can sign up."),
        button=_("Publish the conference"),
        url=_at(conference, "publication"),
        is_change=True,
    )


def _invite(conference: Conference) -> NextAct | None:
    if conference.process_id is None:
        return None
    kind = Letter.Kind.CONFERENCE_INVITATION
    letters = Letter.objects.filter(process=conference.process_id, kind=kind)
    if letters.filter(state=Letter.State.SENT).exists():
        return None
    return NextAct(
        title=_("Write the invitation"),
        why=_("Time, place, questions and deadline are put in from what stands here."),
        button=_("Write the invitation"),
        url=_at(conference, "letters"),
        is_change=True,
    )


def _follow(conference: Conference) -> NextAct:
    return NextAct(
        title=_("See who is coming"),
        why=_("%(taken)d of %(seats)d seats are taken. See who is missing, and call them.")
        % {"taken": conference.seats_taken, "seats": conference.capacity},
        button=_("See the sign-ups"),
        url=reverse("conference:sign_ups", args=[conference.organiser.slug]),
    )


def _deal_tables(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Seat people at the tables"),
        why=_("The deadline has passed. %(taken)d are coming.") % {"taken": conference.seats_taken},
        button=_("Make the seating plan"),
        url=reverse("dialogue:tables", args=[conference.organiser.slug]),
    )


def _lead(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Lead the rounds"),
        why=_("The conference is on. Open and close the rounds from the control room."),
        button=_("Go to the control room"),
        url=reverse("dialogue:control", args=[conference.organiser.slug]),
    )


def _sort(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Sort the contributions"),
        why=_("The conference is over. What was said there is now to become something."),
        button=_("See the contributions"),
        url=reverse("insight:contributions", args=[conference.organiser.slug]),
    )


def _at(conference: Conference, name: str) -> str:
    return reverse(f"conference:{name}", args=[conference.organiser.slug, conference.pk])
