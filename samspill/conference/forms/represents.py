"""For whom a person comes: the association or the municipality, chosen by its name."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, cast

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from samspill.conference.forms.fields import Listed, NameListField, Names
from samspill.conference.models import Conference
from samspill.organiser.models import Municipality

KEPT_SECONDS = 3600
_kept: dict[str, tuple[float, Names]] = {}


def represents_field(
    conference: Conference, *, names: Names | None = None, taken: frozenset[Any] | None = None
) -> NameListField:
    """names, taken: of another field for the same conference, so that they are read once."""
    if conference.is_for_municipalities:
        return _municipality_field(conference, names, taken)
    message = _("Choose an association from the list, or write the name if it is missing.")
    return NameListField(
        names=names or Names(_associations(conference)),
        taken=_lazily_taken(conference, "association_id") if taken is None else taken,
        label=_("Association"),
        help_text=_("Write the first letters, and choose from the list."),
        error_messages={"required": message},
    )


def _municipality_field(
    conference: Conference, names: Names | None, taken: frozenset[Any] | None
) -> NameListField:
    label, required = _("Municipality"), _("Choose the municipality you come from.")
    help_text = _("Write the first letters, and choose from the list.")
    if conference.is_for_others_too:
        label = _("Municipality or organisation")
        help_text = _("Choose the municipality from the list, or write the organisation's name.")
        required = help_text
    return NameListField(
        names=names or municipality_names(),
        taken=_lazily_taken(conference, "municipality_id") if taken is None else taken,
        label=label,
        help_text=help_text,
        error_messages={"required": required},
    )


def place_of(conference: Conference, found: Listed | None, text: str) -> dict[str, Any]:
    """What was chosen, or written, as the action takes it."""
    if found is None:
        return {"association_name": text}
    name = "municipality" if conference.is_for_municipalities else "association"
    return {name: found.key}


def municipality_names() -> Names:
    """All municipalities. They change on the first of January, by a migration: kept for an hour."""
    made_at, names = _kept.get("names", (-KEPT_SECONDS, None))
    if names is None or time.monotonic() - made_at >= KEPT_SECONDS:
        names = Names(_municipalities())
        if names.listed:
            _kept["names"] = (time.monotonic(), names)
    return names


def _municipalities() -> Iterator[Listed]:
    found = list(Municipality.objects.select_related("county"))
    counts = Counter(one.name for one in found)
    for one in found:
        label = f"{one.name} ({one.county.name})" if counts[one.name] > 1 else one.name
        yield Listed(one, label, one.called)


def _associations(conference: Conference) -> Iterator[Listed]:
    found = list(conference.organiser.associations.active())
    counts = Counter(one.display_name for one in found)
    for one in found:
        name = one.display_name
        where = one.place.title() or one.org_number
        label = f"{name} ({where})" if counts[name] > 1 and where else name
        yield Listed(one, label, (name, one.org_number))


def _lazily_taken(conference: Conference, column: str) -> frozenset[Any]:
    """Asked for when the list is shown: what is sent needs it only where a fault is told."""
    return cast(frozenset[Any], SimpleLazyObject(partial(_taken, conference, column)))


def _taken(conference: Conference, column: str) -> frozenset[Any]:
    """Keys of those who have one already, where the conference takes one."""
    counted = conference.sign_ups.standing().filter(is_extra=False)
    return frozenset(counted.values_list(column, flat=True)) - {None}
