"""What a letter hands over to its conference."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import rules
from samspill.conference.actions.questions_of_letter import take_over_questions
from samspill.conference.errors import ConferenceError
from samspill.conference.models import Conference
from samspill.letters.models import Letter
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@require_POST
@organiser_required
def questions_of_letter(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The letter's questions become the rounds'."""
    must(rules.can_plan(request.membership))
    letter = get_object_or_404(organiser.letters.seen_by(request.membership), pk=pk)
    found = _conference(request, organiser, letter)
    asked = letter.facts.get("questions") or []
    try:
        take_over_questions(found, questions=[str(one) for one in asked], by=request.user)
    except ConferenceError as error:
        messages.error(request, str(error))
        return redirect("letters:letter", organiser.slug, pk)
    messages.success(request, _("The rounds ask what the letter asks."))
    return redirect("conference:programme", organiser.slug, found.pk)


def _conference(request: OrganiserRequest, organiser: Organiser, letter: Letter) -> Conference:
    """The one the letter is about: by its number, or the process' own; 404 when there is none."""
    seen = organiser.conferences.seen_by(request.membership)
    if letter.conference_number is not None:
        return get_object_or_404(seen, pk=letter.conference_number)
    found = seen.filter(process=letter.process_id).current() if letter.process_id else None
    if found is None:
        raise Http404
    return found
