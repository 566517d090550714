"""The owner of a step is reminded of its deadline: a week before, and the day after."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.outbox.actions import post
from samspill.process import guide
from samspill.process.guide.in_force import pages_in_force
from samspill.process.models import ProcessStep
from samspill.pure.documents.norwegian import long_date

BEFORE = timedelta(days=7)
AFTER = timedelta(days=7)  # a deadline longer past than this is no news


@transaction.atomic
def remind_owner(step: ProcessStep, *, today: date) -> bool:
    """Post the reminder that is due, if one is; two at once post one. False when none is."""
    held = (
        ProcessStep.objects.select_for_update(of=("self",))
        .select_related("process__organiser", "owner__user", "owner_user")
        .get(pk=step.pk)
    )
    kind = due_reminder(held, today)
    address, name = held.owner_address
    if not kind or not address:
        return False
    organiser = held.process.organiser
    with translation.override(_language(held)):
        subject, text = _subject(held, kind), _text(held, kind)
        post(
            organiser_number=organiser.pk,
            kind="system",
            subject=subject,
            text=text,
            language=translation.get_language() or "nb",
            recipients=[(address, name)],
            key=f"process.step:{held.pk}:{held.deadline}:{kind}",
            reply_to=organiser.contact_email,
            source=f"process.processstep:{held.pk}",
        )
    held.reminded_at = timezone.now()
    held.save(update_fields=["reminded_at"])
    record(
        held,
        action="process.owner_reminded",
        organiser_number=organiser.pk,
        key=held.key,
        kind=kind,
    )
    return True


def due_reminder(step: ProcessStep, today: date) -> str:
    """ "before" in the week up to the deadline, "after" in the week from the day after; else ""."""
    if step.deadline is None or step.done_on or step.passed_over:
        return ""
    told_on = timezone.localtime(step.reminded_at).date() if step.reminded_at else None
    if step.deadline - BEFORE <= today <= step.deadline:
        return "" if told_on else "before"
    if step.deadline < today <= step.deadline + AFTER:
        return "" if told_on and told_on > step.deadline else "after"
    return ""


def _language(step: ProcessStep) -> str:
    own = step.owner_user.language if step.owner_user else ""
    return own or step.process.language


def _subject(step: ProcessStep, kind: str) -> str:
    name = _title(step)
    if kind == "after":
        return _("The deadline has passed: %(step)s") % {"step": name}
    return _("A deadline is near: %(step)s") % {"step": name}


def _text(step: ProcessStep, kind: str) -> str:
    """What, by when, where, and why they get it."""
    place, language = step.process.place_name, translation.get_language() or "nb"
    day = long_date(step.deadline, language) if step.deadline else ""
    facts = {"step": _title(step), "place": place, "day": day}
    if kind == "after":
        first = _(
            "«%(step)s» in %(place)s was to be done by %(day)s, and nobody has ticked it off. Is it"
            " done? Then tick it off. Is it not? Set a new day that holds."
        )
    else:
        first = _("«%(step)s» in %(place)s is to be done by %(day)s.")
    address = settings.PUBLIC_ADDRESS + reverse(
        "process:guide_step", args=[step.key], query={"for": step.process.organiser.slug}
    )
    if step.owner_user or (step.owner and step.owner.user):
        address = settings.PUBLIC_ADDRESS + reverse(
            "overview:step", args=[step.process.organiser.slug, step.key]
        )
    return (
        "\n\n".join(
            [
                first % facts,
                _("What the step is, and what is to be done: %(address)s") % {"address": address},
                _(
                    "You get this because you are written down as the one who answers for this step."
                    " Reply to this e-mail if that is wrong."
                ),
            ]
        )
        + "\n"
    )


def _title(step: ProcessStep) -> str:
    pages = pages_in_force(translation.get_language() or "nb")
    return pages[guide.KEYS.index(step.key)].title
