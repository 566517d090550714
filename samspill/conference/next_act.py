"""The one thing to do next with a conference, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.conference.models import Conference, Invited, ProgrammeItem, SignUp
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
    kinds = set(conference.programme.values_list("kind", flat=True))
    if not kinds:
        return _write_programme(conference)
    if conference.published_at is None:
        return _publish(conference, has_rounds=ProgrammeItem.Kind.ROUND in kinds)
    if now > conference.starts_at:
        return _lead(conference)
    if call := call_those_offered(conference) or _answer(conference):
        return call
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


def _publish(conference: Conference, *, has_rounds: bool) -> NextAct:
    why = _("Only you see it now. When it is published, those you invite can sign up.")
    if not has_rounds:
        why += " " + _("There is no round around the tables in the programme, only listening.")
    return NextAct(
        title=_("Publish the conference"),
        why=why,
        button=_("Publish the conference"),
        url=_at(conference, "publication"),
        is_change=True,
    )


def _invite(conference: Conference) -> NextAct | None:
    if conference.process_id is not None:
        kind = Letter.Kind.CONFERENCE_INVITATION
        letters = Letter.objects.filter(process=conference.process_id, kind=kind)
    elif conference.organiser.invites_municipalities and conference.is_for_municipalities:
        kind = Letter.Kind.MUNICIPALITY_INVITATION
        letters = Letter.objects.filter(conference_number=conference.pk, kind=kind)
    else:
        return None
    if letters.filter(state=Letter.State.SENT).exists():
        return None
    return NextAct(
        title=_("Write the invitation"),
        why=_("Time, place, questions and deadline are put in from what stands here."),
        button=_("Write the invitation"),
        url=_at(conference, "letters"),
        is_change=True,
    )


def call_those_offered(conference: Conference) -> NextAct | None:
    """A seat is held for one whom no mail reaches: the answer must be asked for."""
    offered = conference.sign_ups.filter(state=SignUp.State.OFFERED)
    count = sum(one.is_to_be_called for one in offered)
    if not count:
        return None
    return NextAct(
        title=_("Call those a seat is held for"),
        why=ngettext(
            "%(count)d has no e-mail. Ask if they come, and write the answer.",
            "%(count)d have no e-mail. Ask if they come, and write the answer.",
            count,
        )
        % {"count": count},
        button=_("See whom to call"),
        url=_at(conference, "waiting"),
    )


def _answer(conference: Conference) -> NextAct | None:
    asking = conference.invited.filter(state=Invited.State.ASKS).count()
    if not asking:
        return None
    words = ngettext("Answer %d that asks to come", "Answer %d that ask to come", asking)
    return NextAct(
        title=words % asking,
        why=_("They are not on the list of invited, and have sent the document it should rest on."),
        button=_("See who asks"),
        url=_at(conference, "invited"),
    )


def _follow(conference: Conference) -> NextAct:
    return NextAct(
        title=_("See who is coming"),
        why=_("%(taken)d of %(seats)d seats are taken. See who is missing, and call them.")
        % {"taken": conference.seats_taken, "seats": conference.capacity},
        button=_("See the sign-ups"),
        url=reverse("conference:sign_ups", args=[conference.organiser.slug])
        + f"?conference={conference.pk}",
    )


def _deal_tables(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Seat people at the tables"),
        why=_("The deadline has passed. %(taken)d are coming.") % {"taken": conference.seats_taken},
        button=_("Make the seating plan"),
        url=_of_evening(conference, "tables"),
    )


def _lead(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Lead the rounds"),
        why=_("The conference is on. Open and close the rounds from the control room."),
        button=_("Go to the control room"),
        url=_of_evening(conference, "control"),
    )


def _sort(conference: Conference) -> NextAct:
    return NextAct(
        title=_("Sort the contributions"),
        why=_("The conference is over. What was said there is now to become something."),
        button=_("See the contributions"),
        url=reverse("insight:contributions", args=[conference.organiser.slug]),
    )


def _of_evening(conference: Conference, name: str) -> str:
    """The pages of the evening have one address for all conferences."""
    address = reverse(f"dialogue:{name}", args=[conference.organiser.slug])
    return f"{address}?conference={conference.pk}"


def _at(conference: Conference, name: str) -> str:
    return reverse(f"conference:{name}", args=[conference.organiser.slug, conference.pk])
