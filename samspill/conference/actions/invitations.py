from __future__ import annotations

import re

from django.db import transaction
from django.utils import timezone

from samspill.conference import links
from samspill.conference.actions.seats import locked
from samspill.conference.models import Conference, ProgrammeItem
from samspill.history.actions import record
from samspill.letters import actions as letters
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.people.models import User

BETWEEN_THINGS = re.compile(r"\s*,\s*|\s+(?:og|and)\s+")
ABOUT_THE_CONFERENCE = (Letter.Kind.CONFERENCE_INVITATION, Letter.Kind.REMINDER)


@transaction.atomic
def draft_letters(
    conference: Conference, *, language: str = "", by: User | None = None
) -> list[Letter]:
    """Write, or bring up to date, the invitation and the reminder from what stands here.

    language  nb | nn; without it the process' own
    Returns   the two letters, the invitation first; [] for a conference outside any process
    """
    held = locked(conference)
    process = held.process
    if process is None:
        return []
    language = language or process.language
    facts = {**facts_of_process(process, language=language), **_facts(held)}
    drafted = [
        letters.draft(
            held.organiser,
            kind=kind,
            language=language,
            controller=held.controller,
            process=process,
            facts=facts,
            by=by,
        )
        for kind in ABOUT_THE_CONFERENCE
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
    return found | (contact if conference.contact_name else {})


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
