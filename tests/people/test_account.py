"""A person's own account, and where they are signed in."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.outbox.models import Delivery
from samspill.people import actions, retention
from samspill.people.actions.sessions import session_reference
from samspill.people.models import Session, SignInAttempt, User

pytestmark = pytest.mark.django_db
PASSWORD = "et-langt-passord"
TELEPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1"
)
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in(agent: str, password: str = PASSWORD) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    client.post(reverse("people:sign_in"), {"email": "kari@example.no", "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("people:account")).status_code == 200


def reference(client: Client) -> str:
    return session_reference(client.session.session_key)


def test_the_page_lists_the_devices_in_words_and_no_key(kari) -> None:
    desk, telephone = signed_in(DESK), signed_in(TELEPHONE)

    page = desk.get(reverse("people:account")).content.decode()

    assert "Firefox, Windows" in page
    assert "Safari, iPhone" in page
    for client in (desk, telephone):
        assert client.session.session_key not in page


def test_one_session_is_ended_and_only_by_its_own_person(kari) -> None:
    desk, telephone = signed_in(DESK), signed_in(TELEPHONE)
    stranger = Client()
    stranger.force_login(actions.create_user("ola@example.no", name="Ola Prøve"))
    ending = reverse("people:session_ending", args=[reference(telephone)])

    assert stranger.post(ending).status_code == 404
    assert is_in(telephone)
    desk.post(ending)
    assert (is_in(desk), is_in(telephone)) == (True, False)


def test_all_but_this_one_are_ended(kari) -> None:
    desk, telephone, third = signed_in(DESK), signed_in(TELEPHONE), signed_in(DESK)

    desk.post(reverse("people:other_sessions"))

    assert [is_in(one) for one in (desk, telephone, third)] == [True, False, False]


def test_a_new_password_signs_out_everywhere_but_here_and_is_told_of(kari) -> None:
    desk, telephone = signed_in(DESK), signed_in(TELEPHONE)
    new = {"old": PASSWORD, "new": "fire ord i rekkefølge"}

    wrong = desk.post(reverse("people:password"), {**new, "old": "feil"})
    short = desk.post(reverse("people:password"), {**new, "new": "kort"})
    desk.post(reverse("people:password"), new)

    assert "ikke passordet du har nå" in wrong.content.decode()
    assert short.status_code == 200
    assert (is_in(desk), is_in(telephone)) == (True, False)
    assert Session.objects.of(kari).count() == 1
    assert is_in(signed_in(DESK, password="fire ord i rekkefølge"))
    assert "Passordet ditt ble byttet" in Delivery.objects.latest("pk").message.text


def test_the_day_a_session_was_last_seen_is_written_once_a_day(
    kari, django_assert_num_queries
) -> None:
    client = signed_in(DESK)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        client.get(reverse("people:password"))
        seen = Session.objects.get(user=kari).seen_on
        with django_assert_num_queries(2):  # the session and the person
            client.get(reverse("people:password"))

        assert seen == timezone.localdate()


def test_name_and_language_are_the_persons_own(kari, client) -> None:
    client.force_login(kari)

    client.post(reverse("people:account"), {"name": "Kari Nytt", "language": "nn"})

    kari.refresh_from_db()
    assert (kari.name, kari.language) == ("Kari Nytt", "nn")
    assert "Her er du logga inn" in client.get(reverse("people:account")).content.decode()


def test_ten_wrong_passwords_hold_back_the_right_one_also_for_one_who_is_not_here(
    kari, client
) -> None:
    pages = []
    for email in (kari.email, "ukjent@example.no"):
        for _try in range(11):
            answer = client.post(reverse("people:sign_in"), {"email": email, "password": "feil"})
        pages.append("For mange forsøk" in answer.content.decode())

    assert pages == [True, True]
    assert not is_in(signed_in(DESK))
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert is_in(signed_in(DESK))
    assert not SignInAttempt.objects.filter(fingerprint__contains="@").exists()


def test_six_codes_are_sent_within_the_hour_and_no_more(kari) -> None:
    for _time in range(8):
        actions.send_one_time_code(kari.email)

    assert Delivery.objects.count() == 6


def erased(name: str) -> int:
    field = next(one for one in retention.PERSONAL if one.field == name)
    assert field.due
    assert field.erase
    return field.erase(field.due(timezone.now()))


def test_what_is_kept_of_sessions_tries_and_closed_accounts_ends(kari) -> None:
    signed_in(DESK)
    actions.note_attempt("password", who=kari.email)
    actions.tie_identity(kari, provider="idporten", fingerprint="f" * 64)
    actions.close_account(kari)
    assert Session.objects.count() == 0  # at once, when the account is closed
    signed_in(DESK)

    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert [erased(one) for one in ("SignInAttempt.fingerprint", "User.email")] == [1, 1]

    kari = User.objects.get()
    assert kari.email.startswith("erased-")
    assert not kari.identities.exists()
