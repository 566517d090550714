from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.rules import can_resolve_deliveries
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.outbox.models import Delivery

ON_A_PAGE = 100
MOST_UNCERTAIN = 50  # shown at once; the next come when these are settled
ORDER = ("failed", "bounced", "queued", "sending", "sent", "stopped")


@organiser_required
def deliveries(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What left the house and how it went; on top what only a person can know."""
    rows = organiser.deliveries.select_related("message").defer("message__text", "message__html")
    counts = dict(organiser.deliveries.values_list("state").annotate(Count("pk")))
    state = request.GET.get("state", "")
    settled = rows.exclude(state=Delivery.State.UNCERTAIN)
    if state in ORDER:
        settled = settled.filter(state=state)
    page = Paginator(settled.order_by("-message__created_at", "name", "pk"), ON_A_PAGE)
    names = dict(Delivery.State.choices)
    context = {
        "organiser": organiser,
        "section": "letters",
        "uncertain": rows.uncertain().order_by("message__created_at", "pk")[:MOST_UNCERTAIN],
        "uncertain_count": counts.get(Delivery.State.UNCERTAIN, 0),
        "rows": page.get_page(request.GET.get("page")),
        "counts": [(one, names[one], counts[one]) for one in ORDER if counts.get(one)],
        "state": state,
        "may_resolve": can_resolve_deliveries(request.membership),
    }
    return render(request, "letters/deliveries.html", context)


@organiser_required
@require_POST
def resolution(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A person's word: it came through, or send it once more."""
    must(can_resolve_deliveries(request.membership))
    delivery = get_object_or_404(organiser.deliveries.select_related("message"), pk=pk)
    was_sent = request.POST.get("was_sent") == "yes"
    if not actions.resolve_delivery(delivery, was_sent=was_sent, by=request.user):
        messages.error(request, _("Somebody has settled this one already."))
    elif was_sent:
        messages.success(request, _("Written down: it came through."))
    else:
        messages.success(request, _("It is sent again within a minute."))
    return redirect("letters:deliveries", organiser.slug)
