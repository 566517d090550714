"""Who is invited, with the ground; and those who are not, and send a document instead."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import actions, rules
from samspill.conference.errors import SignUpError
from samspill.conference.forms.invited import AskToComeForm, InviteForm
from samspill.conference.models import Conference, Invited
from samspill.conference.views.files import as_file
from samspill.conference.views.public import SECTION, in_words, visible
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import (
    OrganiserRequest,
    must,
    organiser_public,
    organiser_required,
)
from samspill.organiser.models import Organiser

State = Invited.State


@organiser_public
def asking_to_come(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = visible(request, organiser, pk)
    if not (found.is_for_invited and rules.is_open_for_sign_up(found)):
        return redirect("conference:conference", organiser.slug, pk)
    form = AskToComeForm(
        request.POST or None,
        request.FILES or None,
        conference=found,
        initial={"represents": request.GET.get("represents", "")[:200]},
    )
    if form.is_valid() and (form.cleaned_data["website"] or form.try_ask() is not None):
        messages.success(request, _("Thank you. It is read, and the answer comes by e-mail."))
        return redirect("conference:conference", organiser.slug, pk)
    more = {"organiser": organiser, "conference": found, "form": form, **in_words(found)}
    return render(request, "conference/asking_to_come.html", {"section": SECTION, **more})


@organiser_required
def invited(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The list; one more by hand; those who have asked."""
    must(rules.can_see_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    may_manage = rules.can_manage_sign_ups(request.membership)
    form = InviteForm(request.POST or None, conference=found)
    if request.method == "POST":
        must(may_manage)
        if form.is_valid():
            one = form.save(by=request.user)
            messages.success(request, _("%(name)s is on the list.") % {"name": one})
            return redirect("conference:invited", organiser.slug, pk)
    rows = found.invited.select_related("municipality", "association").defer("document")
    everyone = sorted(rows, key=lambda one: str(one))
    came = set(found.sign_ups.standing().values_list("municipality_id", "association_id"))
    more = {
        "conference": found,
        "form": form,
        "may_manage": may_manage,
        "asking": [one for one in everyone if one.state == State.ASKS],
        "without_address": sum(
            one.state == State.INVITED and bool(one.municipality_id) and not one.sender_email
            for one in everyone
        ),
        "refused": [one for one in everyone if one.state == State.REFUSED],
        "on_list": [
            (one, (one.municipality_id, one.association_id) in came)
            for one in everyone
            if one.state == State.INVITED
        ],
    }
    return render(request, "conference/invited.html", context(request, organiser, **more))


@organiser_required
def invited_document(
    request: OrganiserRequest, organiser: Organiser, pk: int, invited_pk: int
) -> HttpResponse:
    must(rules.can_manage_sign_ups(request.membership))
    one = _one(request, organiser, pk, invited_pk)
    if not one.document:
        raise Http404
    return as_file(bytes(one.document), one.document_type, one.document_name)


@require_POST
@organiser_required
def invited_answer(
    request: OrganiserRequest, organiser: Organiser, pk: int, invited_pk: int
) -> HttpResponse:
    """Yes or no to one who has asked; a no with its reason."""
    must(rules.can_manage_sign_ups(request.membership))
    one = _one(request, organiser, pk, invited_pk)
    is_invited = request.POST.get("is_invited") == "yes"
    try:
        actions.answer_asker(
            one,
            is_invited=is_invited,
            answer=request.POST.get("answer", ""),
            language=one.conference.language,
            by=request.user,
        )
        said = (
            _("%(name)s is on the list, and has got the link.")
            if is_invited
            else _("%(name)s is told why not.")
        )
        messages.success(request, said % {"name": one})
    except SignUpError as error:
        messages.error(request, str(error))
    return redirect("conference:invited", organiser.slug, pk)


@require_POST
@organiser_required
def invited_end(
    request: OrganiserRequest, organiser: Organiser, pk: int, invited_pk: int
) -> HttpResponse:
    must(rules.can_manage_sign_ups(request.membership))
    one = _one(request, organiser, pk, invited_pk)
    try:
        actions.take_off_list(one, by=request.user)
        messages.success(request, _("%(name)s is taken off the list.") % {"name": one})
    except SignUpError as error:
        messages.error(request, str(error))
    return redirect("conference:invited", organiser.slug, pk)


def _one(request: OrganiserRequest, organiser: Organiser, pk: int, invited_pk: int) -> Invited:
    found: Conference = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = found.invited.select_related("municipality", "association")
    one = get_object_or_404(rows, pk=invited_pk)
    one.conference = found
    return one
