"""In line for a dinner, a night or a session that is full: whose turn it is, and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.urls import reverse

from samspill.conference import actions, links
from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.actions.extras import delete_extra, save_extra
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.asking.offered import extras_with_taken
from samspill.conference.errors import (
    ExtraFullError,
    PlaceGoneError,
    PlanError,
)
from samspill.conference.fees.owed import owed
from samspill.conference.models import PlaceInLine
from samspill.outbox.models import Message
from samspill.registry.models import Category
from tests.conference import builders
from tests.conference.builders import association, conference, queries
from tests.conference.in_line import (
    at_dinner,
    dinner,
    eats,
    number,
    person,
    place_of,
    waits,
    with_hours,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 12, 11, tzinfo=UTC)
NIGHT = datetime(2027, 1, 12, 22, 30, tzinfo=UTC)  # 23.30 in Norway


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def held(place):
    return conference(place, one_per="none", capacity=20)


def test_a_full_dinner_can_be_waited_for_and_takes_no_more_than_there_is_room_for(held):
    extra = dinner(held)
    eats(held, extra, "Anna")
    berit = person(held, "Berit")
    typed = QueryDict(f"extra_line_{extra.pk}=on")
    part = AskingPart(held, typed, berit)

    assert f"extra_{extra.pk}" not in part.form.fields
    assert part.is_valid()
    assert part.try_save(berit)

    assert (at_dinner(extra), number(berit)) == (["Anna"], [1])
    assert [one.amount for one in owed(held)] == [395]  # she who waits owes nothing for it


def test_who_cancels_gives_the_dinner_to_the_one_who_has_waited_longest(held):
    extra = dinner(held)
    anna = eats(held, extra, "Anna")
    berit, cato = (waits(held, extra, name) for name in ("Berit", "Cato"))

    actions.cancel_sign_up(anna)

    assert extra.choices.filter(sign_up=berit).exists()
    assert (number(berit), number(cato)) == ([], [1])
    told = Message.objects.get(deliveries__address="berit@example.no", text__contains="Middag")
    assert links.sign_up_address(berit) in told.text


def test_who_gives_up_the_dinner_and_comes_all_the_same_lets_the_next_in(held):
    extra = dinner(held)
    anna = eats(held, extra, "Anna")
    waits(held, extra, "Berit")

    save_asked(anna, asked=Asked(extras={}))

    assert at_dinner(extra) == ["Berit"]


def test_nobody_who_comes_by_gets_what_somebody_is_in_line_for(held, noon):
    extra = dinner(held)
    anna = eats(held, extra, "Anna")
    waits(held, extra, "Berit")
    with_hours(held)
    noon.move_to(NIGHT)  # nothing is offered now
    actions.cancel_sign_up(anna)

    with pytest.raises(ExtraFullError):
        eats(held, extra, "Cato")

    assert at_dinner(extra) == ["Anna"]  # ordered, and of one who is cancelled: nobody else's
    assert number(PlaceInLine.objects.get().sign_up) == [1]


def test_with_a_time_to_answer_the_place_is_held_until_yes_or_no(client, held):
    extra = dinner(held)
    with_hours(held)
    anna = eats(held, extra, "Anna")
    berit, cato = (waits(held, extra, name) for name in ("Berit", "Cato"))
    actions.cancel_sign_up(anna)
    held_place = place_of(berit)
    address = reverse("conference:place", args=[links.sign_up_token(berit), held_place.pk])
    page = client.get(reverse("conference:my_sign_up", args=[links.sign_up_token(berit)]))

    assert held_place.offered_until == NOON + timedelta(hours=24)
    assert [one.taken for one in extras_with_taken(held)] == [1]
    assert address in page.content.decode()
    client.post(address, {"answer": "no"})
    assert place_of(cato).offered_until is not None
    catos = reverse("conference:place", args=[links.sign_up_token(cato), place_of(cato).pk])
    client.post(catos, {"answer": "yes"})
    assert extra.choices.filter(sign_up=cato).exists()
    assert not PlaceInLine.objects.exists()


def test_nobody_answers_for_another(client, held):
    extra = dinner(held)
    with_hours(held)
    anna = eats(held, extra, "Anna")
    berit = waits(held, extra, "Berit")
    cato = waits(held, extra, "Cato")
    actions.cancel_sign_up(anna)

    address = reverse("conference:place", args=[links.sign_up_token(cato), place_of(berit).pk])

    assert client.post(address, {"answer": "no"}).status_code == 404
    assert place_of(berit).offered_until is not None


def test_an_offer_nobody_answers_goes_to_the_next_and_the_seat_stands(held, noon):
    extra = dinner(held)
    with_hours(held)
    anna = eats(held, extra, "Anna")
    berit, cato = (waits(held, extra, name) for name in ("Berit", "Cato"))
    actions.cancel_sign_up(anna)
    mine = place_of(berit)
    noon.shift(timedelta(hours=25))

    assert actions.offer_free_places() == 1

    assert place_of(cato).offered_until is not None
    berit.refresh_from_db()
    assert berit.state == "seated"
    with pytest.raises(PlaceGoneError):
        actions.accept_place(mine)


def test_an_offer_that_nobody_waits_for_stands(held, noon):
    extra = dinner(held)
    with_hours(held)
    anna = eats(held, extra, "Anna")
    berit = waits(held, extra, "Berit")
    actions.cancel_sign_up(anna)
    noon.shift(timedelta(hours=30))

    assert actions.offer_free_places() == 0
    actions.accept_place(place_of(berit))
    assert extra.choices.filter(sign_up=berit).exists()


def test_nobody_is_offered_a_dinner_at_night_and_somebody_is_in_the_morning(held, noon):
    extra = dinner(held)
    with_hours(held)
    anna = eats(held, extra, "Anna")
    berit = waits(held, extra, "Berit")
    noon.move_to(NIGHT)
    actions.cancel_sign_up(anna)

    assert place_of(berit).offered_until is None
    assert actions.offer_free_places() == 0
    noon.shift(timedelta(hours=9))
    assert actions.offer_free_places() == 1


def test_the_kind_that_has_fewest_at_dinner_is_next(place):
    held = conference(place, capacity=20, offer_order="category")
    extra = dinner(held)
    sport, culture = Category.objects.all()[:2]
    clubs = [association(place, name, category=kind, org_number=number) for name, kind, number in (
        ("A", sport, "310000018"), ("B", sport, "310000026"), ("C", culture, "310000034"),
    )]  # fmt: skip
    people = ("Anna", "Berit", "Cato")
    eats(held, extra, people[0], association=clubs[0])
    berit, cato = (
        waits(held, extra, name, association=club)
        for name, club in zip(people[1:], clubs[1:], strict=True)
    )

    assert (number(berit), number(cato)) == ([2], [1])
    save_extra(held, extra=extra, name="Middag", kind="meal", capacity=2, price=Decimal(395))
    assert at_dinner(extra) == ["Anna", "Cato"]


def test_who_waits_for_a_seat_gets_no_dinner_before_it(place):
    held = conference(place, one_per="none", capacity=1)
    extra = dinner(held)
    eats(held, extra, "Anna")
    berit = person(held, "Berit")
    save_asked(berit, asked=Asked(extra_lines={extra.pk: ""}))

    save_extra(held, extra=extra, name="Middag", kind="meal", capacity=2, price=Decimal(395))

    assert (at_dinner(extra), number(berit)) == (["Anna"], [0])
    assert [one.waits for one in extras_with_taken(held)] == [0]


def test_who_cancels_leaves_every_line(held):
    extra = dinner(held)
    eats(held, extra, "Anna")
    berit = waits(held, extra, "Berit")

    actions.cancel_sign_up(berit)

    assert not PlaceInLine.objects.exists()


def test_what_somebody_is_in_line_for_is_not_taken_away(held):
    extra = dinner(held)
    anna = eats(held, extra, "Anna")
    waits(held, extra, "Berit", association_name="Lag B")
    extra.choices.filter(sign_up=anna).delete()

    with pytest.raises(PlanError):
        delete_extra(extra)


def test_a_place_in_line_is_for_one_thing(held):
    one = person(held, "Anna")

    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceInLine.objects.create(sign_up=one)


def test_the_coordinator_answers_for_one_who_is_called(client, kari, held):
    extra = dinner(held)
    with_hours(held)
    anna = eats(held, extra, "Anna")
    berit = builders.sign_up(held, "Berit Prøve", phone="40000000")
    save_asked(berit, asked=Asked(extra_lines={extra.pk: ""}))
    actions.cancel_sign_up(anna)
    page = reverse("conference:extras", args=[held.organiser.slug, held.pk])
    yes = reverse(
        "conference:place_acceptance", args=[held.organiser.slug, held.pk, place_of(berit).pk]
    )

    shown = client.get(page).content.decode()
    assert "Holdes av til dere har spurt" in shown
    client.post(yes)

    assert extra.choices.filter(sign_up=berit).exists()


def test_the_page_takes_as_many_queries_for_two_lines_of_three_as_for_one(client, kari, held):
    address = reverse("conference:extras", args=[held.organiser.slug, held.pk])
    extra, night = (
        dinner(held),
        save_extra(held, name="Natt", kind="night", capacity=1, price=Decimal(0)),
    )
    both = person(held, "Anna")
    save_asked(both, asked=Asked(extras={extra.pk: "", night.pk: ""}))
    waits(held, extra, "Berit")
    one = queries(client, address)
    for name in ("Cato", "Dag", "Eva"):
        waits(held, night, name)

    assert queries(client, address) == one


def test_who_still_waits_gets_nothing_by_saying_yes(client, held):
    extra = dinner(held)
    eats(held, extra, "Anna")
    berit = waits(held, extra, "Berit")
    address = reverse("conference:place", args=[links.sign_up_token(berit), place_of(berit).pk])

    client.post(address, {"answer": "yes"})

    assert (at_dinner(extra), number(berit)) == (["Anna"], [1])
