"""What everyone reads: an advice with what is behind it, and the guide on paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from samspill.advice.models import Advice, GuidePrint
from samspill.advice.standing import behind, standing, texts_in_force
from samspill.process.guide.in_force import pages_in_force


def advice(request: HttpRequest, number: int) -> HttpResponse:
    """One piece of advice; taken out, its address says so (410)."""
    rows = Advice.objects.filter(published_at__isnull=False, number=number)
    one = get_object_or_404(rows)
    pages = {page.key: page for page in pages_in_force(get_language() or "nb")}
    context = {
        "section": "guide",
        "advice": one,
        "text": texts_in_force(rows)[0],
        "page": pages.get(one.step),
        "lines": standing(behind(one)),
    }
    return render(request, "advice/advice.html", context, status=200 if one.is_public else 410)


def print_guide(request: HttpRequest, language: str) -> HttpResponse:
    """The kept file; before the worker has made it, a page that says so."""
    if language not in ("nb", "nn"):
        raise Http404
    kept = GuidePrint.objects.filter(language=language).first()
    if kept is None:
        return render(request, "advice/print_to_come.html", {"section": "guide"})
    answer = HttpResponse(bytes(kept.content), content_type="application/pdf")
    name = "rettleiar" if language == "nn" else "veileder"
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


advice.access = print_guide.access = "public"  # type: ignore[attr-defined]
