"""What became of what the house said: one who follows, and where each of the pages is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.policy import actions
from samspill.policy.became.links import follower_token
from samspill.policy.models import Follower

if TYPE_CHECKING:
    from tests.house import House


def follow(house: House) -> None:
    """One address that has confirmed that it wants to be told."""
    actions.ask_to_follow(house.published, email="folger@example.no", language="nb")
    actions.confirm_follower(Follower.objects.get(email="folger@example.no"))


def _token(house: House) -> str:
    return follower_token(Follower.objects.get(email="folger@example.no"))


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: make(house) for name, make in more.items()},
    }


def _spoken(house: House) -> int:
    """An association that said something."""
    spoken = house.dialogue.contributions.standing().exclude(association=None)
    return spoken.earliest("pk").association_id


def _table(house: House) -> int:
    spoken = house.dialogue.contributions.standing().exclude(table=None)
    return spoken.earliest("pk").table_id


_said = _own(pk=lambda house: house.published.pk)
BECAME = {
    "policy:alike": _said,
    "policy:became_association": _own(pk=_spoken),
    "policy:became_table": _own(pk=_table),
    "policy:follower": _own(token=_token),
    "policy:follower_end": _own(token=_token),
    "policy:followers": _said,
    "policy:policy_letter": _own(kind=lambda house: "consultation"),
    "policy:what_became": _own(),
}
"""One entry for each address, as in `address_examples.EXAMPLES`."""

BECAME_POSTS = {"policy:policy_letter": ({"coordinator"}, None)}
