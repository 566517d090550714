"""The list of sign-ups as a workbook: the rows of the CSV, with moments as moments."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.conference.fees.books import workbook
from samspill.conference.models import Conference
from samspill.conference.sign_up_file import sign_up_rows


def sign_ups_xlsx(conference: Conference) -> bytes:
    """All sign-ups, cancelled too, with what the organiser asks last."""
    headings, rows = sign_up_rows(conference)
    return workbook(_("Sign-ups"), headings, rows)
