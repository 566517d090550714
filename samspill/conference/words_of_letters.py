"""What a national host's letters say of its conference, under the names the wordings use."""

from __future__ import annotations

from django.utils import timezone

from samspill.conference import links
from samspill.conference.models import Conference, Invited, Partner, ProgrammeItem
from samspill.pure.documents.norwegian import clock

NOT_TOLD = (ProgrammeItem.Kind.BREAK, ProgrammeItem.Kind.PRACTICAL)
MOST_ITEMS = 20  # of the programme in a letter; the page has all of it


def facts_of_host(conference: Conference) -> dict[str, object]:
    """Host, days, target group, ground, programme, partners, the event beside it, and who is invited."""
    opens = conference.sign_up_opens_at
    host = conference.organiser
    found = {
        "lead": conference.controller,
        "host_name": host.name,
        "conference_title": conference.title,
        "conference_lead": conference.lead_text.strip(),
        "conference_ends_on": None if conference.is_one_day else _day(conference),
        "conference_ends_at": conference.ends_at,
        "conference_url": links.conference_address(conference),
        "target_group": conference.target_group.strip().rstrip("."),
        "selection_ground": conference.invited_ground.strip().rstrip("."),
        "one_per_municipality": conference.one_per == Conference.OnePer.MUNICIPALITY,
        "preparation_questions": [one.text for one in conference.preparation_questions.all()],
        "programme": _programme(conference),
        "partners": [one.name for one in Partner.objects.filter(conference=conference)],
        "linked_event": conference.linked_event.strip(),
        "sign_up_opens_on": timezone.localtime(opens).date() if opens else None,
        "invited_municipalities": invited_municipalities(conference),
        "signed_up_municipalities": _signed_up(conference),
    }
    if not conference.contact_name:
        found |= {
            "contact_name": host.contact_name,
            "contact_email": host.contact_email,
            "contact_phone": host.contact_phone,
        }
    return found


def invited_municipalities(conference: Conference) -> list[dict[str, str]]:
    """Those on the list, each with its ground; addresses are typed on the letter's own list."""
    rows = conference.invited.filter(state=Invited.State.INVITED, municipality__isnull=False)
    return [
        {
            "number": one.municipality.number,
            "name": one.municipality.official_name,
            "email": one.sender_email,
            "ground": one.ground,
        }
        for one in rows.select_related("municipality").order_by("municipality__name")
        if one.municipality
    ]


def _signed_up(conference: Conference) -> list[str]:
    standing = conference.sign_ups.standing().filter(municipality__isnull=False)
    return sorted(set(standing.values_list("municipality_id", flat=True)))


def _programme(conference: Conference) -> list[str]:
    items = conference.programme.exclude(kind__in=NOT_TOLD)[:MOST_ITEMS]
    return [f"{_when(conference, one)}: {one.title}" for one in items]


def _when(conference: Conference, item: ProgrammeItem) -> str:
    moment = timezone.localtime(item.starts_at)
    hour = clock(moment.time(), conference.language)
    return hour if conference.is_one_day else f"{moment.day}.{moment.month}. {hour}"


def _day(conference: Conference) -> object:
    return timezone.localtime(conference.ends_at).date()
