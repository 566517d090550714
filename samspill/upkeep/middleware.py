"""What every answer passes through for those who run the house: lines in the log, and what is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

LOG = logging.getLogger("samspill.requests")
SECURITY = logging.getLogger("samspill.security")


class RequestLines:
    """The address is written as it stands in urls.py, `sign-ups/<str:token>/`: it says nothing of
    who. What is known of the place (its slug) stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.LOG_REQUESTS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = monotonic()
        response = self.get_response(request)
        milliseconds = round((monotonic() - start) * 1000)
        line = (request.method, form_of(request), response.status_code, milliseconds)
        LOG.info("%s %s %d %d ms", *line)
        return response


def form_of(request: HttpRequest) -> str:
    """/luster/work/… for a place's pages, /sign-ups/<str:token>/ for those of a person."""
    match = request.resolver_match
    if match is None:
        return "(no such address)"
    return "/" + match.route.replace("<slug:slug>", str(match.kwargs.get("slug", "")))


class PrivatePages:
    """What is shown to one who is signed in, or behind a signed link, is kept by no browser and no
    proxy. A view that says otherwise is let be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        is_signed = match is not None and "token" in match.kwargs
        if is_signed or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class SignInLines:
    """A line for each try to sign in and each change of an account: how it went, and not whose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if request.method == "POST" and match is not None and match.app_name == "people":
            is_in = request.user.is_authenticated
            SECURITY.info(
                "%s %d %s",
                match.view_name,
                response.status_code,
                "signed in" if is_in else "not signed in",
            )
        return response
