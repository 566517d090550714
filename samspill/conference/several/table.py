"""A spreadsheet of people becomes those to sign up: from CSV or XLSX, by the same columns."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
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
        people, found = _with_municipalities(rows, file, must_be_listed=False)
    elif conference.is_for_municipalities:
        people, found = _with_municipalities(rows, file, must_be_listed=True)
    else:
        people, found = _with_associations(conference, rows, file)
    return people, sorted([*problems, *found], key=lambda one: one.row)


def _with_municipalities(
    rows: Sequence[SignUpRow], file: str, *, must_be_listed: bool
) -> tuple[list[Person], list[Problem]]:
    """Some names are two municipalities': Herøy, Våler. Excel takes the 0 from the front of 0301."""
    known = _by_text((one, one.called) for one in Municipality.objects.all())
    people, problems = [], []
    for row in rows:
        text = row.municipality or row.association
        found = known.get(fold(text.zfill(4) if text.isdecimal() else text), [])
        if len(found) > 1:
            words = _("Several are called «%(text)s». Write the municipality number.")
        elif not found and must_be_listed:
            words = _("No municipality is called «%(text)s». Choose from the list.")
        else:
            people.append(_person(row, municipality=found[0] if found else None))
            continue
        problems.append(Problem(file, row.row, "municipality", words % {"text": text}))
    return people, problems


def _with_associations(
    conference: Conference, rows: Sequence[SignUpRow], file: str
) -> tuple[list[Person], list[Problem]]:
    active = conference.organiser.associations.active()
    known = _by_text((one, (one.display_name, one.name, one.org_number)) for one in active)
    people, problems = [], []
    for row in rows:
        found = known.get(fold(row.association), [])
        if len(found) > 1:
            words = _("Several are called «%(text)s». Write the organisation number.")
            told = words % {"text": row.association}
            problems.append(Problem(file, row.row, "association", told))
        else:
            people.append(_person(row, association=found[0] if found else None))
    return people, problems


def _by_text(named: Iterable[tuple[Any, Iterable[str]]]) -> Mapping[str, list[Any]]:
    known = defaultdict[str, list[Any]](list)
    for one, texts in named:
        for text in {fold(text) for text in texts} - {""}:
            known[text].append(one)
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
