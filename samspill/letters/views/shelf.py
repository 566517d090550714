from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.errors import LetterRefused
from samspill.letters.facts import facts_of_process
from samspill.letters.kinds import BESIDES, OF_A_HOST
from samspill.letters.models import Letter
from samspill.letters.own_wording.languages import LANGUAGES, language_name
from samspill.letters.rules import can_see_deliveries, can_write
from samspill.letters.shelf import Place, letters_of, places, places_of_host, signatures
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.process.models import Lead, PolicyProcess


@organiser_required
def letters(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The letters of the road, what is to be written next, and what each one waits for."""
    process = organiser.processes.newest()
    own = process.language if process else organiser.language
    is_host = organiser.invites_municipalities and process is None
    order = places_of_host if is_host else places
    shelf = order(letters_of(organiser, request.membership, process), language=own)
    screen = get_language() or "nb"
    for place in shelf:
        for letter in place.letters:
            letter.signatures = signatures(letter)  # type: ignore[attr-defined]
            letter.language_name = language_name(letter.language, screen)  # type: ignore[attr-defined]
    context = {
        "organiser": organiser,
        "section": "letters",
        "process": process,
        "is_host": is_host,
        "besides": _besides(shelf, is_host=is_host),
        "places": shelf,
        "now": next((place for place in shelf if place.state == "now"), None),
        "may_write": can_write(request.membership),
        "may_see_deliveries": can_see_deliveries(request.membership),
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
    is_host = organiser.invites_municipalities and process is None
    if kind not in Letter.Kind.values or not (process or (is_host and kind in OF_A_HOST)):
        raise Http404
    own = process.language if process else organiser.language
    language = language if language in LANGUAGES else own
    twin = _twin(organiser, process, kind=kind, language=language)
    known = facts_of_process(process, language=language) if process else _facts_of_host(organiser)
    try:
        letter = actions.draft(
            organiser,
            kind=kind,
            language=language,
            controller=process.lead if process else Lead.MUNICIPALITY,
            process=process,
            conference_number=twin.conference_number if twin else None,
            facts={**(twin.facts if twin else {}), **known},
            by=request.user,
        )
    except LetterRefused as refused:
        messages.error(request, " ".join(refused.reasons))
        address = reverse("letters:wording", args=[organiser.slug, kind])
        return redirect(f"{address}?language={language}")
    return redirect("letters:letter", organiser.slug, letter.pk)


def _twin(
    organiser: Organiser, process: PolicyProcess | None, *, kind: str, language: str
) -> Letter | None:
    """The same letter in another language, the newest: what it knows stands here too."""
    twins = organiser.letters.filter(process=process, kind=kind).exclude(language=language)
    return twins.order_by("pk").last()


def _facts_of_host(organiser: Organiser) -> dict[str, object]:
    return {
        "lead": Lead.MUNICIPALITY,
        "host_name": organiser.name,
        "contact_name": organiser.contact_name,
        "contact_email": organiser.contact_email,
        "contact_phone": organiser.contact_phone,
    }


def _besides(shelf: list[Place], *, is_host: bool) -> list[tuple[str, str]]:
    """Kinds that may be begun beside the road."""
    begun = {place.kind for place in shelf}
    kinds = (Letter.Kind.OTHER,) if is_host else BESIDES
    return [(kind.value, str(kind.label)) for kind in kinds if kind not in begun]
