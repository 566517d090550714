from __future__ import annotations

import pytest
from django.urls import reverse

from samspill.letters.models import Letter
from samspill.outbox.models import Delivery
from tests.letters import builders
from tests.letters.builders import page, shelf, sign_in, text_of

pytestmark = pytest.mark.django_db


def test_without_a_process_the_page_says_where_to_begin(client):
    place = builders.organiser()
    sign_in(client, builders.member(place))

    shown = text_of(client.get(shelf(place)))

    assert "Ingen brev ennå" in shown
    assert reverse("overview:road", args=[place.slug]) in shown


def test_the_first_letter_that_is_not_sent_is_the_one_to_write(coordinator, place):
    response = coordinator.get(shelf(place))

    assert response.context["now"].kind == "preliminary_invitation"
    assert [one.state for one in response.context["places"]] == ["now", *["next"] * 4]


def test_a_letter_is_begun_from_what_the_process_knows(coordinator, place):
    url = reverse("letters:drafts", args=[place.slug])

    response = coordinator.post(url, {"kind": "formal_request"})

    letter = Letter.objects.get()
    assert response.url == page("letter", letter)
    assert letter.facts["group_leader_name"] == "Per Test"
    assert (letter.language, letter.controller) == ("nb", "joint")


def test_the_other_form_of_norwegian_takes_over_what_was_written(coordinator, place, process):
    builders.letter(process, conference_meal="Suppe")
    url = reverse("letters:drafts", args=[place.slug])

    coordinator.post(url, {"kind": "conference_invitation", "language": "nn"})

    nynorsk = Letter.objects.get(language="nn")
    assert nynorsk.facts["conference_meal"] == "Suppe"
    assert nynorsk.facts["document_kind_definite"] == "frivilligheitspolitikken"


def test_an_unknown_kind_of_letter_is_not_there(coordinator, place):
    url = reverse("letters:drafts", args=[place.slug])

    assert coordinator.post(url, {"kind": "../../etc"}).status_code == 404


def test_the_page_shows_the_letter_with_its_gaps_and_a_form_for_each(coordinator, process):
    letter = builders.letter(process, sign_up_deadline=None)

    shown = text_of(coordinator.get(page("letter", letter)))

    assert '<mark class="gap">påmeldingsfrist</mark>' in shown
    assert 'name="sign_up_deadline"' in shown
    assert "Send til" not in shown
    assert "Godkjenn for kommunen" not in shown


def test_a_gap_is_filled_in_from_the_letters_own_page(coordinator, process):
    letter = builders.letter(process, sign_up_deadline=None)

    coordinator.post(
        page("facts", letter), {"only": "sign_up_deadline", "sign_up_deadline": "04.03.2027"}
    )

    letter.refresh_from_db()
    assert letter.facts["sign_up_deadline"] == "2027-03-04"


def test_a_date_that_cannot_be_read_stays_with_a_sentence_beside_it(coordinator, process):
    letter = builders.letter(process, sign_up_deadline=None)

    response = coordinator.post(
        page("facts", letter), {"only": "sign_up_deadline", "sign_up_deadline": "torsdag"}
    )

    shown = text_of(response)
    assert 'value="torsdag"' in shown
    assert "Skriv datoen slik: 11.03.2027" in shown


def test_the_facts_can_be_filled_in_bit_by_bit(coordinator, process):
    letter = builders.letter(process, sign_up_deadline=None)
    form = coordinator.get(page("facts", letter)).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {"conference_venue": "Fyrsalen", "questions": "Hva?\n\nHvordan?", "stands": ""}

    response = coordinator.post(page("facts", letter), typed)

    letter.refresh_from_db()
    assert response.status_code == 302
    assert letter.facts["conference_venue"] == "Fyrsalen"
    assert letter.facts["questions"] == ["Hva?", "Hvordan?"]
    assert letter.facts["conference_starts_at"] == "17:30"
    assert letter.facts["meeting_date"] == "2026-10-22"


