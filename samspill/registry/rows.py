"""One association as a file or the register tells it, before it is laid beside what is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from django.db.models import CharField
from django.utils.translation import gettext as _

from samspill.registry.models import Association


@dataclass(frozen=True)
class AssociationRow:
    """What was read about one association; what was not told is "".

    org_number            nine digits; "" when it has none
    name                  "" only in a list of bare org numbers
    category_code         ICNPO, "" when it can neither be read nor guessed
    category_is_guessed   from the industry code and the name, not from the register
    founded_on            None when not told
    municipality_number   of the business address; "" counts as the organiser's own
    address … care_of     for paper letters; care_of is a person's name and never public
    status                a value of Association.Status
    emails, phones        in the order told; telephones in E.164
    doubts                what was read, but should be looked at, in sentences
    """

    org_number: str = ""
    name: str = ""
    legal_form: str = ""
    category_code: str = ""
    other_category_codes: tuple[str, ...] = ()
    activity: str = ""
    purpose: str = ""
    website: str = ""
    founded_on: date | None = None
    language_form: str = ""
    municipality_number: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""
    care_of: str = ""
    status: str = Association.Status.ACTIVE
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    umbrella: str = ""
    category_is_guessed: bool = False
    doubts: tuple[str, ...] = ()


_LIMITED = "name legal_form website address place care_of umbrella".split()


def fitted(row: AssociationRow) -> AssociationRow:
    """The row with texts no longer than their columns, and a doubt for each that was cut."""
    cut: dict[str, str] = {}
    doubts = list(row.doubts)
    for name in _LIMITED:
        field = Association._meta.get_field(name)
        text = getattr(row, name)
        if isinstance(field, CharField) and field.max_length and len(text) > field.max_length:
            cut[name] = text[: field.max_length]
            doubts.append(_("A text of more than %d characters was cut.") % field.max_length)
    return replace(row, **cut, doubts=tuple(doubts)) if cut else row  # type: ignore[arg-type]


_BEGINNING = AssociationRow()
_LISTS = ("other_category_codes", "emails", "phones", "doubts")


def as_values(row: AssociationRow) -> dict[str, Any]:
    """The row as JSON can hold it, without what was not told."""
    values = {name: value for name, value in asdict(row).items() if value != _told_nothing(name)}
    if row.founded_on is not None:
        values["founded_on"] = row.founded_on.isoformat()
    return values


def from_values(values: Mapping[str, Any]) -> AssociationRow:
    """The row that `as_values` told; names that are not known are passed over."""
    known = {one.name for one in fields(AssociationRow)}
    told = {name: value for name, value in values.items() if name in known}
    told |= {name: tuple(told[name]) for name in _LISTS if name in told}
    if "founded_on" in told:
        told["founded_on"] = date.fromisoformat(told["founded_on"])
    return AssociationRow(**told)


def _told_nothing(name: str) -> object:
    return getattr(_BEGINNING, name)
