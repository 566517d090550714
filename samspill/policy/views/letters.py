"""The letters that the policy makes ready; they are looked over and sent among the other letters."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from samspill.letters.rules import can_write
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.errors import PolicyError
from samspill.policy.views.access import seen_policy

DRAFTERS = {
    "consultation": actions.draft_consultation_letter,
    "answers": actions.draft_answers_letter,
}


@organiser_required
@require_POST
def letter(request: OrganiserRequest, organiser: Organiser, kind: str) -> HttpResponse:
    """Make one ready, or bring it up to date, and open it. Nothing is sent."""
    policy = seen_policy(request, organiser)
    must(can_write(request.membership))
    if kind not in DRAFTERS:
        raise Http404
    try:
        made = DRAFTERS[kind](policy, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
        return redirect("policy:policy", organiser.slug)
    return redirect("letters:letter", organiser.slug, made.pk)
