"""The list of sign-ups as a workbook: the rows of the CSV, with moments as moments, numbers as numbers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.conference.fees.books import workbook
from samspill.conference.models import Conference, SignUpField
from samspill.conference.sign_up_file import sign_up_rows


def sign_ups_xlsx(conference: Conference) -> bytes:
    """All sign-ups, cancelled too, with what the organiser asks last."""
    headings, rows = sign_up_rows(conference)
    asked = conference.own_fields.filter(kind=SignUpField.Kind.NUMBER)
    labels = set(asked.values_list("label", flat=True))
    counted = [index for index, heading in enumerate(headings) if heading in labels]
    for row in rows:
        for index in counted:
            row[index] = _as_number(str(row[index]))
    return workbook(_("Sign-ups"), headings, rows)


def _as_number(text: str) -> int | str:
    """What can be added up in a spreadsheet; anything else as it was written."""
    return int(text) if text.isascii() and text.isdecimal() else text
