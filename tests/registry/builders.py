"""Municipalities, people and lists for the tests of the registry and the map."""

from __future__ import annotations

from typing import Any

from django.test import Client

from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.people.models import User
from samspill.registry import actions
from samspill.registry.models import Association
from samspill.registry.rows import AssociationRow

FARSUND, LUSTER = "4206", "4644"
NUMBERS = ("318730008", "318730377", "317418590")  # nine digits that fit together


def organiser(number: str = FARSUND, slug: str = "farsund") -> Organiser:
    place = Municipality.objects.get(pk=number)
    return Organiser.objects.create(
        kind="municipality", name=f"{place.name} kommune", slug=slug, municipality=place
    )


def national(slug: str = "nasjonal") -> Organiser:
    return Organiser.objects.create(kind="national", name="Nasjonalt eksempel", slug=slug)


def member(place: Organiser, email: str = "kari@example.no", role: str = "coordinator") -> User:
    user = User.objects.create_user(email, "Kari Eksempel", "et-langt-passord")
    Membership.objects.create(organiser=place, user=user, role=role, party="municipality")
    return user


def signed_in(place: Organiser, **who: str) -> Client:
    client = Client()
    client.force_login(member(place, **who))
    return client


def association(place: Organiser, name: str = "Testvik kor", **fields: Any) -> Association:
    return actions.add_association(place, name=name, **fields)


def row(name: str = "TESTVIK IDRETTSLAG", **fields: Any) -> AssociationRow:
    return AssociationRow(name=name, **fields)


def unit(**fields: Any) -> dict[str, Any]:
    """One association as the register writes it; a field of None is left out."""
    whole = {
        "respons_klasse": "Enhet",
        "organisasjonsnummer": NUMBERS[0],
        "navn": "TESTVIK IDRETTSLAG",
        "organisasjonsform": {"kode": "FLI", "beskrivelse": "Forening/lag/innretning"},
        "epostadresse": "post@example.no",
        "mobil": "400 00 000",
        "forretningsadresse": {
            "land": "Norge",
            "landkode": "NO",
            "postnummer": "4563",
            "poststed": "BORHAUG",
            "adresse": ["c/o Kari Eksempel", "Testveien 1"],
            "kommunenummer": FARSUND,
        },
        "stiftelsesdato": "1921-05-02",
        "naeringskode1": {"kode": "93.120", "beskrivelse": "Idrettslag og -klubber"},
        "registrertIFrivillighetsregisteret": True,
        "konkurs": False,
        "underAvvikling": False,
        "maalform": "Bokmål",
        "aktivitet": ["Idrett for barn", "og voksne."],
    } | fields
    return {key: value for key, value in whole.items() if value is not None}
