from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from stdnum import luhn

from samspill.pure.invoices.ehf import MissingError, ehf
from samspill.pure.invoices.kid import kid
from samspill.pure.invoices.shape import Invoice, Line, Party, as_values, from_values
from tests.pure.en16931 import SPACES, broken_rules

SELLER = Party("Landsforbundet", "314159265", "Storgata 1", "0155", "Oslo", "faktura@example.no")
BUYER = Party("Havsund kommune", "312345674", "Rådhusgata 2", "4370", "Egersund")
INVOICE = Invoice(
    number="7-3",
    issued_on="2027-03-12",
    due_on="2027-04-11",
    seller=SELLER,
    buyer=BUYER,
    lines=[Line("Deltakelse: Gullstandard <2027> & «venner»", Decimal("500.00"))],
    reference="K-4711",
    account="86011117947",
    kid="000007000035",
    vat_category="O",
    vat_reason="Selgeren er ikke registrert i Merverdiavgiftsregisteret.",
)
amounts = st.decimals("0.01", "99999.99", places=2)


def valid(number: str) -> str:
    """The number with the check digit it ought to have."""
    weights = (3, 2, 7, 6, 5, 4, 3, 2)
    rest = 11 - sum(int(d) * w for d, w in zip(number[:8], weights, strict=True)) % 11
    return number[:8] + str(0 if rest == 11 else rest)


@pytest.fixture
def invoice():
    seller = replace(SELLER, org_number=valid(SELLER.org_number))
    return replace(INVOICE, seller=seller, buyer=replace(BUYER, org_number=valid("312345670")))


def test_an_invoice_outside_vat_breaks_no_rule(invoice):
    assert broken_rules(ehf(invoice)) == []


def test_the_invoice_says_who_is_to_pay_what_to_which_account(invoice):
    root = etree.fromstring(ehf(invoice).encode())

    def found(path):
        return root.findtext(path, namespaces=SPACES)

    assert found("cbc:BuyerReference") == "K-4711"
    assert found("cac:PaymentMeans/cbc:PaymentID") == "000007000035"
    assert found("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID") == "86011117947"
    assert found("cac:LegalMonetaryTotal/cbc:PayableAmount") == "500.00"
    assert found("cac:InvoiceLine/cac:Item/cbc:Name") == invoice.lines[0].text
    assert root.find(".//cbc:Percent", SPACES) is None


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(amounts, min_size=1, max_size=4), category=st.sampled_from("OES"))
def test_whatever_the_amounts_the_sums_add_up(lines, category):
    seller = replace(SELLER, org_number=valid(SELLER.org_number), is_vat_registered=category != "O")
    invoice = replace(
        INVOICE,
        seller=seller,
        buyer=replace(BUYER, org_number=valid("312345670")),
        lines=[Line("Linje", one) for one in lines],
        vat_category=category,
        vat_reason="" if category == "S" else "Unntatt",
    )

    assert broken_rules(ehf(invoice)) == []
    assert invoice.to_pay == sum(lines)


def test_a_credit_note_points_at_the_invoice_it_takes_back(invoice):
    credit = replace(invoice, number="7-4", credits="7-3", credits_on="2027-03-12")

    xml = ehf(credit)

    root = etree.fromstring(xml.encode())
    assert broken_rules(xml) == []
    assert etree.QName(root).localname == "CreditNote"
    before = "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"
    assert root.findtext(before, namespaces=SPACES) == "7-3"


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"reference": " "}, "reference"),
        ({"buyer": replace(BUYER, org_number="")}, "buyer"),
        ({"account": ""}, "account"),
        ({"vat_reason": ""}, "reason"),
        ({"lines": []}, "lines"),
    ],
)
def test_what_ehf_asks_for_is_told_by_name_when_it_is_not_there(invoice, change, missing):
    with pytest.raises(MissingError, match=missing):
        ehf(replace(invoice, **change))


def test_the_checker_sees_a_sum_that_is_wrong(invoice):
    xml = ehf(invoice).replace(">500.00</cbc:PayableAmount>", ">400.00</cbc:PayableAmount>")

    assert broken_rules(xml) == ["BR-CO-16"]


def test_kept_values_are_the_same_invoice_again(invoice):
    assert ehf(from_values(as_values(invoice))) == ehf(invoice)


def test_a_kid_has_twelve_digits_and_a_right_check_digit():
    number = kid(7, 3)

    assert number[:11] == "00000700003"
    assert luhn.is_valid(number)
    with pytest.raises(ValueError, match="1234567"):
        kid(1234567, 1)
