"""Who has answered the invitation, and a reminder that goes to the silent alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from samspill.conference.who_answered import reading, reminding
from samspill.letters import actions as letters
from samspill.outbox.models import Delivery
from tests.conference import builders
from tests.letters import builders as letter_builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    begun = letter_builders.process(letter_builders.organiser())
    for name in ("Kommer", "Tier", "Kan ikke", "Borte"):
        email = f"{name.lower().replace(' ', '')}@example.no"
        letter_builders.association(begun.organiser, name, email)
    letter_builders.association(begun.organiser, "Papirlaget", **letter_builders.HOME)
    return begun


@pytest.fixture
def conference(process):
    return builders.conference(process.organiser, process=process)


@pytest.fixture
def invitation(process, conference):
    sent = letters.send(letter_builders.approved(letter_builders.letter(process)))
    Delivery.objects.update(state="sent")
    Delivery.objects.filter(address="borte@example.no").update(state="bounced")
    builders.sign_up(conference, association=process.organiser.associations.get(name="Kommer"))
    letters.say_no(sent.recipients.get(name="Kan ikke"))
    return sent


def answers(letter, conference):
    return {
        one.recipient.name: (one.answer, one.reached)
        for one in reading.who_answered(letter, conference)
    }


def test_each_receiver_stands_with_the_answer_and_how_the_letter_went(invitation, conference):
    invitation.recipients.filter(name="Papirlaget").update(posted_at=timezone.now())

    assert answers(invitation, conference) == {
        "Borte": ("not_reached", "bounced"),
        "Kan ikke": ("said_no", "sent"),
        "Kommer": ("signed_up", "sent"),
        "Papirlaget": ("silent", "posted"),
        "Tier": ("silent", "sent"),
    }
    assert reading.conference_of(invitation.organiser, invitation) == conference


def test_who_has_signed_off_has_said_no(invitation, conference):
    conference.sign_ups.update(state="cancelled")

    assert answers(invitation, conference)["Kommer"][0] == "said_no"


def test_the_reminder_goes_to_the_silent_and_follows_the_sign_ups(invitation, conference, process):
    reminder = reminding.remind_the_silent(invitation, conference)
    left_out = dict(reminder.recipients.filter(channel="left_out").values_list("name", "reason"))

    builders.sign_up(conference, association=process.organiser.associations.get(name="Tier"))
    changed = [reminding.keep_reminders_exact(), reminding.keep_reminders_exact()]

    assert left_out == {"Kommer": "signed_up", "Kan ikke": "said_no"}
    assert changed == [1, 0]
    assert reminder.recipients.get(name="Tier").reason == "signed_up"
    assert reminding.remind_the_silent(invitation, conference) == reminder


def test_who_signed_up_since_the_list_was_made_gets_no_reminder(invitation, conference, process):
    reminder = letter_builders.approved(reminding.remind_the_silent(invitation, conference))
    builders.sign_up(conference, association=process.organiser.associations.get(name="Tier"))

    sent = letters.send(reminder)

    reached = sent.recipients.exclude(channel="left_out").values_list("name", flat=True)
    assert set(reached) & {"Kommer", "Tier"} == set()


def test_a_reminder_is_not_sent_after_the_deadline(invitation, conference):
    reminder = reminding.remind_the_silent(invitation, conference)
    yesterday = timezone.localdate() - timedelta(days=1)
    letters.change_facts(reminder, facts={"sign_up_deadline": yesterday})

    with pytest.raises(letters.LetterRefused, match="deadline"), override("en"):
        letters.send(letter_builders.approved(reminder))


def test_a_list_is_kept_exact_while_the_conference_is_on(invitation, conference, process):
    reminder = reminding.remind_the_silent(invitation, conference)
    builders.sign_up(conference, association=process.organiser.associations.get(name="Tier"))
    now = timezone.now()
    type(conference).objects.update(
        sign_up_deadline=now - timedelta(days=2), starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=1),
    )  # fmt: skip

    reminding.keep_reminders_exact()

    assert reminder.recipients.get(name="Tier").reason == "signed_up"


def test_the_page_shows_the_picture_and_writes_the_reminder(client, invitation, conference):
    place = invitation.organiser
    client.force_login(builders.coordinator(place))
    page = reverse("conference:who_answered", args=[place.slug, invitation.pk])

    whole = client.get(page).content.decode()
    silent = client.get(page + "?answer=silent").content.decode()
    written = client.post(
        reverse("conference:who_answered_reminder", args=[place.slug, invitation.pk])
    )

    assert "1 av 5 har meldt seg på. 2 har ikke svart." in whole
    assert whole.count("<rect") == 8
    assert ("Tier" in silent, "Kommer</th>" in silent) == (True, False)
    assert written.url.startswith(f"/{place.slug}/work/letters/")


def test_the_page_asks_the_same_questions_for_one_and_many(client, invitation):
    place = invitation.organiser
    client.force_login(builders.coordinator(place))
    page = reverse("conference:who_answered", args=[place.slug, invitation.pk])
    many = builders.queries(client, page)
    invitation.recipients.exclude(name="Kommer").delete()

    assert builders.queries(client, page) == many
