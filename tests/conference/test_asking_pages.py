"""Pages of what is asked: one of each, opened once."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from samspill.conference import links
from samspill.conference.actions.asked import Asked, keep_needs, save_asked
from samspill.conference.actions.own_fields import save_field
from samspill.conference.asking.erasing import NEEDS_KEPT, erase_needs
from samspill.conference.asking.form_fields import session_field
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.asking.lists import needs
from samspill.conference.asking.offered import Slot
from samspill.conference.models import CheckIn, Conference, Needs, ProgrammeItem, SignUpField
from samspill.conference.retention import asked as retention
from samspill.history.models import Entry
from tests.conference import builders

TRAIN = {"label": "Tog?", "kind": "yes_no", "reason": "Bussen"}


@pytest.fixture
def held(place):
    return builders.conference(place)


def address(held, name, **more):
    return reverse(f"conference:{name}", args=[held.organiser.slug, held.pk, *more.values()])


def own(sign_up, name):
    return reverse(f"conference:{name}", args=[links.sign_up_token(sign_up)])


def test_a_question_written_in_the_workspace_is_asked_at_sign_up(client, kari, held):
    typed = {"label": "Kjører du?", "kind": "yes_no", "reason": "Samkjøring"}

    client.post(address(held, "questions"), typed)

    client.logout()
    page = client.get(address(held, "sign_up")).content.decode()
    assert "Kjører du?" in page
    assert "Samkjøring" in page


def test_one_who_calls_is_asked_too_and_may_leave_it_open(client, kari, held):
    client.post(address(held, "questions"), {**TRAIN, "is_required": "on"})
    field = SignUpField.objects.get()
    calls = {"name": "Anna Prøve", "represents": "Testlaget", "not_listed": "on"}

    client.post(address(held, "add_sign_up"), {**calls, f"asked_{field.pk}": "yes"})
    client.post(
        address(held, "add_sign_up"), {**calls, "name": "Bo Prøve", "represents": "Et lag til"}
    )

    anna, bo = held.sign_ups.order_by("name")
    assert AskingPart(held, sign_up=anna).answered == [("Tog?", "ja")]
    assert AskingPart(held, sign_up=bo).answered == []


def test_what_was_typed_wrongly_stays_beside_its_reason(client, kari, held):
    typed = {"label": "Fag", "kind": "one", "reason": "Gruppene", "choices": "Idrett"}

    page = client.post(address(held, "questions"), typed)

    assert page.context["form"].errors.keys() == {"choices"}
    assert "Idrett" in page.content.decode()
    assert not SignUpField.objects.exists()


def test_needs_are_kept_only_with_consent_and_go_when_it_is_taken_back(client, held):
    one = builders.sign_up(held)
    typed = {"diet": "Nøtter", "access": ""}

    client.post(own(one, "own_needs"), typed)
    assert not Needs.objects.exists()
    client.post(own(one, "own_needs"), {**typed, "consents": "on"})
    assert Needs.objects.get().diet == "Nøtter"
    client.post(own(one, "own_needs_withdrawal"))

    assert not Needs.objects.exists()


def test_reading_needs_is_noted_without_what_stood_there(client, kari, held):
    keep_needs(builders.sign_up(held), diet="Nøtter", access="")

    page = client.get(address(held, "needs")).content.decode()

    entry = Entry.objects.get(action="conference.needs_read")
    assert "Nøtter" in page
    assert (entry.actor, entry.details) == (kari, {"form": "page"})


@pytest.mark.parametrize("role", ["facilitator", "signatory", "reader"])
def test_nobody_but_the_coordinator_reads_needs(client, place, held, role):
    client.force_login(builders.coordinator(place, role))

    assert client.get(address(held, "needs")).status_code == 404


def test_the_same_need_is_counted_however_it_is_written(held):
    for name, diet in [("Anna", "Nøtter"), ("Berit", "nøtter "), ("Cato", "Melk")]:
        keep_needs(builders.sign_up(held, name), diet=diet, access="")

    assert needs(held).diets == [("Nøtter", 2), ("Melk", 1)]


def test_needs_are_erased_when_their_days_are_over(held):
    keep_needs(builders.sign_up(held), diet="Nøtter", access="")

    assert erase_needs(before=held.ends_at) == 0
    assert erase_needs(before=held.ends_at.replace(year=held.ends_at.year + 1)) == 1
    assert NEEDS_KEPT == retention.NEEDS_KEPT


def test_needs_are_in_no_file_of_the_sign_ups(client, kari, held):
    keep_needs(builders.sign_up(held), diet="Nøtter", access="Rullestol")

    csv = client.get(address(held, "sign_ups_file")).content.decode()

    assert "Nøtter" not in csv
    assert "Rullestol" not in csv
    assert mail.outbox == []


def test_the_workbook_has_a_row_for_each_and_no_formulas(client, kari, held):
    builders.sign_up(held, "=1+1")

    content = client.get(address(held, "sign_ups_xlsx")).content

    sheet = load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet[2]][1] == "=1+1"
    assert sheet["B2"].data_type == "s"


def test_a_number_can_be_added_up_in_the_workbook(client, kari, held):
    field = save_field(held, kind="number", label="Med bussen", reason="Bussen")
    save_asked(builders.sign_up(held), asked=Asked(answers={field.pk: 12}))

    content = client.get(address(held, "sign_ups_xlsx")).content

    heads, row = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    assert row[heads.index("Med bussen")] == 12


def test_the_list_of_sign_ups_shows_what_each_has_answered(client, kari, held):
    field = save_field(held, kind="text", label="Fag", reason="Gruppene")
    save_asked(builders.sign_up(held), asked=Asked(answers={field.pk: "Seiling"}))

    page = client.get(reverse("conference:sign_ups", args=[held.organiser.slug]))

    assert "Fag: Seiling" in page.content.decode()


def over(held):
    now = timezone.now()
    Conference.objects.filter(pk=held.pk).update(
        sign_up_deadline=now - timedelta(3),
        starts_at=now - timedelta(2),
        ends_at=now - timedelta(1),
    )


def test_only_one_who_came_gets_a_certificate_when_it_is_over(client, held):
    came, missed = builders.sign_up(held), builders.sign_up(held, "Berit Prøve")
    CheckIn.objects.create(sign_up=came, key=uuid4(), at=timezone.now())
    before = client.get(own(came, "own_certificate")).status_code
    over(held)

    fetched = client.get(own(came, "own_certificate"))

    assert before == 404
    assert fetched.content.startswith(b"%PDF")
    assert own(came, "own_certificate") in client.get(own(came, "my_sign_up")).content.decode()
    assert client.get(own(missed, "own_certificate")).status_code == 404


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ({}, {"stand": False, "buyer": False}),
        ({"wants_stand": "on"}, {"stand": True, "buyer": False}),
        ({"stand_tables": "99"}, {"stand": True, "buyer": False}),
        ({"buyer_place": "Egersund"}, {"stand": False, "buyer": True}),
        ({"buyer_org_number": "12"}, {"stand": False, "buyer": True}),
    ],
)
def test_what_few_need_is_folded_until_it_is_used_or_must_be_put_right(place, typed, opened):
    held = builders.conference(place, has_stands=True, price=100)

    part = AskingPart(held, typed)

    folded = {one.name: one.is_open for one in part.fields_shown if one.is_folded}
    assert folded == opened


def test_sessions_are_named_by_day_and_clock_as_the_house_writes_them():
    item = ProgrammeItem(title="Spor A", starts_at=datetime(2027, 3, 28, 7, tzinfo=UTC))

    item.taken = item.waits = 0
    label = session_field(Slot(1, [item])).label.replace("\N{NO-BREAK SPACE}", " ")

    assert label == "28. mars kl. 09.00: velg én"
