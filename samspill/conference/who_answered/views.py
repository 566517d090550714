from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from samspill.conference import rules
from samspill.conference.models import Conference
from samspill.conference.who_answered import reading, reminding
from samspill.letters.actions import LetterRefused
from samspill.letters.models import Letter
from samspill.letters.receivers import reason_in_words
from samspill.letters.rules import can_write
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.outbox.models import Delivery

ON_A_PAGE = 100
ANSWERS = {
    reading.SIGNED_UP: gettext_lazy("Signed up"),
    reading.SAID_NO: gettext_lazy("Said no"),
    reading.SILENT: gettext_lazy("Silent"),
    reading.NOT_REACHED: gettext_lazy("Not reached"),
}
REACHED = {
    **dict(Delivery.State.choices),
    "to_print": gettext_lazy("On paper, not printed yet"),
    "printed": gettext_lazy("On paper, printed"),
    "posted": gettext_lazy("On paper, posted"),
    "left_out": gettext_lazy("Did not get it"),
}


@organiser_required
def answered(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Who has signed up, who has said no, who is silent, and whom the letter never reached."""
    letter, conference = _find(request, organiser, pk)
    everyone = reading.who_answered(letter, conference)
    counts = reading.counts(everyone)
    answer = request.GET.get("answer", "")
    shown = [one for one in everyone if one.answer == answer or answer not in counts]
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "organiser": organiser,
        "section": "letters",
        "letter": letter,
        "conference": conference,
        "parts": _parts(counts),
        "counts": counts,
        "whole": len(everyone),
        "page": page,
        "rows": [_row(one) for one in page],
        "answer": answer,
        "reminder": reminding.open_reminder(letter),
        "may_remind": can_write(request.membership)
        and letter.state == Letter.State.SENT
        and rules.is_open_for_sign_up(conference),
    }
    return render(request, "conference/who_answered.html", context)


@organiser_required
@require_POST
def reminder(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Write the reminder to the silent; it is looked over and approved like any letter."""
    letter, conference = _find(request, organiser, pk)
    must(can_write(request.membership))
    try:
        written = reminding.remind_the_silent(letter, conference, by=request.user)
    except LetterRefused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
        return redirect("conference:who_answered", organiser.slug, pk)
    messages.success(request, _("The reminder goes to those who are silent, and to nobody else."))
    return redirect("letters:letter", organiser.slug, written.pk)


def _find(request: OrganiserRequest, organiser: Organiser, pk: int) -> tuple[Letter, Conference]:
    must(rules.can_see_sign_ups(request.membership))
    seen = organiser.letters.seen_by(request.membership).defer("sent_pdf")
    letter = get_object_or_404(seen.select_related("organiser", "process"), pk=pk)
    conference = reading.conference_of(organiser, letter)
    if conference is None:
        raise Http404
    return letter, conference


def _parts(counts: dict[str, int]) -> list[dict[str, object]]:
    """The bar's parts from the left: each with how many stand before it."""
    parts, before = list[dict[str, object]](), 0
    for key in reading.ORDER:
        if counts[key]:
            parts.append({"key": key, "name": ANSWERS[key], "count": counts[key], "before": before})
        before += counts[key]
    return parts


def _row(one: reading.Answered) -> dict[str, object]:
    return {
        "name": one.recipient.name,
        "answer": one.answer,
        "answer_words": ANSWERS[one.answer],
        "reached": REACHED[one.reached],
        "is_uncertain": one.reached == Delivery.State.UNCERTAIN,
        "reason": reason_in_words(one.recipient),
    }
