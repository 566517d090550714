"""Food and access: told by the person on a page of its own, read by the coordinator alone."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.conference import links, rules
from samspill.conference.actions.asked import keep_needs, withdraw_needs
from samspill.conference.actions.reading import note_reading
from samspill.conference.asking import lists
from samspill.conference.asking.documents import kitchen_list
from samspill.conference.asking.erasing import NEEDS_KEPT
from samspill.conference.forms.asking import NeedsForm
from samspill.conference.models import Conference, Needs, SignUp
from samspill.conference.views.files import as_file
from samspill.conference.views.own import by_signed_link
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def needs(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Counts and words first; who it is stands below, for the one who must know."""
    found = _to_read(request, organiser, pk)
    note_reading(found, by=request.user, form="page")
    more = {
        "conference": found,
        "needs": lists.needs(found),
        "erased_on": erased_on(found),
        "page": "needs",
    }
    return render(request, "conference/asking/needs.html", context(request, organiser, **more))


@organiser_required
def kitchen_pdf(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """For the kitchen and the house: how many need what, without names."""
    found = _to_read(request, organiser, pk)
    note_reading(found, by=request.user, form="file")
    content = typst.pdf(kitchen_list(found, lists.needs(found), erased_on(found)))
    return as_file(content, "application/pdf", "kitchen.pdf")


@by_signed_link
def own_needs(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    known = Needs.objects.filter(sign_up=sign_up).first()
    initial = {"diet": known.diet, "access": known.access, "consents": True} if known else {}
    form = NeedsForm(request.POST or None, initial=initial)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("diet", "access")}
        keep_needs(sign_up, **told)
        messages.success(request, _("Saved. Only the one who orders food and room sees it."))
        return redirect("conference:my_sign_up", links.sign_up_token(sign_up))
    more = {
        "section": "conferences",
        "organiser": sign_up.conference.organiser,
        "conference": sign_up.conference,
        "sign_up": sign_up,
        "token": links.sign_up_token(sign_up),
        "form": form,
        "is_known": known is not None,
        "erased_on": erased_on(sign_up.conference),
    }
    return render(request, "conference/asking/own_needs.html", more)


@require_POST
@by_signed_link
def own_needs_withdrawal(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    withdraw_needs(sign_up)
    messages.success(request, _("Erased."))
    return redirect("conference:my_sign_up", links.sign_up_token(sign_up))


def erased_on(conference: Conference) -> date:
    """The last day that needs are kept."""
    return timezone.localtime(conference.ends_at + NEEDS_KEPT).date()


def _to_read(request: OrganiserRequest, organiser: Organiser, pk: int) -> Conference:
    must(rules.can_see_needs(request.membership))
    return get_object_or_404(of_member(request, organiser), pk=pk)
