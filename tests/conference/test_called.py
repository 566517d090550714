"""A seat that is held for one who has no address: the booker is written to, or a person calls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions, links
from samspill.conference.actions import Person
from samspill.conference.actions.offers import conferences_to_look_at
from samspill.conference.models import Conference, SignUp
from samspill.conference.next_act import next_act
from samspill.outbox.models import Delivery, Message
from tests.conference.builders import conference, round_draft, sign_up

pytestmark = pytest.mark.django_db
BOOKER = ("Kari", "kari@example.no")


@pytest.fixture
def noon():
    with time_machine.travel(datetime(2027, 1, 12, 11, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def held(noon, place) -> Conference:
    """One seat, which Anna has."""
    found = conference(place, capacity=1, offer_hours=24)
    sign_up(found, "Anna")
    return found


def free_the_seat(held: Conference) -> None:
    actions.cancel_sign_up(SignUp.objects.get(name="Anna"))


def book(held: Conference) -> SignUp:
    people = [Person(association_name="Koret")]
    actions.sign_up_several(held, people, language="nb", booker=BOOKER)
    return held.sign_ups.get(association_name="Koret")


def state(one: SignUp) -> str:
    return SignUp.objects.get(pk=one.pk).state


def test_for_a_name_that_comes_later_the_booker_is_offered_the_seat_and_says_yes(client, held):
    mine = book(held)

    free_the_seat(held)

    message = Message.objects.get(subject__startswith="En plass er ledig")
    address = links.booking_address(held, "kari@example.no")
    assert Delivery.objects.get(message=message).address == "kari@example.no"
    assert address in message.text
    token = links.booker_token(held, "kari@example.no")
    assert b'value="yes"' in client.get(reverse("conference:booking", args=[token])).content
    client.post(reverse("conference:booking_name", args=[token, mine.pk]), {"answer": "yes"})
    assert state(mine) == "seated"


def test_a_booker_who_does_not_answer_loses_the_seat_and_is_told(held, noon):
    mine = book(held)
    sign_up(held, "Cato", email="cato@example.no")
    free_the_seat(held)
    noon.shift(timedelta(hours=25))

    actions.offer_free_seats()

    assert state(mine) == "cancelled"
    told = Message.objects.get(subject__startswith="Plassen er gått til den neste")
    assert told.deliveries.get().address == "kari@example.no"


def test_from_one_whom_no_mail_reaches_the_clock_takes_nothing(held, noon):
    berit = sign_up(held, "Berit", phone="+4740000000")
    sign_up(held, "Cato", email="cato@example.no")
    free_the_seat(held)
    noon.shift(timedelta(hours=49))

    assert actions.pass_on_offers(held, now=timezone.now()) == []
    assert state(berit) == "offered"
    assert conferences_to_look_at(timezone.now()) == []


def test_one_who_is_called_says_yes_and_the_coordinator_writes_it(client, held, kari, place):
    berit = sign_up(held, "Berit", phone="+4740000000")
    free_the_seat(held)
    actions.set_programme(held, [round_draft(held)])
    waiting = reverse("conference:waiting", args=[place.slug, held.pk])

    page = client.get(waiting).content.decode()
    assert (
        "Har ikke e-post. Ring 40\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}00"
        in page
    )
    assert "Si ja for Berit" in page
    shown = Conference.objects.with_seats_taken().get(pk=held.pk)
    assert next_act(shown).url == waiting
    client.post(reverse("conference:acceptance", args=[place.slug, held.pk, berit.pk]))

    assert state(berit) == "seated"
    assert next_act(shown).url != waiting
