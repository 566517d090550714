from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import PdfDocument

from samspill.letters import actions
from samspill.letters.documents import paper_pdf
from samspill.letters.models import Letter
from samspill.outbox.models import Delivery
from tests.letters import builders
from tests.letters.builders import HOME, page, text_of

pytestmark = pytest.mark.django_db


def test_the_receivers_stand_with_channel_and_reason(coordinator, process):
    letter = builders.letter(process)

    everyone = text_of(coordinator.get(page("recipients", letter)))
    paper = text_of(coordinator.get(page("recipients", letter), {"channel": "paper"}))

    assert "laget@example.no" in everyone
    assert "4370 Egersund" in paper
    assert "laget@example.no" not in paper


def test_the_files_are_what_they_say(coordinator, process):
    letter = builders.approved(builders.letter(process))

    files = {name: coordinator.get(page(name, letter)) for name in ("pdf", "docx", "paper")}

    assert files["pdf"].content[:5] == files["paper"].content[:5] == b"%PDF-"
    assert files["docx"].content[:2] == b"PK"
    assert "invitasjon-dialogkonferanse.docx" in files["docx"]["Content-Disposition"]


def test_each_copy_on_paper_has_its_own_address_and_its_own_first_page(process, place):
    builders.association(place, "Tre & <to> 🎶", **HOME)
    letter = builders.letter(process)
    one = len(PdfDocument(actions.pdf(letter)))

    bundle = PdfDocument(paper_pdf(letter, list(letter.recipients.filter(channel="paper"))))

    firsts = [bundle[number].get_textpage().get_text_bounded() for number in (0, one)]
    assert len(bundle) == 2 * one
    assert "Papirlaget" in firsts[0]
    assert "Tre & <to>" in firsts[1]
    assert all(f"Side 1 av {one}" in text.replace("\xa0", " ") for text in firsts)


def test_a_letter_with_gaps_is_not_given_as_a_file(coordinator, process):
    letter = builders.letter(process, sign_up_deadline=None)

    assert [
        coordinator.get(page(name, letter)).status_code for name in ("pdf", "docx", "paper")
    ] == [
        404,
        404,
        404,
    ]


def test_a_letter_whose_contents_were_erased_says_so(coordinator, process):
    letter = actions.send(builders.approved(builders.letter(process)))
    Letter.objects.update(facts={}, sent_pdf=None)

    response = coordinator.get(page("letter", letter))

    assert "slettet da tiden var ute" in text_of(response)
    assert coordinator.get(page("pdf", letter)).status_code == 404


@pytest.mark.parametrize(("word", "state"), [("yes", "sent"), ("no", "queued")])
def test_an_uncertain_delivery_is_settled_by_a_person(coordinator, process, place, word, state):
    actions.send(builders.approved(builders.letter(process)))
    Delivery.objects.update(state="uncertain", answer="the line broke")
    url = reverse("letters:deliveries", args=[place.slug])
    shown = text_of(coordinator.get(url))

    coordinator.post(
        reverse("letters:resolution", args=[place.slug, Delivery.objects.get().pk]),
        {"was_sent": word},
    )

    assert "Den kom fram" in shown
    assert "Send på nytt" in shown
    assert Delivery.objects.get().state == state


def test_deliveries_are_shown_by_how_they_went(coordinator, process, place):
    actions.send(builders.approved(builders.letter(process)))
    Delivery.objects.update(state="failed", answer="550 No such box")
    url = reverse("letters:deliveries", args=[place.slug])

    failed = text_of(coordinator.get(url, {"state": "failed"}))
    sent = text_of(coordinator.get(url, {"state": "sent"}))

    assert "550 No such box" in failed
    assert "550 No such box" not in sent


@pytest.mark.parametrize("where", ["letters", "letter", "recipients", "deliveries"])
def test_the_number_of_queries_does_not_follow_the_number_of_rows(
    coordinator, process, place, where
):
    def count():
        letter = Letter.objects.order_by("pk").first()
        is_shelf = where in ("letters", "deliveries")
        url = reverse(f"letters:{where}", args=[place.slug]) if is_shelf else page(where, letter)
        with CaptureQueriesContext(connection) as caught:
            assert coordinator.get(url).status_code == 200
        return len(caught)

    actions.send(builders.approved(builders.letter(process)))
    Delivery.objects.update(state="uncertain")
    with_one = count()
    for n in range(3):
        builders.association(place, f"Lag {n}", f"lag{n}@example.no", **HOME)
    actions.send(builders.approved(builders.letter(process, "reminder")))
    actions.send(builders.approved(builders.letter(process, "formal_request")))
    Delivery.objects.update(state="uncertain")

    assert count() == with_one
