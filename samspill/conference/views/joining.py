"""Signing up: one page, no account; what else is asked, and a linked conference, in the same form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import actions, links, rules, words
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.forms import SignUpForm
from samspill.conference.forms.linked import LinkedForm, linked_conference
from samspill.conference.models import Conference, SignUp
from samspill.conference.views.public import SECTION, in_words, visible
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.registry.links import association_of, municipality_of


@organiser_public
def sign_up(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = visible(request, organiser, pk)
    if not rules.is_open_for_sign_up(found):
        return redirect("conference:conference", organiser.slug, pk)
    data = request.POST or None
    form = SignUpForm(data, conference=found, initial=_known(request, found))
    part = AskingPart(found, data)
    linked = linked_conference(found)
    also = LinkedForm(data, linked=linked, beside=found) if linked is not None else None
    if _is_valid(form, part, also):
        if form.is_by_machine:
            return redirect("conference:conference", organiser.slug, pk)
        language = get_language() or "nb"
        taken_in = part.sign_up_with(lambda: form.try_sign_up(language=language))
        if taken_in is not None:
            actions.confirm_sign_up(taken_in)
            _sign_up_beside(request, taken_in, also)
            return redirect("conference:my_sign_up", links.sign_up_token(taken_in))
    context = {
        "section": SECTION,
        "organiser": organiser,
        "conference": found,
        "form": form,
        "part": part,
        "both": part.with_form(form),
        "also": also,
        "linked": _told(linked) if linked is not None else None,
        "taken_token": links.taken_token(form.conflict) if form.conflict else "",
        "controller": words.controller(found),
        **in_words(found),
    }
    return render(request, "conference/sign_up.html", context)


@require_POST
@organiser_public
def ask_holder(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Write to the one who has signed up, without telling anybody who that is."""
    found = visible(request, organiser, pk)
    existing = links.sign_up_of_taken(request.POST.get("taken", ""))
    if existing is None or existing.conference_id != found.pk:
        raise Http404
    actions.ask_the_one_who_has_the_seat(existing)
    messages.success(
        request,
        _("We have written to the one who is signed up, with a link to let another come."),
    )
    return redirect("conference:conference", organiser.slug, pk)


def _is_valid(form: SignUpForm, part: AskingPart, also: LinkedForm | None) -> bool:
    """All of them, so that every fault is told at once."""
    valid = [form.is_valid(), part.is_valid(), also is None or also.is_valid()]
    return all(valid)


def _sign_up_beside(request: HttpRequest, taken_in: SignUp, also: LinkedForm | None) -> None:
    """What goes wrong with the linked one takes nothing from the first."""
    problem = also.try_sign_up(taken_in) if also is not None else ""
    if problem:
        said = _("You are not signed up for «%(title)s»: %(why)s")
        messages.warning(request, said % {"title": also.linked.title, "why": problem})


def _told(linked: Conference) -> dict[str, Any]:
    return {
        "conference": linked,
        "when": words.when(linked),
        "deadline": words.deadline(linked),
        "price": words.price(linked),
        "controller": words.controller(linked),
        "seats_left": max(linked.capacity - linked.seats_taken, 0),
    }


def _known(request: HttpRequest, conference: Conference) -> dict[str, str]:
    """Of a personal invitation (?for=…): whom it was sent to, so that nobody need choose."""
    token = request.GET.get("for", "")
    if not token:
        return {}
    if conference.is_for_municipalities:
        municipality = municipality_of(token)
        return {"represents": municipality.name} if municipality is not None else {}
    association = association_of(token)
    if association is None or association.organiser_id != conference.organiser_id:
        return {}
    return {"represents": association.display_name}
