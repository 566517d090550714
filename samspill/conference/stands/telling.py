"""The answer about a stand by e-mail: a row in the outbox."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.conference import links
from samspill.conference.models import Conference, Stand
from samspill.outbox.actions import post


def tell(stand: Stand, *, conference: Conference) -> None:
    """Nobody is written to without an address, or when the conference is over."""
    sign_up = stand.sign_up
    if sign_up is None or not sign_up.email or conference.is_past:
        return
    count = conference.organiser.history.about(stand).count()
    with translation.override(sign_up.language):
        context = {
            "stand": stand,
            "sign_up": sign_up,
            "conference": conference,
            "organiser": conference.organiser,
            "own_address": links.sign_up_address(sign_up),
        }
        text = render_to_string("conference/mail/stand.txt", context)
        subject = _("Your stand: %(title)s") % {"title": conference.title}
    post(
        organiser_number=conference.organiser_id,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=sign_up.language,
        recipients=[(sign_up.email, sign_up.name)],
        key=f"stand-{stand.pk}-{count}",
        reply_to=conference.contact_email or conference.organiser.contact_email,
        source=f"conference.conference:{conference.pk}",
    )
