from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samspill.people import actions
from samspill.people.forms import CodeForm, EmailForm, PasswordForm
from samspill.people.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        return _enter(request, form.user)
    return render(request, "people/sign_in.html", {"form": form, "next": _next(request)})


def ask_for_code(request: HttpRequest) -> HttpResponse:
    form = EmailForm(request.POST or None)
    if form.is_valid():
        actions.send_one_time_code(form.cleaned_data["email"])
        request.session["code_email"] = form.cleaned_data["email"]
        request.session["code_next"] = _next(request)
        return redirect("people:code")
    return render(request, "people/ask_for_code.html", {"form": form, "next": _next(request)})


def code(request: HttpRequest) -> HttpResponse:
    email = request.session.get("code_email")
    if not email:
        return redirect("people:ask_for_code")
    form = CodeForm(request.POST or None, email=email)
    if form.is_valid():
        target = request.session.pop("code_next", "")
        del request.session["code_email"]
        return _enter(request, form.user, target)
    return render(request, "people/code.html", {"form": form, "email": email})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _enter(request: HttpRequest, user: User, target: str = "") -> HttpResponse:
    target = target or _next(request)
    login(request, user, backend=BACKEND)
    return redirect(target or resolve_url(settings.LOGIN_REDIRECT_URL))


def _next(request: HttpRequest) -> str:
    """Where the person was going, if it is on this site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if is_ours else ""
