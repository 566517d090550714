"""About the service itself: privacy, accessibility, open data."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from samspill.overview import open_data as data
from samspill.overview.open_data.catalogue import described
from samspill.overview.open_data.national import BY_NAME, NATIONAL, NationalTable
from samspill.overview.retention_table import kept_by_app
from samspill.overview.text import text_page
from samspill.overview.views.open_data import MEDIA_TYPES, in_all


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
    context = {"licence": data.LICENCE, "tables": NATIONAL}
    return render(request, "overview/open_data.html", context)


@gzip_page
@require_GET
def open_table(request: HttpRequest, name: str, ending: str) -> StreamingHttpResponse:
    """One table as JSON (an object with `licence`, `made_at`, `columns` and `rows`) or CSV, written as
    it is read.
    """
    table = BY_NAME.get(name)
    if table is None or ending not in MEDIA_TYPES:
        raise Http404
    if ending == "csv":
        chunks = data.csv_chunks(table.fields, table.rows())
        headers = {"Content-Disposition": f'attachment; filename="samspill-{name}.csv"'}
    else:
        chunks = data.json_chunks(_head(table), table.rows())
        headers = {"Access-Control-Allow-Origin": "*"}
    return StreamingHttpResponse(chunks, content_type=MEDIA_TYPES[ending], headers=headers)


def _head(table: NationalTable) -> data.Row:
    return {
        "source": settings.PUBLIC_ADDRESS,
        "licence": data.LICENCE,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "fields": table.fields,
        "columns": described(table.columns, in_all),
    }


for view in (privacy, accessibility, open_data, open_table):
    view.access = "public"  # type: ignore[attr-defined]
