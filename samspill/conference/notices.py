"""E-mail about a conference to one who has not signed up, or has signed up others."""

from __future__ import annotations

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.conference import links, words
from samspill.conference.models import Conference
from samspill.outbox.actions import post


def post_notice(
    conference: Conference,
    news: str,
    *,
    email: str,
    language: str,
    key: str,
    context: Mapping[str, object],
) -> None:
    """Put it in the outbox. `key` is what makes it go out once; `news` names the text."""
    if not email:
        return
    with translation.override(language):
        whole = {
            **context,
            "conference": conference,
            "organiser": conference.organiser,
            "address": links.conference_address(conference),
            "when": words.when(conference),
            "deadline": words.deadline(conference),
        }
        text = render_to_string(f"conference/mail/{news}.txt", whole)
        subject = _subject(news) % {"title": conference.title}
    post(
        organiser_number=conference.organiser_id,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=language,
        recipients=[(email, "")],
        key=key,
        reply_to=conference.contact_email or conference.organiser.contact_email,
        source=f"conference.conference:{conference.pk}",
    )


def _subject(news: str) -> str:
    return {
        "substitute": _("Will you come instead? %(title)s"),
        "booking": _("Those you have signed up: %(title)s"),
        "booked_offered": _("A seat is free. Do you want it? %(title)s"),
        "booked_promoted": _("Now you have a seat: %(title)s"),
        "booked_offer_passed": _("The seat has gone to the next: %(title)s"),
        "names_missing": _("Who is coming? Write the names: %(title)s"),
        "invited": _("You are invited: %(title)s"),
        "not_invited": _("Answer to your question: %(title)s"),
        "opening_confirm": _("Shall we tell you when sign-up opens? %(title)s"),
        "opened": _("Sign-up is open: %(title)s"),
    }[news]
