"""Setting up the rounds: one page, one form, one button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samspill.conference.rules import can_plan
from samspill.dialogue import actions
from samspill.dialogue.actions.round_setup import RoundDraft, set_up_evening
from samspill.dialogue.models import Dialogue
from samspill.dialogue.round_setup.errors import RoundSetupError
from samspill.dialogue.round_setup.forms import EveningForm
from samspill.dialogue.round_setup.page import (
    RoundPart,
    evening_form,
    faults,
    missing_rounds,
    parts,
    rounds_as_they_stand,
)
from samspill.dialogue.rules import can_lead
from samspill.dialogue.views.evening import (
    current_conference,
    current_dialogue,
    must_have_dialogue,
)
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def round_setup(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """How each round goes: stages and minutes, questions, prompts, who votes; and the evening."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = current_dialogue(request, organiser)
    if dialogue is None:
        return _page(request, organiser, {"conference": current_conference(request, organiser)})
    if request.method != "POST":
        made = parts(rounds_as_they_stand(dialogue))
        return _page(request, organiser, _context(dialogue, made, evening_form(dialogue)))
    made = parts(rounds_as_they_stand(dialogue), request.POST)
    evening = evening_form(dialogue, request.POST)
    if _is_saved(request, dialogue, made, evening):
        messages.success(request, _("Saved. This is how the rounds go."))
        return redirect("dialogue:round_setup", organiser.slug)
    return _page(request, organiser, _context(dialogue, made, evening), status=422)


@organiser_required
@require_POST
def rounds_of_programme(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Take in the rounds that have come into the programme since the dialogue was opened."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    actions.open_dialogue(must_have_dialogue(request, organiser).conference, by=request.user)
    return redirect("dialogue:round_setup", organiser.slug)


def _is_saved(
    request: HttpRequest, dialogue: Dialogue, made: Sequence[RoundPart], evening: EveningForm
) -> bool:
    """Save all of it, or nothing; then the forms tell why."""
    valid = [part.form.is_valid() for part in made]  # all of them, so that each tells its faults
    if not all([*valid, evening.is_valid()]):
        return False
    drafts: dict[int, RoundDraft] = {}
    for part in made:
        drafts[part.round.number] = part.form.draft(next(iter(drafts.values()), None))
    try:
        set_up_evening(dialogue, rounds=drafts, **evening.cleaned_data, by=request.user)
    except RoundSetupError as error:
        part = next(one for one in made if one.round.number == error.round)
        part.form.add_error(error.field, str(error))
        return False
    return True


def _context(dialogue: Dialogue, made: Sequence[RoundPart], evening: EveningForm) -> dict[str, Any]:
    return {
        "conference": dialogue.conference,
        "dialogue": dialogue,
        "parts": made,
        "evening": evening,
        "faults": faults(made),
        "missing": missing_rounds(dialogue),
        "is_proposed": any(part.stands.is_proposed for part in made),
    }


def _page(
    request: HttpRequest, organiser: Organiser, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    context |= {
        "organiser": organiser,
        "section": "conference",
        "may_plan": can_plan(request.membership),  # type: ignore[attr-defined]
    }
    return render(request, "dialogue/round_setup.html", context, status=status)
