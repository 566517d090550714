"""A municipality on the road, as small as the tests need it."""

from __future__ import annotations

from datetime import date

from samspill.organiser.actions import give_membership, open_organiser
from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.people.actions import create_user
from samspill.people.models import User
from samspill.process import actions
from samspill.process.models import PolicyProcess


def organiser(
    number: str = "1101", name: str = "Eigersund kommune", slug: str = "eigersund", **more: object
) -> Organiser:
    place = Municipality.objects.get(pk=number)
    return open_organiser(kind="municipality", name=name, slug=slug, municipality=place, **more)


def process(place: Organiser, **facts: object) -> PolicyProcess:
    whole = {
        "lead": "joint",
        "document_kind": "frivillighetspolitikk",
        "language": "nb",
        "started_on": date(2026, 9, 1),
        **facts,
    }
    return actions.begin_process(place, **whole)


def member(place: Organiser, role: str = "coordinator", party: str = "working_group") -> User:
    user = create_user(f"{role}-{party}-{place.slug}@example.no", name="Kari Eksempel")
    give_membership(place, user=user, role=role, party=party)
    return user


def membership(place: Organiser, role: str, party: str) -> Membership:
    return Membership.objects.get(user=member(place, role, party))
