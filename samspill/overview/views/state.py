"""How the house stands: for machines that watch it, and for the administrator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

import samspill
from samspill.organiser.access import administrator_required
from samspill.overview.state.reading import Check, serving, uncertain_deliveries, working
from samspill.overview.state.telling import as_json, as_metrics

UNAVAILABLE = 503
NOT_KEPT = {"Cache-Control": "no-store"}


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """200 when this process can be asked, 503 when it should be left alone."""
    return _answer(serving())


@require_GET
def health_work(request: HttpRequest) -> HttpResponse:
    """200 when what happens by itself happens, 503 when someone should look."""
    return _answer(working(timezone.now()))


@require_GET
def health_metrics(request: HttpRequest) -> HttpResponse:
    """The same as numbers, in Prometheus' text form; always 200, so that they are collected."""
    now = timezone.now()
    text = as_metrics([*serving(), *working(now)], now)
    return HttpResponse(text, content_type="text/plain; version=0.0.4", headers=NOT_KEPT)


@require_GET
@administrator_required
def state(request: HttpRequest) -> HttpResponse:
    """The same in plain words."""
    now = timezone.now()
    checks = {check.name: check for check in [*serving(), *working(now)]}
    context = {
        "checks": checks,
        "is_well": all(check.is_well for check in checks.values()),
        "uncertain": uncertain_deliveries(),
        "version": samspill.__version__,
        "now": now,
    }
    return render(request, "overview/state.html", context)


def _answer(checks: list[Check]) -> HttpResponse:
    told = as_json(checks, timezone.now())
    status = 200 if told["state"] == "ok" else UNAVAILABLE
    response = JsonResponse(told, status=status, headers=NOT_KEPT)
    response._has_been_logged = True  # type: ignore[attr-defined]  # or each question is an error
    return response


for view in (health, health_work, health_metrics):
    view.access = "public"  # type: ignore[attr-defined]
