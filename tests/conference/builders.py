"""A place with a conference, as small as the tests need it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samspill.conference import actions
from samspill.conference.actions import ProgrammeDraft, SpeakerDraft
from samspill.conference.models import Conference, ProgrammeItem, SignUp
from samspill.organiser.actions import give_membership, open_organiser
from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.people.actions import create_user
from samspill.people.models import User
from samspill.registry.models import Association

Kind = ProgrammeItem.Kind


def organiser(
    number: str = "1101", name: str = "Eigersund kommune", slug: str = "eigersund"
) -> Organiser:
    place = Municipality.objects.get(pk=number)
    return open_organiser(
        kind="municipality",
        name=name,
        slug=slug,
        municipality=place,
        contact_email="post@example.no",
    )


def national() -> Organiser:
    return open_organiser(kind="national", name="Landsforbundet", slug="landsforbundet")


def coordinator(place: Organiser, role: str = "coordinator", party: str = "municipality") -> User:
    user = create_user(f"{role}-{party}-{place.slug}@example.no", name="Kari Eksempel")
    give_membership(place, user=user, role=role, party=party)
    return user


def membership(place: Organiser, role: str, party: str = "municipality") -> Membership:
    return Membership.objects.get(user=coordinator(place, role, party))


def association(place: Organiser, name: str = "HAVSUND IL", **more: object) -> Association:
    return Association.objects.create(organiser=place, name=name, source="file", **more)


def conference(place: Organiser, *, is_open: bool = True, **facts: object) -> Conference:
    """An evening a month from now, published, with a deadline a week before."""
    starts_at = facts.pop("starts_at", None) or evening()
    whole = {
        "title": "Sammen om frivilligheten",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=3),
        "venue": "Fyrsalen",
        "sign_up_deadline": starts_at - timedelta(days=7),
        "capacity": 3,
        **facts,
    }
    planned = actions.plan_conference(place, **whole)
    return actions.publish(planned) if is_open else planned


def evening(days: int = 30) -> datetime:
    day = timezone.localtime(timezone.now() + timedelta(days=days))
    return day.replace(hour=17, minute=30, second=0, microsecond=0)


def sign_up(held: Conference, name: str = "Anna Prøve", **more: object) -> SignUp:
    facts = {"email": "", "language": "nb", "association_name": f"Laget til {name}", **more}
    return actions.sign_up(held, name=name, **facts)


def round_draft(held: Conference, number: int = 1, minutes: int = 30) -> ProgrammeDraft:
    start = held.starts_at + timedelta(minutes=minutes)
    return ProgrammeDraft(
        starts_at=start,
        ends_at=start + timedelta(minutes=25),
        kind=Kind.ROUND,
        title=f"Runde {number}",
        round_number=number,
        theme="Rom & <tid>",
        question="Hva trenger dere?",
        introduction="Tenk på sist.",
    )


def two_day_programme(held: Conference) -> list[ProgrammeDraft]:
    """Timed items, some without an end, several speakers, breaks, a plenary tied to its round."""
    first, second = held.starts_at, held.starts_at + timedelta(hours=16)
    welcome = ProgrammeDraft(
        starts_at=first,
        ends_at=first + timedelta(minutes=10),
        title="Velkommen",
        speakers=[
            SpeakerDraft("Ola Eksempel", "generalsekretær", "Landsforbundet"),
            SpeakerDraft("Áile Døme", "", "Sámi «searvi»"),
        ],
    )
    minutes = timedelta(minutes=90)
    plenary = ProgrammeDraft(
        starts_at=first + minutes, kind=Kind.PLENARY, title="Plenum", round_number=1
    )
    dinner = ProgrammeDraft(starts_at=first + 2 * minutes, kind=Kind.MEAL, title="Middag")
    coffee = ProgrammeDraft(
        starts_at=second, ends_at=second + minutes, kind=Kind.BREAK, title="Kaffe"
    )
    last = round_draft(held, number=2, minutes=16 * 60 + 90)
    return [welcome, round_draft(held), plenary, dinner, coffee, last]


def queries(client, address: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
