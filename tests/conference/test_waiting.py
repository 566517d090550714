"""The waiting list: offers with a time to answer, whose turn it is, and why nobody's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions, links
from samspill.conference.actions.offers import conferences_to_look_at
from samspill.conference.errors import OfferGoneError
from samspill.conference.models import Conference, SignUp
from samspill.conference.waiting.line import place_in_queue
from samspill.outbox.models import Message
from samspill.registry.models import Category
from tests.conference.builders import association, conference, organiser, sign_up

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 12, 11, tzinfo=UTC)
NIGHT = datetime(2027, 1, 12, 22, 30, tzinfo=UTC)  # 23.30 in Norway


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def full(**facts: object) -> tuple[Conference, list[SignUp]]:
    """One seat, taken, and two who wait with a day to answer."""
    held = conference(organiser(), capacity=1, offer_hours=24, **facts)
    names = ("anna", "berit", "cato")
    return held, [sign_up(held, name, email=f"{name}@example.no") for name in names]


def state(one: SignUp) -> str:
    return SignUp.objects.get(pk=one.pk).state


def test_a_free_seat_is_held_for_the_first_until_she_answers(noon):
    _held, [anna, berit, cato] = full()

    actions.cancel_sign_up(anna)

    offered = SignUp.objects.get(pk=berit.pk)
    assert (offered.state, state(cato)) == ("offered", "waiting")
    assert offered.offered_until == NOON + timedelta(hours=24)
    message = Message.objects.get(subject__startswith="En plass er ledig")
    assert links.offer_address(offered) in message.text


def test_yes_takes_the_seat_and_no_passes_it_on(client, noon):
    _held, [anna, berit, cato] = full()
    actions.cancel_sign_up(anna)
    address = reverse("conference:offer", args=[links.sign_up_token(berit)])

    assert b'value="yes"' in client.get(address).content
    client.post(address, {"answer": "no"})
    client.post(reverse("conference:offer", args=[links.sign_up_token(cato)]), {"answer": "yes"})

    assert [state(one) for one in (berit, cato)] == ["cancelled", "seated"]


def test_no_from_an_old_page_gives_no_seat_back_that_was_taken_since(client, noon):
    _held, [anna, berit, _cato] = full()
    actions.cancel_sign_up(anna)
    actions.accept_offer(berit)
    token = links.sign_up_token(berit)

    answer = client.post(reverse("conference:offer", args=[token]), {"answer": "no"})

    assert state(berit) == "seated"
    assert answer.url == reverse("conference:cancellation", args=[token])  # told what it costs


def test_an_offer_whose_time_is_out_goes_to_the_next_by_itself(noon):
    _held, [anna, berit, cato] = full()
    actions.cancel_sign_up(anna)
    noon.shift(timedelta(hours=25))

    given = actions.offer_free_seats()

    assert (given, state(berit), state(cato)) == (1, "cancelled", "offered")
    with pytest.raises(OfferGoneError):
        actions.accept_offer(berit)


def test_an_offer_nobody_else_waits_for_stands(noon):
    _held, [anna, berit, cato] = full()
    actions.cancel_sign_up(cato)
    actions.cancel_sign_up(anna)
    noon.shift(timedelta(hours=48))
    actions.offer_free_seats()

    assert actions.accept_offer(berit).state == "seated"


def test_nobody_is_offered_a_seat_at_night_and_the_next_is_in_the_morning(noon):
    _held, [anna, berit, _cato] = full()
    noon.move_to(NIGHT)
    actions.cancel_sign_up(anna)

    assert (actions.offer_free_seats(), state(berit)) == (0, "waiting")
    noon.shift(timedelta(hours=8))
    assert (actions.offer_free_seats(), state(berit)) == (1, "offered")


def test_nobody_is_offered_a_seat_after_the_conference_has_begun(noon):
    held, [anna, berit, _cato] = full()
    noon.move_to(held.starts_at + timedelta(minutes=5))

    actions.cancel_sign_up(anna)

    assert (actions.offer_free_seats(), state(berit)) == (0, "waiting")


def test_a_held_seat_is_not_given_to_one_who_comes_by(noon):
    held, [anna, _berit, _cato] = full()
    actions.cancel_sign_up(anna)

    assert sign_up(held, "Dag").state == "waiting"


def test_the_worker_looks_at_no_conference_where_nothing_can_happen(noon):
    held, [anna, *_rest] = full()

    assert conferences_to_look_at(timezone.now()) == []
    SignUp.objects.filter(pk=anna.pk).update(state="cancelled")
    assert conferences_to_look_at(timezone.now()) == [held]


def test_the_kind_that_has_fewest_seats_is_next_and_the_page_says_why(client, kari, place):
    held = conference(place, capacity=2, offer_order="category")
    sport, culture = Category.objects.all()[:2]
    clubs = [
        association(place, name, category=kind, org_number=number)
        for name, kind, number in (
            ("A", sport, "310000018"), ("B", sport, "310000026"), ("C", sport, "310000034"),
            ("D", culture, "310000042"),
        )
    ]  # fmt: skip
    people = [sign_up(held, f"Person {club.name}", association=club) for club in clubs]

    page = client.get(reverse("conference:waiting", args=[place.slug, held.pk])).content.decode()

    assert [place_in_queue(one) for one in people] == [0, 0, 2, 1]
    assert f"{culture.name} har 0 plasser, færrest av dem som venter" in page
    assert "Alle plasser er tatt eller holdt av." in page
    actions.cancel_sign_up(people[0])
    assert (state(people[2]), state(people[3])) == ("waiting", "seated")


def test_the_second_from_an_association_waits_and_gets_the_seat_of_the_first(place):
    held, club = conference(place), association(place)
    first = sign_up(held, "Anna", association=club)
    second = sign_up(held, "Berit", association=club, is_second=True)

    assert (second.state, sign_up(held, "Cato").state) == ("waiting", "seated")
    actions.cancel_sign_up(first)
    assert state(second) == "seated"
    assert SignUp.objects.get(pk=second.pk).is_extra is False


def test_when_the_deadline_has_passed_the_second_gets_a_seat_that_is_left(place):
    held, club = conference(place), association(place)
    sign_up(held, "Anna", association=club)
    second = sign_up(held, "Berit", association=club, is_second=True)
    Conference.objects.update(sign_up_deadline=timezone.now() - timedelta(minutes=1))

    assert (actions.offer_free_seats(), state(second)) == (1, "seated")


def test_the_database_itself_refuses_one_more_than_there_are_seats(noon):
    held, [anna, berit, _cato] = full()

    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.filter(pk=berit.pk).update(state="offered", offered_until=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.create(conference=held, name="X", state="seated", card_code="XXXXX")
    Conference.objects.filter(pk=held.pk).update(capacity=2)
    SignUp.objects.filter(pk=berit.pk).update(state="seated")
    with pytest.raises(IntegrityError), transaction.atomic():
        Conference.objects.filter(pk=held.pk).update(capacity=1)
    assert state(anna) == "seated"
