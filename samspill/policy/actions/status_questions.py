"""What is sent to those who answer for measures: rows in the outbox, in each one's own language."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.outbox.actions import post
from samspill.policy.following.owner_links import is_open, owner_address
from samspill.policy.models import Measure, MeasureOwner, StatusRequest, StatusRound


def ask_owner(round_: StatusRound, owner: MeasureOwner) -> StatusRequest:
    """One question to one owner in one round, and the e-mail with the link."""
    request, is_new = StatusRequest.objects.get_or_create(round=round_, owner=owner)
    if is_new:
        send_question(request, kind="question")
    return request


def ask_again(owner: MeasureOwner) -> None:
    """A question that waits for an answer goes to the owner's new address."""
    today = timezone.localdate()
    waiting = StatusRequest.objects.unanswered().filter(owner=owner)
    for request in waiting.select_related("round__policy__organiser", "owner"):
        if is_open(request.round, today):
            request.sent_at, request.reminded_at = timezone.now(), None
            request.save(update_fields=["sent_at", "reminded_at"])
            send_question(request, kind="question")


def send_question(request: StatusRequest, *, kind: str) -> None:
    """kind: "question" | "reminder". The same goes once a day to the same address."""
    owner, round_ = request.owner, request.round
    organiser = round_.policy.organiser
    left = list(left_to_tell(request))
    with translation.override(owner.language):
        context = {
            "owner": owner,
            "policy": round_.policy,
            "organiser": organiser,
            "round": round_,
            "measures": left,
            "address": owner_address(request),
        }
        text = render_to_string(f"policy/mail/status_{kind}.txt", context)
        subject = _subject(kind, len(left))
    day = f"{timezone.localdate():%Y%m%d}" if kind == "reminder" else str(owner.link_number)
    post(
        organiser_number=organiser.pk,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=owner.language,
        recipients=[(owner.email, owner.name or owner.role)],
        key=f"status-{kind}-{request.pk}-{day}",
        reply_to=organiser.contact_email,
        source=f"policy.statusround:{round_.pk}",
    )


def asked_measures(request: StatusRequest) -> list[Measure]:
    """The owner's measures that are not finished, and those told of in this round."""
    told = set(request.updates.values_list("measure", flat=True))
    every = request.owner.measures.select_related("goal").order_by("goal__number", "number")
    return [one for one in every if one.pk in told or not one.is_finished]


def left_to_tell(request: StatusRequest) -> list[Measure]:
    told = set(request.updates.values_list("measure", flat=True))
    return [one for one in asked_measures(request) if one.pk not in told]


def _subject(kind: str, count: int) -> str:
    if kind == "reminder":
        return _("Reminder: how is it going with the measures?")
    words = ngettext(
        "How is it going with the measure you answer for?",
        "How is it going with the %(count)d measures you answer for?",
        count,
    )
    return words % {"count": count}
