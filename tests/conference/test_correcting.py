"""For whom one is signed up, put right by the coordinator."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samspill.conference import actions
from samspill.conference.errors import AlreadySignedUpError, NotInvitedError
from samspill.conference.models import InvoiceBuyer, SignUp
from samspill.organiser.models import Municipality
from samspill.outbox.models import Message
from tests.conference.builders import association, conference, national, sign_up

pytestmark = pytest.mark.django_db
PERSON = {"name": "Anna", "email": "anna@example.no"}


def post(client, one: SignUp, **typed: str):
    address = ["eigersund", one.conference_id, one.pk]
    return client.post(reverse("conference:change_sign_up", args=address), PERSON | typed)


def test_a_wrongly_written_association_becomes_the_one_in_the_list(client, kari, place):
    held, club = conference(place), association(place, org_number="310000018")
    anna = sign_up(held, "Anna", email="anna@example.no", association_name="Havsun")
    InvoiceBuyer.objects.create(sign_up=anna, name="Havsun", email="regnskap@example.no")

    post(client, anna, represents="Havsund IL")

    anna.refresh_from_db()
    buyer = InvoiceBuyer.objects.get()
    assert (anna.association, anna.association_name, anna.state) == (club, "", "seated")
    assert (buyer.name, buyer.org_number) == ("Havsund IL", "310000018")
    assert buyer.email == "regnskap@example.no"
    assert not Message.objects.filter(subject__contains="meldt av").exists()
    assert "Havsund IL" in Message.objects.latest("pk").text


def test_one_that_has_a_sign_up_already_is_told_once_and_nothing_is_changed(client, kari, place):
    held, club = conference(place), association(place)
    sign_up(held, "Berit", association=club)
    anna = sign_up(held, "Anna", association_name="Koret")

    page = post(client, anna, represents="Havsund IL", name="Anna Ny").content.decode()

    assert page.count("Havsund IL har alt meldt på én.") == 1
    anna.refresh_from_db()
    assert (anna.name, anna.association_name) == ("Anna", "Koret")


def test_what_is_left_alone_is_not_judged_again(client, kari, place):
    held, club = conference(place), association(place)
    anna = sign_up(held, "Anna", association=club)
    type(club).objects.update(name="NYTT NAVN", status="closed")

    post(client, anna, represents="Nytt Navn", name="Berit")

    anna.refresh_from_db()
    assert (anna.name, anna.association) == ("Berit", club)


def test_the_rules_of_the_conference_hold():
    host = national()
    luster, eigersund = (Municipality.objects.get(pk=one) for one in ("4644", "1101"))
    held = conference(host, one_per="municipality", is_for_invited=True)
    for one in (luster, eigersund):
        actions.invite(held, municipality=one, ground="sak 1/26")
    anna = sign_up(held, "Anna", municipality=luster)
    sign_up(held, "Berit", municipality=eigersund)

    with pytest.raises(AlreadySignedUpError):
        actions.correct_for_whom(anna, municipality=eigersund)
    with pytest.raises(NotInvitedError):
        actions.correct_for_whom(anna, municipality=Municipality.objects.get(pk="0301"))
    assert actions.correct_for_whom(anna, municipality=luster).municipality == luster
