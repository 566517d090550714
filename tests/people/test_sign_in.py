"""Signing in: by password, or by six digits sent by e-mail; good once, for a quarter of an hour."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.outbox.models import Delivery
from samspill.people import actions
from samspill.people.models import OneTimeCode, User

pytestmark = pytest.mark.django_db
PASSWORD = "et-langt-passord"


@pytest.fixture
def anna() -> User:
    return actions.create_user("anna@example.no", name="Anna Eksempel", password=PASSWORD)


def digits_sent() -> str:
    [delivery] = Delivery.objects.filter(address="anna@example.no").order_by("-pk")[:1]
    found = re.search(r"\b(\d{6})\b", delivery.message.text)
    assert found
    return found[1]


def test_a_password_lets_a_person_in_and_on_to_where_she_was_going(
    anna: User, client: Client
) -> None:
    answer = client.post(
        reverse("people:sign_in"),
        {"email": "Anna@Example.no", "password": PASSWORD, "next": "/guide/"},
    )

    assert answer.url == "/guide/"
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_nobody_is_led_away_from_the_house(anna: User, client: Client) -> None:
    address = {"email": anna.email, "password": PASSWORD, "next": "https://elsewhere.example.no/"}

    answer = client.post(reverse("people:sign_in"), address)

    assert answer.url == reverse("overview:my_organisers")


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(anna: User, client: Client) -> None:
    answer = client.post(reverse("people:sign_in"), {"email": anna.email, "password": "feil"})

    page = answer.content.decode()
    assert "be om en kode" in page
    assert 'value="anna@example.no"' in page
    assert "_auth_user_id" not in client.session


def test_a_code_by_email_lets_a_person_in(anna: User, client: Client) -> None:
    client.post(reverse("people:ask_for_code"), {"email": anna.email, "next": "/guide/"})

    answer = client.post(reverse("people:code"), {"code": digits_sent()})

    assert answer.url == "/guide/"
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_a_code_is_good_once(anna: User) -> None:
    actions.send_one_time_code(anna.email)
    digits = digits_sent()

    assert actions.use_one_time_code(anna.email, digits=digits) == anna
    assert actions.use_one_time_code(anna.email, digits=digits) is None


def test_a_code_is_too_old_after_a_quarter_of_an_hour(anna: User) -> None:
    actions.send_one_time_code(anna.email)
    digits = digits_sent()

    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert actions.use_one_time_code(anna.email, digits=digits) is None


def test_five_wrong_tries_end_a_code(anna: User) -> None:
    actions.send_one_time_code(anna.email)
    digits = digits_sent()
    wrong = f"{(int(digits) + 1) % 1_000_000:06d}"

    for _try in range(5):
        assert actions.use_one_time_code(anna.email, digits=wrong) is None

    assert actions.use_one_time_code(anna.email, digits=digits) is None


def test_the_database_does_not_hold_the_digits(anna: User) -> None:
    actions.send_one_time_code(anna.email)

    code = OneTimeCode.objects.get(user=anna)

    assert digits_sent() not in code.fingerprint
    assert len(code.fingerprint) == 64


def test_a_stranger_gets_the_same_page_and_no_email(client: Client) -> None:
    answer = client.post(
        reverse("people:ask_for_code"), {"email": "ukjent@example.no"}, follow=True
    )

    assert "Skriv koden" in answer.content.decode()
    assert not Delivery.objects.exists()


def test_one_who_is_closed_out_gets_neither_code_nor_entrance(anna: User, client: Client) -> None:
    User.objects.filter(pk=anna.pk).update(is_active=False)

    actions.send_one_time_code(anna.email)
    answer = client.post(reverse("people:sign_in"), {"email": anna.email, "password": PASSWORD})

    assert not Delivery.objects.exists()
    assert answer.status_code == 200
