"""The municipalities a national host writes to: the list that its conference hands down as facts.

`invited_municipalities` is [{number, name, email, ground}]; `municipality_emails` is what a person
has typed for some of them, by number, and counts before what was handed down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samspill.letters.models import Letter
from samspill.organiser.models import Municipality

INVITED, SIGNED_UP, TYPED = (
    "invited_municipalities",
    "signed_up_municipalities",
    "municipality_emails",
)


@dataclass(frozen=True)
class Invitee:
    municipality: Municipality
    name: str
    email: str
    ground: str


def invitees(letter: Letter) -> list[Invitee]:
    """Those on the list that are municipalities, by name; a number given twice counts once."""
    told = {str(one.get("number", "")): one for one in _rows(letter.facts.get(INVITED))}
    typed = letter.facts.get(TYPED)
    addresses = typed if isinstance(typed, Mapping) else {}
    known = Municipality.objects.filter(pk__in=list(told)).order_by("name", "pk")
    return [_invitee(one, told[one.pk], str(addresses.get(one.pk, ""))) for one in known]


def signed_up_municipalities(letter: Letter) -> frozenset[str]:
    told = letter.facts.get(SIGNED_UP)
    return frozenset(str(one) for one in told) if isinstance(told, list) else frozenset()


def _invitee(municipality: Municipality, row: Mapping[str, Any], typed: str) -> Invitee:
    return Invitee(
        municipality,
        name=str(row.get("name") or municipality.name),
        email=(typed or str(row.get("email") or "")).strip(),
        ground=str(row.get("ground") or ""),
    )


def _rows(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
