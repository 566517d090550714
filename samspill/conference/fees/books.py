"""The invoice bases as files for the accounts: a workbook, and EHF in one zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from samspill.conference.models import InvoiceBasis
from samspill.pure.invoices.shape import from_values

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 48  # characters
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def bases_xlsx(bases: Sequence[InvoiceBasis]) -> bytes:
    """One row a line. Amounts are numbers with two decimals; a credit is below zero."""
    headings = [
        _("Running number"), _("Kind"), _("Date"), _("Due"), _("Buyer"), _("Organisation number"),
        _("Address"), _("Postcode"), _("Place"), _("E-mail"), _("Your reference"), _("Text"),
        _("Net"), _("VAT"), _("To pay"), _("VAT category"), _("KID"), _("Account"), _("Credits"),
    ]  # fmt: skip
    return workbook(_("Invoice bases"), headings, [row for one in bases for row in _rows(one)])


def workbook(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A sheet with its headings in bold, held in place. Texts are texts: nothing is a formula."""
    from openpyxl import Workbook  # half a second to load: only for those who ask for a sheet

    book = Workbook()
    sheet = book.active
    sheet.title = "".join(one for one in title if one not in r"[]:*?/\\")[:31]
    sheet.append(list(headings))
    for row in rows:
        sheet.append([_safe(one) for one in row])
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"
            elif isinstance(cell.value, datetime):
                cell.number_format = "DD.MM.YYYY HH:MM"
            elif isinstance(cell.value, date):
                cell.number_format = "DD.MM.YYYY"
            elif isinstance(cell.value, Decimal):
                cell.number_format = "#,##0.00"
    _lay_out(sheet, headings, rows)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ehf_zip(bases: Sequence[InvoiceBasis]) -> bytes:
    """One file a basis that can go as EHF. The same bases give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as folder:
        for one in bases:
            if one.ehf:
                folder.writestr(zipfile.ZipInfo(ehf_name(one), ZIP_TIME), one.ehf)
    return content.getvalue()


def ehf_name(basis: InvoiceBasis) -> str:
    return f"{basis.kind}-{basis.conference_id}-{basis.number}.xml"


def _rows(basis: InvoiceBasis) -> list[list[object]]:
    invoice = from_values(basis.content)
    sign = -1 if basis.kind == InvoiceBasis.Kind.CREDIT else 1
    buyer = invoice.buyer
    return [
        [
            invoice.number,
            basis.get_kind_display(),
            date.fromisoformat(invoice.issued_on),
            date.fromisoformat(invoice.due_on),
            buyer.name,
            buyer.org_number,
            buyer.address,
            buyer.postcode,
            buyer.place,
            buyer.email,
            invoice.reference,
            line.text,
            sign * invoice.net(line),
            sign * (line.amount - invoice.net(line)),
            sign * line.amount,
            invoice.vat_category,
            invoice.kid,
            invoice.account,
            invoice.credits,
        ]
        for line in invoice.lines
    ]


def _safe(value: object) -> object:
    """Without the signs that a workbook cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(one for one in value if one in "\n\t" or one >= " ")


def _lay_out(sheet: object, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"  # type: ignore[attr-defined]
    for cell in sheet[1]:  # type: ignore[index]
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place, heading in enumerate(headings):
        longest = max((len(str(row[place])) for row in rows), default=0)
        letter = get_column_letter(place + 1)
        width = min(max(len(heading), longest) + 2, WIDEST)
        sheet.column_dimensions[letter].width = width  # type: ignore[attr-defined]
