"""The care of the list in the house: two that may be one, two that are one, two that are two, and an
address that came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samspill.registry import actions
from samspill.registry.care.addresses import mark_dead
from samspill.registry.care.merging import merge, say_two
from samspill.registry.models import Association, ContactPoint, NotTheSame

if TYPE_CHECKING:
    from tests.house import House

DEAD = "borte@example.no"
NAMES = ("Prøvevik Spelemannslag", "Prøvevik spelemannlag", "Prøvevik Spelemannslag Ung")


def take_care(house: House) -> None:
    place, by = house.organiser, house.coordinator
    first, second, third, fourth = (
        actions.add_association(place, name=name, by=by) for name in (*NAMES, "Prøvevik spel")
    )
    # one that the register knows too, with a field that a person has the word on
    Association.objects.filter(pk=third.pk).update(source="register", fields_by_hand=["activity"])
    ContactPoint.objects.create(association=first, kind="email", value=DEAD, source="manual")
    mark_dead(DEAD, "550 5.1.1 No such user", timezone.now())
    say_two(first, second=third, by=by)
    merge(second, other=fourth, by=by)


def _named(house: House, name: str) -> Association:
    return house.organiser.associations.get(name=name)


def _own(house: House) -> dict[str, Any]:
    return {"slug": house.organiser.slug}


def _pair(house: House) -> dict[str, Any]:
    first, second = (_named(house, name).pk for name in NAMES[:2])
    return {**_own(house), "first": first, "second": second}


def _dead(house: House) -> dict[str, Any]:
    return {**_own(house), "pk": ContactPoint.objects.get(value=DEAD).pk}


def _merged(house: House) -> dict[str, Any]:
    return {**_own(house), "pk": _named(house, "Prøvevik spel").pk}


def _verdict(house: House) -> dict[str, Any]:
    return {**_own(house), "pk": NotTheSame.objects.get(first__organiser=house.organiser).pk}


def _one(house: House) -> dict[str, Any]:
    return {**_own(house), "pk": _named(house, NAMES[2]).pk}


CARE: dict[str, Callable[[House], dict[str, Any]]] = {
    "registry:address_works": _dead,
    "registry:addresses": _own,
    "registry:duplicates": _own,
    "registry:merging": _pair,
    "registry:new_address": _dead,
    "registry:other": _one,
    "registry:pair": _pair,
    "registry:parting": _merged,
    "registry:register_word": _one,
    "registry:two": _pair,
    "registry:two_taken_back": _verdict,
}
C = "coordinator"
CARE_POSTS: dict[str, tuple[set[str], Any]] = {
    "registry:address_works": ({C}, None),
    "registry:merging": ({C}, None),
    "registry:new_address": ({C}, lambda house: {"email": "ny@example.no"}),
    "registry:parting": ({C}, None),
    "registry:register_word": ({C}, lambda house: {"field": "activity"}),
    "registry:two": ({C}, None),
    "registry:two_taken_back": ({C}, None),
}
