"""One who asks the house what it keeps about her."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.conference.models import SignUp
from samspill.overview.own_data import acts
from samspill.overview.own_data.links import own_data_token
from tests.address_parts import own

if TYPE_CHECKING:
    from tests.house import House


def _email(house: House) -> str:
    theirs = SignUp.objects.filter(conference__organiser=house.organiser).exclude(email="")
    return theirs.earliest("pk").email


def ask_about_own_data(house: House) -> None:
    acts.ask(house.organiser, email=_email(house), text="Hva har dere om meg?", language="nb")


def _token(house: House) -> dict[str, Any]:
    return {"token": own_data_token(_email(house))}


def _asked(house: House) -> int:
    return house.organiser.history.filter(action=acts.ASKED).latest("pk").pk


OWN_DATA: dict[str, Callable[[House], dict[str, Any]]] = {
    "overview:data_protection": own(),
    "overview:own_data": _token,
    "overview:own_data_ask": lambda _house: {},
    "overview:own_data_erasures": _token,
    "overview:own_data_file": _token,
    "overview:request_answered": own(number=_asked),
}
OWN_DATA_POSTS: dict[str, tuple[set[str], Any]] = {
    "overview:request_answered": ({"coordinator"}, None),
}
