"""Every answer of a provider that must let nobody in, against a real one on this machine."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from tests.people.provider import CLIENT, come_back, go, unsigned, who

pytestmark = pytest.mark.django_db

LIES = {
    "another nonce": lambda claims: claims.update(nonce="noe annet"),
    "no nonce": lambda claims: claims.pop("nonce"),
    "for another": lambda claims: claims.update(aud="en-annen"),
    "for several, not told by whom": lambda claims: claims.update(aud=[CLIENT, "en-annen"]),
    "asked for by another": lambda claims: claims.update(azp="en-annen"),
    "from another": lambda claims: claims.update(iss="https://idporten.example.no"),
    "run out": lambda claims: claims.update(exp=claims["iat"] - 61),
    "issued long ago": lambda claims: claims.update(iat=claims["iat"] - 700),
    "from tomorrow": lambda claims: claims.update(
        iat=claims["iat"] + 86400, nbf=claims["iat"] + 86400
    ),
    "no end": lambda claims: claims.pop("exp"),
    "level too low": lambda claims: claims.update(acr="idporten-loa-low"),
    "no level": lambda claims: claims.pop("acr"),
    "nobody": lambda claims: claims.update(sub=""),
}


@pytest.mark.alike
@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_token_that_does_not_fit_lets_nobody_in(tied, provider, client, lie) -> None:
    provider.lie = lie

    answer = come_back(client, go(client))

    assert answer.url == reverse("people:sign_in")
    assert who(client) is None


def _by_another_key(header, claims):
    return jwt.encode(header, claims, ECKey.generate_key("P-256", {"kid": header["kid"]}))


def _by_a_shared_secret(header, claims):
    """Signed with what everyone can read: the name of the client."""
    return jwt.encode({**header, "alg": "HS256"}, claims, OctKey.import_key(CLIENT * 8))


def _changed_afterwards(key):
    def sign(header, claims):
        head, _body, tail = jwt.encode(header, claims, key).split(".")
        body = unsigned(header, {**claims, "sub": "en-annen"}).split(".")[1]
        return f"{head}.{body}.{tail}"

    return sign


@pytest.mark.alike
@pytest.mark.parametrize(
    "forge",
    [unsigned, _by_another_key, _by_a_shared_secret, lambda header, claims: "ikke.et.token"],
    ids=["alg none", "another key", "shared secret", "no token"],
)
def test_a_token_that_the_provider_has_not_signed_lets_nobody_in(
    tied, provider, client, forge
) -> None:
    provider.sign = forge

    come_back(client, go(client))

    assert who(client) is None


def test_a_token_changed_on_the_way_lets_nobody_in(tied, provider, client) -> None:
    provider.sign = _changed_afterwards(provider.key)

    come_back(client, go(client))

    assert who(client) is None


def test_another_state_lets_nobody_in_and_no_code_is_redeemed(tied, provider, client) -> None:
    redeemed = len(provider.token_forms)

    come_back(client, go(client), state="en-annens")

    assert who(client) is None
    assert len(provider.token_forms) == redeemed


def test_an_answer_of_another_issuer_lets_nobody_in(tied, client) -> None:
    come_back(client, go(client), iss="https://entra.example.no")

    assert who(client) is None


def test_the_same_answer_a_second_time_lets_nobody_in(tied, client) -> None:
    address = go(client)
    come_back(client, address)
    assert "sign_in_with" not in client.session  # the question waits for one answer
    client.logout()

    answer = come_back(client, address)

    assert answer.url == reverse("people:sign_in")
    assert who(client) is None


def test_an_answer_given_to_another_browser_lets_nobody_in(tied, client) -> None:
    address = go(client)
    other = Client()

    come_back(other, address)
    go(other)
    come_back(other, address)

    assert who(other) is None


def test_the_code_of_one_question_is_worth_nothing_to_another(tied, client) -> None:
    """PKCE: a code that was stolen is laid into a question of the thief's own."""
    stolen = parse_qs(urlsplit(go(client)).query)["code"][0]
    thief = Client()

    come_back(thief, go(thief), code=stolen)

    assert who(thief) is None
