"""Open data of one place: the page, the index for programs, and the tables as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_GET

from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.overview.open_data.catalogue import BY_NAME, TABLES, Table, Words, described
from samspill.overview.open_data.changed import Changed, changed
from samspill.overview.open_data.files import LICENCE, csv_chunks, json_chunks

LANGUAGES = ("nb", "nn", "en")
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
FOR_ALL = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"}


@require_GET
@organiser_public
def place_data(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """What each file of this place holds, and where it is."""
    context = {
        "organiser": organiser,
        "section": "open_data",
        "licence": LICENCE,
        "tables": TABLES,
    }
    return render(request, "overview/place_data.html", context)


def _changed(request: HttpRequest, organiser: Organiser, **kwargs: Any) -> Changed:
    found: Changed | None = getattr(request, "changed", None)
    if found is None:
        found = changed(organiser)
        request.changed = found  # type: ignore[attr-defined]
    return found


def _etag(request: HttpRequest, organiser: Organiser, **kwargs: Any) -> str:
    """Weak: the answer may be packed on its way."""
    return f'W/"{_changed(request, organiser).mark}"'


def _last_modified(request: HttpRequest, organiser: Organiser, **kwargs: Any) -> datetime | None:
    return _changed(request, organiser).at


@require_GET
@organiser_public
@condition(etag_func=_etag, last_modified_func=_last_modified)
def place_index(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """For programs: title, licence, publisher, and each file with its address and columns."""
    at = _changed(request, organiser).at
    municipality = organiser.municipality
    told = {
        "@type": "dcat:Dataset",
        "identifier": _whole(reverse("overview:place_index", args=[organiser.slug])),
        "title": in_all(_title(organiser)),
        "description": in_all(DESCRIPTION),
        "licence": LICENCE,
        "publisher": {
            "name": organiser.name,
            "municipality": municipality.number if municipality else None,
        },
        "modified": at.isoformat(timespec="seconds") if at else None,
        "landingPage": _whole(reverse("overview:place_data", args=[organiser.slug])),
        "distributions": [one for table in TABLES for one in _distributions(organiser, table)],
    }
    return JsonResponse(
        told, json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=FOR_ALL
    )


@gzip_page
@require_GET
@organiser_public
@condition(etag_func=_etag, last_modified_func=_last_modified)
def place_table(
    request: HttpRequest, organiser: Organiser, name: str, ending: str
) -> StreamingHttpResponse:
    """One table, written as it is read."""
    table = BY_NAME.get(name)
    if table is None or ending not in MEDIA_TYPES:
        raise Http404
    if ending == "csv":
        chunks = csv_chunks(table.fields, table.rows(organiser))
    else:
        chunks = json_chunks(_head(organiser, table), table.rows(organiser))
    file_name = f"{organiser.slug}-{name}.{ending}"
    how = "attachment" if ending == "csv" else "inline"
    headers = {**FOR_ALL, "Content-Disposition": f'{how}; filename="{file_name}"'}
    return StreamingHttpResponse(chunks, content_type=MEDIA_TYPES[ending], headers=headers)


def _head(organiser: Organiser, table: Table) -> dict[str, Any]:
    return {
        "source": _whole(_address(organiser, table, "json")),
        "publisher": organiser.name,
        "licence": LICENCE,
        "columns": described(table.columns, in_all),
    }


def _distributions(organiser: Organiser, table: Table) -> Iterator[dict[str, Any]]:
    for ending, media_type in MEDIA_TYPES.items():
        yield {
            "table": table.name,
            "title": in_all(table.title),
            "format": ending,
            "mediaType": media_type,
            "accessURL": _whole(_address(organiser, table, ending)),
            "columns": described(table.columns, in_all),
        }


def _address(organiser: Organiser, table: Table, ending: str) -> str:
    return reverse("overview:place_table", args=[organiser.slug, table.name, ending])


def _whole(path: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{path}"


def in_all(words: Words) -> dict[str, str]:
    told = {}
    for language in LANGUAGES:
        with translation.override(language):
            told[language] = str(words)
    return told


def _title(organiser: Organiser) -> Words:
    return format_lazy(_("Open data of {name}"), name=organiser.name)


DESCRIPTION = _(
    "What was said at the tables, what became of it in the policy, and how far each measure has come. The "
    "same ids stand in all the files, so that a contribution can be followed to the finding, the measure, "
    "the resolution and the last status."
)
