from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.actions.sending import source_of
from samspill.letters.post.why import why
from samspill.letters.rules import can_resolve_deliveries, can_see, can_see_deliveries
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.outbox.models import Delivery, DeliveryQuerySet, Message

ON_A_PAGE = 100
MOST_UNCERTAIN = 50  # shown at once; the next come when these are settled
ORDER = ("failed", "bounced", "queued", "sending", "sent", "stopped")
CAN_BE_TRIED = (Delivery.State.FAILED, Delivery.State.STOPPED)


@organiser_required
def deliveries(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What left the house and how it went; on top what only a person can know.

    Narrowed by state, by words in name and address, and by letter.
    """
    must(can_see_deliveries(request.membership))
    rows = _narrowed(request, organiser)
    counts = dict(rows.values_list("state").annotate(Count("pk")))
    state = request.GET.get("state", "")
    rows = rows.select_related("message").defer("message__text", "message__html", "texts")
    settled = rows.exclude(state=Delivery.State.UNCERTAIN)
    if state in ORDER:
        settled = settled.filter(state=state)
    ordered = settled.order_by("-message__created_at", "name", "pk")
    page = Paginator(ordered, ON_A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.why = why(row)  # type: ignore[attr-defined]
        row.can_be_tried = row.state in CAN_BE_TRIED  # type: ignore[attr-defined]
    names = dict(Delivery.State.choices)
    context = {
        "organiser": organiser,
        "section": "letters",
        "uncertain": rows.uncertain().order_by("message__created_at", "pk")[:MOST_UNCERTAIN],
        "uncertain_count": counts.get(Delivery.State.UNCERTAIN, 0),
        "rows": page,
        "counts": [(one, names[one], counts[one]) for one in ORDER if counts.get(one)],
        "total": sum(counts.values()),
        "state": state,
        "words": request.GET.get("q", ""),
        "letter": request.GET.get("letter", ""),
        "may_resolve": can_resolve_deliveries(request.membership),
    }
    return render(request, "letters/deliveries.html", context)


@organiser_required
@require_POST
def resolution(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A person's word: it came through, or send it once more."""
    delivery = _delivery(request, organiser, pk)
    was_sent = request.POST.get("was_sent") == "yes"
    if not actions.resolve_delivery(delivery, was_sent=was_sent, by=request.user):
        messages.error(request, _("Somebody has settled this one already."))
    elif was_sent:
        messages.success(request, _("Written down: it came through."))
    else:
        messages.success(request, _("It is sent again within a minute."))
    return redirect("letters:deliveries", organiser.slug)


@organiser_required
@require_POST
def another_try(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Of one that was refused or stopped, when the reason is put right."""
    if actions.try_again(_delivery(request, organiser, pk), by=request.user):
        messages.success(request, _("It is sent again within a minute."))
    else:
        messages.error(request, _("Somebody has settled this one already."))
    return redirect("letters:deliveries", organiser.slug)


@organiser_required
@require_POST
def stop(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Of one that has not left yet."""
    if actions.stop_delivery(_delivery(request, organiser, pk), by=request.user):
        messages.success(request, _("Stopped. It does not leave."))
    else:
        messages.error(request, _("It has left already, and cannot be stopped."))
    return redirect("letters:deliveries", organiser.slug)


@organiser_required
@require_POST
def sending_stop(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Of all that has not left yet of one letter."""
    must(can_resolve_deliveries(request.membership))
    letter = get_object_or_404(organiser.letters, pk=pk)
    must(can_see(request.membership, letter))
    sendings = Message.objects.filter(organiser_number=organiser.pk, source=source_of(letter))
    count = sum(actions.stop_message(one, by=request.user) for one in sendings)
    if count:
        words = ngettext("%(count)d is stopped.", "%(count)d are stopped.", count)
        messages.success(request, words % {"count": count})
    else:
        messages.error(request, _("All have left already, and cannot be stopped."))
    return redirect("letters:letter", organiser.slug, pk)


def _narrowed(request: OrganiserRequest, organiser: Organiser) -> DeliveryQuerySet:
    rows = organiser.deliveries
    if words := request.GET.get("q", "").strip():
        rows = rows.filter(Q(name__icontains=words) | Q(address__icontains=words))
    if (letter := request.GET.get("letter", "")).isdigit():
        rows = rows.filter(message__source=f"letters.letter:{letter}")
    return rows


def _delivery(request: OrganiserRequest, organiser: Organiser, pk: int) -> Delivery:
    must(can_resolve_deliveries(request.membership))
    return get_object_or_404(organiser.deliveries.select_related("message"), pk=pk)
