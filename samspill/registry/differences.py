"""What is different about one association, field by field, in words people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.pure.norwegian_names import calm_name
from samspill.registry.models import Association, Category, ContactPoint

if TYPE_CHECKING:
    from samspill.registry.importing import Change

FIELD_WORDS = {
    "name": gettext_lazy("name"),
    "org_number": gettext_lazy("organisation number"),
    "category_id": gettext_lazy("kind of association"),
    "umbrella": gettext_lazy("umbrella organisation"),
    "activity": gettext_lazy("activity"),
    "purpose": gettext_lazy("purpose"),
    "website": gettext_lazy("website"),
    "founded_on": gettext_lazy("founding date"),
    "language_form": gettext_lazy("written language"),
    "address": gettext_lazy("address"),
    "postcode": gettext_lazy("address"),
    "place": gettext_lazy("address"),
    "care_of": gettext_lazy("c/o"),
    "municipality_number": gettext_lazy("municipality"),
    "legal_form": gettext_lazy("legal form"),
    "status": gettext_lazy("status"),
    "source": gettext_lazy("source"),
    "emails": gettext_lazy("e-mail"),
    "phones": gettext_lazy("telephone"),
}
POINT_WORDS = {
    ContactPoint.Kind.EMAIL: FIELD_WORDS["emails"],
    ContactPoint.Kind.PHONE: FIELD_WORDS["phones"],
}
TOWN = ("address", "postcode", "place")
UNSHOWN = (*TOWN, "source", "search_text", "category_id")


@dataclass(frozen=True)
class Difference:
    """One field, as it is and as it will be; "" for what was or will be nothing."""

    label: str
    before: str
    after: str


def differences(change: Change, *, kinds: Mapping[str, Category]) -> list[Difference]:
    """What the change is of, field by field; nothing for a new association.

    kinds   every category by its code
    """
    if change.is_new:
        return []
    association, before = change.association, change.before
    found = [
        _difference(name, _in_words(name, was), _in_words(name, getattr(association, name)))
        for name, was in before.items()
        if name not in UNSHOWN
    ]
    if any(name in before for name in TOWN):
        was = [before.get(name, getattr(association, name)) for name in TOWN]
        found.append(_difference("address", _address(was), _address(_values(association, TOWN))))
    if "category_id" in before or change.categories is not None:
        found.append(_kinds_difference(change, kinds))
    found += _points_differences(change)
    return [one for one in found if one.before != one.after]


def words_for(names: Iterable[str]) -> str:
    """ "name, address": the fields in words, each once."""
    words = [str(FIELD_WORDS[name]) for name in names if name in FIELD_WORDS]
    return ", ".join(dict.fromkeys(words))


def _difference(name: str, before: str, after: str) -> Difference:
    return Difference(str(FIELD_WORDS[name]), before, after)


def _in_words(name: str, value: object) -> str:
    if name == "name":
        return calm_name(str(value))
    if name == "status":
        return str(Association.Status(str(value)).label)
    if name == "language_form":
        return {"nb": _("Bokmål"), "nn": _("Nynorsk")}.get(str(value), "")
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value)


def _values(association: Association, names: Iterable[str]) -> list[object]:
    return [getattr(association, name) for name in names]


def _address(parts: list[object]) -> str:
    street, postcode, place = (str(part) for part in parts)
    town = f"{postcode} {calm_name(place)}".strip()
    return ", ".join(part for part in (street, town) if part)


def _kinds_difference(change: Change, kinds: Mapping[str, Category]) -> Difference:
    association = change.association
    held = [category.pk for category in association.other_categories.all()]
    was = change.before.get("category_id", association.category_id)
    others = held if change.categories is None else list(change.categories)
    before, after = [was, *held], [association.category_id, *others]
    return _difference("category_id", _names(before, kinds), _names(after, kinds))


def _names(codes: Iterable[object], kinds: Mapping[str, Category]) -> str:
    return ", ".join(kinds[str(code)].name for code in codes if str(code) in kinds)


def _points_differences(change: Change) -> list[Difference]:
    found = []
    held = list(change.association.contact_points.all())
    gone = {point.pk for point in change.old_points}
    for kind in ContactPoint.Kind:
        before = [point for point in held if point.kind == kind]
        after = [point for point in before if point.pk not in gone]
        after += [point for point in change.new_points if point.kind == kind]
        values = [", ".join(point.value for point in points) for points in (before, after)]
        found.append(Difference(str(POINT_WORDS[kind]), *values))
    return found
