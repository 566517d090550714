"""What the house has of signing up: one who asks to come, one who wants to be told, links of each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core import signing

from samspill.conference import actions, links
from samspill.conference.models import OpeningNotice
from samspill.pure.received_files import received_file

if TYPE_CHECKING:
    from tests.house import House


def let_some_ask(house: House) -> None:
    held = house.conference
    actions.ask_to_come(
        held,
        association=_outside(house),
        name="Siv Eksempel",
        email="siv.eksempel@example.no",
        file=received_file("vedtak.pdf", b"%PDF-1.7"),
    )
    actions.invite(held, municipality=house.organiser.municipality, ground="sak 23/14")
    actions.ask_to_be_told(held, email="tell@example.no", language="nb")
    held.sign_ups.filter(pk=_first(house).pk).update(booker_email="kari@example.no")
    held.sign_ups.filter(pk=_booked(house).pk).update(booker_email="kari@example.no", email="")


def _outside(house: House) -> Any:
    """An association that has not signed up."""
    came = house.conference.sign_ups.filter(association__isnull=False)
    others = house.organiser.associations.exclude(pk__in=came.values("association"))
    return others.earliest("pk")


def _booked(house: House) -> Any:
    return house.conference.sign_ups.seated().latest("pk")


def _first(house: House) -> Any:
    return house.conference.sign_ups.seated().earliest("pk")


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {
        "slug": house.organiser.slug,
        "pk": house.conference.pk,
        **{name: make(house) for name, make in more.items()},
    }


def _token(house: House) -> dict[str, Any]:
    return {"token": links.sign_up_token(_first(house))}


def _booking(house: House) -> dict[str, Any]:
    return {"token": links.booker_token(house.conference, "kari@example.no")}


def _notice(house: House) -> dict[str, Any]:
    notice = OpeningNotice.objects.filter(conference=house.conference).earliest("pk")
    return {"token": links.notice_token(notice)}


_conference = _own()
_invited = _own(invited_pk=lambda house: house.conference.invited.earliest("pk").pk)

SIGNING: dict[str, Callable[[House], dict[str, Any]]] = {
    "conference:announcement": _own(pk=lambda house: house.draft.pk),
    "conference:ask_holder": _conference,
    "conference:asking_to_come": _conference,
    "conference:booking": _booking,
    "conference:booking_answers": lambda house: {**_booking(house), "pk": _booked(house).pk},
    "conference:booking_name": lambda house: {**_booking(house), "pk": _first(house).pk},
    "conference:invited": _conference,
    "conference:invited_addresses": _conference,
    "conference:invited_answer": _invited,
    "conference:invited_document": _invited,
    "conference:invited_end": _invited,
    "conference:offer": _token,
    "conference:opening_notice": _notice,
    "conference:opening_notices": _conference,
    "conference:pass_to": _token,
    "conference:several": _conference,
    "conference:sign_up_list": _conference,
    "conference:sign_up_list_taken": _conference,
    "conference:slip": _own(sign_up_pk=lambda house: _first(house).pk),
    "conference:substitute": lambda house: {"token": links.substitute_token(_first(house))},
    "conference:waiting": _conference,
}


def _looked_over(house: House) -> dict[str, str]:
    person = {"name": "Ny", "email": "", "association_name": "Et nytt lag til"}
    rows = [{**person, "association": None, "municipality": None}]
    return {"looked_over": signing.dumps(rows, salt="conference.sign_up_file", compress=True)}


def _to_invite(house: House) -> dict[str, str]:
    return {"represents": _outside(house).display_name, "ground": "sak 23/14"}


def _addresses(house: House) -> dict[str, str]:
    one = house.conference.invited.get(municipality=house.organiser.municipality_id)
    return {f"email_{one.pk}": "post@example.no"}


C, F = "coordinator", "facilitator"
SIGNING_POSTS: dict[str, tuple[set[str], Any]] = {
    "conference:announcement": ({C}, None),
    "conference:invited": ({C, F}, _to_invite),
    "conference:invited_addresses": ({C, F}, _addresses),
    "conference:invited_answer": ({C, F}, lambda house: {"is_invited": "yes"}),
    "conference:invited_end": ({C, F}, None),
    "conference:sign_up_list": ({C, F}, None),
    "conference:sign_up_list_taken": ({C, F}, _looked_over),
}
