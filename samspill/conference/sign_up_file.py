"""The list of sign-ups as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io

from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.conference.models import Conference
from samspill.pure.documents import norwegian

FORMULA = ("=", "@", "\t", "\r")
NUMBER = frozenset("+-0123456789 ()")


def sign_ups_csv(conference: Conference) -> bytes:
    """All sign-ups, cancelled too. UTF-8 with BOM and semicolons, as Excel in Norwegian reads it.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(
        [
            _("State"), _("Name"), _("For"), _("Category"), _("Role"), _("E-mail"), _("Telephone"),
            _("Invoice reference"), _("Stand"), _("Card code"), _("Signed up"),
        ]
    )  # fmt: skip
    rows = conference.sign_ups.select_related("association__category", "municipality__county")
    for one in rows:
        category = one.association.category if one.association else None
        cells = [
            one.get_state_display(),
            one.name,
            one.represents,
            category.name if category else "",
            one.role,
            one.email,
            norwegian.phone(one.phone).replace(norwegian.NO_BREAK, " "),
            one.invoice_reference,
            _("yes") if one.wants_stand else _("no"),
            one.card_code,
            f"{timezone.localtime(one.created_at):%d.%m.%Y %H.%M}",
        ]
        writer.writerow([_safe(str(cell)) for cell in cells])
    return text.getvalue().encode("utf-8-sig", "replace")


def _safe(cell: str) -> str:
    is_formula = cell.startswith(FORMULA) or (cell.startswith(("+", "-")) and set(cell) - NUMBER)
    return f"'{cell}" if is_formula else cell
