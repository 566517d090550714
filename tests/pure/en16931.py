"""EN 16931 and Peppol BIS Billing 3, the rules that an invoice of ours can break, by their names.

The official schematron needs XSLT 2, which nothing here runs. Each rule is told in docs.peppol.eu.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from lxml import etree

CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
SPACES = {"cac": CAC, "cbc": CBC}
CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
ORDER = {  # of the UBL 2.1 schemas, for the elements we write
    "Invoice": [
        "CustomizationID", "ProfileID", "ID", "IssueDate", "DueDate", "InvoiceTypeCode", "Note",
        "DocumentCurrencyCode", "BuyerReference", "BillingReference", "AccountingSupplierParty",
        "AccountingCustomerParty", "PaymentMeans", "TaxTotal", "LegalMonetaryTotal", "InvoiceLine",
    ],
    "CreditNote": [
        "CustomizationID", "ProfileID", "ID", "IssueDate", "CreditNoteTypeCode", "Note",
        "DocumentCurrencyCode", "BuyerReference", "BillingReference", "AccountingSupplierParty",
        "AccountingCustomerParty", "PaymentMeans", "TaxTotal", "LegalMonetaryTotal",
        "CreditNoteLine",
    ],
    "Party": [
        "EndpointID", "PartyName", "PostalAddress", "PartyTaxScheme", "PartyLegalEntity", "Contact",
    ],
    "PostalAddress": ["StreetName", "CityName", "PostalZone", "Country"],
    "TaxCategory": ["ID", "Percent", "TaxExemptionReason", "TaxScheme"],
    "ClassifiedTaxCategory": ["ID", "Percent", "TaxScheme"],
    "PaymentMeans": ["PaymentMeansCode", "PaymentID", "PayeeFinancialAccount"],
    "LegalMonetaryTotal": [
        "LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PayableRoundingAmount",
        "PayableAmount",
    ],
    "InvoiceLine": ["ID", "InvoicedQuantity", "LineExtensionAmount", "Item", "Price"],
    "CreditNoteLine": ["ID", "CreditedQuantity", "LineExtensionAmount", "Item", "Price"],
}  # fmt: skip
NEEDED = {
    "BR-02": "cbc:ID",
    "BR-03": "cbc:IssueDate",
    "BR-05": "cbc:DocumentCurrencyCode",
    "BR-06": "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
    "BR-07": "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
    "BR-09": "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode",
    "BR-11": "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode",
    "PEPPOL-EN16931-R003": "cbc:BuyerReference",
    "PEPPOL-EN16931-R010": "cac:AccountingCustomerParty/cac:Party/cbc:EndpointID",
    "PEPPOL-EN16931-R020": "cac:AccountingSupplierParty/cac:Party/cbc:EndpointID",
}


def broken_rules(xml: str) -> list[str]:
    """Names of the rules that the document breaks."""
    return list(_broken(etree.fromstring(xml.encode())))


def _broken(root: etree._Element) -> Iterator[str]:
    kind = etree.QName(root).localname
    for rule, path in NEEDED.items():
        if not _text(root, path):
            yield rule
    if _text(root, "cbc:CustomizationID") != CUSTOMIZATION:
        yield "PEPPOL-EN16931-R004"
    if _text(root, "cbc:ProfileID") != PROFILE:
        yield "PEPPOL-EN16931-R007"
    code = "cbc:InvoiceTypeCode" if kind == "Invoice" else "cbc:CreditNoteTypeCode"
    if _text(root, code) != ("380" if kind == "Invoice" else "381"):
        yield "PEPPOL-EN16931-P0100"
    if any(not (one.text or "").strip() and len(one) == 0 for one in root.iter()):
        yield "PEPPOL-EN16931-R008"
    yield from _out_of_order(root)
    yield from _numbers(root)
    yield from _payment(root, kind)
    yield from _sums(root, kind)
    yield from _vat(root, kind)


def _out_of_order(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        wanted = ORDER.get(etree.QName(element).localname)
        names = [etree.QName(one).localname for one in element]
        if wanted and (not set(names) <= set(wanted) or names != sorted(names, key=wanted.index)):
            yield f"UBL-2.1 {etree.QName(element).localname}"


def _numbers(root: etree._Element) -> Iterator[str]:
    for one in root.iterfind(".//*[@schemeID='0192']"):
        digits = one.text or ""
        rest = 11 - sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=False)) % 11
        if len(digits) != 9 or int(digits[8]) != (0 if rest == 11 else rest):
            yield "PEPPOL-COMMON-R041"
    for one in root.iterfind(".//cac:PartyTaxScheme/cbc:CompanyID", SPACES):
        if not (one.text or "").startswith("NO") or not (one.text or "").endswith("MVA"):
            yield "NO-R-001"


def _payment(root: etree._Element, kind: str) -> Iterator[str]:
    due = _text(root, "cbc:DueDate")
    if kind == "Invoice" and not due:
        yield "BR-CO-25"
    for means in root.iterfind("cac:PaymentMeans", SPACES):
        if not _text(means, "cbc:PaymentMeansCode"):
            yield "BR-49"
        account = _text(means, "cac:PayeeFinancialAccount/cbc:ID")
        if _text(means, "cbc:PaymentMeansCode") in ("30", "58") and not account:
            yield "BR-61"
    if kind == "CreditNote" and not _text(
        root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"
    ):
        yield "BR-55"


def _sums(root: etree._Element, kind: str) -> Iterator[str]:
    lines = root.findall(f"cac:{kind}Line", SPACES)
    if not lines:
        yield "BR-16"
    for line in lines:
        net = _amount(line, "cbc:LineExtensionAmount")
        price = _amount(line, "cac:Price/cbc:PriceAmount")
        if not _text(line, "cac:Item/cbc:Name"):
            yield "BR-25"
        if price < 0:
            yield "BR-27"
        if net != price:  # the quantity is one
            yield "PEPPOL-EN16931-R120"
    totals = root.find("cac:LegalMonetaryTotal", SPACES)
    net = _amount(totals, "cbc:LineExtensionAmount")
    vat = _amount(root, "cac:TaxTotal/cbc:TaxAmount")
    if net != sum((_amount(one, "cbc:LineExtensionAmount") for one in lines), Decimal(0)):
        yield "BR-CO-10"
    if _amount(totals, "cbc:TaxExclusiveAmount") != net:
        yield "BR-CO-13"
    if _amount(totals, "cbc:TaxInclusiveAmount") != net + vat:
        yield "BR-CO-15"
    rounding = _amount(totals, "cbc:PayableRoundingAmount")
    if _amount(totals, "cbc:PayableAmount") != net + vat + rounding:
        yield "BR-CO-16"
    amounts = root.iterfind(".//*[@currencyID]")
    if any(one.get("currencyID") != "NOK" or "." not in (one.text or "") for one in amounts):
        yield "PEPPOL-EN16931-R051"


def _vat(root: etree._Element, kind: str) -> Iterator[str]:
    part = root.find("cac:TaxTotal/cac:TaxSubtotal", SPACES)
    if part is None:
        yield "BR-CO-18"
        return
    category = _text(part, "cac:TaxCategory/cbc:ID")
    rate = _text(part, "cac:TaxCategory/cbc:Percent")
    reason = _text(part, "cac:TaxCategory/cbc:TaxExemptionReason")
    taxable, vat = _amount(part, "cbc:TaxableAmount"), _amount(part, "cbc:TaxAmount")
    seller = _text(root, "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID")
    of_lines = {
        (_text(one, "cbc:ID"), _text(one, "cbc:Percent"))
        for one in root.iterfind(f"cac:{kind}Line/cac:Item/cac:ClassifiedTaxCategory", SPACES)
    }
    if of_lines != {(category, rate)}:
        yield f"BR-{category}-01"
    if vat != (taxable * Decimal(rate or 0) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP):
        yield "BR-CO-17"
    if category == "O":
        yield from _if({"BR-O-02": bool(seller), "BR-O-05": bool(rate), "BR-O-09": vat != 0})
        yield from _if({"BR-O-10": not reason})
    if category == "E":
        yield from _if({"BR-E-02": not seller, "BR-E-05": Decimal(rate) != 0})
        yield from _if({"BR-E-09": vat != 0, "BR-E-10": not reason})
    if category == "S":
        yield from _if({"BR-S-02": not seller, "BR-S-05": Decimal(rate) <= 0})
        yield from _if({"BR-S-10": bool(reason)})


def _if(broken: dict[str, bool]) -> Iterator[str]:
    yield from (rule for rule, is_broken in broken.items() if is_broken)


def _text(above: etree._Element, path: str) -> str:
    return (above.findtext(path, "", SPACES) or "").strip()


def _amount(above: etree._Element, path: str) -> Decimal:
    return Decimal(_text(above, path) or "0.00")
