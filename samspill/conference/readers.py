"""Reading a list of sign-ups that was kept elsewhere: a spreadsheet, another form, paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from samspill.pure.folding import fold
from samspill.registry.tables import Problem, Row, read_table

COLUMNS = {
    "association": (
        "association", "forening", "foreining", "lag", "organisasjon", "lag/forening",
        "lag og forening", "lag eller forening", "lag eller foreining",
    ),
    "name": ("name", "navn", "namn", "deltaker", "deltakar", "participant"),
    "email": ("email", "e-mail", "e-post", "epost", "e-postadresse", "e-postadressa"),
    "municipality": ("municipality", "kommune"),
    "phone": ("phone", "telefon", "telephone", "mobil", "mobilnummer", "tlf"),
    "role": ("role", "rolle", "verv"),
    "invoice_reference": (
        "invoice_reference", "fakturareferanse", "fakturamerking", "invoice reference",
    ),
    "wants_stand": ("wants_stand", "stand"),
}  # fmt: skip
YES = frozenset("ja yes j y x 1 sant true".split())
NO = frozenset(["", *"nei no n 0 usant false -".split()])


@dataclass(frozen=True)
class SignUpRow:
    """One person of the list. What was not told is ""; `row` is the row as Excel shows it."""

    row: int
    name: str
    association: str = ""
    email: str = ""
    municipality: str = ""
    phone: str = ""
    role: str = ""
    invoice_reference: str = ""
    wants_stand: bool = False


def read_sign_ups(content: bytes, *, file: str) -> tuple[list[SignUpRow], list[Problem]]:
    """Sign-ups of a CSV file with columns in any order, in bokmål, nynorsk or English.

    A row without a person's name takes the association's: somebody comes. An association that
    stands in no register is no problem here.
    Returns  the rows that can be read, and every problem with its row and column
    """
    table, problems = read_table(content, file=file, columns=COLUMNS)
    if problems:
        return [], problems
    if table and not {"name", "association"} & set(table[0].cells):
        return [], [Problem(file, 1, "name", _("The file needs a column «name» or «association»."))]
    rows = []
    for row in table:
        found = _problems(row, file)
        problems += found
        if not found:
            rows.append(_sign_up(row))
    return rows, problems


def _sign_up(row: Row) -> SignUpRow:
    texts = {name: row[name] for name in COLUMNS if name != "wants_stand"}
    texts["name"] = texts["name"] or texts["association"]
    return SignUpRow(row=row.number, wants_stand=_means(row["wants_stand"], YES), **texts)


def _problems(row: Row, file: str) -> list[Problem]:
    found = []
    if not row["name"] and not row["association"]:
        found.append(Problem(file, row.number, "name", _("Write who is coming, or from whom.")))
    if row["email"] and not _is_email(row["email"]):
        message = _("«%(text)s» is not an e-mail address.") % {"text": row["email"]}
        found.append(Problem(file, row.number, "email", message))
    if not _means(row["wants_stand"], YES | NO):
        message = _("Write yes or no, not «%(text)s».") % {"text": row["wants_stand"]}
        found.append(Problem(file, row.number, "stand", message))
    return found


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _means(text: str, words: Collection[str]) -> bool:
    return fold(text) in words
