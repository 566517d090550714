"""About the service itself: privacy, accessibility, open data."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from samspill.overview import open_data as data
from samspill.overview.retention_table import kept_by_app
from samspill.overview.text import text_page

TABLES: dict[str, tuple[tuple[str, ...], Callable[[], Iterable[data.Row]]]] = {
    "municipalities": (data.MUNICIPALITY_FIELDS, data.municipality_table),
    "contributions": (data.CONTRIBUTION_FIELDS, data.contribution_table),
}


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"text": text_page("privacy", get_language() or "nb"), "kept": kept_by_app()}
    return render(request, "overview/text.html", context)


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"text": text_page("accessibility", get_language() or "nb")}
    return render(request, "overview/text.html", context)


@require_GET
def open_data(request: HttpRequest) -> HttpResponse:
    """What each file holds, and where it is."""
    return render(request, "overview/open_data.html", {"licence": data.LICENCE})


@gzip_page
@require_GET
def open_table(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """One table as JSON (an object with `licence`, `made_at` and `rows`) or CSV."""
    if name not in TABLES or ending not in ("json", "csv"):
        raise Http404
    fields, rows = TABLES[name]
    if ending == "csv":
        response = HttpResponse(data.as_csv(fields, rows()), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="samspill-{name}.csv"'
        return response
    return JsonResponse(
        {
            "source": settings.PUBLIC_ADDRESS,
            "licence": data.LICENCE,
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "fields": list(fields),
            "rows": list(rows()),
        },
        json_dumps_params={"ensure_ascii": False},
        headers={"Access-Control-Allow-Origin": "*"},
    )


for view in (privacy, accessibility, open_data, open_table):
    view.access = "public"  # type: ignore[attr-defined]
