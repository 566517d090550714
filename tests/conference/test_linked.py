"""Two linked conferences with one form, a seat that changes hands, and what is shown before it opens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions, links
from samspill.conference.errors import NotOpenError, TooManyError
from samspill.conference.forms.linked import linked_conference
from samspill.conference.models import Conference, OpeningNotice, SignUp
from samspill.organiser.models import Municipality
from samspill.outbox.models import Delivery, Message
from tests.conference.builders import association, conference, evening, national, organiser, sign_up

pytestmark = pytest.mark.django_db
TYPED = {"represents": "Luster", "name": "Siv", "email": "siv@example.no"}


@pytest.fixture
def pair(db) -> tuple[Conference, Conference]:
    """A national one, and one of a municipality beside it that has one seat."""
    host, local = national(), organiser()
    beside = conference(local, title="Kvelden før", capacity=1)
    both = {"one_per": Conference.OnePer.MUNICIPALITY, "linked_to": beside}
    return conference(host, **both), beside


def post(client, held: Conference, **more: str):
    return client.post(
        reverse("conference:sign_up", args=[held.organiser.slug, held.pk]), TYPED | more
    )


def test_one_form_makes_a_sign_up_at_each_with_its_own_confirmation(client, pair):
    held, beside = pair

    post(client, held, **{"linked-also": "on"})

    first, second = held.sign_ups.get(), beside.sign_ups.get()
    assert (first.together_with, second.together_with) == (second, first)
    assert (second.association_name, second.municipality) == ("Luster", None)
    assert Delivery.objects.filter(address="siv@example.no").count() == 2


def test_full_beside_does_not_stop_the_first_and_to_cancel_one_keeps_the_other(client, pair):
    held, beside = pair
    sign_up(beside, "Anna")
    post(client, held, **{"linked-also": "on"})
    first, second = held.sign_ups.get(), beside.sign_ups.get(name="Siv")

    assert (first.state, second.state) == ("seated", "waiting")
    actions.cancel_sign_up(first)
    assert SignUp.objects.get(pk=second.pk).state == "waiting"


def test_a_rule_beside_is_told_and_takes_nothing_from_the_first(client, pair):
    held, beside = pair
    sign_up(beside, "Anna", association_name="Luster")

    response = post(client, held, **{"linked-also": "on"})

    assert held.sign_ups.count() == 1
    assert "Dere er ikke påmeldt «Kvelden før»" in client.get(response["Location"]).content.decode()


def test_the_form_shows_what_is_the_other_ones_own(client, pair):
    held, _beside = pair

    page = client.get(reverse("conference:sign_up", args=["landsforbundet", held.pk]))

    content = page.content.decode()
    assert "Meld meg på «Kvelden før» også" in content
    assert "<dt>Svarer for lista</dt><dd>Eigersund kommune</dd>" in content
    assert "1 plass igjen" in content


def test_nobody_puts_a_conference_into_anothers_form_by_pointing_at_it(pair):
    held, beside = pair
    own = conference(beside.organiser, title="Egen", linked_to=beside, starts_at=evening(20))

    assert linked_conference(held) == beside
    assert linked_conference(beside) == own  # of the same organiser, and not the national one
    Conference.objects.filter(pk=beside.pk).update(linked_to=held)
    assert linked_conference(Conference.objects.get(pk=beside.pk)) == held


def test_a_substitute_takes_the_seat_by_her_own_link_which_is_then_used_up(client):
    mine = sign_up(conference(organiser()), email="anna@example.no")
    actions.send_to_substitute(mine, email="berit@example.no")
    address = reverse("conference:substitute", args=[links.substitute_token(mine)])
    assert links.substitute_address(mine) in Message.objects.latest("pk").text

    assert "anna@example.no" not in client.get(address).content.decode()
    client.post(address, {"name": "Berit", "email": "berit@example.no"})

    changed = SignUp.objects.get()
    assert (changed.name, changed.state, changed.link_number) == ("Berit", "seated", 2)
    assert client.get(address).status_code == 404


def test_the_one_who_has_the_seat_is_asked_and_the_page_tells_not_who(client):
    place = organiser()
    held, club = conference(place), association(place)
    sign_up(held, "Anna Prøve", association=club, email="anna@example.no")
    page = post(client, held, represents="Havsund IL")
    token = page.context["taken_token"]

    answer = client.post(
        reverse("conference:ask_holder", args=[place.slug, held.pk]), {"taken": token}, follow=True
    )

    assert "Anna" not in page.content.decode() + answer.content.decode()
    [told] = Delivery.objects.filter(message__subject__startswith="En annen vil gjerne komme")
    assert told.address == "anna@example.no"


def test_of_a_conflict_one_joins_the_waiting_list_with_one_press(client):
    place = organiser()
    held, club = conference(place), association(place)
    sign_up(held, "Anna", association=club)

    post(client, held, represents="Havsund IL", wait="1")

    assert held.sign_ups.get(name="Siv").state == "waiting"


def test_a_machine_that_fills_what_nobody_sees_signs_up_nobody(client):
    held = conference(organiser(), one_per=Conference.OnePer.NONE)

    response = post(client, held, represents="", website="https://example.com")

    assert (response.status_code, SignUp.objects.count()) == (302, 0)


def test_one_address_signs_up_ten_a_day():
    held = conference(organiser(), capacity=50)
    for number in range(10):
        sign_up(held, f"Person {number}", email="a@example.no")

    with pytest.raises(TooManyError):
        sign_up(held, "Person 10", email="a@example.no")


def test_the_code_at_the_door_opens_one_sign_up_and_no_other_text_does():
    mine = sign_up(conference(organiser()))
    code = links.check_in_token(mine)

    assert links.sign_up_of_check_in(code.lower()) == mine
    for wrong in ("", "1", f"{mine.pk}:1:AAAA", code.replace(":1:", ":2:"), "æ:ø:å"):
        assert links.sign_up_of_check_in(wrong) is None


def test_save_the_date_shows_the_page_and_tells_once_when_it_opens(client):
    held = conference(organiser(), is_open=False)
    actions.announce(held)
    page = reverse("conference:conference", args=["eigersund", held.pk])
    assert "Hold av datoen" in client.get(page).content.decode()
    asking = reverse("conference:opening_notices", args=["eigersund", held.pk])
    client.post(asking, {"email": "Siv@example.no"})
    notice = OpeningNotice.objects.get()

    assert actions.tell_that_it_is_open() == 0
    client.post(reverse("conference:opening_notice", args=[links.notice_token(notice)]))
    actions.publish(held)

    assert [actions.tell_that_it_is_open() for _time in range(2)] == [1, 0]
    assert Message.objects.latest("pk").subject.startswith("Påmeldingen er åpen")


def test_no_erases_the_address_and_the_link_says_so(client):
    held = conference(organiser(), sign_up_opens_at=timezone.now() + timedelta(days=1))
    actions.ask_to_be_told(held, email="siv@example.no", language="nb")
    address = reverse(
        "conference:opening_notice", args=[links.notice_token(OpeningNotice.objects.get())]
    )

    client.post(address, {"answer": "no"})

    assert not OpeningNotice.objects.exists()
    assert "Adressen er slettet" in client.get(address).content.decode()


def test_before_it_opens_nobody_signs_up_whatever_is_published():
    held = conference(organiser(), sign_up_opens_at=timezone.now() + timedelta(days=1))

    with pytest.raises(NotOpenError, match="Påmeldingen åpner"):
        sign_up(held, "Anna")


def test_a_municipality_is_chosen_by_name_as_before(client):
    held = conference(national(), one_per=Conference.OnePer.MUNICIPALITY)

    post(client, held)

    assert held.sign_ups.get().municipality == Municipality.objects.get(pk="4644")
