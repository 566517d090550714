"""Where a host's invited municipalities get their letters: typed once, or from a spreadsheet."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from samspill.conference import actions
from samspill.conference.models import Conference
from samspill.organiser.models import Municipality
from tests.conference.builders import conference, coordinator, national

pytestmark = pytest.mark.django_db
COLUMNS = "Kommunenummer;Kommune;E-post\n"


@pytest.fixture
def held(db) -> Conference:
    held = conference(national(), one_per=Conference.OnePer.MUNICIPALITY)
    for number in ("0301", "1101", "4644"):
        one = Municipality.objects.get(pk=number)
        actions.invite(held, municipality=one, ground="vedtatt politikk")
    return held


def page(held: Conference) -> str:
    return reverse("conference:invited_addresses", args=[held.organiser.slug, held.pk])


def send_file(client, held, content, name="adresser.csv"):
    body = {"what": "file", "file": SimpleUploadedFile(name, content)}
    return client.post(page(held), body, follow=True).content.decode()


def kept(held: Conference) -> dict[str, str]:
    return dict(held.invited.values_list("municipality_id", "sender_email"))


def test_an_address_is_kept_for_all_letters_of_the_conference(held):
    letters = actions.draft_letters(held)
    for letter in letters:
        letter.approvals.create(party="municipality", at=letter.created_at)
    luster = held.invited.get(municipality="4644")

    actions.give_addresses(held, addresses={luster.pk: "post@example.no"})
    reached = [one.recipients.get(municipality="4644").address for one in letters]

    assert reached == ["post@example.no"] * 3
    assert all(one.approvals.exists() for one in letters)
    assert kept(held)["4644"] == "post@example.no"


def test_one_page_takes_them_all_and_says_what_is_wrong_beside_the_field(client, held):
    client.force_login(coordinator(held.organiser))
    fields = [f"email_{one.pk}" for one in held.invited.order_by("municipality_id")]
    typed = dict(zip(fields, ("oslo@example.no", "feil", ""), strict=True))

    refused = client.post(page(held), typed).content.decode()
    client.post(page(held), typed | {fields[1]: "eigersund@example.no"})

    assert 'value="feil"' in refused
    assert kept(held) == {"0301": "oslo@example.no", "1101": "eigersund@example.no", "4644": ""}


def test_a_spreadsheet_finds_them_by_number_or_name(client, held):
    client.force_login(coordinator(held.organiser))
    book = Workbook()
    for row in (("Nr", "Kommune", "E-post"), (301, "", "oslo@example.no"),
                ("", "Luster kommune", "luster@example.no")):  # fmt: skip
        book.active.append(row)
    book.save(content := io.BytesIO())

    said = send_file(client, held, content.getvalue(), "adresser.xlsx")

    assert kept(held) == {"0301": "oslo@example.no", "1101": "", "4644": "luster@example.no"}
    assert "2 adresser er lagret." in said


def test_of_two_with_one_name_the_number_tells_which(client, held):
    client.force_login(coordinator(held.organiser))
    for number in ("1515", "1818"):
        actions.invite(held, municipality=Municipality.objects.get(pk=number), ground="politikk")

    shown = client.get(page(held)).content.decode()
    refused = send_file(client, held, (COLUMNS + ";Herøy;post@example.no\n").encode())
    send_file(client, held, (COLUMNS + "1818;Herøy;post@example.no\n").encode())

    assert ("Herøy (Nordland)" in shown, "Herøy (Møre og Romsdal)" in shown) == (True, True)
    assert "Flere heter «Herøy». Skriv kommunenummeret." in refused
    assert (kept(held)["1515"], kept(held)["1818"]) == ("", "post@example.no")


def test_a_file_with_a_fault_is_not_taken_in_at_all(client, held):
    client.force_login(coordinator(held.organiser))
    rows = "0301;Oslo;oslo@example.no\n4601;Bergen;bergen@example.no\n1101;Eigersund;feil\n"

    said = send_file(client, held, (COLUMNS + rows).encode())

    assert set(kept(held).values()) == {""}
    assert "«Bergen» er ikke blant de inviterte kommunene." in said
    assert "«feil»" in said
