"""A spreadsheet of people becomes those to sign up: from CSV or XLSX, by the same columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from samspill.conference.actions import Person
from samspill.conference.models import Conference
from samspill.conference.readers import SignUpRow, read_sign_ups
from samspill.organiser.models import Municipality
from samspill.pure.folding import fold
from samspill.registry.tables import Problem

MOST_ROWS = 1000
XLSX = b"PK\x03\x04"


def read_people(
    conference: Conference, content: bytes, *, file: str
) -> tuple[list[Person], list[Problem]]:
    """Those in the file, and every problem with its row. Associations by name or number."""
    if content.startswith(XLSX):
        try:
            content = as_csv(content)
        except (BadZipFile, KeyError, ValueError, OSError):
            return [], [Problem(file, 0, "", _("The spreadsheet cannot be opened. Save it anew."))]
    rows, problems = read_sign_ups(content, file=file)
    if len(rows) > MOST_ROWS:
        words = _("There are more than %(most)d rows. Divide the file.") % {"most": MOST_ROWS}
        return [], [Problem(file, 0, "", words)]
    if conference.is_for_others_too:
        places = _municipalities()
        whose = [(row, places.get(fold(row.municipality or row.association))) for row in rows]
        return [_person(row, municipality=found) for row, found in whose], problems
    if conference.is_for_municipalities:
        return _with_municipalities(rows, problems, file)
    known = _associations(conference)
    return [_person(row, association=known.get(fold(row.association))) for row in rows], problems


def _with_municipalities(
    rows: Sequence[SignUpRow], problems: list[Problem], file: str
) -> tuple[list[Person], list[Problem]]:
    known = _municipalities()
    people = []
    for row in rows:
        text = row.municipality or row.association
        found = known.get(fold(text))
        if found is None:
            words = _("No municipality is called «%(text)s». Choose from the list.")
            problems.append(Problem(file, row.row, "municipality", words % {"text": text}))
        else:
            people.append(_person(row, municipality=found))
    return people, problems


def _municipalities() -> dict[str, Municipality]:
    known: dict[str, Municipality] = {}
    for one in Municipality.objects.all():
        for text in (one.number, one.name, one.official_name, f"{one.name} kommune"):
            known[fold(text)] = one
    return known


def _person(row: SignUpRow, **place: object) -> Person:
    found = any(place.values())
    is_named = row.name and row.name != row.association
    return Person(
        name=row.name if is_named else "",
        email=row.email,
        phone=row.phone,
        role=row.role,
        association_name="" if found else row.association or row.municipality,
        invoice_reference=row.invoice_reference,
        wants_stand=row.wants_stand,
        **place,
    )


def _associations(conference: Conference) -> dict[str, object]:
    known: dict[str, object] = {}
    for one in conference.organiser.associations.active():
        for text in (one.display_name, one.name, one.org_number):
            if text:
                known.setdefault(fold(text), one)
    return known


def as_csv(content: bytes) -> bytes:
    """The first sheet, as text: what a formula gave, and a whole number without its point."""
    from openpyxl import load_workbook  # half a second to load: only for those who send a sheet
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except InvalidFileException as error:
        raise ValueError from error
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True)):
        if number > MOST_ROWS + 1:
            break
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
