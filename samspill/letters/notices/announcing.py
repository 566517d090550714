"""A letter's facts as an announcement, and the texts made of it, or as a person has changed them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from samspill.letters.facts import ready
from samspill.letters.kinds import TO_ALL
from samspill.letters.models import Letter, Notice
from samspill.process.models import Lead
from samspill.pure.documents.announcements import (
    BETWEEN,
    Announcement,
    newspaper_text,
    poster_text,
    social_texts,
    web_text,
)

OF_KIND = {
    Letter.Kind.PRELIMINARY_INVITATION: "meeting",
    Letter.Kind.SAVE_THE_DATE: "save",
    Letter.Kind.CONSULTATION: "consultation",
}
GROUPS = {"nb": "arbeidsgruppen", "nn": "arbeidsgruppa"}
TITLES = {"nb": "dialogkonferanse", "nn": "dialogkonferanse"}


def can_be_announced(letter: Letter) -> bool:
    """A letter that all may answer, in a language that notices are written in."""
    return letter.kind in TO_ALL and letter.language in GROUPS and not _is_to_municipalities(letter)


def announcement(letter: Letter) -> Announcement:
    """What the letter says to all; a fact that is not there yet is passed over."""
    facts = ready(letter)
    kind = OF_KIND.get(Letter.Kind(letter.kind), "conference")
    before = "meeting" if kind == "meeting" else "conference"
    return Announcement(
        kind=kind,
        language=letter.language,
        host=_host(letter, facts),
        title=_text(facts, "conference_title") or TITLES[letter.language],
        document=_text(facts, "document_kind_definite"),
        day=None if kind == "consultation" else _date(facts, f"{before}_date"),
        starts=None if kind == "consultation" else _time(facts, f"{before}_starts_at"),
        ends=None if kind == "consultation" else _time(facts, f"{before}_ends_at"),
        venue="" if kind == "consultation" else _place(facts, before),
        price=_number(facts, "conference_price") if kind == "conference" else None,
        meal=_text(facts, "conference_meal") if kind == "conference" else "",
        questions=tuple(facts.get("questions") or ()) if kind == "conference" else (),
        by=_date(facts, _NAMES[kind][1]),
        url=_text(facts, _NAMES[kind][0]),
        phone=_text(facts, "sign_up_phone") if kind == "conference" else "",
        email=_text(facts, "sign_up_email") if kind == "conference" else "",
        contact=", ".join(
            part for part in (_text(facts, "contact_name"), _text(facts, "contact_email")) if part
        ),
    )


_NAMES = {  # address, and the last day
    "meeting": ("meeting_reply_url", "meeting_reply_by"),
    "conference": ("sign_up_url", "sign_up_deadline"),
    "save": ("conference_url", ""),
    "consultation": ("consultation_url", "consultation_deadline"),
}


def made(letter: Letter, form: str) -> str:
    """The text as the letter gives it."""
    one = announcement(letter)
    match form:
        case Notice.Form.POSTER:
            return poster_text(one)
        case Notice.Form.NEWSPAPER:
            return newspaper_text(one)
        case Notice.Form.WEBSITE:
            return web_text(one)
        case _:
            return BETWEEN.join(social_texts(one))


def text_of(letter: Letter, form: str) -> tuple[str, bool]:
    """The text as it stands, and whether a person has changed it."""
    own = letter.notices.filter(form=form).first()
    return (own.text, True) if own else (made(letter, form), False)


def _host(letter: Letter, facts: Mapping[str, Any]) -> str:
    area, group = _text(facts, "area_name") or letter.organiser.name, GROUPS[letter.language]
    if letter.controller == Lead.WORKING_GROUP:
        return f"{group[:1].upper()}{group[1:]} i {area}"
    return f"{area} og {group}" if letter.controller == Lead.JOINT else area


def _place(facts: Mapping[str, Any], before: str) -> str:
    parts = (_text(facts, f"{before}_venue"), _text(facts, f"{before}_address"))
    return ", ".join(part for part in parts if part)


def _is_to_municipalities(letter: Letter) -> bool:
    return letter.process_id is None and letter.organiser.invites_municipalities


def _text(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name)
    return value if isinstance(value, str) else ""


def _date(facts: Mapping[str, Any], name: str) -> date | None:
    value = facts.get(name)
    return value if isinstance(value, date) else None


def _time(facts: Mapping[str, Any], name: str) -> time | None:
    value = facts.get(name)
    return value if isinstance(value, time) else None


def _number(facts: Mapping[str, Any], name: str) -> float | None:
    value = facts.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
