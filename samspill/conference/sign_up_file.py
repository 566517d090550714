"""The list of sign-ups as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.conference.asking.lists import own_columns
from samspill.conference.models import Conference, SignUp, Stand
from samspill.pure.documents import norwegian

FORMULA = ("=", "@", "\t", "\r")
NUMBER = frozenset("+-0123456789 ()")


def sign_ups_csv(conference: Conference) -> bytes:
    """All sign-ups, cancelled too. UTF-8 with BOM and semicolons, as Excel in Norwegian reads it.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    headings, rows = sign_up_rows(conference)
    writer.writerow([_safe(one) for one in headings])
    for row in rows:
        writer.writerow([_safe(_as_text(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def sign_up_rows(conference: Conference) -> tuple[list[str], list[list[object]]]:
    """Headings and rows: who comes, then what the organiser asks. Needs are never among them."""
    asked, answers = own_columns(conference)
    headings = [
        _("State"), _("Name"), _("For"), _("Category"), _("Role"), _("E-mail"), _("Telephone"),
        _("Invoice reference"), _("Stand"), _("Card code"), _("Signed up"),
        _("Organisation number"), _("Signed up by"), _("E-mail of the one who signed up"),
        _("Tables at the stand"), _("Power at the stand"), _("Shown at the stand"), *asked,
    ]  # fmt: skip
    people = conference.sign_ups.select_related(
        "association__category", "municipality__county", "stand"
    )
    return headings, [[*_cells(one), *answers[one.pk]] for one in people]


def _cells(one: SignUp) -> list[object]:
    category = one.association.category if one.association else None
    return [
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
        timezone.localtime(one.created_at).replace(tzinfo=None),
        one.association.org_number if one.association else "",
        one.booker_name,
        one.booker_email,
        *_stand(one),
    ]


def _stand(one: SignUp) -> list[object]:
    """What it needs, of one who has asked for it or got it."""
    stand: Stand | None = getattr(one, "stand", None)
    if stand is None or stand.state == Stand.State.REFUSED:
        return ["", "", ""]
    return [stand.tables, _("yes") if stand.needs_power else _("no"), stand.brings]


def _as_text(cell: object) -> str:
    return f"{cell:%d.%m.%Y %H.%M}" if isinstance(cell, datetime) else str(cell)


def _safe(cell: str) -> str:
    is_formula = cell.startswith(FORMULA) or (cell.startswith(("+", "-")) and set(cell) - NUMBER)
    return f"'{cell}" if is_formula else cell
