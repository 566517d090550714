"""The workspace's list of who is coming, and what is done for those who call."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.conference import actions, rules
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.asking.lists import with_answers
from samspill.conference.coverage import coverage
from samspill.conference.errors import SignUpError
from samspill.conference.forms import SignUpForm
from samspill.conference.forms.correcting import CorrectingForm
from samspill.conference.models import Conference, SignUp
from samspill.conference.sign_up_file import sign_ups_csv
from samspill.conference.slip import slip_document
from samspill.conference.views.files import as_file
from samspill.conference.views.work import chosen, context, of_member
from samspill.conference.waiting.line import line
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def sign_ups(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(rules.can_see_sign_ups(request.membership))
    found = chosen(request, organiser)
    if found is None:
        return render(request, "conference/none.html", context(request, organiser))
    everyone = with_answers(found)
    unanswered = sorted(one.pk for one in everyone if one.missing)  # type: ignore[attr-defined]
    more = {
        "conference": found,
        "unanswered": len(unanswered),
        "first_unanswered": unanswered[0] if unanswered else None,
        "seated": [one for one in everyone if one.state == SignUp.State.SEATED],
        "offered": [one for one in everyone if one.state == SignUp.State.OFFERED],
        "waiting": _in_line(found, everyone),
        "cancelled": [one for one in everyone if one.state == SignUp.State.CANCELLED],
        "coverage": coverage(found),
        "seats_left": max(found.capacity - found.seats_taken, 0),
        "may_manage": rules.can_manage_sign_ups(request.membership),
    }
    return render(request, "conference/sign_ups.html", context(request, organiser, **more))


@organiser_required
def add(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Take a sign-up by telephone: also late, and without an e-mail address."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    form = SignUpForm(request.POST or None, conference=found, is_staff=True)
    part = AskingPart(found, request.POST or None, is_by_phone=True)
    if all([form.is_valid(), part.is_valid()]):  # both, so that all faults are told at once
        phone = {"language": found.language, "by": request.user, "channel": SignUp.Channel.PHONE}
        taken_in = part.sign_up_with(lambda: form.try_sign_up(**phone), by=request.user)
        if taken_in is not None:
            _say_state(request, found, taken_in)
            if not taken_in.email:
                return redirect("conference:change_sign_up", organiser.slug, pk, taken_in.pk)
            return _to_list(found)
    more = {"conference": found, "form": form, "part": part, "both": part.with_form(form)}
    return render(request, "conference/add_sign_up.html", context(request, organiser, **more))


@organiser_required
def change(
    request: OrganiserRequest, organiser: Organiser, pk: int, sign_up_pk: int
) -> HttpResponse:
    must(rules.can_manage_sign_ups(request.membership))
    sign_up = _standing(request, organiser, pk, sign_up_pk)
    form = CorrectingForm.of(sign_up, request.POST or None)
    if form.is_valid() and form.try_change(sign_up, by=request.user):
        messages.success(request, _("Changed."))
        return _to_list(sign_up.conference)
    held = sign_up.conference
    asks = bool(AskingPart(held, sign_up=sign_up, is_by_phone=True))
    more = context(request, organiser, conference=held, sign_up=sign_up, form=form, asks=asks)
    return render(request, "conference/change_sign_up.html", more)


@require_POST
@organiser_required
def cancel(
    request: OrganiserRequest, organiser: Organiser, pk: int, sign_up_pk: int
) -> HttpResponse:
    must(rules.can_manage_sign_ups(request.membership))
    sign_up = _standing(request, organiser, pk, sign_up_pk)
    try:
        promoted = actions.cancel_sign_up(sign_up, by=request.user, check_over=False)
    except SignUpError as error:
        messages.error(request, str(error))
        return _to_list(sign_up.conference)
    messages.success(request, _("%(name)s is cancelled.") % {"name": sign_up.name})
    for other in promoted:
        messages.success(request, _given(other) % {"name": other.name})
    return _to_list(sign_up.conference)


@organiser_required
def file(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    return as_file(sign_ups_csv(found), "text/csv", f"{organiser.slug}-{pk}.csv")


@organiser_required
def slip(request: OrganiserRequest, organiser: Organiser, pk: int, sign_up_pk: int) -> HttpResponse:
    """The receipt on paper, for one without e-mail: what the confirmation would have said."""
    must(rules.can_manage_sign_ups(request.membership))
    sign_up = _standing(request, organiser, pk, sign_up_pk)
    content = typst.pdf(slip_document(sign_up))
    return as_file(content, "application/pdf", f"{sign_up.card_code}.pdf")


def _in_line(conference: Conference, everyone: list[SignUp]) -> list[SignUp]:
    """Those who wait, in the order they are offered a seat: as the waiting list's own page."""
    by_number = {one.pk: one for one in everyone}
    return [by_number[one.sign_up.pk] for one in line(conference) if one.sign_up.pk in by_number]


def _standing(request: OrganiserRequest, organiser: Organiser, pk: int, sign_up_pk: int) -> SignUp:
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = found.sign_ups.standing().select_related("association", "municipality")
    sign_up = get_object_or_404(rows, pk=sign_up_pk)
    sign_up.conference = found
    return sign_up


def _given(other: SignUp) -> str:
    """What became of the seat; whom no mail reaches must be called."""
    if other.state == SignUp.State.OFFERED:
        if other.is_to_be_called:
            return _(
                "The seat is held for %(name)s, who has no e-mail. Call, and write the answer."
            )
        return _("The seat is held for %(name)s, who is told and must answer.")
    if other.is_to_be_called:
        return _("%(name)s got the seat, and has no e-mail. Call and tell.")
    return _("%(name)s got the seat, and is told.")


def _say_state(request: OrganiserRequest, before: Conference, sign_up: SignUp) -> None:
    """`before`: with the seats as they were taken when this one came."""
    if sign_up.state == SignUp.State.SEATED:
        said = _("%(name)s has a seat.")
    elif before.seats_taken >= before.capacity:
        said = _("%(name)s is on the waiting list: every seat is taken.")
    elif before.waiting_count:
        said = _("%(name)s is on the waiting list: the free seats go to those who came before.")
    else:
        said = _("%(name)s is on the waiting list.")
    messages.success(request, said % {"name": sign_up.name})


def _to_list(conference: Conference) -> HttpResponse:
    response = redirect("conference:sign_ups", conference.organiser.slug)
    response["Location"] += f"?conference={conference.pk}"
    return response
