"""Veilederen: for all who want to read it, with a place's own dates when one is named."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from samspill.organiser.models import Organiser
from samspill.process.guide import terms
from samspill.process.guide.front_matter import written_language
from samspill.process.guide.in_force import pages_in_force
from samspill.process.models import PolicyProcess
from samspill.process.reading import read_step
from samspill.process.steps import current_step, state_of_steps
from samspill.ui.middleware import use_language_of_place


def overview(request: HttpRequest) -> HttpResponse:
    """The nine steps as a thread, and the word list."""
    organiser, process = _place(request)
    language = get_language() or "nb"
    states = state_of_steps(process) if process else []
    context = {
        "organiser": organiser,
        "section": "guide",
        "steps": [
            {"page": page, "state": states[page.number - 1] if states else None}
            for page in pages_in_force(language)
        ],
        "current": current_step(states),
        "terms": terms(language),
        "reading_language": written_language(language),
    }
    return render(request, "process/guide.html", context)


def step(request: HttpRequest, key: str) -> HttpResponse:
    """One step; `?for=` an organiser with a public process gives the dates."""
    organiser, process = _place(request)
    try:
        reading = read_step(key, process)
    except KeyError as error:
        raise Http404 from error
    context = {"organiser": organiser, "section": "guide", "reading": reading}
    return render(request, "process/guide_step.html", context)


def _place(request: HttpRequest) -> tuple[Organiser | None, PolicyProcess | None]:
    slug = request.GET.get("for", "")
    if not slug:
        return None, None
    organiser = get_object_or_404(Organiser.objects.select_related("municipality"), slug=slug)
    use_language_of_place(request, organiser.language)
    return organiser, organiser.processes.public().newest()


overview.access = step.access = "public"  # type: ignore[attr-defined]
