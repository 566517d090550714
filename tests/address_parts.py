"""What an address is made of: the slug of one of the house's organisers, and rows of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.house import House

Kwargs = dict[str, Any]


def own(**more: Callable[[House], Any]) -> Callable[[House], Kwargs]:
    """Of the house's own organiser."""
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: make(house) for name, make in more.items()},
    }


def national(**more: Callable[[House], Any]) -> Callable[[House], Kwargs]:
    return lambda house: {
        "slug": house.national.slug,
        **{name: make(house) for name, make in more.items()},
    }


def plain(**more: Any) -> Callable[[House], Kwargs]:
    return lambda house: dict(more)
