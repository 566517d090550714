"""What the coordinator does with associations' own entries: sends links, sees what they changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.forms import SearchForm
from samspill.registry.models import Category
from samspill.registry.own import acts
from samspill.registry.own.changed import own_changes
from samspill.registry.rules import can_change, can_see

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

AT_ONCE = 100  # associations on the page; those who get the link make room for the next
LONGEST_NUMBER = 18  # digits; a longer one is nobody's
ASKED_LATELY = timedelta(days=180)


@organiser_required
def changes(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What associations have changed themselves, the new first."""
    must(can_see(request.membership))
    found = own_changes(organiser)
    context = {
        "organiser": organiser,
        "section": "associations",
        "new": [one for one in found if one.is_new],
        "before": [one for one in found if not one.is_new],
        "can_change": can_change(request.membership),
    }
    return render(request, "registry/own/changes.html", context)


@organiser_required
@require_POST
def seen(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_change(request.membership))
    shown = request.POST.get("last", "")
    shown_row = (
        organiser.history.filter(pk=shown).first()
        if shown.isdecimal() and len(shown) < LONGEST_NUMBER
        else None
    )
    if shown_row is not None:
        acts.look_through(organiser, last=shown_row.pk, by=request.user)
    return redirect("registry:own_changes", organiser.slug)


@organiser_required
def links(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Choose whom to ask whether their entry holds."""
    must(can_change(request.membership))
    if request.method == "POST":
        return _send(request, organiser)
    form = SearchForm(request.GET or None, categories=list(Category.objects.all()))
    form.is_bound = True  # also an empty search is one
    found = organiser.associations.active().with_has_email().filter(has_email=True)
    found = found.matching(form.told("q")).in_category(form.told("category"))
    waiting = found.exclude(pk__in=_asked_lately(organiser))
    context = {
        "organiser": organiser,
        "section": "associations",
        "form": form,
        "associations": list(waiting.with_contact_points()[:AT_ONCE]),
        "waiting": waiting.count(),
        "asked": found.count(),
        "at_once": AT_ONCE,
    }
    context["asked"] -= context["waiting"]
    return render(request, "registry/own/links.html", context)


def _send(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    told = request.POST.getlist("association")
    numbers = [int(one) for one in told if one.isdecimal() and len(one) < LONGEST_NUMBER]
    if not numbers:
        messages.error(request, _("Tick the associations that are to get the link."))
        return redirect("registry:own_links", organiser.slug)
    rows = organiser.associations.active().with_contact_points().select_related("organiser")
    count = acts.send_own_links(
        organiser, associations=rows.filter(pk__in=numbers[:AT_ONCE]), by=request.user
    )
    messages.success(request, _sent(count))
    return redirect("registry:associations", organiser.slug)


@organiser_required
@require_POST
def link(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Send one association its link."""
    must(can_change(request.membership))
    rows = organiser.associations.active().with_contact_points().select_related("organiser")
    found = get_object_or_404(rows, pk=pk)
    count = acts.send_own_links(organiser, associations=[found], by=request.user)
    if count:
        messages.success(
            request, _("The link is on its way to %(email)s.") % {"email": found.email}
        )
    else:
        messages.error(request, _("No e-mail address works. Write in one first."))
    return redirect("registry:association", organiser.slug, pk)


@organiser_required
@require_POST
def take_back(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """One that went out of the list by itself has asked to come in again."""
    must(can_change(request.membership))
    found = get_object_or_404(organiser.associations, pk=pk)
    if acts.take_back(found, by=request.user):
        messages.success(
            request, _("The association is in the list again. Write in how to reach it.")
        )
    return redirect("registry:association", organiser.slug, pk)


def _asked_lately(organiser: Organiser) -> list[int]:
    rows = organiser.history.filter(action=acts.SENT, at__gt=timezone.now() - ASKED_LATELY)
    return [int(one) for one in rows.values_list("subject_id", flat=True).distinct()]


def _sent(count: int) -> str:
    told = ngettext(
        "The link is on its way to %(count)d association.",
        "The link is on its way to %(count)d associations.",
        count,
    )
    return told % {"count": count}
