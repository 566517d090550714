"""Enhetsregisteret's own JSON, with the Register of Non-Profit Organisations' categories joined in.

The register leaves out what it does not know, writes names in capitals and breaks long texts into
lines. Categories are not sorted: the lowest `rekkefoelge` is the main one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspill.registry import cleaning
from samspill.registry.guessing import guess_category
from samspill.registry.models import Association
from samspill.registry.rows import AssociationRow, fitted
from samspill.registry.tables import Problem

Entry = Mapping[str, Any]
Status = Association.Status


def entries_of(told: object) -> list[object] | None:
    """The units of a search answer, a plain list or one object; None when it is none of them.

    An answer without hits has no `_embedded` at all.
    """
    if isinstance(told, list):
        return told
    if not isinstance(told, dict):
        return None
    embedded = told.get("_embedded")
    if isinstance(embedded, dict):
        lists = [part for part in embedded.values() if isinstance(part, list)]
        return lists[0] if lists else None
    if isinstance(told.get("enheter"), list):
        return list(told["enheter"])
    if "organisasjonsnummer" in told or "navn" in told:
        return [told]
    return [] if "page" in told or "_links" in told else None


def read_entry(
    entry: object, *, file: str, number: int, known_categories: Collection[str]
) -> tuple[AssociationRow | None, list[Problem]]:
    """One unit -> its row, or the problems that stand in the way.

    number             its place in the file, from 1
    known_categories   ICNPO codes; others are passed over
    """
    if not isinstance(entry, dict):
        return None, [Problem(file, number, "", _("This is no association: it must be an object."))]
    problems: list[Problem] = []
    doubts: list[str] = []
    org_number = _org_number(entry, file, number, problems, doubts)
    name = _text(entry, "navn")
    if not name and not problems:
        problems.append(Problem(file, number, "navn", _("The name is missing.")))
    founded_on = _date(entry, "stiftelsesdato", file, number, problems)
    if problems:
        return None, problems
    codes = [code for code in _categories(entry) if code in known_categories]
    guessed = "" if codes else guess_category(name=name, industry_codes=_industry_codes(entry))
    address = _mapping(entry, "postadresse") or _mapping(entry, "forretningsadresse")
    street, care_of = cleaning.split_care_of(_lines(address, "adresse"))
    row = AssociationRow(
        org_number=org_number,
        name=name,
        legal_form=_text(_mapping(entry, "organisasjonsform"), "kode"),
        category_code=codes[0] if codes else guessed,
        other_category_codes=tuple(codes[1:]),
        activity=" ".join(_lines(entry, "aktivitet")),
        purpose=" ".join(_lines(entry, "vedtektsfestetFormaal")),
        website=_text(entry, "hjemmeside"),
        founded_on=founded_on,
        language_form=cleaning.language_form_of(_text(entry, "maalform")),
        municipality_number=_text(_mapping(entry, "forretningsadresse"), "kommunenummer"),
        address=street,
        postcode=_text(address, "postnummer")[:4],
        place=_place(address),
        care_of=care_of,
        status=_status(entry),
        emails=_emails(entry, doubts),
        phones=_phones(entry, doubts),
        category_is_guessed=bool(guessed),
        doubts=tuple(doubts),
    )
    return fitted(row), []


def _org_number(
    entry: Entry, file: str, number: int, problems: list[Problem], doubts: list[str]
) -> str:
    told = _text(entry, "organisasjonsnummer")
    if not told:
        return ""
    try:
        org_number = cleaning.clean_org_number(told)
    except ValueError:
        message = _("“%s” is no organisation number. Write nine digits.") % told
        problems.append(Problem(file, number, "organisasjonsnummer", message))
        return ""
    if not cleaning.has_right_check_digit(org_number):
        doubts.append(_("The last digit of %s does not fit the others.") % org_number)
    return org_number


def _date(entry: Entry, key: str, file: str, number: int, problems: list[Problem]) -> date | None:
    told = _text(entry, key)
    try:
        return cleaning.clean_date(told)
    except ValueError:
        message = _("“%s” is no date. Write it as 02.05.1921.") % told
        problems.append(Problem(file, number, key, message))
        return None


def _status(entry: Entry) -> str:
    """Deleted weighs more than bankrupt, bankrupt more than being wound up."""
    if _text(entry, "respons_klasse") == "SlettetEnhet" or _text(entry, "slettedato"):
        return Status.DELETED
    if entry.get("konkurs") is True:
        return Status.BANKRUPT
    if (
        entry.get("underAvvikling") is True
        or entry.get("underTvangsavviklingEllerTvangsopplosning") is True
    ):
        return Status.WINDING_UP
    return Status.ACTIVE


def _categories(entry: Entry) -> list[str]:
    """ICNPO codes, the main one first, without repeats."""
    told = entry.get("icnpoKategorier")
    parts = [part for part in told if isinstance(part, dict)] if isinstance(told, list) else []

    def order(part: Entry) -> float:
        place = part.get("rekkefoelge")
        return place if isinstance(place, int | float) else float("inf")

    codes = [_text(part, "icnpoNummer").lstrip("0") for part in sorted(parts, key=order)]
    return list(dict.fromkeys(code for code in codes if code))


def _industry_codes(entry: Entry) -> list[str]:
    names = ("naeringskode1", "naeringskode2", "naeringskode3")
    return [code for name in names if (code := _text(_mapping(entry, name), "kode"))]


def _emails(entry: Entry, doubts: list[str]) -> tuple[str, ...]:
    return clean_all(
        cleaning.split_list(_text(entry, "epostadresse")),
        cleaning.clean_email,
        _("“%s” is no e-mail address, and was left out."),
        doubts,
    )


def _phones(entry: Entry, doubts: list[str]) -> tuple[str, ...]:
    told = [text for key in ("mobil", "telefon") if (text := _text(entry, key))]
    return clean_all(
        told, cleaning.clean_phone, _("“%s” is no telephone number, and was left out."), doubts
    )


def clean_all(
    told: Sequence[str], clean: Callable[[str], str], doubt: str, doubts: list[str]
) -> tuple[str, ...]:
    """Each value cleaned, without repeats; one that cannot be read becomes a doubt, not a stop."""
    values: dict[str, None] = {}
    for text in told:
        try:
            values[clean(text)] = None
        except ValueError:
            doubts.append(doubt % text)
    return tuple(values)


def _place(address: Entry) -> str:
    """The post town; with the country when it is another."""
    place, land_code = _text(address, "poststed"), _text(address, "landkode")
    if land_code in ("", "NO", "SJ"):
        return place
    return ", ".join(part for part in (place, _text(address, "land")) if part)


def _text(entry: Entry, key: str) -> str:
    """The value as one text without line breaks; "" for what is left out, null or no text."""
    value = entry.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return cleaning.clean_text(str(value))


def _mapping(entry: Entry, key: str) -> Entry:
    value = entry.get(key)
    return value if isinstance(value, dict) else {}


def _lines(entry: Entry, key: str) -> list[str]:
    """A list of lines, or one line written as a text."""
    value = entry.get(key)
    lines = value if isinstance(value, list) else [value]
    return [cleaning.clean_text(line) for line in lines if isinstance(line, str) and line.strip()]
