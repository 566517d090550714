"""The newsletter for those who work here: written, looked over, sent to the list that was shown."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.actions.newsletters import what_stops
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Newsletter
from samspill.letters.newsletter.forms import NewsletterForm
from samspill.letters.newsletter.mail import source_of
from samspill.letters.newsletter.public import as_html, sent_of, titled
from samspill.letters.newsletter.receivers import LANGUAGES, receiver_list
from samspill.letters.rules import can_send_newsletter, can_write
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.outbox.models import Delivery, DeliveryQuerySet

ON_A_PAGE = 200
CAME_BACK = (Delivery.State.BOUNCED, Delivery.State.FAILED)
WHY = {
    "unconfirmed": gettext_lazy("Has not confirmed the address yet"),
    "opted_out": gettext_lazy("Has ended the newsletter"),
    "dead": gettext_lazy("What is sent here comes back"),
    "other_topic": gettext_lazy("Has asked for other topics"),
}


@organiser_required
def newsletters(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Drafts, what is sent, and how many get it. POST begins one."""
    if request.method == "POST":
        must(can_write(request.membership))
        made = actions.begin_newsletter(organiser, by=request.user)
        return redirect("letters:newsletter_draft", organiser.slug, made.pk)
    confirmed = organiser.subscribers.filter(confirmed_at__isnull=False, dead_at=None)
    context = {
        **_base(organiser),
        "drafts": titled(organiser.newsletters.filter(sent_at=None)),
        "sent": titled(sent_of(organiser)),
        "subscriber_count": confirmed.count(),
        "may_write": can_write(request.membership),
    }
    return render(request, "letters/newsletter/all.html", context)


@organiser_required
def draft(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Write it, with how it will look beneath; when it is sent, how it went."""
    found = _find(organiser, pk)
    if found.sent_at is not None:
        return _sent(request, organiser, found)
    must(can_write(request.membership))
    form = NewsletterForm(request.POST or None, newsletter=found)
    if form.is_valid():
        try:
            actions.write_newsletter(found, values=form.values(), by=request.user)
        except LetterRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Saved. Below you see how it looks."))
        return redirect("letters:newsletter_draft", organiser.slug, pk)
    context = {
        **_base(organiser),
        "newsletter": found,
        "form": form,
        "columns": [
            (one, form[f"title_{one}"], form[f"text_{one}"], _preview(found, one))
            for one in LANGUAGES
        ],
        "may_send": can_send_newsletter(request.membership),
    }
    return render(request, "letters/newsletter/draft.html", context)


@organiser_required
def receivers(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The exact list, who is left out and why, and the button that sends to it."""
    must(can_send_newsletter(request.membership))
    found = _find(organiser, pk)
    if found.sent_at is not None:
        return redirect("letters:newsletter_draft", organiser.slug, pk)
    chosen = receiver_list(found)
    page = Paginator(chosen.receivers, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **_base(organiser),
        "newsletter": found,
        "chosen": chosen,
        "rows": page,
        "left_out": [(one, WHY[reason]) for one, reason in chosen.left_out],
        "reasons": what_stops(found, chosen),
        "previews": [(one, text) for one in LANGUAGES if (text := _preview(found, one))],
    }
    return render(request, "letters/newsletter/receivers.html", context)


@organiser_required
@require_POST
def dispatch(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Send it to the list that was shown; another list by now is refused, and shown anew."""
    must(can_send_newsletter(request.membership))
    found = _find(organiser, pk)
    try:
        sent = actions.send_newsletter(found, seal=request.POST.get("seal", ""), by=request.user)
    except LetterRefused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
        return redirect("letters:newsletter_receivers", organiser.slug, pk)
    said = ngettext(
        "The newsletter is on its way to %(count)d address.",
        "The newsletter is on its way to %(count)d addresses.",
        sent.sent_count,
    )
    messages.success(request, said % {"count": sent.sent_count})
    return redirect("letters:newsletter_draft", organiser.slug, pk)


def _sent(request: OrganiserRequest, organiser: Organiser, found: Newsletter) -> HttpResponse:
    rows: DeliveryQuerySet = organiser.deliveries.filter(message__source=source_of(found))
    names = dict(Delivery.State.choices)
    counts = rows.order_by().values_list("state").annotate(Count("pk"))
    may_see = can_send_newsletter(request.membership)
    context = {
        **_base(organiser),
        "newsletter": found,
        "counts": [(names[state], count) for state, count in counts],
        "came_back": rows.filter(state__in=CAME_BACK).order_by("address") if may_see else (),
        "previews": [(one, text) for one in LANGUAGES if (text := _preview(found, one))],
    }
    return render(request, "letters/newsletter/sent.html", context)


def _find(organiser: Organiser, pk: int) -> Newsletter:
    return get_object_or_404(organiser.newsletters.select_related("organiser"), pk=pk)


def _preview(newsletter: Newsletter, language: str) -> str:
    """ "" as long as nothing is written in it."""
    if not getattr(newsletter, f"text_{language}"):
        return ""
    return as_html(newsletter, language, 3)


def _base(organiser: Organiser) -> dict[str, object]:
    return {"organiser": organiser, "section": "letters"}
