"""A municipality some way along the road, with associations of every sort, for the letters' tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samspill.letters import actions
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.organiser.actions import give_membership, open_organiser
from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.people.actions import create_user
from samspill.process.actions import (
    MemberDraft,
    begin_process,
    record_preliminary_meeting,
    set_up_working_group,
)
from samspill.process.models import PolicyProcess
from samspill.registry.models import Association

HOME = {"address": "Gata 1", "postcode": "4370", "place": "Egersund"}
CONFERENCE_FACTS = {
    "conference_date": date(2027, 3, 11),
    "conference_starts_at": "17:30",
    "conference_venue": "Grendehuset",
    "questions": ["Hva trenger dere?", "Hva kan dere bidra med?"],
    "sign_up_url": "https://example.no/meld-paa",
    "sign_up_deadline": date(2027, 3, 4),
    "stands": False,
    "one_per_association": True,
}


def organiser(
    number: str = "1101", name: str = "Eigersund kommune", slug: str = "eigersund"
) -> Organiser:
    return open_organiser(
        kind="municipality",
        name=name,
        slug=slug,
        municipality=Municipality.objects.get(pk=number),
        contact_name="Siri Eksempel",
        contact_role="frivillighetskoordinator",
        contact_email="siri@example.no",
        contact_phone="+4740000000",
    )


def process(place: Organiser, lead: str = "joint", language: str = "nb") -> PolicyProcess:
    """With meeting, group and mayor: everything that the first letters ask for."""
    begun = begin_process(
        place,
        lead=lead,
        document_kind="frivillighetspolitikk",
        language=language,
        started_on=date(2026, 9, 1),
        mayor_name="Anne Prøve",
        decision_body="kommunestyret",
        decision_on=date(2026, 8, 20),
    )
    record_preliminary_meeting(
        begun,
        starts_at=datetime(2026, 10, 22, 16, 0, tzinfo=UTC),
        place="Grendehuset",
        types_present=["idrett", "kultur"],
        conclusions=["Vi vil ha en fast kontakt i kommunen."],
    )
    set_up_working_group(
        begun,
        set_up_on=date(2026, 10, 22),
        members=[
            MemberDraft("Per Test", "Fjordsyn IL", is_leader=True),
            MemberDraft("Kari Test", "Sangkoret"),
        ],
    )
    return begun


def association(place: Organiser, name: str, email: str = "", /, **values: object) -> Association:
    made = place.associations.create(name=name, source="manual", **values)
    if email:
        made.contact_points.create(kind="email", value=email, source="manual")
    return made


def letter(
    begun: PolicyProcess, kind: str = "conference_invitation", language: str = "nb", **facts: object
) -> Letter:
    """Complete, unless a fact is given as None."""
    values = {**facts_of_process(begun, language=language), **CONFERENCE_FACTS}
    if not begun.organiser.associations.exists():
        values["association_types"] = ["idrett", "kultur"]
    values = {name: value for name, value in {**values, **facts}.items() if value is not None}
    return actions.draft(
        begun.organiser,
        kind=kind,
        language=language,
        controller=begun.lead,
        process=begun,
        facts=values,
    )


def approved(written: Letter) -> Letter:
    for party in ("working_group", "municipality"):
        if written.controller in (party, "joint"):
            actions.approve(written, party=party)
    return written


def member(
    place: Organiser, party: str = "municipality", role: str = "coordinator", email: str = ""
) -> Membership:
    email = email or f"{party}-{role}@example.no"
    user = create_user(email, name=f"{party} {role}", password="long enough for us")
    return give_membership(place, user=user, role=role, party=party)


def sign_in(client: Client, membership: Membership) -> Client:
    client.force_login(membership.user)
    return client


def page(name: str, written: Letter) -> str:
    """The address of one of a letter's pages."""
    return reverse(f"letters:{name}", args=[written.organiser.slug, written.pk])


def shelf(place: Organiser) -> str:
    return reverse("letters:letters", args=[place.slug])


def text_of(response: HttpResponse) -> str:
    return response.content.decode()
