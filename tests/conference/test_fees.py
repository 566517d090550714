"""What is owed, and the bases for invoices: numbers without holes, kept as made."""

import zipfile
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from samspill.conference.actions import cancel_sign_up
from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.actions.extras import save_extra
from samspill.conference.actions.fees import make_bases, save_issuer
from samspill.conference.errors import PlanError
from samspill.conference.fees.owed import cancelling, owed
from samspill.conference.models import CheckIn, Conference, InvoiceBasis, SignUp
from samspill.organiser.models import Municipality
from tests.conference import builders
from tests.pure.en16931 import broken_rules

ISSUER = {
    "name": "Landsforbundet",
    "org_number": "314159268",
    "address": "Storgata 1",
    "postcode": "0155",
    "place": "Oslo",
    "account_number": "86011117947",
}
BUYER = {"name": "Eigersund kommune", "org_number": "312345676"}


@pytest.fixture
def held(place):
    return builders.conference(place, price=Decimal(500))


def issue(held, rules=(), no_show_fee=0):
    return save_issuer(held, rules=rules, no_show_fee=no_show_fee, **ISSUER)


def coming(held, name="Anna Prøve", buyer=None):
    one = builders.sign_up(held, name, invoice_reference="K-4711")
    if buyer:
        save_asked(one, asked=Asked(buyer=buyer))
    return one


def after_the_deadline(held):
    Conference.objects.filter(pk=held.pk).update(sign_up_deadline=timezone.now() - timedelta(1))
    return Conference.objects.get(pk=held.pk)


def bases(held):
    rows = InvoiceBasis.objects.filter(conference=held)
    return [(one.number, one.kind, one.amount) for one in rows]


def test_whoever_has_a_seat_owes_the_price_and_what_was_chosen(held):
    dinner = save_extra(held, name="Middag", kind="meal", capacity=None, price=Decimal(395))
    one = coming(held)
    save_asked(one, asked=Asked(extras={dinner.pk: ""}))

    assert [(each.sign_up, each.amount) for each in owed(held)] == [(one, Decimal(895))]


def test_one_on_the_waiting_list_owes_nothing_also_when_it_is_cancelled(held):
    held.capacity = 1
    held.save()
    coming(held)
    waits = coming(held, "Berit Prøve")
    issue(held, rules=[(held.starts_at.date(), 0)])

    cancel_sign_up(waits)

    assert len(owed(held)) == 1


def test_what_cancelling_costs_is_told_before_and_is_what_is_owed_after(held):
    one = coming(held)
    issue(held, rules=[(timezone.localdate(), 50)])

    told = cancelling(one, timezone.localdate())
    cancel_sign_up(one)

    assert (told.to_pay, told.whole) == (Decimal(250), Decimal(500))
    assert [each.amount for each in owed(held)] == [Decimal(250)]


def test_only_one_who_was_missed_at_the_door_owes_the_fee_for_it(held):
    came, missed = coming(held), coming(held, "Berit Prøve")
    issue(held, no_show_fee=300)
    Conference.objects.filter(pk=held.pk).update(
        sign_up_deadline=timezone.now() - timedelta(3),
        starts_at=timezone.now() - timedelta(2),
        ends_at=timezone.now() - timedelta(1),
    )
    over = Conference.objects.get(pk=held.pk)

    assert [one.amount for one in owed(over)] == [500, 500]  # nobody was checked in at all
    CheckIn.objects.create(sign_up=came, key=uuid4(), at=timezone.now())

    assert {one.sign_up: one.amount for one in owed(over)} == {came: 500, missed: 800}


def test_bases_for_all_are_made_when_the_deadline_has_passed(held):
    coming(held)
    issue(held)

    with pytest.raises(PlanError):
        make_bases(held)
    make_bases(after_the_deadline(held))

    assert bases(held) == [(1, "invoice", Decimal(500))]


def test_made_again_without_a_change_nothing_is_made(held):
    coming(held)
    issue(held)
    passed = after_the_deadline(held)
    make_bases(passed)

    made = make_bases(passed)

    assert (made.invoices, made.credits) == (0, 0)
    assert bases(held) == [(1, "invoice", Decimal(500))]


