"""What those who sign up are told by e-mail: rows in the outbox, in the sign-up's own language.

Nobody is written to without an address, or about a conference that is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference import calendar, links, words
from samspill.conference.models import Conference, SignUp
from samspill.outbox.actions import post

News = Literal["seated", "waiting", "promoted", "changed", "replaced", "cancelled", "link", "moved"]
LEAVES_CALENDAR = ("replaced", "cancelled")


def post_to(sign_up: SignUp, news: str, *, conference: Conference) -> None:
    """Tell one person. `news` is what happened, one of News; the same news goes out once."""
    if not sign_up.email or conference.is_past:
        return
    key = f"sign-up-{sign_up.pk}-{sign_up.calendar_sequence}-{news}"
    if news == "link":
        key += f"-{timezone.now():%Y%m%d%H}"
    context = {
        "sign_up": sign_up,
        "place_in_queue": place_in_queue(sign_up) if sign_up.state == "waiting" else 0,
        "own_address": links.sign_up_address(sign_up),
    }
    _post(conference, news, [sign_up], language=sign_up.language, key=key, context=context)


def post_move(conference: Conference) -> None:
    """Tell all who have signed up that time or place is another, one message a language."""
    if conference.is_past:
        return
    changes = conference.organiser.history.about(conference).count()
    told = [one for one in conference.sign_ups.standing() if one.email]
    for language in sorted({one.language for one in told}):
        same = [one for one in told if one.language == language]
        key = f"moved-{conference.pk}-{changes}-{language}"
        _post(conference, "moved", same, language=language, key=key, context={})


def place_in_queue(sign_up: SignUp) -> int:
    """1 for the one who gets the next free seat; 0 for one who does not wait."""
    waiting = sign_up.conference.sign_ups.waiting().values_list("pk", flat=True)
    return list(waiting).index(sign_up.pk) + 1 if sign_up.state == SignUp.State.WAITING else 0


def _post(
    conference: Conference,
    news: str,
    people: Sequence[SignUp],
    *,
    language: str,
    key: str,
    context: dict[str, object],
) -> None:
    own = people[0] if len(people) == 1 and news != "moved" else None
    method: calendar.Method = "CANCEL" if news in LEAVES_CALENDAR else "PUBLISH"
    with translation.override(language):
        whole = {
            **context,
            "conference": conference,
            "organiser": conference.organiser,
            "address": links.conference_address(conference),
            "when": words.when(conference),
        }
        text = render_to_string(f"conference/mail/{news}.txt", whole)
        subject = _subject(news) % {"title": conference.title}
    file = calendar.calendar_file(conference, own, method)
    post(
        organiser_number=conference.organiser_id,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=language,
        recipients=[(one.email, one.name) for one in people],
        key=key,
        reply_to=conference.contact_email or conference.organiser.contact_email,
        attachments=[(calendar.file_name(conference), calendar.MEDIA_TYPE, file)],
        source=f"conference.conference:{conference.pk}",
    )


def _subject(news: str) -> str:
    return {
        "seated": _("You have a seat: %(title)s"),
        "waiting": _("You are on the waiting list: %(title)s"),
        "promoted": _("Now you have a seat: %(title)s"),
        "changed": _("The sign-up is changed: %(title)s"),
        "replaced": _("Somebody else comes in your place: %(title)s"),
        "cancelled": _("The sign-up is cancelled: %(title)s"),
        "link": _("Your link to the sign-up: %(title)s"),
        "moved": _("New time or place: %(title)s"),
    }[news]
