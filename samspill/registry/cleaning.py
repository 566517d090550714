"""Single values as people and registers write them, made ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from stdnum.no import orgnr

from samspill.pure.folding import fold

_CARE_OF = re.compile(
    r"(?:^|(?<=[\s,;]))(?:c\s*/\s*o|co\s*/|c\.o\.?|v\s*/|att\s*[.:]+)\s*[:.]?\s*",
    re.IGNORECASE,
)
_CARE_OF_WITH_CASE = re.compile(r"^ved\s+(?=[A-ZÆØÅ])")


def clean_text(text: str) -> str:
    """One space between words; without what no database can hold (NUL, half a surrogate pair)."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(whole.replace("\0", "").split())


def clean_org_number(text: str) -> str:
    """ "NO 318 730 008 MVA" -> "318730008". Raises ValueError when it is not nine digits."""
    compact = re.sub(r"[\s.\-]", "", text).upper().removeprefix("NO").removesuffix("MVA")
    if not re.fullmatch(r"[0-9]{9}", compact):
        raise ValueError(text)
    return compact


def has_right_check_digit(org_number: str) -> bool:
    return bool(orgnr.is_valid(org_number))


def clean_phone(text: str) -> str:
    """E.164, read as Norwegian when it has no country. Raises ValueError when it is no number."""
    try:
        number = phonenumbers.parse(text, "NO")
    except phonenumbers.NumberParseException as error:
        raise ValueError(text) from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def clean_email(text: str) -> str:
    """Without spaces, the part after @ in small letters. Raises ValueError when it is none."""
    address = text.strip().strip("<>").removeprefix("mailto:")
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValueError(text) from error
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def clean_date(text: str) -> date | None:
    """ISO, 02.05.1921 or 2/5-1921; None for "" and for a bare year. Raises ValueError."""
    told = text.strip()
    if not told or re.fullmatch(r"[0-9]{4}", told):
        return None
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./-](\d{4})", told):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return date.fromisoformat(told[:10])


def split_care_of(lines: Iterable[str]) -> tuple[str, str]:
    """Address lines -> (address on one line, the person it goes by way of).

    In the registers more than a third of some kinds of association have a private person's name in
    the address; the name must be told apart from the street before anything is shown.
    """
    streets: list[str] = []
    persons: list[str] = []
    for line in lines:
        before, person, after = _care_of_in(" ".join(line.split()))
        streets += [part for part in (before, after) if part]
        if person:
            persons.append(person)
    return ", ".join(streets), ", ".join(persons)


def _care_of_in(line: str) -> tuple[str, str, str]:
    """What stands before, the person, and what stands after, in one address line."""
    found = _CARE_OF_WITH_CASE.search(line) or _CARE_OF.search(line)
    if found is None:
        return line, "", ""
    person, _comma, after = line[found.end() :].partition(",")
    return line[: found.start()].strip(" ,;"), person.strip(), after.strip()


def split_postcode(address: str) -> tuple[str, str, str]:
    """ "Storgata 1, 4563 Borhaug" -> ("Storgata 1", "4563", "Borhaug"); else the address alone."""
    found = re.fullmatch(r"(.*?)[\s,]*\b(?:NO?-)?([0-9]{4})\s+([^\d,]+)", address)
    return (found[1], found[2], found[3].strip()) if found else (address, "", "")


def clean_postcode(text: str) -> str:
    """Four digits, also where a spreadsheet has eaten the zeros in front; "" for a foreign one."""
    found = re.fullmatch(r"\s*(?:NO?-)?([0-9]{1,4})\b.*", text)
    return found[1].zfill(4) if found else ""


def language_form_of(text: str) -> str:
    """ "Nynorsk" -> "nn", "Bokmål" -> "nb", else ""."""
    folded = fold(text)
    if folded in ("nn", "nynorsk"):
        return "nn"
    return "nb" if folded in ("nb", "bokmål", "bokmaal") else ""


def split_list(text: str) -> list[str]:
    """Several values in one cell, with comma, semicolon, line or "og" between, or the word "eller"."""
    return [
        part.strip()
        for part in re.split(r"[,;\n|]|\s+(?:og|eller|and|or)\s+", text)
        if part.strip()
    ]
