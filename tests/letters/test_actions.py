from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from samspill.history.models import Entry
from samspill.letters import actions
from samspill.letters.actions import LetterRefused
from samspill.letters.models import Letter
from samspill.outbox.models import Delivery, Message
from samspill.pure.documents.letter import UnresolvedField
from tests.letters import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return builders.process(builders.organiser())


@pytest.fixture
def place(process):
    return process.organiser


def entries(letter, action):
    return Entry.objects.about(letter).filter(action=action).count()


def test_a_draft_is_written_once_and_then_brought_up_to_date(process):
    first = builders.letter(process)

    second = builders.letter(process, conference_venue="Fyrsalen")

    assert second.pk == first.pk
    assert second.facts["conference_venue"] == "Fyrsalen"
    assert entries(first, "letters.drafted") == 1
    assert entries(first, "letters.facts_changed") == 1


def test_the_database_refuses_a_second_draft_of_the_same_letter(process):
    builders.letter(process)

    with pytest.raises(IntegrityError), transaction.atomic():
        process.organiser.letters.create(
            process=process, kind="conference_invitation", language="nb", controller="joint"
        )


def test_what_a_person_filled_in_stays_when_the_draft_is_brought_up_to_date(process):
    letter = builders.letter(process)
    actions.change_facts(letter, facts={"conference_meal": "Suppe"})

    again = builders.letter(process, conference_venue="Fyrsalen")

    assert again.facts["conference_meal"] == "Suppe"


def test_a_new_draft_is_begun_after_the_first_was_sent(process, place):
    builders.association(place, "Laget", "laget@example.no")
    sent = actions.send(builders.approved(builders.letter(process)))

    again = builders.letter(process)

    assert again.pk != sent.pk


def test_a_change_of_the_facts_takes_the_approvals_back(process):
    letter = builders.approved(builders.letter(process))
    assert letter.state == "approved"

    actions.change_facts(letter, facts={"conference_venue": "Fyrsalen"})

    assert (letter.state, letter.approvals.count()) == ("draft", 0)


def test_the_same_facts_once_more_take_nothing_back(process):
    builders.approved(builders.letter(process))

    again = builders.letter(process)

    assert (again.state, again.approvals.count()) == ("approved", 2)


def test_a_blank_fact_is_taken_out(process):
    letter = builders.letter(process, conference_meal="Suppe")

    actions.change_facts(letter, facts={"conference_meal": " "})

    assert "conference_meal" not in letter.facts


def test_a_joint_letter_is_approved_when_both_have_said_yes(process):
    letter = builders.letter(process)

    actions.approve(letter, party="working_group")
    after_one = letter.state
    actions.approve(letter, party="municipality")

    assert (after_one, letter.state) == ("draft", "approved")


@pytest.mark.parametrize(
    ("lead", "asked", "other"),
    [
        ("working_group", "working_group", "municipality"),
        ("municipality", "municipality", "working_group"),
    ],
)
def test_a_letter_led_by_one_is_approved_by_that_one_alone(lead, asked, other):
    letter = builders.letter(builders.process(builders.organiser(), lead=lead))

    with pytest.raises(LetterRefused):
        actions.approve(letter, party=other)
    actions.approve(letter, party=asked)

    assert letter.state == "approved"


def test_a_letter_with_gaps_is_not_approved(process):
    letter = builders.letter(process, sign_up_deadline=None)

    with pytest.raises(LetterRefused):
        actions.approve(letter, party="municipality")


def test_an_approval_can_be_taken_back(process):
    letter = builders.approved(builders.letter(process))

    actions.withdraw_approval(letter, party="municipality")

    assert letter.state == "draft"
    assert [one.party for one in letter.approvals.all()] == ["working_group"]


def test_an_unresolved_letter_names_every_missing_fact(process):
    letter = builders.letter(process, sign_up_deadline=None, conference_venue=None)

    with pytest.raises(UnresolvedField) as caught:
        actions.document(letter)

    assert caught.value.names == ["conference_venue", "sign_up_deadline"]


def test_sending_says_all_that_is_missing_in_words(process):
    letter = builders.letter(process, sign_up_deadline=None)

    with pytest.raises(LetterRefused) as caught:
        actions.send(letter)

    told = " ".join(caught.value.reasons)
    assert "«påmeldingsfrist»" in told
    assert len(caught.value.reasons) == 4  # the field, two approvals, no receivers
    assert Message.objects.count() == 0


