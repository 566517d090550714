"""What everyone may read and send while the draft is out."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.policy import actions
from samspill.policy.models import ConsultationResponse, Remark
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt
from tests.policy.consulted import consultation_of, pdf, remark, run_out, statement

NAMED = "Kari Nordmann ved skolen har sagt nei i tre år."


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def out(policy):
    return consultation_of(policy)


def said(**facts):
    return {"key": str(uuid4()), "text": "Hallen må være åpen.", "passage": "whole", **facts}


def told(**facts):
    given = {"on_behalf_of": "Eldrerådet", "text": "Vi støtter dette.", "sender_name": "Anna"}
    return {"key": str(uuid4()), **given, **facts}


def test_before_it_is_out_there_is_no_page(client, place, policy):
    for name in ("public_consultation", "public_statement", "public_remarks"):
        assert client.get(at(name, place)).status_code == 404


def test_the_version_that_is_out_stands_place_by_place_also_when_the_draft_is_written_on(
    client, place, out, measure
):
    before = measure.text
    actions.change_measure(measure, text="Noe helt annet")

    text = client.get(at("public_consultation", place)).content.decode()

    assert before in text
    assert "Noe helt annet" not in text
    assert f"?passage={measure.passage.pk}" in text


def test_the_form_opens_in_place_without_script(client, place, out, measure):
    page = client.get(f"{at('public_consultation', place)}?passage={measure.passage.pk}")

    assert f"Kommenter: Tiltak {measure.reference}" in page.content.decode()


def test_a_remark_gives_a_receipt_with_a_number(client, place, out, measure):
    answer = client.post(
        at("public_consultation", place), said(passage=measure.passage.pk), follow=True
    )

    one = Remark.objects.get()
    assert one.passage == measure.passage
    assert "Mottatt: merknad 1" in answer.content.decode()


def test_sent_twice_it_is_one_remark(client, place, out):
    form = said()

    first = client.post(at("public_consultation", place), form)
    second = client.post(at("public_consultation", place), form)

    assert first.url == second.url
    assert Remark.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": " "}, "Skriv hva du vil si"),
        ({"text": "a" * 4001}, "Dette er lengre enn 4 000 tegn"),
        ({"email": "anna@"}, "Skriv e-postadressen slik"),
        ({"website_address": "http://example.no"}, "Vi kunne ikke skille deg fra en maskin"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(client, place, out, typed, sentence):
    answer = client.post(
        at("public_consultation", place), said(on_behalf_of="Velforeningen", **typed)
    )

    text = answer.content.decode()
    assert sentence in text
    assert "Velforeningen" in text
    assert not Remark.objects.exists()


def test_names_and_addresses_of_givers_are_never_shown(client, place, out):
    remark(out, "Mer lys.", name="Anna Eksempel", email="anna@example.no", on_behalf_of="")
    remark(out, NAMED)

    for name in ("public_consultation", "public_remarks"):
        text = client.get(at(name, place)).content.decode()
        assert "Anna" not in text
        assert "anna@" not in text
        assert "Kari" not in text
    assert "1 vises ikke ennå" in text


def test_after_the_deadline_the_draft_is_read_only_and_a_late_word_is_not_lost(client, place, out):
    run_out(out)

    page = client.get(at("public_consultation", place)).content.decode()
    late = client.post(at("public_consultation", place), said(text="For sent, dessverre."))

    assert "Kommenter dette" not in page
    assert "Høringen ble avsluttet" in page
    assert "For sent, dessverre." in late.content.decode()
    assert not Remark.objects.exists()


def test_answers_and_changes_stand_in_the_public_table(client, place, out, measure):
    one = remark(out, "Mer lys.", passage=measure.passage)
    actions.change_measure(measure, text="Åpne hallen hver kveld", because_of=one)
    actions.answer_remark(one, verdict="taken_in", answer="Ja, fra høsten.")
    adopt(measure.goal.policy)

    text = client.get(at("public_remarks", place)).content.decode()

    assert "Ja, fra høsten." in text
    assert f"Endret: Tiltak {measure.reference}" in text
    assert "<ins>" in text


def test_a_statement_with_files_gives_a_receipt_with_fingerprints(client, place, out):
    file = SimpleUploadedFile("svar.pdf", pdf().content, content_type="text/html")

    answer = client.post(at("public_statement", place), told(files=[file]), follow=True)

    response = ConsultationResponse.objects.get()
    text = answer.content.decode()
    assert "Mottatt: høringssvar 1" in text
    assert response.files.get().fingerprint in text
    assert response.files.get().media_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("svar.pdf", b"<html>", "ikke en fil vi kan ta imot"),
        ("svar.pdf", b"\x89PNG\r\n\x1a\nx", "annen slags fil enn navnet sier"),
        ("svar.pdf", b"", "er tom"),
    ],
)
def test_a_file_that_is_not_taken_is_named_and_the_words_are_kept(
    client, place, out, name, content, sentence
):
    file = SimpleUploadedFile(name, content)

    text = client.post(at("public_statement", place), told(files=[file])).content.decode()

    assert sentence in text
    assert "Vi støtter dette." in text
    assert not ConsultationResponse.objects.exists()


def test_more_than_five_files_are_too_many(client, place, out):
    files = [SimpleUploadedFile(f"{number}.txt", b"tekst") for number in range(6)]

    text = client.post(at("public_statement", place), told(files=files)).content.decode()

    assert "Velg høyst 5 filer" in text


def test_a_late_statement_is_taken_and_says_so(client, place, out):
    run_out(out)

    text = client.post(at("public_statement", place), told(), follow=True).content.decode()

    assert "kom etter fristen" in text


def test_files_are_public_first_when_a_person_has_looked(client, place, out):
    response = statement(out, files=[pdf()])
    file = at("response_file", place, response.pk, response.files.get().pk)
    before = client.get(file).status_code
    page = client.get(at("public_response", place, response.pk)).content.decode()

    whole = response.remarks.get()
    actions.release_remark(whole, shown_text=whole.raw_text)

    assert before == 404
    assert response.text not in page
    assert client.get(file).content == pdf().content
    assert response.text in client.get(at("public_response", place, response.pk)).content.decode()


def test_a_statement_is_shown_with_the_answers_to_what_it_says(client, place, out):
    response = statement(out)
    part = actions.take_out_remark(response, text="Hallen må være åpen.")
    actions.answer_remark(part, verdict="partly", answer="I helgene.")

    text = client.get(at("public_response", place, response.pk)).content.decode()

    assert "I helgene." in text
    assert "Anna Eksempel" not in text


def test_receipts_are_found_by_their_own_address_alone(client, place, out):
    one, response = remark(out), statement(out)
    other = evenings.organiser(slug="annen", name="Annen kommune")

    assert client.get(at("remark_receipt", place, one.key)).status_code == 200
    assert client.get(at("response_receipt", place, response.key)).status_code == 200
    assert client.get(at("remark_receipt", place, uuid4())).status_code == 404
    assert client.get(at("remark_receipt", other, one.key)).status_code == 404
    assert client.get(at("public_response", other, response.pk)).status_code == 404


def test_an_earlier_consultation_is_still_read(client, place, out, policy):
    remark(out, "Sagt i den første.")
    run_out(out)
    remark(consultation_of(policy))

    newest = client.get(at("public_remarks", place)).content.decode()
    earlier = client.get(f"{at('public_remarks', place)}?consultation={out.pk}").content.decode()

    assert "Sagt i den første." not in newest
    assert "Sagt i den første." in earlier


def test_when_it_is_decided_everything_stands_and_nothing_is_taken(client, place, out, policy):
    adopt(policy)

    answer = client.post(at("public_statement", place), told(text="Etter vedtaket."))

    assert "Etter vedtaket." in answer.content.decode()
    assert not ConsultationResponse.objects.exists()
    assert client.get(at("public_consultation", place)).status_code == 200


@pytest.mark.parametrize("name", ["public_consultation", "public_remarks"])
def test_the_pages_take_as_many_queries_for_one_remark_as_for_many(
    client, place, out, measure, name
):
    def one(number):
        given = remark(out, f"Mer lys {number}.", passage=measure.passage)
        actions.change_measure(measure, text=f"Åpne hallen {number}", because_of=given)
        actions.answer_remark(given, verdict="taken_in", answer="Ja.")

    one(0)
    client.get(at(name, place))
    with CaptureQueriesContext(connection) as few:
        client.get(at(name, place))
    for number in range(1, 6):
        one(number)
    with CaptureQueriesContext(connection) as many:
        client.get(at(name, place))

    assert len(few) == len(many)
