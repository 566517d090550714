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
from samspill.conference.asking.missing import missing_of
from samspill.conference.entrance_code import entrance_code_png
from samspill.conference.models import Conference, PlaceInLine, SignUp
from samspill.conference.notices import post_notice
from samspill.conference.waiting.line import place_in_queue
from samspill.outbox.actions import post

News = Literal[
    "seated", "waiting", "promoted", "offered", "offer_passed", "changed", "replaced", "cancelled",
    "link", "taken", "moved",
]  # fmt: skip
LEAVES_CALENDAR = ("replaced", "cancelled", "offer_passed")
WITHOUT_CALENDAR = ("offered", "taken", "place_offered", "place_given", "place_passed")
ASKED_AGAIN = ("link", "taken")  # at most once an hour
TOLD_TO_BOOKER = ("promoted", "offered", "offer_passed")  # of one without an address
SHOWS_CODE = ("seated", "promoted", "changed")


def post_to(sign_up: SignUp, news: str, *, conference: Conference) -> None:
    """Tell one person. `news` is what happened, one of News; the same news goes out once."""
    if conference.is_past:
        return
    if not sign_up.email:
        _tell_booker(sign_up, news, conference=conference)
        return
    key = f"sign-up-{sign_up.pk}-{sign_up.calendar_sequence}-{news}"
    if news in ASKED_AGAIN:
        key += f"-{timezone.now():%Y%m%d%H}"
    context = {
        "sign_up": sign_up,
        "place_in_queue": place_in_queue(sign_up) if sign_up.state == "waiting" else 0,
        "own_address": links.sign_up_address(sign_up),
        "offer_address": links.offer_address(sign_up) if news == "offered" else "",
        **_unanswered(sign_up, news),
        "participant_address": links.participant_address(sign_up) if news == "taken" else "",
    }
    _post(conference, news, [sign_up], language=sign_up.language, key=key, context=context)


def post_place(place: PlaceInLine, news: str, *, conference: Conference) -> None:
    """Tell one who is in line for a dinner, a night or a session. Whom no mail reaches is called."""
    one = place.sign_up
    if conference.is_past or not one.email:
        return
    context = {"sign_up": one, "place": place, "own_address": links.sign_up_address(one)}
    key = f"place-{place.pk}-{news}"
    _post(conference, news, [one], language=one.language, key=key, context=context)


def _unanswered(sign_up: SignUp, news: str) -> dict[str, object]:
    """What must be answered, for one whom another has signed up: the others were asked as they came."""
    was_asked = sign_up.channel != SignUp.Channel.BULK and news != "changed"
    if was_asked or news not in (*SHOWS_CODE, "waiting"):
        return {}
    labels = [one.label for one in missing_of(sign_up)]
    return {"unanswered": labels, "answers_address": links.answers_address(sign_up)}


def _tell_booker(sign_up: SignUp, news: str, *, conference: Conference) -> None:
    if not sign_up.booker_email or news not in TOLD_TO_BOOKER:
        return
    post_notice(
        conference,
        f"booked_{news}",
        email=sign_up.booker_email,
        language=sign_up.language,
        key=f"sign-up-{sign_up.pk}-{sign_up.calendar_sequence}-{news}",
        context={
            "sign_up": sign_up,
            "booking_address": links.booking_address(conference, sign_up.booker_email),
        },
    )


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
    attachments = []
    if news not in WITHOUT_CALENDAR:
        file = calendar.calendar_file(conference, own, method)
        attachments.append((calendar.file_name(conference), calendar.MEDIA_TYPE, file))
    if own is not None and news in SHOWS_CODE and own.state == SignUp.State.SEATED:
        attachments.append((f"{own.card_code}.png", "image/png", entrance_code_png(own)))
    post(
        organiser_number=conference.organiser_id,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=language,
        recipients=[(one.email, one.name) for one in people],
        key=key,
        reply_to=conference.contact_email or conference.organiser.contact_email,
        attachments=attachments,
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
        "offered": _("A seat is free. Do you want it? %(title)s"),
        "offer_passed": _("The seat has gone to the next: %(title)s"),
        "taken": _("Somebody else wants to come: %(title)s"),
        "link": _("Your link to the sign-up: %(title)s"),
        "place_offered": _("A place is free. Do you want it? %(title)s"),
        "place_given": _("You got a place you have waited for: %(title)s"),
        "place_passed": _("The place has gone to the next: %(title)s"),
        "moved": _("New time or place: %(title)s"),
    }[news]
