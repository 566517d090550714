"""The waiting list as those who run it see it: who is next, and why; and why nobody is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from samspill.conference import rules
from samspill.conference.models import SignUp
from samspill.conference.views.work import context, of_member
from samspill.conference.waiting.why import standing_still, told
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def waiting(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_see_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    now = timezone.now()
    lines = told(found, now)
    offered = found.sign_ups.filter(state=SignUp.State.OFFERED).order_by("offered_until")
    more = {
        "conference": found,
        "lines": lines,
        "offered": list(offered.select_related("association", "municipality")),
        "still": standing_still(found, lines, now),
        "seats_left": max(found.capacity - found.seats_taken, 0),
        "may_manage": rules.can_manage_sign_ups(request.membership),
    }
    return render(request, "conference/waiting.html", context(request, organiser, **more))
