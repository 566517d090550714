"""Signing out here signs out at ID-porten too: nobody sits down after you and comes in by a press."""

from __future__ import annotations

from http.client import HTTPConnection
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from samspill.people import leaving
from samspill.people.models import Session
from tests.people.provider import come_back, go, who

pytestmark = pytest.mark.django_db
OUT = "/sign-out/"


def sign_out(client: Client):
    return client.post(reverse("people:sign_out"))


def address_in(answer) -> str:
    return answer.headers["Refresh"].removeprefix("0; url=")


def test_the_browser_goes_on_to_the_provider_and_back_to_the_front_page(
    tied, provider, client
) -> None:
    come_back(client, go(client))

    answer = sign_out(client)

    assert who(client) is None
    there = urlsplit(address_in(answer))
    connection = HTTPConnection(there.netloc)
    connection.request("GET", f"{there.path}?{there.query}")
    assert connection.getresponse().headers["Location"] == "http://127.0.0.1:8000/"
    assert provider.left == ["kari"]


def test_the_page_has_the_same_address_to_press(tied, client) -> None:
    come_back(client, go(client))

    answer = sign_out(client)

    page = answer.content.decode()
    assert f'href="{address_in(answer).replace("&", "&amp;")}"' in page
    assert "Logg ut av ID-porten" in page
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_the_provider_said_lies_sealed_in_the_browser_and_nowhere_here(
    tied, provider, client
) -> None:
    provider.person = {**provider.person, "pid": "01017012345"}

    come_back(client, go(client))

    held = client.cookies[leaving.COOKIE]
    assert (held["path"], held["httponly"], held["samesite"]) == (OUT, True, "Strict")
    token = parse_qs(urlsplit(address_in(sign_out(client))).query)["id_token_hint"][0]
    assert token.split(".")[1] not in held.value
    kept = " ".join(row.session_data for row in Session.objects.all()) + str(dict(client.session))
    assert token not in kept


def test_one_who_came_in_by_password_is_signed_out_here_alone(tied, provider, client) -> None:
    come_back(client, go(client))
    client.session.flush()  # the session ran out, and the cookie is still there
    client.post(reverse("people:sign_in"), {"email": tied.email, "password": "et-langt-passord"})
    assert who(client) == str(tied.pk)

    answer = sign_out(client)

    assert answer.url == "/"
    assert leaving.COOKIE not in {name for name, one in client.cookies.items() if one.value}


def test_a_provider_that_ends_no_sessions_is_not_asked(tied, provider, client) -> None:
    provider.ends_sessions = False
    leaving.oidc.forget()
    come_back(client, go(client))

    assert sign_out(client).url == "/"


@pytest.mark.parametrize("held", ["", "tullball", "gAAAAABtull"])
def test_a_cookie_that_is_not_ours_leads_nowhere(tied, client, held) -> None:
    come_back(client, go(client))
    client.cookies[leaving.COOKIE] = held

    assert sign_out(client).url == "/"


def test_a_token_too_large_for_a_cookie_is_left_out(tied, provider, client) -> None:
    provider.person = {**provider.person, "groups": ["gruppe"] * 600}
    come_back(client, go(client))

    asked = parse_qs(urlsplit(address_in(sign_out(client))).query)

    assert set(asked) == {"client_id", "post_logout_redirect_uri"}
