"""How municipalities are grouped by size, where one looks for those like one's own."""

from __future__ import annotations

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SMALL, LARGE = 5_000, 20_000  # people
SIZES: dict[str, str | Promise] = {
    "small": _("Fewer than 5 000 people"),
    "middle": _("5 000 to 20 000 people"),
    "large": _("More than 20 000 people"),
}


def size_of(population: int) -> str:
    """A key of SIZES."""
    if population < SMALL:
        return "small"
    return "large" if population > LARGE else "middle"


def in_size(size: str) -> Q:
    """Municipalities of this size, seen from a row that has one."""
    field = "municipality__population"
    return {
        "small": Q(**{f"{field}__lt": SMALL}),
        "middle": Q(**{f"{field}__range": (SMALL, LARGE)}),
        "large": Q(**{f"{field}__gt": LARGE}),
    }[size]
