"""A spreadsheet of municipalities' e-mail addresses, laid beside those who are invited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from samspill.conference.models import Invited
from samspill.conference.several.table import XLSX, as_csv
from samspill.pure.folding import fold
from samspill.registry.tables import Problem, Row, read_table

COLUMNS = {
    "number": ("number", "nummer", "kommunenummer", "kommunenr", "knr", "nr"),
    "name": ("name", "navn", "namn", "kommune", "municipality"),
    "email": (
        "email", "e-mail", "e-post", "epost", "e-postadresse", "e-postadressa", "postmottak",
    ),
}  # fmt: skip


def read_addresses(
    invited: Sequence[Invited], content: bytes, *, file: str
) -> tuple[dict[int, str], list[Problem]]:
    """The file's addresses by the number of the row on the list, and every problem with its row.

    invited   those on the list, with `municipality`. Each is found by number or name; a row of one
              that is not invited is a problem, a row without an address is passed over.
    """
    if content.startswith(XLSX):
        try:
            content = as_csv(content)
        except (BadZipFile, KeyError, ValueError, OSError):
            return {}, [Problem(file, 0, "", _("The spreadsheet cannot be opened. Save it anew."))]
    rows, problems = read_table(content, file=file, columns=COLUMNS, required=("email",))
    known = _by_name_and_number(invited)
    addresses: dict[int, str] = {}
    for row in rows:
        found = _find(known, row)
        one = found[0] if len(found) == 1 else None
        if one is None:
            words = (
                _("Several are called «%(text)s». Write the municipality number.")
                if found
                else _("«%(text)s» is not among the invited municipalities.")
            )
            text = row["name"] or row["number"]
            problems.append(Problem(file, row.number, "name", words % {"text": text}))
        elif row["email"] and not _is_email(row["email"]):
            message = _("«%(text)s» is not an e-mail address.") % {"text": row["email"]}
            problems.append(Problem(file, row.number, "email", message))
        elif row["email"]:
            addresses[one.pk] = row["email"]
    return addresses, problems


def _by_name_and_number(invited: Sequence[Invited]) -> dict[str, list[Invited]]:
    """Some names are two municipalities': Herøy, Våler."""
    known = defaultdict[str, list[Invited]](list)
    for one in invited:
        if (place := one.municipality) is None:
            continue
        for text in set(map(fold, place.called)):
            known[text].append(one)
    return known


def _find(known: Mapping[str, list[Invited]], row: Row) -> list[Invited]:
    """By number first; Excel has taken the 0 from the front of some."""
    number = row["number"].zfill(4) if row["number"] else ""
    return known.get(fold(number or row["name"]), [])


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
