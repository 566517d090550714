"""One's own sign-up, opened by the signed link; no account."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from django.core.signing import Signer
from django.urls import reverse

from samspill.conference import actions, links
from samspill.conference.models import SignUp
from samspill.outbox.models import Message
from tests.conference.builders import (
    conference,
    evening,
    organiser,
    sign_up,
)

pytestmark = pytest.mark.django_db
OF_THE_LINK = ("my_sign_up", "participant", "cancellation", "own_calendar")
TYPED = {"name": "Anna & <Prøve>", "email": "anna@example.no", "phone": "40 00 00 00", "role": ""}


def test_by_the_link_one_changes_who_comes(client):
    taken_in = sign_up(conference(organiser()), email="anna@example.no")
    address = reverse("conference:participant", args=[links.sign_up_token(taken_in)])

    response = client.post(address, {**TYPED, "name": "Berit"}, follow=True)

    assert SignUp.objects.get().name == "Berit"
    assert "Endret. En bekreftelse er på vei." in response.content.decode()


def test_who_hands_the_place_over_is_thanked_and_sees_nothing_of_the_new_person(client):
    response, _token = _hand_over(client, conference(organiser()))

    content = response.content.decode()
    shown = reverse("conference:conference", args=["eigersund", SignUp.objects.get().conference_id])
    assert response.redirect_chain == [(shown, 302)]
    assert "Takk. Den nye adressen får en bekreftelse" in content
    assert not re.search("Berit|berit@|99 00 00 00|Fiolinist", content)


def test_the_link_of_one_who_has_handed_the_place_over_opens_as_little_as_an_unknown_one(client):
    _response, token = _hand_over(client, conference(organiser()))

    for name in OF_THE_LINK:
        old, unknown = (
            client.post(reverse(f"conference:{name}", args=[one]), TYPED)
            for one in (token, "unknown")
        )
        same = old.content.replace(quote(token).encode(), b"unknown")  # one's own address
        assert (old.status_code, same) == (404, unknown.content)
    taken_over = SignUp.objects.get()
    assert (taken_over.name, taken_over.state) == ("Berit", "seated")


def test_the_new_person_opens_the_sign_up_by_the_link_in_the_confirmation(client):
    _response, token = _hand_over(client, conference(organiser()))

    message = Message.objects.get(deliveries__address="berit@example.no")
    [path] = re.findall(r"/sign-ups/\S+", message.text)
    file = message.attachments.get(media_type="text/calendar")
    calendar = bytes(file.content).replace(b"\r\n ", b"").decode()
    assert token not in path
    assert path in calendar
    assert "Berit" in client.get(path).content.decode()


def test_nothing_that_is_sent_to_the_one_who_handed_over_holds_the_new_link(client):
    _hand_over(client, conference(organiser()))

    new = links.sign_up_token(SignUp.objects.get())
    told = list(Message.objects.filter(deliveries__address="anna@example.no"))
    assert len(told) == 2
    for message in told:
        assert new not in message.text
        assert "Berit" not in message.text


def test_the_lost_link_of_one_who_took_over_opens_the_sign_up(client):
    held = conference(organiser())
    _hand_over(client, held)

    sent = [actions.send_links(held, email=f"{name}@example.no") for name in ("anna", "berit")]

    [path] = re.findall(r"/sign-ups/\S+", Message.objects.get(subject__startswith="Lenka").text)
    assert sent == [0, 1]
    assert client.get(path).status_code == 200


def test_before_the_conference_is_published_who_hands_over_is_thanked_among_all_conferences(client):
    response, _token = _hand_over(client, conference(organiser(), is_open=False))

    assert response.redirect_chain == [(reverse("conference:all"), 302)]
    assert "Takk. Den nye adressen får en bekreftelse" in response.content.decode()


def test_a_link_sent_before_links_had_numbers_counts_as_the_first(client):
    taken_in = sign_up(conference(organiser()), "Anna", email="anna@example.no")
    token = Signer(sep=".", salt="conference.sign_up").sign(str(taken_in.pk))
    address = reverse("conference:my_sign_up", args=[token])

    first = client.get(address)
    actions.change_sign_up(taken_in, name="Berit", email="berit@example.no")

    assert (first.status_code, client.get(address).status_code) == (200, 404)


def test_every_new_address_closes_the_links_before_it_and_the_same_address_closes_none(client):
    taken_in = sign_up(conference(organiser()), "Anna", email="anna@example.no")
    tokens = [links.sign_up_token(taken_in)]

    for name, email in (("Berit", "ANNA@example.no"), ("Berit", "berit@example.no"), ("Cato", "")):
        taken_in = actions.change_sign_up(taken_in, name=name, email=email)
        tokens.append(links.sign_up_token(taken_in))

    assert tokens[0] == tokens[1]
    opened = [client.get(reverse("conference:my_sign_up", args=[one])) for one in tokens]
    assert [one.status_code for one in opened] == [404, 404, 404, 200]


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

    others = (token.replace(str(taken_in.pk), "999999", 1), token.replace(":1.", ":2."))
    for wrong in (token[:-1], *others, str(taken_in.pk)):
        assert wrong != token
        assert client.get(reverse("conference:my_sign_up", args=[wrong])).status_code == 404


def test_the_link_closes_when_the_conference_is_over(client):
    held = conference(organiser(), starts_at=evening(-5))
    taken_in = sign_up(held, "Hemmelig Navn", check_deadline=False)

    for name in OF_THE_LINK:
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


def _hand_over(client, held):
    """Anna hands her place over to Berit by her link. The answer, and Anna's token."""
    taken_in = sign_up(held, "Anna", email="anna@example.no", check_deadline=False)
    token = links.sign_up_token(taken_in)
    typed = {
        "name": "Berit",
        "email": "berit@example.no",
        "phone": "99 00 00 00",
        "role": "Fiolinist",
    }
    return client.post(reverse("conference:participant", args=[token]), typed, follow=True), token
