"""See what a change of the programme is, and for whom, before all see it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samspill.conference import rules, words
from samspill.conference.models import Conference
from samspill.conference.programme_notices import Told, pending
from samspill.conference.programme_versions.form import PuttingOutForm
from samspill.conference.programme_words import change_sentence
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def putting_out(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_plan(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    form = PuttingOutForm(request.POST or None)
    if form.is_valid() and found.published_at and form.try_put_out(found, by=request.user):
        messages.success(request, _("All see it now."))
        return redirect("conference:programme_publication", organiser.slug, pk)
    return _page(request, organiser, found, form)


def _page(
    request: OrganiserRequest, organiser: Organiser, conference: Conference, form: PuttingOutForm
) -> HttpResponse:
    waiting = pending(conference)
    form.fields["seen"].initial = waiting.mark
    if form.is_bound:  # what stands on the page now is what is seen
        form.data = {**form.data, "note": form.data.get("note", ""), "seen": waiting.mark}
    more = {
        "conference": conference,
        "waiting": waiting,
        "sentences": [change_sentence(change) for change in waiting.changes],
        "told": [_told(one) for one in waiting.told],
        "form": form,
        "versions": [
            {"version": one, "line": words.version_line(one)}
            for one in conference.programme_versions.filter(number__gt=0).defer("content")
        ],
    }
    status = 422 if form.errors else 200
    return render(
        request, "conference/put_out.html", context(request, organiser, **more), status=status
    )


def _told(one: Told) -> dict[str, object]:
    why = {
        "all": _("has signed up"),
        "chose": _("has chosen it"),
        "speaks": _("speaks there"),
    }
    return {
        "name": one.name,
        "why": ", ".join(why[ground] for ground in why if ground in one.grounds),
        "sentences": [change_sentence(change) for change in one.changes],
    }
