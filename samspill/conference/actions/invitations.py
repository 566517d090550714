from __future__ import annotations

import re

from django.db import transaction
from django.utils import timezone

from samspill.conference import links
from samspill.conference.actions.seats import locked
from samspill.conference.models import Conference, ProgrammeItem
from samspill.conference.words_of_letters import facts_of_host
from samspill.history.actions import record
from samspill.letters import actions as letters
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.people.models import User

BETWEEN_THINGS = re.compile(r"\s*,\s*|\s+(?:og|and)\s+")
ABOUT_THE_CONFERENCE = (Letter.Kind.CONFERENCE_INVITATION, Letter.Kind.REMINDER)
OF_A_HOST = (
    Letter.Kind.MUNICIPALITY_INVITATION,
    Letter.Kind.SAVE_THE_DATE,
    Letter.Kind.REMINDER,
)


@transaction.atomic
def draft_letters(
    conference: Conference, *, language: str = "", by: User | None = None
) -> list[Letter]:
    """Write, or bring up to date, the invitation and the reminder from what stands here.

    language  nb | nn; without it the process' own
    Returns   the letters, the invitation first: two in a process; a national host has "save the
              date" too; [] for any other conference outside a process
    """
    held = locked(conference)
    process = held.process
    if process is None and not held.organiser.invites_municipalities:
        return []
    language = language or (process.language if process else held.language)
    if process:
        facts = {**facts_of_process(process, language=language), **_facts(held)}
    else:
        facts = {**_facts(held), **facts_of_host(held)}
    drafted = [
        letters.draft(
            held.organiser,
            kind=kind,
            language=language,
            controller=held.controller,
            process=process,
            conference_number=None if process else held.pk,
            facts=facts,
            by=by,
        )
        for kind in (ABOUT_THE_CONFERENCE if process else OF_A_HOST)
    ]
    record(
        held,
        action="conference.letters_drafted",
        organiser_number=held.organiser_id,
        by=by,
        letters=[letter.pk for letter in drafted],
    )
    return drafted


def _facts(conference: Conference) -> dict[str, object]:
    """By the names of letters/wording/fields.toml. Blank ones are left out by the letters."""
    found = {
        "lead": conference.controller,
        "conference_date": timezone.localtime(conference.starts_at).date(),
        "conference_starts_at": conference.starts_at,
        "conference_ends_at": conference.ends_at if conference.is_one_day else None,
        "conference_venue": conference.venue,
        "conference_address": conference.address,
        "conference_capacity": conference.capacity,
        "one_per_association": conference.one_per == Conference.OnePer.ASSOCIATION,
        "conference_price": conference.price,
        "price_includes": _things(conference.price_includes),
        "stands": conference.has_stands,
        "stand_information": conference.stand_text if conference.has_stands else "",
        "questions": _questions(conference),
        "sign_up_url": links.sign_up_form_address(conference),
        "sign_up_deadline": timezone.localtime(conference.sign_up_deadline).date(),
        **_sign_ups(conference),
    }
    contact = {
        "contact_name": conference.contact_name,
        "contact_email": conference.contact_email,
        "contact_phone": conference.contact_phone,
    }
    by_hand = {  # for those who would rather call or write
        "sign_up_phone": conference.contact_phone or conference.organiser.contact_phone,
        "sign_up_email": conference.contact_email or conference.organiser.contact_email,
    }
    return found | by_hand | (contact if conference.contact_name else {})


def _sign_ups(conference: Conference) -> dict[str, object]:
    standing = conference.sign_ups.standing()
    came = standing.filter(association__isnull=False).values_list("association_id", flat=True)
    return {
        "signed_up_count": standing.count(),
        "seats_left": max(conference.capacity - standing.seated().count(), 0),
        "signed_up_associations": sorted(set(came)),
    }


def _questions(conference: Conference) -> list[str]:
    rounds = conference.programme.filter(kind=ProgrammeItem.Kind.ROUND)
    return list(rounds.order_by("round_number").values_list("question", flat=True))


def _things(text: str) -> list[str]:
    """ "middag, overnatting og frokost" -> three things."""
    return [thing for thing in BETWEEN_THINGS.split(text.strip()) if thing]
