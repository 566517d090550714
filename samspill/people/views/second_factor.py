"""The second step at sign-in, and how it is turned on and off."""

from __future__ import annotations

from collections.abc import Callable

import pyotp
import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samspill.people import actions
from samspill.people.entering import enter, let_in, waiting, where_to
from samspill.people.forms.second_step import DigitsForm, SecondStepForm
from samspill.people.models import User
from samspill.people.sealing import seal, unseal
from samspill.people.sessions import STRONG
from samspill.people.signed_in import signed_in

BEING_SET_UP = "second_factor_being_set_up"  # in the session, sealed
NEW_CODES = "new_recovery_codes"  # in the session, sealed, until they are shown


@sensitive_post_parameters("code")
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """After the password or the code by e-mail, where the person has turned the second step on."""
    held = waiting(request)
    if held is None:
        return redirect("people:sign_in")
    user, target = held
    form = SecondStepForm(request.POST or None, user=user)
    if form.is_valid():
        return enter(request, user, target=target, is_strong=True)
    return render(request, "people/second_step.html", {"form": form})


@signed_in
@sensitive_post_parameters("digits")
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set it up; where it is set up already, the recovery codes and the way to turn it off."""
    user: User = request.user  # type: ignore[assignment]
    if actions.has_second_factor(user):
        return render(request, "people/second_factor_on.html", _what_is_on(request, user))
    secret = _secret(request)
    form = DigitsForm(request.POST or None)
    if form.is_valid():
        codes = actions.add_second_factor(
            user,
            secret=secret,
            digits=form.cleaned_data["digits"],
            kept_session=request.session.session_key or "",
        )
        if codes is not None:
            return _is_on(request, user, codes)
        form.add_error("digits", _("The digits do not fit. Write those that the app shows now."))
    address = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name="Samspill")
    context = {"form": form, "secret": _spaced(secret), "picture": _picture(address)}
    context["next"] = where_to(request)
    context["is_asked_for"] = bool(context["next"])
    return render(request, "people/second_factor.html", context)


@signed_in
@require_POST
@sensitive_post_parameters("code")
def second_factor_removal(request: HttpRequest) -> HttpResponse:
    return _by_a_code(request, _turn_off)


@signed_in
@require_POST
@sensitive_post_parameters("code")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New ones in place of the old, shown on the next page."""
    return _by_a_code(request, _renew)


def _by_a_code(
    request: HttpRequest, act: Callable[[HttpRequest, User], HttpResponse]
) -> HttpResponse:
    """Only for one who shows the second factor now: a browser left open must not be enough."""
    user: User = request.user  # type: ignore[assignment]
    form = SecondStepForm(request.POST, user=user)
    if form.is_valid():
        return act(request, user)
    context = {**_what_is_on(request, user), "form": form}
    return render(request, "people/second_factor_on.html", context, status=422)


def _turn_off(request: HttpRequest, user: User) -> HttpResponse:
    actions.remove_second_factor(user)
    request.session[STRONG] = False
    messages.success(request, _("Two-step sign-in is turned off."))
    return redirect("people:account")


def _renew(request: HttpRequest, user: User) -> HttpResponse:
    _show_once(request, actions.renew_recovery_codes(user))
    return redirect("people:second_factor")


def _is_on(request: HttpRequest, user: User, codes: list[str]) -> HttpResponse:
    target = where_to(request)
    del request.session[BEING_SET_UP]
    let_in(request, user, is_strong=True)  # under a new key: this session counts as strong from now
    _show_once(request, codes)
    request.session["after_second_factor"] = target
    messages.success(request, _("Two-step sign-in is turned on."))
    return redirect("people:second_factor")


def _what_is_on(request: HttpRequest, user: User) -> dict[str, object]:
    held = request.session.pop(NEW_CODES, "")
    return {
        "codes": unseal(held).split() if held else [],
        "codes_left": user.recovery_codes.filter(used_at=None).count(),
        "form": SecondStepForm(user=user),
        "after": request.session.pop("after_second_factor", ""),
    }


def _show_once(request: HttpRequest, codes: list[str]) -> None:
    request.session[NEW_CODES] = seal(" ".join(codes))


def _secret(request: HttpRequest) -> str:
    """The same until it is confirmed, so that the picture that was scanned stays true."""
    held = unseal(request.session.get(BEING_SET_UP, ""))
    if not held:
        held = pyotp.random_base32()
        request.session[BEING_SET_UP] = seal(held)
    return held


def _spaced(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _picture(address: str) -> SafeString:
    """The QR code that the app scans, drawn here: it leaves this page for the screen alone."""
    drawing = segno.make(address, error="m", micro=False).svg_inline(
        border=2, omitsize=True, dark="#063227", light="#ffffff", svgclass=None
    )
    return mark_safe(drawing)  # noqa: S308 -- drawn here, of our own address
