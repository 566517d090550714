"""The workspace: the conference at a glance, its facts, its programme."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import actions, rules, timeline, words
from samspill.conference.errors import ConferenceError
from samspill.conference.forms import ConferenceForm, ProgrammeItemForm
from samspill.conference.models import Conference, ConferenceQuerySet
from samspill.conference.next_act import next_act
from samspill.conference.programme_notices import is_waiting
from samspill.conference.seat_picture import seat_picture
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


def of_member(request: OrganiserRequest, organiser: Organiser) -> ConferenceQuerySet:
    """The conferences this member may work with."""
    seen = organiser.conferences.seen_by(request.membership)
    return seen.with_seats_taken().select_related("organiser")


def chosen(request: OrganiserRequest, organiser: Organiser) -> Conference | None:
    """The one asked for by ?conference=, else the current one; None when there is none."""
    seen = of_member(request, organiser)
    number = request.GET.get("conference", "")
    if number.isdecimal():
        return get_object_or_404(seen, pk=number)
    return seen.current()


def context(request: OrganiserRequest, organiser: Organiser, **more: object) -> dict[str, object]:
    may_plan = rules.can_plan(request.membership)
    return {"organiser": organiser, "section": "conference", "may_plan": may_plan, **more}


@organiser_required
def work(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    found = chosen(request, organiser)
    if found is None:
        return render(request, "conference/none.html", context(request, organiser))
    days = timeline.programme_days(found)
    more = {
        "conference": found,
        "others": of_member(request, organiser).exclude(pk=found.pk),
        "act": next_act(found),
        "days": days,
        "picture": timeline.picture(days),
        "when": words.when(found),
        "deadline": words.deadline(found),
        "who": words.who(found),
        "price": words.price(found),
        "seats": seat_picture(found.seats_taken, found.capacity),
        "may_see_sign_ups": rules.can_see_sign_ups(request.membership),
        "may_welcome": rules.can_manage_sign_ups(request.membership),
    }
    return render(request, "conference/work.html", context(request, organiser, **more))


@organiser_required
def plan(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(rules.can_plan(request.membership))
    form = ConferenceForm.new(organiser, request.POST or None)
    process = organiser.processes.last()
    if form.is_valid() and (planned := form.try_plan(process=process, by=request.user)):
        messages.success(request, _("Planned. Next comes the programme."))
        return redirect("conference:programme", organiser.slug, planned.pk)
    return render(request, "conference/facts.html", context(request, organiser, form=form))


@organiser_required
def facts(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    form = ConferenceForm.of(found, request.POST or None)
    if form.is_valid() and form.try_change(found, by=request.user):
        messages.success(request, _("Saved."))
        return _to(found)
    more = context(request, organiser, conference=found, form=form)
    return render(request, "conference/facts.html", more)


@require_POST
@organiser_required
def publication(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    actions.publish(found, by=request.user)
    messages.success(request, _("Published. Those you invite can sign up now."))
    return _to(found)


@require_POST
@organiser_required
def withdrawal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    try:
        actions.withdraw_publication(found, by=request.user)
        messages.success(request, _("Only you see it now."))
    except ConferenceError as error:
        messages.error(request, str(error))
    return _to(found)


@require_POST
@organiser_required
def letters(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    drafted = actions.draft_letters(found, by=request.user)
    if not drafted:
        messages.error(request, _("There is no process to write letters for yet. Begin one first."))
        return _to(found)
    messages.success(request, _("Invitation and reminder are drafted from what stands here."))
    return redirect("letters:letter", organiser.slug, drafted[0].pk)


@organiser_required
def programme(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The programme with a form for one more item."""
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    form = ProgrammeItemForm(request.POST or None, conference=found)
    if form.is_valid() and (item := form.try_save(by=request.user)):
        messages.success(request, _("«%(title)s» is in the programme.") % {"title": item.title})
        return redirect("conference:programme", organiser.slug, pk)
    more = {
        "conference": found,
        "days": timeline.programme_days(found),
        "form": form,
        "is_waiting": is_waiting(found),
    }
    return render(request, "conference/programme.html", context(request, organiser, **more))


@organiser_required
def programme_item(
    request: OrganiserRequest, organiser: Organiser, pk: int, item_pk: int
) -> HttpResponse:
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    item = get_object_or_404(found.programme.select_related("conference"), pk=item_pk)
    form = ProgrammeItemForm(request.POST or None, conference=found, item=item)
    if form.is_valid() and form.try_save(by=request.user):
        messages.success(request, _("Saved."))
        return redirect("conference:programme", organiser.slug, pk)
    more = context(request, organiser, conference=found, item=item, form=form)
    return render(request, "conference/programme_item.html", more)


@require_POST
@organiser_required
def programme_item_deletion(
    request: OrganiserRequest, organiser: Organiser, pk: int, item_pk: int
) -> HttpResponse:
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    item = get_object_or_404(found.programme.select_related("conference"), pk=item_pk)
    try:
        actions.delete_programme_item(item, by=request.user)
        messages.success(request, _("«%(title)s» is taken out.") % {"title": item.title})
    except ConferenceError as error:
        messages.error(request, str(error))
    return redirect("conference:programme", organiser.slug, pk)


def _to(conference: Conference) -> HttpResponse:
    response = redirect("conference:work", conference.organiser.slug)
    response["Location"] += f"?conference={conference.pk}"
    return response
