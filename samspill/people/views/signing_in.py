from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samspill.people import actions
from samspill.people.entering import enter, where_to
from samspill.people.forms.signing_in import CodeForm, EmailForm, PasswordForm
from samspill.people.leaving import Farewell, farewell, forget
from samspill.people.providers import providers


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        return enter(request, form.user, target=where_to(request))
    context = {"form": form, "next": where_to(request), "providers": providers()}
    return render(request, "people/sign_in.html", context)


def ask_for_code(request: HttpRequest) -> HttpResponse:
    form = EmailForm(request.POST or None)
    if form.is_valid():
        actions.send_one_time_code(form.cleaned_data["email"])
        request.session["code_email"] = form.cleaned_data["email"]
        request.session["code_next"] = where_to(request)
        return redirect("people:code")
    return render(request, "people/ask_for_code.html", {"form": form, "next": where_to(request)})


def code(request: HttpRequest) -> HttpResponse:
    email = request.session.get("code_email")
    if not email:
        return redirect("people:ask_for_code")
    form = CodeForm(request.POST or None, email=email)
    if form.is_valid():
        target = request.session.pop("code_next", "")
        del request.session["code_email"]
        return enter(request, form.user, target=target or where_to(request))
    return render(request, "people/code.html", {"form": form, "email": email})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Here, and then at the provider that the person came in by."""
    there = farewell(request)
    logout(request)
    response = _signed_out_here(request) if there is None else _on_to_provider(request, there)
    forget(response)
    return response


def _signed_out_here(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("You are signed out."))
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _on_to_provider(request: HttpRequest, there: Farewell) -> HttpResponse:
    """A page that goes on by itself: browsers that hold to `form-action` stop a form's redirect."""
    provider, address = there
    context = {"provider": provider, "address": address}
    response = render(request, "people/signed_out.html", context)
    response.headers["Refresh"] = f"0; url={address}"
    response.headers["Cache-Control"] = "private, no-store"
    return response
