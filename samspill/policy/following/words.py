"""How far a measure has come, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from samspill.pure.measure_standing import Standing

NAMES: dict[Standing, Promise] = {
    "done": gettext_lazy("Delivered"),
    "now": gettext_lazy("In progress"),
    "late": pgettext_lazy("of a measure", "Late"),
    "next": gettext_lazy("Not begun"),
    "dropped": gettext_lazy("Dropped"),
}


def how_far(counts: Mapping[Standing, int]) -> str:
    """ "9 of 31 measures are delivered, 3 are late." with both figures and what they are of."""
    total = sum(counts.values())
    done = ngettext(
        "%(done)d of %(total)d measures is delivered",
        "%(done)d of %(total)d measures are delivered",
        counts["done"],
    ) % {"done": counts["done"], "total": total}
    late = ngettext("%d is late", "%d are late", counts["late"]) % counts["late"]
    if not counts["late"]:
        late = _("none is late")
    return f"{done}, {late}."
