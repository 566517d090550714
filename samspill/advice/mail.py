"""What the sender of an experience gets by e-mail: rows in the outbox, each posted once."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.advice import links
from samspill.advice.models import Experience
from samspill.organiser.models import Organiser
from samspill.outbox.actions import post


def ask_to_confirm(experience: Experience) -> None:
    with translation.override(experience.language):
        _post(experience, "confirm", _("Confirm the experience you have sent"))


def ask_to_share_answer(experience: Experience, organiser: Organiser) -> None:
    with translation.override(experience.language):
        _post(experience, "share", _("May others read what you wrote?"), organiser)


def tell_of_approval(experience: Experience, organiser: Organiser) -> None:
    with translation.override(experience.language):
        _post(experience, "approved", _("What you shared is shown now"), organiser)


def tell_of_refusal(experience: Experience, organiser: Organiser, words: str) -> None:
    with translation.override(experience.language):
        _post(experience, "declined", _("What you shared is not shown"), organiser, words)


def _post(
    experience: Experience,
    news: str,
    subject: str,
    organiser: Organiser | None = None,
    words: str = "",
) -> None:
    """In the language that is switched on; nothing where the address is gone."""
    if not experience.email:
        return
    context = {
        "experience": experience,
        "own": links.own_address(experience),
        "address": links.public_address(experience),
        "organiser": organiser,
        "words": words,
    }
    key = f"advice.experience:{experience.pk}:{news}"
    post(
        organiser_number=organiser.pk if organiser else None,
        kind="system",
        subject=subject,
        text=render_to_string(f"advice/mail/{news}.txt", context),
        language=experience.language,
        recipients=[(experience.email, "")],
        key=key,
        reply_to=organiser.contact_email if organiser else "",
        source=key,
    )
