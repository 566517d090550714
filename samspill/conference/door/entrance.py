"""What the door's page needs to know: who is expected, who has come, and no more of them than that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samspill.conference import links
from samspill.conference.actions import Arrival
from samspill.conference.models import Conference, SignUp
from samspill.pure.documents.cards import by_alphabet


@dataclass(frozen=True)
class Expected:
    """One line at the door. `token` is what the QR code holds; `came_at` None: not yet."""

    pk: int
    name: str
    association: str
    code: str
    token: str
    came_at: datetime | None
    door: str


def expected(conference: Conference) -> list[Expected]:
    """Everyone with a seat, by name. One query."""
    rows = conference.sign_ups.holding_a_seat().select_related(
        "association", "municipality", "check_in"
    )
    people = [line_of(one) for one in rows]
    return sorted(people, key=lambda one: (by_alphabet(one.name), one.pk))


def line_of(sign_up: SignUp) -> Expected:
    came = getattr(sign_up, "check_in", None)
    return Expected(
        pk=sign_up.pk,
        name=sign_up.name,
        association=sign_up.represents,
        code=sign_up.card_code,
        token=links.check_in_token(sign_up),
        came_at=came.at if came else None,
        door=came.door if came else "",
    )


def found(people: list[Expected], written: str) -> list[Expected]:
    """Those whose name, association or code holds what was written."""
    wanted = " ".join(written.split()).casefold()
    return [
        one for one in people if wanted in f"{one.name} {one.association} {one.code}".casefold()
    ]


def as_told(one: Expected) -> dict[str, Any]:
    """For JSON."""
    return {
        "id": one.pk,
        "name": one.name,
        "association": one.association,
        "code": one.code,
        "token": one.token,
        "at": one.came_at.isoformat() if one.came_at else "",
        "door": one.door,
    }


def answer_of(arrival: Arrival) -> dict[str, Any]:
    """What the door is told of one act: the outcome, and how the person stands now."""
    came = arrival.check_in
    told = as_told(line_of(arrival.sign_up))
    told |= {"at": came.at.isoformat() if came else "", "door": came.door if came else ""}
    return {"outcome": arrival.outcome, "person": told}
