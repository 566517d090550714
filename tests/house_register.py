"""What has come from the registers to the house: a fetch that stopped, and a change that waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.registry.fetching import fetches
from samspill.registry.models import Association, RegisterChange
from samspill.registry.rows import AssociationRow, as_values

if TYPE_CHECKING:
    from tests.house import House


def ask_the_register(house: House) -> None:
    place = house.organiser
    fetch = fetches.ask_for_fetch(place, by=house.coordinator)
    place.register_fetches.filter(pk=fetch.pk).update(state="failed", failure="unreachable")
    active = place.associations.active()
    for one in (active.earliest("pk"), active.exclude(org_number="").latest("pk")):
        ended = AssociationRow(one.org_number, one.name, status=Association.Status.DELETED)
        RegisterChange.objects.create(
            organiser=place,
            association=one,
            org_number=one.org_number or "399999990",
            kind="Sletting",
            row=as_values(ended),
        )


def _own(house: House) -> dict[str, Any]:
    return {"slug": house.organiser.slug}


def _fetch(house: House) -> dict[str, Any]:
    return {**_own(house), "pk": house.organiser.register_fetches.latest("pk").pk}


def _change(house: House) -> dict[str, str]:
    return {"change": str(house.organiser.register_changes.earliest("pk").pk)}


REGISTER: dict[str, Callable[[House], dict[str, Any]]] = {
    "registry:changes": _own,
    "registry:changes_passing_over": _own,
    "registry:changes_taking_in": _own,
    "registry:fetch": _fetch,
    "registry:fetch_attempt": _fetch,
    "registry:fetch_progress": _fetch,
}
C = "coordinator"
REGISTER_POSTS: dict[str, tuple[set[str], Any]] = {
    "registry:changes_passing_over": ({C}, _change),
    "registry:changes_taking_in": ({C}, _change),
    "registry:fetch_attempt": ({C}, None),
}
