"""The consultation of those who work with it: sending the draft out, and the desk while it is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.actions.consultations import silent_bodies
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.errors import DeadlinePassedError, PolicyError
from samspill.policy.export import OPEN, completeness
from samspill.policy.forms.consultation import BodyForm, DeadlineForm, OpeningForm, end_of
from samspill.policy.models import Consultation, Measure, Policy
from samspill.policy.rules import can_adopt, can_answer
from samspill.policy.views.access import page, seen_policy

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def consultation(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Before the draft is out: what goes out, and to whom. After: the desk, at the same address."""
    policy = seen_policy(request, organiser)
    out = consultation_reading.consultation_of(policy)
    is_open = out is not None and out.is_open(timezone.now())
    sends_anew = "anew" in request.GET and not is_open
    if out is None or sends_anew:
        must(can_adopt(request.membership, policy))
        return _opening(request, organiser, policy)
    if request.method == "POST":
        must(can_adopt(request.membership, policy))
        return redirect("policy:consultation", organiser.slug)
    return _desk(request, organiser, out)


@require_POST
@organiser_required
def bodies(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    out = _handled(request, organiser)
    form = BodyForm(request.POST)
    if form.is_valid():
        try:
            body = actions.invite_body(out, **form.cleaned_data, by=request.user)
        except PolicyError as error:
            form.add_error("name", str(error))
        else:
            words = _("%s is invited.") if body.invited_at else _("%s is on the list.")
            messages.success(request, words % body.name)
            return redirect("policy:consultation", organiser.slug)
    return _desk(request, organiser, out, body_form=form)


@require_POST
@organiser_required
def body_removal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    out = _handled(request, organiser)
    body = get_object_or_404(out.invited_bodies, pk=pk)
    try:
        actions.take_off_body(body, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%s is taken off the list.") % body.name)
    return redirect("policy:consultation", organiser.slug)


@require_POST
@organiser_required
def reminders(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    out = _handled(request, organiser)
    try:
        count = actions.remind_silent(out, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        words = ngettext("%d has been reminded.", "%d have been reminded.", count)
        messages.success(request, words % count)
    return redirect("policy:consultation", organiser.slug)


@require_POST
@organiser_required
def deadline(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    out = _handled(request, organiser)
    form = DeadlineForm(request.POST)
    if form.is_valid():
        try:
            actions.extend_deadline(out, deadline=end_of(form.cleaned_data["day"]), by=request.user)
        except PolicyError as error:
            form.add_error("day", str(error))
        else:
            messages.success(request, _("The deadline is moved. Tell those you have invited."))
            return redirect("policy:consultation", organiser.slug)
    return _desk(request, organiser, out, deadline_form=form)


@require_POST
@organiser_required
def closing(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    out = _handled(request, organiser)
    actions.close_consultation(out, by=request.user)
    messages.success(request, _("The consultation is closed. Statements that come now are late."))
    return redirect("policy:consultation", organiser.slug)


def _opening(request: OrganiserRequest, organiser: Organiser, policy: Policy) -> HttpResponse:
    counts = completeness(policy)
    earlier = consultation_reading.consultation_of(policy)
    bodies = list(earlier.invited_bodies.all()) if earlier else []
    given = request.POST if request.method == "POST" else None
    form = OpeningForm(given, open_count=counts[OPEN], earlier=bodies)
    if form.is_valid():
        try:
            _send_out(policy, form, request)
        except PolicyError as error:
            form.add_error(
                "deadline" if isinstance(error, DeadlinePassedError) else None, str(error)
            )
        else:
            messages.success(
                request, _("Now everyone can read the draft. Send the letter of consultation.")
            )
            return redirect("policy:consultation", organiser.slug)
    return page(
        request,
        organiser,
        "policy/consultation_opening.html",
        policy=policy,
        form=form,
        counts=counts,
        in_force=consultation_reading.adopted_before(policy),
        open_count=counts[OPEN],
        number=(policy.versions.order_by("-number").values_list("number", flat=True).first() or 0)
        + 1,
        chapter_count=policy.chapters.count(),
        goal_count=policy.goals.count(),
        measure_count=Measure.objects.filter(goal__policy=policy).count(),
    )


def _send_out(policy: Policy, form: OpeningForm, request: OrganiserRequest) -> None:
    with translation.override(policy.language):
        bodies = form.drafts()
    day = form.cleaned_data["deadline"]
    actions.open_consultation(
        policy,
        deadline=end_of(day) if day else None,
        word=form.cleaned_data.get("word", ""),
        bodies=bodies,
        by=request.user,
    )


def _handled(request: OrganiserRequest, organiser: Organiser) -> Consultation:
    """The consultation, for those who may do something with it."""
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    out = consultation_reading.consultation_of(policy)
    if out is None:
        raise Http404
    return out


def _desk(
    request: OrganiserRequest,
    organiser: Organiser,
    out: Consultation,
    *,
    body_form: BodyForm | None = None,
    deadline_form: DeadlineForm | None = None,
) -> HttpResponse:
    invited = consultation_reading.bodies_with_claims(out)
    responses = list(consultation_reading.responses_of(out))
    is_open = out.is_open(timezone.now())
    return page(
        request,
        organiser,
        "policy/consultation.html",
        policy=out.policy,
        out=out,
        is_open=is_open,
        is_decided=consultation_reading.is_decided(out),
        has_letter=consultation_reading.has_letter(out),
        ends_at=consultation_reading.ends_at(out),
        days_left=consultation_reading.days_left(out),
        bodies=invited,
        answered_count=sum(1 for one in invited if one.responses.all()),
        responses=responses,
        counts=consultation_reading.counts_of(out),
        silent_count=silent_bodies(out).count(),
        body_form=body_form or BodyForm(),
        deadline_form=deadline_form or DeadlineForm(),
        names=[one.display_name for one in organiser.associations.active()],
        can_handle=can_answer(request.membership),
        can_send_anew=not is_open and can_adopt(request.membership, out.policy),
    )
