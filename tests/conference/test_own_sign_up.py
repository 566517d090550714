"""One's own sign-up, opened by the signed link; no account."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samspill.conference import links
from samspill.conference.models import SignUp
from samspill.outbox.models import Message
from tests.conference.builders import (
    conference,
    evening,
    organiser,
    sign_up,
)

pytestmark = pytest.mark.django_db
TYPED = {"name": "Anna & <Prøve>", "email": "anna@example.no", "phone": "40 00 00 00", "role": ""}


def test_by_the_link_one_changes_who_comes(client):
    taken_in = sign_up(conference(organiser()), email="anna@example.no")
    address = reverse("conference:participant", args=[links.sign_up_token(taken_in)])

    response = client.post(address, {**TYPED, "name": "Berit"}, follow=True)

    assert SignUp.objects.get().name == "Berit"
    assert "Endret. En bekreftelse er på vei." in response.content.decode()


def test_by_the_link_one_cancels_with_a_post_and_never_with_a_get(client):
    taken_in = sign_up(conference(organiser()), email="anna@example.no")
    address = reverse("conference:cancellation", args=[links.sign_up_token(taken_in)])

    client.get(address)
    assert SignUp.objects.get().state == "seated"
    response = client.post(address, follow=True)

    assert SignUp.objects.get().state == "cancelled"
    assert "Påmeldingen er meldt av" in response.content.decode()


def test_who_waits_sees_the_place_in_the_queue(client):
    held = conference(organiser(), capacity=1)
    people = [sign_up(held, name) for name in ("Anna", "Berit", "Cato")]

    response = client.get(reverse("conference:my_sign_up", args=[links.sign_up_token(people[2])]))

    assert "Du er nummer 2 på ventelista" in response.content.decode()


def test_a_link_that_is_not_ours_opens_nothing(client):
    taken_in = sign_up(conference(organiser()))
    token = links.sign_up_token(taken_in)

    for wrong in (token[:-1], token.replace(str(taken_in.pk), "999999", 1), str(taken_in.pk)):
        assert client.get(reverse("conference:my_sign_up", args=[wrong])).status_code == 404


def test_the_link_closes_when_the_conference_is_over(client):
    held = conference(organiser(), starts_at=evening(-5))
    taken_in = sign_up(held, "Hemmelig Navn", check_deadline=False)

    for name in ("my_sign_up", "participant", "cancellation", "own_calendar"):
        address = reverse(f"conference:{name}", args=[links.sign_up_token(taken_in)])
        response = client.post(address)
        assert response.status_code == 410
        assert "Hemmelig" not in response.content.decode()


def test_the_lost_link_page_never_tells_who_has_signed_up(client):
    held = conference(organiser())
    sign_up(held, email="anna@example.no")
    address = reverse("conference:own_link", args=["eigersund", held.pk])

    said = [
        client.post(address, {"email": f"{name}@example.no"}, follow=True).content.decode()
        for name in ("anna", "berit")
    ]

    assert "Er anna@example.no påmeldt, er lenka på vei." in said[0]
    assert "Er berit@example.no påmeldt, er lenka på vei." in said[1]
    assert Message.objects.filter(subject__startswith="Lenka").count() == 1
