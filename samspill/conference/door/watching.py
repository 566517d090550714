"""The workspace's page about the door: the link to hand out, how many have come, what is double."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import actions, rules
from samspill.conference.door import entrance
from samspill.conference.door.keys import door_address, door_closes_at, door_token
from samspill.conference.models import DoubleCheckIn
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def door_work(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    people = entrance.expected(found)
    doubles = DoubleCheckIn.objects.filter(sign_up__conference=found, settled_at=None)
    more = {
        "conference": found,
        "token": door_token(found),
        "address": door_address(found),
        "last_day": door_closes_at(found) - timedelta(days=1),
        "come": sum(1 for one in people if one.came_at),
        "expected": len(people),
        "missing": [one for one in people if not one.came_at],
        "doubles": doubles.select_related("sign_up__check_in").order_by("at"),
        "tables": -(-len(people) // max(found.table_size, 1)),
    }
    return render(request, "conference/door_work.html", context(request, organiser, **more))


@require_POST
@organiser_required
def door_withdrawal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The link that is handed out opens nothing any more; the page shows the new one."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    actions.withdraw_door_link(found, by=request.user)
    messages.success(request, _("The link is withdrawn. Send the new one to those at the door."))
    return redirect("conference:door_work", organiser.slug, pk)


@require_POST
@organiser_required
def double_settling(
    request: OrganiserRequest, organiser: Organiser, pk: int, double_pk: int
) -> HttpResponse:
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = DoubleCheckIn.objects.filter(sign_up__conference=found)
    double = get_object_or_404(rows.select_related("sign_up__conference"), pk=double_pk)
    actions.settle_double(double, by=request.user)
    messages.success(request, _("Settled."))
    return redirect("conference:door_work", organiser.slug, pk)