def test_the_form_asks_only_for_what_this_letter_uses(coordinator, process):
    letter = builders.letter(process)

    fields = coordinator.get(page("facts", letter)).context["form"].fields

    assert "group_leader_name" in fields
    assert "decision_body" not in fields  # only when the municipality leads
    assert "lead" not in fields


def test_what_comes_next_is_written_as_lines_with_dates(coordinator, process):
    letter = builders.letter(process, "thanks")

    good = coordinator.post(
        page("facts", letter), {"only": "next_steps", "next_steps": "12.04.2027 Utkastet kommer"}
    )
    bad = coordinator.post(page("facts", letter), {"only": "next_steps", "next_steps": "snart"})

    letter.refresh_from_db()
    assert good.status_code == 302
    assert letter.facts["next_steps"] == [{"date": "2027-04-12", "text": "Utkastet kommer"}]
    assert "Begynn hver linje med en dato" in text_of(bad)


def test_both_say_yes_and_then_the_button_says_how_many(client, coordinator, process, place):
    letter = builders.letter(process)
    coordinator.post(page("approval", letter))
    between = text_of(coordinator.get(page("letter", letter)))
    group = builders.member(place, "working_group", "signatory")
    sign_in(client, group).post(page("approval", letter))

    shown = text_of(
        sign_in(client, place.memberships.get(party="municipality")).get(page("letter", letter))
    )

    assert "Send til" not in between
    assert "Send til 1<" in shown
    assert "Skriv ut 1 brev" in shown


def test_the_letter_is_sent_and_kept_as_it_was(coordinator, process):
    letter = builders.approved(builders.letter(process))

    response = coordinator.post(page("dispatch", letter), follow=True)

    letter.refresh_from_db()
    assert letter.state == "sent"
    assert Delivery.objects.get().address == "laget@example.no"
    assert "Sendt til 1" in text_of(response)
    assert coordinator.get(page("facts", letter)).status_code == 404
    assert coordinator.get(page("pdf", letter)).content == bytes(letter.sent_pdf)


@pytest.mark.parametrize("name", ["dispatch", "approval", "withdrawal", "facts"])
def test_a_page_left_open_says_that_the_letter_has_been_sent(coordinator, process, name):
    letter = builders.approved(builders.letter(process))
    coordinator.post(page("dispatch", letter))

    response = coordinator.post(page(name, letter), follow=True)

    assert response.redirect_chain[0][0] == page("letter", letter)
    assert "Brevet er alt sendt. Her står det slik det gikk ut." in text_of(response)
    assert Delivery.objects.count() == 1


def test_a_letter_that_is_not_ready_is_not_sent_and_says_why(coordinator, process):
    letter = builders.letter(process, sign_up_deadline=None)

    response = coordinator.post(page("dispatch", letter), follow=True)

    shown = text_of(response)
    assert "Dette mangler: «påmeldingsfrist»" in shown
    assert "Ikke godkjent ennå av" in shown
    assert Delivery.objects.count() == 0


def test_an_approval_is_taken_back_by_its_own_party(coordinator, process):
    letter = builders.approved(builders.letter(process))

    coordinator.post(page("withdrawal", letter))

    letter.refresh_from_db()
    assert [one.party for one in letter.approvals.all()] == ["working_group"]


def test_names_are_shown_as_they_are_and_never_as_markup(coordinator, process, place):
    odd = '<b>"Lag" & | čáŋ 🎶'
    builders.association(place, odd, "x@example.no")
    letter = builders.letter(process, conference_venue=odd)

    shown = text_of(coordinator.get(page("letter", letter)))
    receivers = text_of(coordinator.get(page("recipients", letter)))

    for page_text in (shown, receivers):
        assert "&lt;b&gt;" in page_text
        assert "čáŋ 🎶" in page_text
        assert "<b>" not in page_text
