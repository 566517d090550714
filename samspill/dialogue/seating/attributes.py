"""What a sign-up tells that can be spread evenly over the tables, and whom it comes for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from samspill.conference.models import Conference, SignUp
from samspill.dialogue.models import NoSolo, SeatingSetup, Spread
from samspill.pure.seating.problem import Attribute

SMALL, MIDDLING = 5000, 20_000  # people of a municipality
NEW, KNOWN = "new", "known"
SOLO_OF = {NoSolo.NYNORSK: (Spread.LANGUAGE, "nn"), NoSolo.NEWCOMER: (Spread.NEWCOMER, NEW)}


def earlier_guests(conference: Conference) -> frozenset[str]:
    """Associations and municipalities that were at an earlier conference of the organiser. One query."""
    rows = SignUp.objects.standing().filter(
        conference__organiser_id=conference.organiser_id,
        conference__starts_at__lt=conference.starts_at,
    )
    return frozenset(
        key
        for association, municipality in rows.values_list("association_id", "municipality_id")
        for key in (_association(association), _municipality(municipality))
        if key
    )


def group_of(sign_up: SignUp) -> str:
    """The same text for two who come for the same association or municipality; "" for nobody."""
    name = sign_up.association_name.strip().casefold()
    return (
        _association(sign_up.association_id)
        or _municipality(sign_up.municipality_id)
        or (f"name {name}" if name else "")
    )


def field_of_work(sign_up: SignUp) -> str:
    """The name of the upper category of the association, or ""."""
    association = sign_up.association
    if association is None or association.category is None:
        return ""
    return (association.category.parent or association.category).name


def value_of(sign_up: SignUp, spread: str, earlier: frozenset[str]) -> str:
    """What `sign_up` tells of one attribute, or "" when it tells nothing."""
    reader = READERS.get(spread)
    return reader(sign_up, earlier) if reader is not None else ""


def attributes_of(
    sign_ups: Sequence[SignUp], setup: SeatingSetup, earlier: frozenset[str]
) -> tuple[dict[str, Attribute], dict[int, Mapping[str, str]]]:
    """Attributes that tell people apart, and each person's values of them."""
    solos = {SOLO_OF[one] for one in setup.no_solo if one in SOLO_OF}
    wanted = dict.fromkeys([*setup.spread, *sorted(attribute for attribute, _value in solos)])
    told = {name: {one.pk: value_of(one, name, earlier) for one in sign_ups} for name in wanted}
    useful = [name for name, values in told.items() if len(set(values.values()) - {""}) > 1]
    attributes = {
        str(name): Attribute(no_solo=frozenset(value for one, value in solos if one == name))
        for name in useful
    }
    people = {
        one.pk: {str(name): told[name][one.pk] for name in useful if told[name][one.pk]}
        for one in sign_ups
    }
    return attributes, dict(people)


def _association(number: int | None) -> str:
    return f"association {number}" if number else ""


def _municipality(number: str | None) -> str:
    return f"municipality {number}" if number else ""


def _region(sign_up: SignUp, earlier: frozenset[str]) -> str:
    """The municipality's county, or the place that the association writes from."""
    if sign_up.municipality is not None:
        return str(sign_up.municipality.county_id)
    return sign_up.association.place.strip().casefold() if sign_up.association else ""


def _size(sign_up: SignUp, earlier: frozenset[str]) -> str:
    if sign_up.municipality is None:
        return ""
    people = sign_up.municipality.population
    return "small" if people < SMALL else "middling" if people < MIDDLING else "large"


def _newcomer(sign_up: SignUp, earlier: frozenset[str]) -> str:
    group = group_of(sign_up)
    return (KNOWN if group in earlier else NEW) if group else ""


READERS: dict[str, Callable[[SignUp, frozenset[str]], str]] = {
    Spread.CATEGORY: lambda sign_up, earlier: field_of_work(sign_up),
    Spread.REGION: _region,
    Spread.SIZE: _size,
    Spread.ROLE: lambda sign_up, earlier: sign_up.role.strip().casefold(),
    Spread.LANGUAGE: lambda sign_up, earlier: sign_up.language,
    Spread.NEWCOMER: _newcomer,
}
