"""What other programs may ask of the dialogue: a page for people, and the OpenAPI document."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from samspill.dialogue import openapi

LANGUAGES = ("nb", "nn", "en")


@require_GET
def api(request: HttpRequest) -> HttpResponse:
    """Every address with what it takes and gives, in the reader's language."""
    context = {
        "operations": openapi.operations(),
        "introduction": openapi.INTRODUCTION,
        "server": settings.PUBLIC_ADDRESS,
    }
    return render(request, "dialogue/api.html", context)


@require_GET
@cache_control(public=True, max_age=300)
def document(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1 as JSON, in English, or in ?language=nb|nn."""
    wanted = request.GET.get("language", "")
    with translation.override(wanted if wanted in LANGUAGES else "en"):
        told = openapi.document()
    return JsonResponse(
        told,
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Access-Control-Allow-Origin": "*"},
    )


for view in (api, document):
    view.access = "public"  # type: ignore[attr-defined]
