"""The yearly dialogue meeting: an agenda made from how the measures stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.conference.actions import ProgrammeDraft
from samspill.policy.export import OPEN, completeness
from samspill.policy.following.reading import Followed, followed, followed_goals, kept_content
from samspill.policy.models import Policy

BEGINS = time(17, 30)
WEEKS_AHEAD = 8
THURSDAY = 3


@dataclass(frozen=True)
class Round:
    """One round around the tables."""

    theme: str
    question: str


@dataclass(frozen=True)
class Agenda:
    """What the meeting is about. unanswered: contributions that nobody has answered."""

    done: list[Followed]
    under_way: list[Followed]
    late: list[Followed]
    dropped: list[Followed]
    unanswered: int
    rounds: list[Round]


def agenda_of(policy: Policy, today: date) -> Agenda:
    every = list(followed(followed_goals(policy, kept_content(policy), today)))
    by_standing = {
        name: [one for one in every if one.standing == name]
        for name in ("done", "now", "late", "dropped")
    }
    unanswered = completeness(policy)[OPEN]
    with translation.override(policy.language):
        rounds = _rounds(by_standing["late"], by_standing["dropped"], unanswered)
    return Agenda(
        done=by_standing["done"],
        under_way=by_standing["now"],
        late=by_standing["late"],
        dropped=by_standing["dropped"],
        unanswered=unanswered,
        rounds=rounds,
    )


def proposed_day(today: date) -> date:
    """A Thursday two months ahead."""
    ahead = today + timedelta(weeks=WEEKS_AHEAD)
    return ahead + timedelta(days=(THURSDAY - ahead.weekday()) % 7)


def programme_of(agenda: Agenda, starts_at: datetime, language: str) -> list[ProgrammeDraft]:
    """From half past five to about eight: what is done, rounds at the tables, what comes of it."""
    with translation.override(language):
        items: list[tuple[str, str, int, Round | None]] = [
            (_("Coffee, and find your table"), "practical", 15, None),
            (_("This is what became of the policy so far"), "talk", 20, None),
        ]
        for number, one in enumerate(agenda.rounds, start=1):
            items.append((_("Round %d") % number, "round", 30, one))
            if number == 1:
                items.append((_("Break"), "break", 10, None))
        items.append((_("What we take with us, and who answers when"), "plenary", 15, None))
    return _timed(items, starts_at)


def begins_at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, BEGINS))


def _timed(
    items: list[tuple[str, str, int, Round | None]], starts_at: datetime
) -> list[ProgrammeDraft]:
    drafts, at, number = [], starts_at, 0
    for title, kind, minutes, one in items:
        number += one is not None
        drafts.append(
            ProgrammeDraft(
                starts_at=at,
                ends_at=at + timedelta(minutes=minutes),
                title=title,
                kind=kind,
                round_number=number if one else None,
                theme=one.theme if one else "",
                question=one.question if one else "",
            )
        )
        at += timedelta(minutes=minutes)
    return drafts


def _rounds(late: list[Followed], dropped: list[Followed], unanswered: int) -> list[Round]:
    rounds = [
        Round(
            _("What has changed"),
            _("What has become better for your association this last year, and what has not?"),
        )
    ]
    if len(late) == 1:
        told = {"reference": late[0].reference, "text": late[0].text}
        question = _("Measure %(reference)s is late: %(text)s. What can we do together about it?")
        rounds.append(Round(_("What is late"), question % told))
    elif late:
        references = ", ".join(one.reference for one in late)
        question = _(
            "These measures are late: %s. Which matters most to you, and what will it take?"
        )
        rounds.append(Round(_("What is late"), question % references))
    elif dropped:
        references = ", ".join(one.reference for one in dropped)
        question = _("These measures were dropped: %s. What do we do instead?")
        rounds.append(Round(_("What was dropped"), question % references))
    rounds.append(Round(_("What is missing"), _missing(unanswered)))
    return rounds


def _missing(unanswered: int) -> str:
    if not unanswered:
        return _("What should we talk about that is not in the policy?")
    question = ngettext(
        "%d contribution was never answered. What should we talk about that is not in the policy?",
        "%d contributions were never answered. What should we talk about that is not in the policy?",
        unanswered,
    )
    return question % unanswered
