"""The confirmation of one who signs up on the web: written when the conference is let go."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions, tasks
from samspill.conference.actions.seats import locked
from samspill.conference.models import SignUp
from samspill.outbox.models import Attachment, Message
from tests.conference.builders import association, conference, organiser, sign_up

pytestmark = pytest.mark.django_db


def owed(held, **facts) -> SignUp:
    """One whom the request has taken in, and not come so far as to confirm."""
    facts = {"association_name": "Laget", **facts}
    return actions.sign_up(
        held, name="Anna", email="anna@example.no", language="nb", is_confirmed_after=True, **facts
    )


def test_it_is_written_once_and_nothing_is_owed_after():
    one = owed(conference(organiser()))
    assert Message.objects.count() == 0

    assert actions.confirm_sign_up(one) is True
    assert actions.confirm_sign_up(one) is False

    assert Message.objects.count() == 1
    assert Attachment.objects.filter(media_type="text/calendar").count() == 1
    assert not SignUp.objects.owed_a_confirmation().exists()


def test_the_page_has_written_it_before_it_answers(client):
    held = conference(organiser())
    mine = association(held.organiser, name="Turlaget")
    typed = {"represents": mine.display_name, "name": "Anna", "email": "anna@example.no"}

    client.post(reverse("conference:sign_up", args=[held.organiser.slug, held.pk]), typed)

    assert Message.objects.get().source == f"conference.conference:{held.pk}"
    assert not SignUp.objects.owed_a_confirmation().exists()


def test_what_a_request_did_not_come_to_the_worker_does_when_it_has_had_its_time():
    held = conference(organiser())
    early, late = owed(held), owed(held, association_name="Det andre laget")
    before = timezone.now() - timedelta(minutes=1)
    SignUp.objects.filter(pk=early.pk).update(confirmation_due_at=before)

    tasks.confirm_forgotten()

    assert [one.pk for one in SignUp.objects.owed_a_confirmation()] == [late.pk]
    assert Message.objects.count() == 1


def test_who_has_been_told_something_newer_is_not_told_the_old():
    held = conference(organiser(), capacity=1)
    first = sign_up(held)
    waits = owed(held)
    assert waits.state == "waiting"
    actions.cancel_sign_up(first)
    told = set(Message.objects.values_list("subject", flat=True))

    actions.confirm_sign_up(waits)

    assert set(Message.objects.values_list("subject", flat=True)) == told
    assert not SignUp.objects.owed_a_confirmation().exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_confirmation_does_not_wait_for_who_holds_the_conference():
    held = conference(organiser())
    one = owed(held)
    problems = []

    def confirm():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            actions.confirm_sign_up(one)
        except Exception as error:
            problems.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        locked(held)
        confirming = threading.Thread(target=confirm)
        confirming.start()
        confirming.join()

    assert problems == []
    assert Message.objects.count() == 1
