"""An invoice as UBL 2.1 XML after Peppol BIS Billing 3 (EHF Billing 3.0).

Elements stand in the order the UBL schemas ask for. Source of the rules: EN 16931 (BR-*) and
Peppol BIS Billing 3 (PEPPOL-EN16931-R*), docs.peppol.eu/poacc/billing/3.0.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lxml import etree

from samspill.pure.invoices.shape import Invoice, Line, Party

CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC = f"{UBL}CommonAggregateComponents-2"
CBC = f"{UBL}CommonBasicComponents-2"
NORWEGIAN_UNITS = "0192"  # the register of legal entities, among Peppol's schemes
INVOICE, CREDIT_NOTE = "380", "381"
CREDIT_TRANSFER = "30"
EACH = "C62"
CURRENCY = "NOK"

Node = Any  # an lxml element


class MissingError(ValueError):
    """The invoice lacks what EHF asks for; the argument is the name of it."""


def ehf(invoice: Invoice) -> str:
    """The XML. A credit note when `invoice.credits` says what it takes back.

    Raises MissingError: reference, buyer, seller or reason.
    """
    _check(invoice)
    is_credit = bool(invoice.credits)
    kind = "CreditNote" if is_credit else "Invoice"
    space = f"{UBL}{kind}-2"
    root = etree.Element(f"{{{space}}}{kind}", nsmap={None: space, "cac": CAC, "cbc": CBC})
    _head(root, invoice, is_credit=is_credit)
    _party(root, "AccountingSupplierParty", invoice.seller)
    _party(root, "AccountingCustomerParty", invoice.buyer)
    if not is_credit:
        _payment(root, invoice)
    _tax(root, invoice)
    _totals(root, invoice)
    for number, line in enumerate(invoice.lines, start=1):
        _line(root, invoice, line, number, is_credit=is_credit)
    whole = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return str(whole.decode())


def _check(invoice: Invoice) -> None:
    needed = {
        "reference": invoice.reference.strip(),  # PEPPOL-EN16931-R003
        "buyer": invoice.buyer.org_number,  # PEPPOL-EN16931-R010
        "seller": invoice.seller.org_number,  # PEPPOL-EN16931-R020
        "account": invoice.account or invoice.credits,  # BR-61
        "reason": invoice.vat_category == "S" or invoice.vat_reason.strip(),  # BR-O-10, BR-E-10
        "lines": bool(invoice.lines),  # BR-16
    }
    for name, value in needed.items():
        if not value:
            raise MissingError(name)


def _head(root: Node, invoice: Invoice, *, is_credit: bool) -> None:
    _text(root, "CustomizationID", CUSTOMIZATION)
    _text(root, "ProfileID", PROFILE)
    _text(root, "ID", invoice.number)
    _text(root, "IssueDate", invoice.issued_on)
    if not is_credit:
        _text(root, "DueDate", invoice.due_on)
    _text(
        root,
        "CreditNoteTypeCode" if is_credit else "InvoiceTypeCode",
        CREDIT_NOTE if is_credit else INVOICE,
    )
    _text(root, "Note", invoice.note)
    _text(root, "DocumentCurrencyCode", CURRENCY)
    _text(root, "BuyerReference", invoice.reference)
    if is_credit:
        before = _node(_node(root, "BillingReference"), "InvoiceDocumentReference")
        _text(before, "ID", invoice.credits)
        _text(before, "IssueDate", invoice.credits_on)


def _party(root: Node, role: str, party: Party) -> None:
    one = _node(_node(root, role), "Party")
    _text(one, "EndpointID", party.org_number, schemeID=NORWEGIAN_UNITS)
    _text(_node(one, "PartyName"), "Name", party.name)
    address = _node(one, "PostalAddress")
    _text(address, "StreetName", party.address)
    _text(address, "CityName", party.place)
    _text(address, "PostalZone", party.postcode)
    _text(_node(address, "Country"), "IdentificationCode", "NO")
    if party.is_vat_registered:
        tax = _node(one, "PartyTaxScheme")
        _text(tax, "CompanyID", f"NO{party.org_number}MVA")
        _text(_node(tax, "TaxScheme"), "ID", "VAT")
    legal = _node(one, "PartyLegalEntity")
    _text(legal, "RegistrationName", party.name)
    _text(legal, "CompanyID", party.org_number, schemeID=NORWEGIAN_UNITS)
    if party.email:
        _text(_node(one, "Contact"), "ElectronicMail", party.email)


def _payment(root: Node, invoice: Invoice) -> None:
    means = _node(root, "PaymentMeans")
    _text(means, "PaymentMeansCode", CREDIT_TRANSFER)
    _text(means, "PaymentID", invoice.kid)
    _text(_node(means, "PayeeFinancialAccount"), "ID", invoice.account)


def _tax(root: Node, invoice: Invoice) -> None:
    whole = _node(root, "TaxTotal")
    _amount(whole, "TaxAmount", invoice.vat_total)
    part = _node(whole, "TaxSubtotal")
    _amount(part, "TaxableAmount", invoice.net_total)
    _amount(part, "TaxAmount", invoice.vat_total)
    category = _category(part, "TaxCategory", invoice, reason=invoice.vat_reason)
    _text(_node(category, "TaxScheme"), "ID", "VAT")


def _category(above: Node, name: str, invoice: Invoice, *, reason: str = "") -> Node:
    """Outside the scope there is no rate at all (BR-O-05); else the rate stands, 0 too."""
    category = _node(above, name)
    _text(category, "ID", invoice.vat_category)
    if invoice.vat_category != "O":
        _text(category, "Percent", f"{invoice.rate:.2f}")
    if invoice.vat_category != "S":
        _text(category, "TaxExemptionReason", reason)
    return category


def _totals(root: Node, invoice: Invoice) -> None:
    totals = _node(root, "LegalMonetaryTotal")
    _amount(totals, "LineExtensionAmount", invoice.net_total)
    _amount(totals, "TaxExclusiveAmount", invoice.net_total)
    _amount(totals, "TaxInclusiveAmount", invoice.net_total + invoice.vat_total)
    if invoice.rounding:
        _amount(totals, "PayableRoundingAmount", invoice.rounding)
    _amount(totals, "PayableAmount", invoice.to_pay)


def _line(root: Node, invoice: Invoice, line: Line, number: int, *, is_credit: bool) -> None:
    one = _node(root, "CreditNoteLine" if is_credit else "InvoiceLine")
    _text(one, "ID", str(number))
    _text(one, "CreditedQuantity" if is_credit else "InvoicedQuantity", "1", unitCode=EACH)
    _amount(one, "LineExtensionAmount", invoice.net(line))
    item = _node(one, "Item")
    _text(item, "Name", line.text)
    category = _category(item, "ClassifiedTaxCategory", invoice)
    _text(_node(category, "TaxScheme"), "ID", "VAT")
    _amount(_node(one, "Price"), "PriceAmount", invoice.net(line))


def _node(above: Node, name: str) -> Node:
    return etree.SubElement(above, f"{{{CAC}}}{name}")


def _text(above: Node, name: str, text: str, **attributes: str) -> None:
    """Nothing for an empty text: an empty element is not allowed (PEPPOL-EN16931-R008)."""
    clean = " ".join("".join(one for one in text if one.isprintable() or one.isspace()).split())
    if clean:
        etree.SubElement(above, f"{{{CBC}}}{name}", attrib=attributes).text = clean


def _amount(above: Node, name: str, amount: Decimal) -> None:
    _text(above, name, f"{amount:.2f}", currencyID=CURRENCY)
