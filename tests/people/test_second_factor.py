"""Two-step sign-in: set up, asked for after the first step, lost and found, turned off."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.outbox.models import Message
from samspill.people import actions
from samspill.people.models import RecoveryCode, SecondFactor, Session, User
from samspill.people.sealing import unseal

pytestmark = pytest.mark.django_db
PASSWORD = "et-langt-passord"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def digits(minutes: float = 0) -> str:
    return pyotp.TOTP(SECRET).at(timezone.now() + timedelta(minutes=minutes))


@pytest.fixture
def codes(kari: User) -> list[str]:
    """Kari's recovery codes: her second factor was turned on an hour ago."""
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=False):
        made = actions.add_second_factor(kari, secret=SECRET, digits=digits())
    assert made is not None
    return made


def after_password(client: Client, **more: str):
    address = {"email": "kari@example.no", "password": PASSWORD, **more}
    return client.post(reverse("people:sign_in"), address)


def step(client: Client, code: str):
    return client.post(reverse("people:second_step"), {"code": code})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_password_alone_lets_nobody_in(kari, codes, client) -> None:
    answer = after_password(client, next="/guide/")

    assert answer.url == reverse("people:second_step")
    assert not is_in(client)
    assert step(client, digits()).url == "/guide/"
    assert is_in(client)
    assert client.session["is_strong"] is True


def test_a_code_by_email_counts_as_one_step_too(kari, codes, client) -> None:
    client.post(reverse("people:ask_for_code"), {"email": kari.email})
    [sent] = Message.objects.filter(subject__icontains="kode").order_by("-pk")[:1]
    found = re.search(r"\d{6}", sent.subject)
    assert found

    answer = client.post(reverse("people:code"), {"code": found[0]})

    assert (answer.url, is_in(client)) == (reverse("people:second_step"), False)


def test_the_same_digits_are_good_once(kari, codes) -> None:
    code = digits()

    assert actions.use_second_factor(kari, typed=f"{code[:3]} {code[3:]}")
    assert not actions.use_second_factor(kari, typed=code)


@pytest.mark.parametrize(
    ("minutes", "is_good"), [(-0.5, True), (0.5, True), (-1.5, False), (2, False)]
)
def test_a_telephone_may_be_half_a_minute_off(kari, codes, minutes, is_good) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        assert actions.use_second_factor(kari, typed=digits(minutes)) is is_good


def test_six_wrong_tries_hold_back_the_right_one_for_a_quarter_of_an_hour(
    kari, codes, client
) -> None:
    after_password(client)
    for _try in range(6):
        page = step(client, "000000").content.decode()

    assert "For mange forsøk" in page
    assert not actions.use_second_factor(kari, typed=digits())
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert actions.use_second_factor(kari, typed=digits())


def test_the_second_step_waits_for_ten_minutes_only(kari, codes, client) -> None:
    after_password(client)

    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert step(client, digits()).url == reverse("people:sign_in")


def test_a_recovery_code_is_good_once_and_kept_as_a_fingerprint(kari, codes) -> None:
    assert len(set(codes)) == 10

    assert actions.use_second_factor(kari, typed=codes[3].upper().replace("-", " "))
    assert not actions.use_second_factor(kari, typed=codes[3])
    assert not RecoveryCode.objects.filter(fingerprint__in=codes).exists()


def test_the_database_does_not_hold_the_secret_and_another_key_opens_nothing(
    kari, codes, settings
) -> None:
    sealed = SecondFactor.objects.get().sealed_secret

    assert SECRET not in sealed
    assert unseal(sealed) == SECRET
    settings.SECRET_KEY = "another"
    assert unseal(sealed) == ""
    assert not actions.use_second_factor(kari, typed=digits())


def test_it_is_set_up_with_the_digits_of_the_app(kari, client) -> None:
    elsewhere = Client()
    elsewhere.force_login(kari)
    client.force_login(kari)
    page = client.get(reverse("people:second_factor"), {"next": "/guide/"}).content.decode()
    key = re.search(r'class="key">([^<]+)<', page)
    assert key
    code = pyotp.TOTP(key[1].replace(" ", "")).now()

    wrong = client.post(reverse("people:second_factor"), {"digits": "000000"})
    done = client.post(
        reverse("people:second_factor"), {"digits": code, "next": "/guide/"}, follow=True
    ).content.decode()

    assert "Sifrene passer ikke" in wrong.content.decode()
    assert len(re.findall(r"<code>[a-z2-7-]{19}</code>", done)) == 10
    assert 'href="/guide/"' in done
    assert "<code>" not in client.get(reverse("people:second_factor")).content.decode()
    assert client.session["is_strong"] is True
    assert "_auth_user_id" not in elsewhere.session  # every other session ended
    assert Session.objects.of(kari).count() == 1


def test_it_is_turned_off_only_by_one_who_shows_it(kari, codes, client) -> None:
    client.force_login(kari)
    removal = reverse("people:second_factor_removal")

    refused = client.post(removal, {"code": "000000"})
    renewed = client.post(reverse("people:recovery_codes"), {"code": codes[0]}, follow=True)

    assert (refused.status_code, actions.has_second_factor(kari)) == (422, True)
    assert len(re.findall("<code>", renewed.content.decode())) == 10
    assert not actions.use_second_factor(kari, typed=codes[1])
    client.post(removal, {"code": digits()})
    assert not actions.has_second_factor(kari)
    assert Message.objects.filter(text__contains="Innlogging i to trinn ble slått av").exists()