def test_a_later_change_is_credited_and_made_anew_without_holes(held):
    dinner = save_extra(held, name="Middag", kind="meal", capacity=None, price=Decimal(395))
    one, other = coming(held), coming(held, "Berit Prøve")
    issue(held)
    passed = after_the_deadline(held)
    make_bases(passed)
    kept = InvoiceBasis.objects.get(number=1).content

    save_asked(one, asked=Asked(extras={dinner.pk: ""}))
    cancel_sign_up(other, check_over=False)
    make_bases(passed)

    assert bases(held) == [
        (1, "invoice", Decimal(500)),
        (2, "invoice", Decimal(500)),
        (3, "credit", Decimal(500)),
        (4, "invoice", Decimal(895)),
        (5, "credit", Decimal(500)),
    ]
    assert InvoiceBasis.objects.get(number=1).content == kept
    assert InvoiceBasis.objects.get(number=3).credits.number == 1


def test_each_basis_with_a_buyer_in_the_register_has_an_ehf_that_breaks_no_rule(held):
    one = coming(held, buyer=BUYER)
    coming(held, "Berit Prøve")
    issue(held)
    passed = after_the_deadline(held)
    make_bases(passed)
    cancel_sign_up(one, check_over=False)
    make_bases(passed)

    found = {each.number: each.ehf for each in InvoiceBasis.objects.all()}

    assert found[2] == ""  # a buyer without an organisation number
    assert [broken_rules(found[number]) for number in (1, 3)] == [[], []]


def test_the_person_is_named_in_no_basis(held):
    coming(held, buyer=BUYER)
    issue(held)
    make_bases(after_the_deadline(held))

    basis = InvoiceBasis.objects.get()

    assert "Anna" not in f"{basis.content}{basis.ehf}".replace("Laget til Anna Prøve", "")


def test_the_files_for_the_accounts_hold_every_basis(client, kari, held):
    coming(held, buyer=BUYER)
    issue(held)
    make_bases(after_the_deadline(held))
    slug = held.organiser.slug

    book = client.post(reverse("conference:bases_xlsx", args=[slug, held.pk])).content
    folder = client.post(reverse("conference:bases_zip", args=[slug, held.pk])).content

    row = [cell.value for cell in load_workbook(BytesIO(book)).active[2]]
    assert row[:1] + row[4:6] == [f"{held.pk}-1", "Eigersund kommune", "312345676"]
    assert (row[12], row[13], row[14]) == (500, 0, 500)
    names = zipfile.ZipFile(BytesIO(folder)).namelist()
    assert names == [f"invoice-{held.pk}-1.xml"]
    assert InvoiceBasis.objects.get().taken_out_at is not None


def test_what_is_made_is_not_offered_to_be_made_again(client, kari, held):
    one, other = coming(held, buyer=BUYER), coming(held, "Berit Prøve")
    issue(held)
    make_bases(held, sign_up=one)

    address = reverse("conference:fees", args=[held.organiser.slug, held.pk])
    page = client.get(address).content.decode()

    offered = [key for key in (one.pk, other.pk) if f'name="sign_up" value="{key}"' in page]
    assert offered == [other.pk]


def test_a_wrong_account_number_is_told_and_stays_as_typed(client, kari, held):
    typed = {**ISSUER, "account_number": "86011117948", "due_days": 30}

    page = client.post(reverse("conference:issuer", args=[held.organiser.slug, held.pk]), typed)

    assert page.context["form"].errors.keys() == {"account_number"}
    assert "86011117948" in page.content.decode()


def test_refunds_are_written_a_day_on_each_line(client, kari, held):
    typed = {**ISSUER, "due_days": 30, "refunds": "01.03.2027 100\n10. 3. 2027: 50 %"}

    client.post(reverse("conference:issuer", args=[held.organiser.slug, held.pk]), typed)

    found = [(f"{one.until:%Y-%m-%d}", one.percent) for one in held.refund_rules.all()]
    assert found == [("2027-03-01", 100), ("2027-03-10", 50)]


def test_a_municipality_must_write_its_reference(client, db):
    held = builders.conference(builders.national(), price=Decimal(500), one_per="municipality")
    address = reverse("conference:sign_up", args=[held.organiser.slug, held.pk])
    typed = {"represents": "Eigersund", "name": "Anna Prøve", "email": "anna@example.no"}

    refused = client.post(address, typed)
    client.post(address, {**typed, "invoice_reference": "K-4711"})

    assert "invoice_reference" in refused.context["form"].errors
    one = SignUp.objects.get()
    assert one.municipality == Municipality.objects.get(name="Eigersund")
    assert one.invoice_buyer.name == one.represents
