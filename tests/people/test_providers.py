"""Signing in with ID-porten, Ansattporten or Entra, against a real provider on this machine."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import RSAKey

from samspill.adapters import oidc
from samspill.people import actions
from samspill.people.models import ExternalIdentity, User
from tests.people.provider import CLIENT, come_back, go, who

pytestmark = pytest.mark.django_db


def test_one_who_has_tied_it_comes_in_and_on_to_where_she_was_going(tied, client) -> None:
    answer = come_back(client, go(client, next="/guide/"))

    assert answer.url == "/guide/"
    assert who(client) == str(tied.pk)
    assert client.session["is_strong"] is True


def test_the_question_asks_for_the_level_and_hides_the_verifier(provider, client) -> None:
    there = client.get(reverse("people:start", args=["idporten"]))["Location"]

    asked = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    assert asked["acr_values"] == "idporten-loa-substantial"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) > 30
    assert len(asked["nonce"]) > 30
    assert client.session["sign_in_with"]["verifier"] not in there


def test_a_stranger_gets_a_clear_page_and_no_account(provider, client) -> None:
    answer = come_back(client, go(client))

    assert answer.status_code == 403
    assert "Du har ingen konto her ennå" in answer.content.decode()
    assert who(client) is None
    assert not User.objects.exists()
    assert not ExternalIdentity.objects.exists()


def test_nothing_of_what_the_provider_tells_is_kept_but_a_fingerprint(provider, kari) -> None:
    client = Client()
    client.force_login(kari)
    provider.person = {**provider.person, "pid": "01017012345", "sub": "kari-hos-idporten"}

    come_back(client, go(client))

    kept = ExternalIdentity.objects.values_list().get()
    assert not {"01017012345", "kari-hos-idporten"} & {str(value) for value in kept}
    assert "01017012345" not in str(dict(client.session))


@pytest.mark.parametrize(
    ("claim", "value"),
    [("acr", "idporten-loa-high"), ("aud", [CLIENT]), ("azp", CLIENT)],
)
def test_a_higher_level_and_the_like_are_good_enough(tied, provider, client, claim, value) -> None:
    provider.lie = lambda claims: claims.update({claim: value})

    come_back(client, go(client))

    assert who(client) == str(tied.pk)


def test_clocks_may_differ_by_a_minute(tied, provider, client) -> None:
    provider.lie = lambda claims: claims.update(iat=claims["iat"] + 45)

    come_back(client, go(client))

    assert who(client) == str(tied.pk)


def test_no_is_told_in_words(tied, client) -> None:
    parts = urlsplit(go(client))
    state = parse_qs(parts.query)["state"][0]

    answer = client.get(parts.path, {"error": "access_denied", "state": state}, follow=True)

    assert "ID-porten slapp deg ikke inn" in answer.content.decode()


def test_a_provider_that_does_not_answer_is_told_of_in_words(tied, client, settings) -> None:
    settings.OIDC = {**settings.OIDC, "SAMSPILL_OIDC_IDPORTEN_ISSUER": "http://127.0.0.1:9"}

    answer = client.get(reverse("people:start", args=["idporten"]), follow=True)

    assert "ID-porten slapp deg ikke inn" in answer.content.decode()


def test_only_https_is_asked_but_on_this_machine(settings) -> None:
    with pytest.raises(oidc.ProviderError, match="address"):
        oidc.discovery("http://idporten.example.no")


def test_a_new_key_is_fetched_once_and_keys_are_kept(tied, provider, client, monkeypatch) -> None:
    monkeypatch.setattr(oidc, "SOONEST_SECONDS", 0)
    before = provider.asked.count("/jwks")
    provider.publish(RSAKey.generate_key(2048, auto_kid=True))

    come_back(client, go(client))
    client.logout()
    come_back(client, go(client))

    assert who(client) == str(tied.pk)
    assert provider.asked.count("/jwks") == before + 1


def test_unknown_keys_do_not_make_us_ask_again_and_again(tied, provider, client) -> None:
    before = provider.asked.count("/jwks")
    provider.sign = lambda header, claims: jwt.encode(
        {**header, "kid": "ukjent"}, claims, provider.key
    )

    for _try in range(3):
        come_back(client, go(client))

    assert provider.asked.count("/jwks") == before


def test_we_prove_who_we_are_by_our_own_key(tied, provider, client, settings, tmp_path) -> None:
    provider.client_key = RSAKey.generate_key(2048)
    file = tmp_path / "key.pem"
    file.write_bytes(provider.client_key.as_pem(private=True))
    settings.OIDC = {**settings.OIDC, "SAMSPILL_OIDC_IDPORTEN_KEY_FILE": str(file)}

    come_back(client, go(client))

    assert who(client) == str(tied.pk)
    assert "client_secret" not in provider.token_forms[-1]


def entra(settings, **more: str) -> None:
    """As a municipality's own Entra: no level, known by tenant and object, e-mail vouched for."""
    settings.OIDC = {
        **{name: value for name, value in settings.OIDC.items() if not name.endswith("_ACR")},
        "SAMSPILL_OIDC_IDPORTEN_SUBJECT": "tid,oid",
        "SAMSPILL_OIDC_IDPORTEN_EMAIL": "confirmed",
        **more,
    }


PERSON = {"sub": "x", "tid": "leietaker", "oid": "objekt", "email": "Kari@example.no"}


@pytest.mark.parametrize("sign", [{"email_verified": True}, {"xms_edov": True}])
def test_an_address_that_the_provider_vouches_for_finds_the_account(
    kari, provider, client, settings, sign
) -> None:
    entra(settings)
    provider.person = {**PERSON, **sign}

    come_back(client, go(client))

    assert who(client) == str(kari.pk)
    assert client.session["is_strong"] is False
    assert kari.identities.count() == 1


@pytest.mark.parametrize("sign", [{}, {"email_verified": False}, {"email_verified": "true"}])
def test_an_address_that_is_only_told_finds_nobody(kari, provider, client, settings, sign) -> None:
    entra(settings)
    provider.person = {**PERSON, **sign}

    come_back(client, go(client))

    assert who(client) is None
    assert not ExternalIdentity.objects.exists()


def test_an_address_is_not_looked_at_where_the_installation_has_not_said_so(
    kari, provider, client
) -> None:
    provider.person = {**provider.person, "email": kari.email, "email_verified": True}

    come_back(client, go(client))

    assert who(client) is None


def test_an_identity_is_one_persons_and_can_be_taken_away(tied, client) -> None:
    other = Client()
    other.force_login(actions.create_user("ola@example.no", name="Ola Prøve"))

    page = come_back(other, go(other)).client.get(reverse("people:account"))

    assert "ID-porten er knyttet til en annen konto her" in page.content.decode()
    client.force_login(tied)
    client.post(reverse("people:identity_removal", args=["idporten"]))
    assert not ExternalIdentity.objects.exists()


def test_one_whose_account_is_closed_does_not_come_in(tied, client) -> None:
    User.objects.filter(pk=tied.pk).update(is_active=False)

    answer = come_back(client, go(client))

    assert (answer.status_code, who(client)) == (403, None)


@pytest.mark.parametrize("level", ["idporten-loa-low", "entraid"])
def test_a_level_below_substantial_is_one_step(provider, kari, client, settings, level) -> None:
    settings.OIDC = {**settings.OIDC, "SAMSPILL_OIDC_IDPORTEN_ACR": level}
    provider.person = {**provider.person, "acr": level}
    client.force_login(kari)
    come_back(client, go(client))
    client.logout()

    come_back(client, go(client))

    assert who(client) == str(kari.pk)
    assert client.session["is_strong"] is False