def test_a_sent_letter_lies_in_the_outbox_with_text_html_and_pdf(process, place):
    for n in range(3):
        builders.association(place, f"Lag {n}", f"lag{n}@example.no")
    builders.association(place, "Papirlaget", address="Gata 1", postcode="4370", place="Egersund")
    letter = builders.approved(builders.letter(process))

    actions.send(letter)

    message = Message.objects.get()
    assert letter.state == "sent"
    assert letter.sent_pdf[:5] == b"%PDF-"
    assert bytes(message.attachments.get().content) == bytes(letter.sent_pdf)
    assert message.deliveries.count() == 3
    assert message.reply_to == "siri@example.no"
    assert "Grendehuset" in message.text
    assert "Grendehuset" in message.html
    assert message.subject == letter.subject
    assert actions.pdf(letter) == bytes(letter.sent_pdf)
    assert Entry.objects.about(letter).get(action="letters.sent").details == {
        "email": 3,
        "paper": 1,
    }


def test_a_letter_is_sent_once(process, place):
    builders.association(place, "Laget", "laget@example.no")
    letter = builders.approved(builders.letter(process))
    stale = Letter.objects.get(pk=letter.pk)
    actions.send(letter)

    with pytest.raises(LetterRefused):
        actions.send(letter)
    with pytest.raises(LetterRefused):
        actions.send(stale)

    assert Delivery.objects.count() == 1


def test_a_letter_changed_while_it_was_made_ready_is_not_sent(process, place, monkeypatch):
    builders.association(place, "Laget", "laget@example.no")
    letter = builders.approved(builders.letter(process))
    from samspill.letters.actions import sending

    finish = sending._finish

    def slow(one):
        actions.change_facts(Letter.objects.get(pk=one.pk), facts={"conference_meal": "Suppe"})
        return finish(one)

    monkeypatch.setattr(sending, "_finish", slow)
    with pytest.raises(LetterRefused):
        actions.send(letter)

    assert Delivery.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda letter: actions.change_facts(letter, facts={"conference_meal": "x"}),
        lambda letter: actions.choose_recipients(letter),
        lambda letter: actions.approve(letter, party="municipality"),
        lambda letter: actions.withdraw_approval(letter, party="municipality"),
    ],
)
def test_nothing_in_a_sent_letter_is_changed(process, place, change):
    builders.association(place, "Laget", "laget@example.no")
    letter = actions.send(builders.approved(builders.letter(process)))

    with pytest.raises(LetterRefused):
        change(letter)


def test_the_day_the_request_left_flows_on_to_the_next_letters(process):
    request = builders.letter(process, "formal_request")
    actions.approve(request, party="working_group")
    actions.approve(request, party="municipality")

    actions.send(request)

    process.refresh_from_db()
    assert process.formal_request_sent_on is not None
    assert Delivery.objects.get().address == "siri@example.no"


def test_the_processs_own_letters_are_complete_from_what_the_process_knows(process):
    builders.association(process.organiser, "Laget", "laget@example.no")

    letters = actions.draft_letters_of_process(process)

    assert [one.kind for one in letters] == ["preliminary_invitation", "formal_request"]
    for letter in letters:
        assert "Eigersund kommune" in actions.document(letter).title or letter.subject


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("lead", ["working_group", "municipality", "joint"])
def test_every_lead_and_language_gives_pdf_and_word(language, lead):
    begun = builders.process(builders.organiser(), lead=lead, language=language)
    letter = builders.letter(begun, language=language)

    assert actions.pdf(letter)[:5] == b"%PDF-"
    assert actions.docx(letter)[:2] == b"PK"


def test_any_name_survives_the_whole_way_into_the_mail(process, place):
    odd = 'Tre & "to" <i> | Sámi čáŋ 🎶 *_#[x](y) $a$ \x07'
    builders.association(place, odd, "laget@example.no")
    letter = builders.letter(process, conference_venue=odd)
    builders.approved(letter)

    actions.send(letter)

    message = Message.objects.get()
    assert 'Tre & "to" <i> | Sámi čáŋ 🎶 *_#[x](y) $a$' in message.text
    assert "<i>" not in message.html
    assert Delivery.objects.get().name.startswith('Tre & "to" <i>')
