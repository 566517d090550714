from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.documents import with_gaps
from samspill.letters.forms import FactsForm
from samspill.letters.models import Letter, Recipient
from samspill.letters.own_wording.preview import marked
from samspill.letters.post.personal import with_own
from samspill.letters.reading import beside, chosen_recipient
from samspill.letters.receivers import reason_in_words
from samspill.letters.rules import (
    can_approve,
    can_edit,
    can_resolve_deliveries,
    can_see_recipients,
    can_send,
    required_parties,
)
from samspill.letters.shelf import seen_letters, signatures
from samspill.letters.wording import field_label
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_prepare, can_sign
from samspill.outbox.models import Delivery
from samspill.pure.documents.letter import UnresolvedField

ON_A_PAGE = 100  # receivers
View = Callable[[OrganiserRequest, Organiser, int], HttpResponse]


def told_when_sent(view: View) -> View:
    """What is posted from a page left open since says that the letter has gone."""

    @wraps(view)
    def inner(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
        found = _find(request, organiser, pk)
        has_part = can_prepare(request.membership) or can_sign(request.membership)
        if request.method == "POST" and found.state == Letter.State.SENT and has_part:
            messages.error(request, _("The letter is sent already. Here it stands as it went."))
            return redirect("letters:letter", organiser.slug, pk)
        return view(request, organiser, pk)

    return inner


@organiser_required
def letter(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The letter as it will be, who gets it, who must say yes, and the one thing to do now."""
    found = _find(request, organiser, pk)
    return render(request, "letters/letter.html", _context(request, organiser, found))


@organiser_required
@told_when_sent
def facts(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """All the facts of the letter; `only` in the form asks for one, from the letter's own page."""
    found = _find(request, organiser, pk)
    must(can_edit(request.membership, found))
    only = request.POST.getlist("only") or None
    form = FactsForm(request.POST or None, letter=found, only=only)
    if request.method == "POST" and form.is_valid():
        actions.change_facts(found, facts=form.written, by=request.user)
        messages.success(request, _("Saved. The letter is as you see it below."))
        return redirect("letters:letter", organiser.slug, pk)
    if only is not None:
        context = _context(request, organiser, found, filled=dict.fromkeys(only, form))
        return render(request, "letters/letter.html", context)
    context = {"organiser": organiser, "section": "letters", "letter": found, "form": form}
    return render(request, "letters/facts.html", context)


@organiser_required
@require_POST
@told_when_sent
def approval(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _find(request, organiser, pk)
    must(can_approve(request.membership, found))
    try:
        actions.approve(found, party=request.membership.party, by=request.user)
    except actions.LetterRefused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("Approved. A change in the letter takes the approval back."))
    return redirect("letters:letter", organiser.slug, pk)


@organiser_required
@require_POST
@told_when_sent
def withdrawal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Of one's own party's approval."""
    found = _find(request, organiser, pk)
    must(can_approve(request.membership, found))
    try:
        actions.withdraw_approval(found, party=request.membership.party, by=request.user)
    except actions.LetterRefused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("The approval is taken back. The letter is a draft again."))
    return redirect("letters:letter", organiser.slug, pk)


@organiser_required
@require_POST
@told_when_sent
def dispatch(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _find(request, organiser, pk)
    must(can_send(request.membership, found))
    try:
        sent = actions.send(found, by=request.user)
    except actions.LetterRefused as refused:
        _tell(request, refused)
    else:
        count = sent.recipients.filter(channel=Recipient.Channel.EMAIL).count()
        messages.success(
            request,
            ngettext(
                "Sent to %(count)d. It leaves within a minute; under Deliveries you see that it "
                "came through.",
                "Sent to %(count)d. They leave within a minute; under Deliveries you see that "
                "they came through.",
                count,
            )
            % {"count": count},
        )
    return redirect("letters:letter", organiser.slug, pk)


@organiser_required
def recipients(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Everyone who gets the letter and who does not; POST finds them anew."""
    found = _find(request, organiser, pk)
    must(can_see_recipients(request.membership, found))
    if request.method == "POST":
        must(can_edit(request.membership, found))
        actions.choose_recipients(found, by=request.user)
        messages.success(request, _("The list is made anew from the associations as they are now."))
        return redirect("letters:recipients", organiser.slug, pk)
    channel = request.GET.get("channel", "")
    rows = found.recipients.order_by("name", "pk")
    if channel in Recipient.Channel.values:
        rows = rows.filter(channel=channel)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.reason_words = reason_in_words(row)  # type: ignore[attr-defined]
    context = {
        "organiser": organiser,
        "section": "letters",
        "letter": found,
        "rows": page,
        "channel": channel,
        "may_edit": can_edit(request.membership, found),
    }
    return render(request, "letters/recipients.html", context)


def _find(request: OrganiserRequest, organiser: Organiser, pk: int) -> Letter:
    return get_object_or_404(seen_letters(organiser, request.membership), pk=pk)


def _tell(request: OrganiserRequest, refused: actions.LetterRefused) -> None:
    for reason in refused.reasons:
        messages.error(request, reason)


def _context(
    request: OrganiserRequest,
    organiser: Organiser,
    found: Letter,
    filled: dict[str, FactsForm] | None = None,
) -> dict[str, object]:
    may_see_recipients = can_see_recipients(request.membership, found)
    words = request.GET.get("to", "") if may_see_recipients else ""
    recipient = chosen_recipient(found, words)
    shown = with_own(found, recipient.facts) if recipient else found
    preview, missing = _preview(shown)
    party = request.membership.party
    may_edit = can_edit(request.membership, found)
    signed = signatures(found)
    has_approved = any(one.party == party and one.approval for one in signed)
    is_complete = not missing and preview is not None
    is_approved = all(one.approval for one in signed)
    gets_it = found.email_count + found.paper_count  # type: ignore[attr-defined]
    return {
        "organiser": organiser,
        "section": "letters",
        "letter": found,
        "preview": preview,
        "gaps": _gap_forms(found, missing, filled or {}) if may_edit else [],
        "missing_labels": [field_label(name, get_language() or "nb") for name in missing],
        "signatures": signed,
        "left_out": _left_out(found),
        "may_edit": may_edit,
        "may_approve": can_approve(request.membership, found) and is_complete and not has_approved,
        "may_withdraw": can_approve(request.membership, found) and has_approved,
        "is_complete": is_complete,
        "is_ready": is_complete and is_approved and gets_it and _may_leave_now(found),
        "may_send": can_send(request.membership, found),
        "deliveries": _deliveries(organiser, found),
        "may_see_recipients": may_see_recipients,
        "may_stop": can_resolve_deliveries(request.membership),
        **beside(found, words=words, recipient=recipient),
        "waits_for": [one for one in signed if not one.approval],
        "own_party": party if party in required_parties(found) else "",
    }


def _may_leave_now(found: Letter) -> bool:
    return found.state != Letter.State.SENT and not found.comes_too_late


def _preview(found: Letter) -> tuple[SafeString | None, list[str]]:
    """The letter as HTML with its gaps marked; None when a sent letter's contents are erased."""
    try:
        document, missing = with_gaps(found)
    except UnresolvedField as unresolved:
        return None, list(unresolved.names)
    if found.state == Letter.State.SENT and missing:
        return None, []
    return marked(document), missing


def _gap_forms(
    found: Letter, missing: list[str], filled: dict[str, FactsForm]
) -> list[tuple[str, FactsForm]]:
    """A small form for each missing fact; one that was just refused keeps what was typed."""
    return [
        (name, filled.get(name) or FactsForm(letter=found, only=[name], auto_id="id_gap_%s"))
        for name in dict.fromkeys([*missing, *filled])
    ]


def _left_out(found: Letter) -> list[tuple[str, int]]:
    """Reasons for being left out with how many, the largest first."""
    rows = found.recipients.filter(channel=Recipient.Channel.LEFT_OUT)
    counts: dict[str, int] = {}
    for row in rows.only("reason", "letter"):
        key = (
            _("Shares an e-mail address with another")
            if row.reason.startswith("same_address")
            else reason_in_words(row)
        )
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _deliveries(organiser: Organiser, found: Letter) -> dict[str, int]:
    if found.state != Letter.State.SENT:
        return {}
    states = organiser.deliveries.filter(message__source=f"letters.letter:{found.pk}")
    counts = dict.fromkeys(Delivery.State.values, 0)
    for state in states.values_list("state", flat=True):
        counts[state] += 1
    return counts
