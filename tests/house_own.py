"""Associations' own entries in the house: one with a link, one that went out of the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.registry import actions
from samspill.registry.models import Association
from samspill.registry.own import acts
from samspill.registry.own.links import own_token
from tests.address_parts import own

if TYPE_CHECKING:
    from tests.house import House

EMAIL = "styret@example.no"


def keep_own_entries(house: House) -> None:
    place, by = house.organiser, house.coordinator
    one = actions.add_association(place, name="Ytre Eksempel kor", emails=[EMAIL], by=by)
    acts.change_own_entry(one, values={"activity": "Sang"}, emails=[EMAIL], phones=["+4740000000"])
    gone = actions.add_association(place, name="Indre Eksempel kor", emails=["x@example.no"], by=by)
    acts.remove_contact(gone, is_ended=True)


def _with_link(house: House) -> Association:
    return house.organiser.associations.get(name="Ytre Eksempel kor")


def _gone(house: House) -> Association:
    return house.organiser.associations.get(name="Indre Eksempel kor")


def _token(house: House) -> dict[str, Any]:
    return {"token": own_token(_with_link(house), EMAIL)}


def _last(house: House) -> dict[str, str]:
    theirs = house.organiser.history.filter(action=acts.CHANGED)
    return {"last": str(theirs.latest("pk").pk)}


OWN: dict[str, Callable[[House], dict[str, Any]]] = {
    "overview:coverage": own(),
    "overview:unreached": own(),
    "registry:own_ask": own(),
    "registry:own_changes": own(),
    "registry:own_changes_seen": own(),
    "registry:own_entry": _token,
    "registry:own_link": own(pk=lambda house: _with_link(house).pk),
    "registry:own_links": own(),
    "registry:own_removal": _token,
    "registry:own_return": own(pk=lambda house: _gone(house).pk),
}
C = "coordinator"
OWN_POSTS: dict[str, tuple[set[str], Any]] = {
    "registry:own_changes_seen": ({C}, _last),
    "registry:own_link": ({C}, None),
    "registry:own_links": ({C}, lambda house: {"association": str(_with_link(house).pk)}),
    "registry:own_return": ({C}, None),
}
