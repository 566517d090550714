"""«Tell me when sign-up opens»: asked for on the page, confirmed and stopped by a signed link."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspill.conference import actions, links, rules
from samspill.conference.forms import EmailForm
from samspill.conference.models import OpeningNotice
from samspill.conference.views.public import save_the_date, visible
from samspill.conference.views.work import of_member
from samspill.organiser.access import (
    OrganiserRequest,
    must,
    organiser_public,
    organiser_required,
)
from samspill.organiser.models import Organiser
from samspill.ui.middleware import use_language_of_place


@require_POST
@organiser_public
def opening_notices(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Ask to be told. The page says the same whatever the address, known here or not."""
    found = visible(request, organiser, pk)
    if not rules.is_to_open(found):
        return redirect("conference:conference", organiser.slug, pk)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return save_the_date(request, organiser, found, form)
    if not request.POST.get("website"):
        actions.ask_to_be_told(
            found, email=form.cleaned_data["email"], language=get_language() or organiser.language
        )
    said = _("Look in your mail: you must say yes there before we write to %(email)s.")
    messages.success(request, said % form.cleaned_data)
    return redirect("conference:conference", organiser.slug, pk)


@never_cache
def opening_notice(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in the e-mail opens: yes, and stop. Both need a press: post offices open links."""
    key = links.notice_key(token)
    if key is None:
        raise Http404
    rows = OpeningNotice.objects.select_related("conference__organiser")
    notice = rows.filter(pk=key).first()
    if notice is not None:
        use_language_of_place(request, notice.language)
        if request.method == "POST" and request.POST.get("answer") == "no":
            actions.stop_notice(notice)
            return redirect("conference:opening_notice", token)
        if request.method == "POST":
            actions.confirm_notice(notice)
            return redirect("conference:opening_notice", token)
    context = {"notice": notice, "token": token, "section": "conferences"}
    return render(request, "conference/opening_notice.html", context)


opening_notice.access = "public"  # type: ignore[attr-defined]


@require_POST
@organiser_required
def announcement(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Save the date: the page is seen by all, without sign-up."""
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    actions.announce(found, by=request.user)
    messages.success(request, _("The date is out. The page can be seen by all, without sign-up."))
    response = redirect("conference:work", organiser.slug)
    response["Location"] += f"?conference={found.pk}"
    return response
