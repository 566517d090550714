"""Which language a page is in: what the person chose, else what the place uses, else bokmål; and where
an address that has no page of its own leads."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers

KNOWN = frozenset(code for code, _name in settings.LANGUAGES)


class LanguageMiddleware:
    """No Accept-Language: browsers say "nb" for nynorsk writers too; the cookie is a choice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        use_language(request, chosen_language(request) or settings.LANGUAGE_CODE)
        response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", translation.get_language() or "nb")
        translation.activate(settings.LANGUAGE_CODE)
        return response


def chosen_language(request: HttpRequest) -> str:
    """The language the person has chosen, or ""."""
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return code if code in KNOWN else ""


def use_language(request: HttpRequest, code: str) -> None:
    translation.activate(code)
    request.LANGUAGE_CODE = code  # type: ignore[attr-defined]


def use_language_of_place(request: HttpRequest, code: str) -> None:
    """A municipality's pages are in its own language form until the person chooses another."""
    if not chosen_language(request) and code in KNOWN:
        use_language(request, code)


class NearestPageMiddleware:
    """An address that only takes a POST, loaded again after a fault or in another language, leads to
    the page above it. Programs, which do not ask for HTML, get the plain 405."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        wants_page = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and wants_page:
            return redirect(page_above(request.path))
        return response


def page_above(path: str) -> str:
    """The nearest address above that leads somewhere; "/" when there is none."""
    above = path.rstrip("/").rpartition("/")[0]
    while above:
        try:
            resolve(f"{above}/")
        except Resolver404:
            above = above.rpartition("/")[0]
        else:
            return f"{above}/"
    return "/"
