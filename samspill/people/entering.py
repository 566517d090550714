"""The one way in: whoever has shown one factor is asked for the second where they have one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from samspill.people.actions import has_second_factor
from samspill.people.models import User
from samspill.people.sessions import BEGAN, DEVICE, STRONG
from samspill.pure.devices import device_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAITING = "waits_for_second_factor"
WAITING_MINUTES = 10
LATELY_HOURS = 12


def enter(
    request: HttpRequest, user: User, *, target: str = "", is_strong: bool = False
) -> HttpResponse:
    """Let the person in and on to where they were going, or first to the second step.

    is_strong   two factors have been shown already, as at ID-porten
    """
    if not is_strong and has_second_factor(user):
        request.session.cycle_key()
        at = timezone.now().isoformat()
        request.session[WAITING] = {"user": user.pk, "at": at, "target": target}
        return redirect("people:second_step")
    let_in(request, user, is_strong=is_strong)
    return redirect(target or resolve_url(settings.LOGIN_REDIRECT_URL))


def let_in(request: HttpRequest, user: User, *, is_strong: bool) -> None:
    """A new session, in which stand the device, when it began, and whether two factors were shown."""
    request.session.pop(WAITING, None)
    login(request, user, backend=BACKEND)
    request.session[DEVICE] = device_of(request.headers.get("User-Agent", ""))
    request.session[BEGAN] = timezone.now().isoformat()
    request.session[STRONG] = is_strong


def waiting(request: HttpRequest) -> tuple[User, str] | None:
    """Who has shown one factor in this browser within ten minutes, and where they were going."""
    held = request.session.get(WAITING)
    if held is None:
        return None
    since = timezone.now() - timedelta(minutes=WAITING_MINUTES)
    user = User.objects.filter(pk=held["user"], is_active=True).first()
    if user is None or datetime.fromisoformat(held["at"]) < since:
        return None
    return user, held["target"]


def is_strong(request: HttpRequest) -> bool:
    """Two factors were shown in this session."""
    return bool(request.session.get(STRONG))


def signed_in_lately(request: HttpRequest) -> bool:
    """Within twelve hours. One of whose beginning nothing is known is asked again."""
    told = request.session.get(BEGAN)
    since = timezone.now() - timedelta(hours=LATELY_HOURS)
    return bool(told) and datetime.fromisoformat(told) >= since


def where_to(request: HttpRequest) -> str:
    """Where the person was going, if it is on this site."""
    return own_address(request, request.POST.get("next") or request.GET.get("next") or "")


def own_address(request: HttpRequest, target: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if is_ours else ""
