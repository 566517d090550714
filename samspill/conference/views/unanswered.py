"""Answers written for those who did not sign up themselves: by the one who called, or booked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspill.conference import actions, rules
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.asking.missing import next_missing
from samspill.conference.models import SignUp
from samspill.conference.views.several import booking_of
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.ui.middleware import use_language_of_place


@organiser_required
def of_called(
    request: OrganiserRequest, organiser: Organiser, pk: int, sign_up_pk: int
) -> HttpResponse:
    """One who is called; with `all`, saving goes on to the next who has something unanswered."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = found.sign_ups.standing().select_related("association", "municipality")
    sign_up = get_object_or_404(rows, pk=sign_up_pk)
    sign_up.conference = found
    part = AskingPart(found, request.POST or None, sign_up, is_by_phone=True)
    after = next_missing(found, sign_up.pk) if "all" in request.GET else None
    if not part:
        raise Http404
    if part.is_valid() and part.try_save(sign_up, by=request.user):
        messages.success(request, _("The answers of %(name)s are saved.") % {"name": sign_up.name})
        return _onwards(organiser, pk, after)
    more = {"conference": found, "sign_up": sign_up, "part": part, "after": after}
    template = "conference/asking/answers_of_called.html"
    return render(request, template, context(request, organiser, **more))


@never_cache
def of_booked(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """By the contact person, for one without an address; who has one answers by their own link."""
    conference, email = booking_of(token)
    use_language_of_place(request, conference.language)
    sign_up = next((one for one in actions.booked_by(conference, email) if one.pk == pk), None)
    if sign_up is None or not may_answer_for(sign_up) or not rules.can_be_changed(conference):
        raise Http404
    sign_up.conference = conference
    part = AskingPart(conference, request.POST or None, sign_up, is_by_phone=True)
    if not part:
        raise Http404
    if part.is_valid() and part.try_save(sign_up):
        messages.success(request, _("Saved."))
        return redirect("conference:booking", token)
    more = {"section": "conferences", "organiser": conference.organiser, "conference": conference}
    more |= {"sign_up": sign_up, "part": part, "token": token}
    return render(request, "conference/asking/answers_of_booked.html", more)


of_booked.access = "public"  # type: ignore[attr-defined]


def may_answer_for(sign_up: SignUp) -> bool:
    return not sign_up.email and sign_up.state != SignUp.State.CANCELLED


def _onwards(organiser: Organiser, pk: int, after: int | None) -> HttpResponse:
    if after is None:
        response = redirect("conference:sign_ups", organiser.slug)
        response["Location"] += f"?conference={pk}"
        return response
    response = redirect("conference:sign_up_answers", organiser.slug, pk, after)
    response["Location"] += "?all"
    return response
