"""Signing out at the provider too, as OpenID Connect's RP-Initiated Logout has it.

What the provider must be shown, its own ID token, lies sealed in the person's browser and is sent to
the page that signs out alone. Here it is not kept: it may hold a national identity number.
"""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse

from samspill.adapters import oidc
from samspill.people.providers import Provider, provider_named
from samspill.people.sealing import seal, unseal

CAME_BY = "came_by"  # in the session: whose answer it was that let the person in
COOKIE = "came_by_provider"
LONGEST_COOKIE = 3800  # what a browser keeps, with the name and the rest
Farewell = tuple[Provider, str]


def remember(
    request: HttpRequest, response: HttpResponse, provider: Provider, id_token: str
) -> None:
    """For the day they sign out: where the provider ends its session, and what it must be shown."""
    endpoint = oidc.end_of_session(provider.client.issuer)
    if not endpoint:
        return
    held = _sealed(provider, endpoint, id_token)
    if len(held) > LONGEST_COOKIE:
        held = _sealed(provider, endpoint, "")  # the provider asks the person instead
    request.session[CAME_BY] = provider.name
    response.set_cookie(
        _cookie(),
        held,
        max_age=settings.SESSION_COOKIE_AGE,
        path=reverse("people:sign_out"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def farewell(request: HttpRequest) -> Farewell | None:
    """The provider that this session began with, and the address there that ends its own; None where
    the person came in otherwise, or the provider has no such address."""
    name = request.session.get(CAME_BY)
    held = unseal(request.COOKIES.get(_cookie(), ""))
    provider = provider_named(name) if name else None
    if provider is None or not held:
        return None
    told = json.loads(held)
    if told["provider"] != provider.name:
        return None
    back = settings.PUBLIC_ADDRESS + resolve_url(settings.LOGOUT_REDIRECT_URL)
    return provider, oidc.address_of_end(
        told["endpoint"], client_id=provider.client.client_id, id_token=told["token"], back=back
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(_cookie(), path=reverse("people:sign_out"), samesite="Strict")


def _sealed(provider: Provider, endpoint: str, id_token: str) -> str:
    return seal(json.dumps({"provider": provider.name, "endpoint": endpoint, "token": id_token}))


def _cookie() -> str:
    return f"__Secure-{COOKIE}" if settings.SESSION_COOKIE_SECURE else COOKIE
