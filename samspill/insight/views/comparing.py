"""What everyone may compare: the same themes over many evenings, and one theme over them all."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from samspill.insight.comparing import (
    WITHDRAWN_SHOWN,
    evenings,
    published_under,
    read_search,
    shared_themes,
    taken_back,
    theme_over_evenings,
)
from samspill.insight.models import ThemeRelease
from samspill.pure.claims.released import OWN

EVENINGS_A_PAGE = 12
ROWS_A_PAGE = 50
SAID_A_PAGE = 25


@require_GET
def comparison(request: HttpRequest) -> HttpResponse:
    """Small multiples: one evening each, the same themes on the same scale."""
    search = read_search(request.GET)
    page = Paginator(search.found(), EVENINGS_A_PAGE).get_page(request.GET.get("page"))
    themes = shared_themes()
    context = {
        **_shared(page),
        "search": search,
        "query": search.query,
        "page": page,
        "themes": themes,
        "evenings": evenings(list(page), themes),
        "taken_back": taken_back()[:WITHDRAWN_SHOWN],
    }
    return render(request, "insight/comparison.html", context)


@require_GET
def theme_compared(request: HttpRequest, code: str) -> HttpResponse:
    """One theme over all the evenings."""
    name = _name_of(code)
    search = read_search(request.GET)
    page = Paginator(search.found(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **_shared(page),
        "search": search,
        "query": search.query,
        "page": page,
        "code": code,
        "name": name,
        "is_own": code == OWN,
        "rows": theme_over_evenings(list(page), code, name),
    }
    return render(request, "insight/theme_compared.html", context)


@require_GET
def theme_said(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What is published of one theme from one evening, in the words it was given."""
    name = _name_of(code)
    standing = ThemeRelease.objects.standing().select_related("organiser")
    release = get_object_or_404(standing, pk=pk)
    said = published_under(release, code)
    page = Paginator(said, SAID_A_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404
    context = {
        **_shared([release]),
        "release": release,
        "code": code,
        "name": name,
        "page": page,
    }
    return render(request, "insight/theme_said.html", context)


def _shared(releases: Any) -> dict[str, Any]:
    """The head of the page says so where something on it is invented."""
    return {
        "section": "comparison",
        "is_example": any(one.organiser.is_example for one in releases),
    }


def _name_of(code: str) -> Any:
    names = dict(shared_themes())
    if code not in names:
        raise Http404
    return names[code]


for view in (comparison, theme_compared, theme_said):
    view.access = "public"  # type: ignore[attr-defined]
