from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.letters.rules import can_write
from samspill.letters.shelf import letters_of, places, signatures
from samspill.letters.wording import LANGUAGES
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.process.models import PolicyProcess


@organiser_required
def letters(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The letters of the road, what is to be written next, and what each one waits for."""
    process = organiser.processes.newest()
    own = process.language if process else organiser.language
    shelf = places(letters_of(organiser, request.membership, process), language=own)
    for place in shelf:
        for letter in place.letters:
            letter.signatures = signatures(letter)  # type: ignore[attr-defined]
    context = {
        "organiser": organiser,
        "section": "letters",
        "process": process,
        "places": shelf,
        "now": next((place for place in shelf if place.state == "now"), None),
        "may_write": can_write(request.membership),
        "uncertain_count": organiser.deliveries.uncertain().count(),
        "delivery_count": organiser.deliveries.count(),
    }
    return render(request, "letters/letters.html", context)


@organiser_required
@require_POST
def drafts(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Begin a letter from what the process knows; an unsent one is brought up to date."""
    must(can_write(request.membership))
    process = organiser.processes.newest()
    kind, language = request.POST.get("kind", ""), request.POST.get("language", "")
    if process is None or kind not in Letter.Kind.values:
        raise Http404
    language = language if language in LANGUAGES else process.language
    letter = actions.draft(
        organiser,
        kind=kind,
        language=language,
        controller=process.lead,
        process=process,
        facts=_known(process, kind=kind, language=language),
        by=request.user,
    )
    return redirect("letters:letter", organiser.slug, letter.pk)


def _known(process: PolicyProcess, *, kind: str, language: str) -> dict[str, object]:
    """The process' own facts, on top of what the twin in the other form of Norwegian has."""
    twin = process.letters.filter(kind=kind).exclude(language=language).order_by("pk").last()
    inherited = twin.facts if twin else {}
    return {**inherited, **facts_of_process(process, language=language)}
