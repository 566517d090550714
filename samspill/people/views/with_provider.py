"""Signing in with ID-porten, Ansattporten or Entra: there, and back again."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samspill.adapters.oidc import ProviderError
from samspill.people import actions
from samspill.people.entering import enter, own_address, where_to
from samspill.people.leaving import remember
from samspill.people.models import User
from samspill.people.providers import Provider, provider_named
from samspill.people.with_provider import (
    Came,
    Journey,
    account_of,
    begin,
    came_back,
    keep_for_invitation,
    take_journey,
)
from samspill.pure.id_tokens import TokenError

log = logging.getLogger(__name__)
INVITATIONS = "/invitations/"


@require_GET
@never_cache
def start(request: HttpRequest, provider: str) -> HttpResponse:
    """Off to the provider. What must be recognised when the person comes back waits in the session."""
    found = provider_named(provider)
    if found is None:
        messages.error(request, _("That way of signing in is not set up here."))
        return redirect("people:sign_in")
    try:
        address = begin(
            request.session,
            found,
            back=_back(found),
            target=where_to(request),
            ties_to=request.user.pk if request.user.is_authenticated else None,
            language=get_language() or settings.LANGUAGE_CODE,
        )
    except ProviderError as error:
        return _failed(request, found, error.reason)
    return redirect(address)


@require_GET
@never_cache
def back(request: HttpRequest, provider: str) -> HttpResponse:
    """The answer: believed only when everything in it fits the one question that was asked."""
    found = provider_named(provider)
    journey = take_journey(request.session, provider)
    if found is None or journey is None:
        messages.error(request, _("The sign-in took too long, or was begun elsewhere. Try again."))
        return redirect("people:sign_in")
    try:
        came = came_back(found, journey, request.GET.dict(), back=_back(found))
    except (ProviderError, TokenError) as error:
        return _failed(request, found, error.reason)
    response = _let_come(request, found, journey, came)
    remember(request, response, found, came.id_token)
    return response


def _let_come(request: HttpRequest, found: Provider, journey: Journey, came: Came) -> HttpResponse:
    target = own_address(request, journey.target)
    if journey.ties_to is not None:
        return _tie(request, found, came, journey.ties_to)
    user = account_of(found, came)
    if user is not None:
        return enter(request, user, target=target, is_strong=found.is_strong)
    if target.startswith(INVITATIONS):
        keep_for_invitation(request.session, found, came)
        return redirect(target)
    return render(request, "people/stranger.html", {"provider": found}, status=403)


def _tie(request: HttpRequest, provider: Provider, came: Came, number: int) -> HttpResponse:
    """One who was signed in when it began adds the provider to their own account."""
    user: User = request.user  # type: ignore[assignment]
    if not user.is_authenticated or user.pk != number:
        return _failed(request, provider, "another_person")
    if actions.tie_identity(user, provider=provider.name, fingerprint=came.fingerprint):
        told = _("From now on you can sign in with %(way)s.") % {"way": provider.label}
        messages.success(request, told)
    else:
        told = _("%(way)s is tied to another account here.") % {"way": provider.label}
        messages.error(request, told)
    return redirect("people:account")


def _failed(request: HttpRequest, provider: Provider, reason: str) -> HttpResponse:
    """The log is told why, without anything of the person; the page says what to do."""
    log.warning("sign-in with %s failed: %s", provider.name, reason)
    told = _("%(way)s did not let you in. Try again, or sign in another way.")
    messages.error(request, told % {"way": provider.label})
    return redirect("people:sign_in")


def _back(provider: Provider) -> str:
    return settings.PUBLIC_ADDRESS + reverse("people:back", args=[provider.name])
