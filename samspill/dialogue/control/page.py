"""What the control room shows, gathered in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from samspill.dialogue.actions.leading import turn_of
from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.control.forms import HoldForm
from samspill.dialogue.control.names import lower_first, open_stage_words
from samspill.dialogue.control.queue import queue_of
from samspill.dialogue.control.room import drawn, room_sentence, silences_of
from samspill.dialogue.control.words import Told, first_name, told_acts
from samspill.dialogue.forms import MinutesForm
from samspill.dialogue.models import Contribution, ControlAct, Dialogue, Round, Showing, Stage
from samspill.dialogue.run_sheet import Stop, ends_of, run_sheet
from samspill.dialogue.state import current_round, state_of
from samspill.live import presence
from samspill.people.models import User

MINUTES = 15  # when the programme does not tell
ACTS = 6  # of what was just done
MOST_SILENT = 5  # tables in the list


@dataclass(frozen=True)
class Going:
    """What is open now, and the one thing to do next.

    name     of what goes on, as inside a sentence
    next_at  when the clock does by itself what the button does; None where it does not
    """

    round: Round
    stage: Stage | None
    name: str
    following: Stage | None
    following_name: str
    following_words: str  # on the button
    next_at: datetime | None
    is_stopped: bool
    seconds_left: int | None

    @property
    def clock_text(self) -> str:
        left = self.seconds_left
        return "" if left is None else f"{left // 60}:{left % 60:02d}"


@dataclass(frozen=True)
class Lead:
    """Who leads, who follows, and whom it may be given to."""

    name: str  # "" when nobody leads yet
    is_here: bool
    is_me: bool
    others: Mapping[int, str]  # with the control room open, besides the one who leads


def page_of(
    dialogue: Dialogue,
    *,
    reader: User,
    may_lead: bool,
    after: int = 0,
    minutes: MinutesForm | None = None,
    refused: HoldForm | None = None,
) -> dict[str, Any]:
    """Everything the page shows.

    after     number of the contribution after which the queue begins
    minutes   a form that was filled in wrongly; `refused` likewise, of what is to be held back
    """
    now, state = timezone.now(), state_of(dialogue)
    rounds = list(dialogue.rounds.with_item().prefetch_related("stages"))
    last, people = current_round(rounds), people_of(dialogue)
    return {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "state": state,
        "now": now,
        "rounds": rounds,
        "last_round": last,
        **_now_and_next(rounds, now, minutes),
        "turn": turn_of(dialogue),
        "sheet": _sheet(dialogue, rounds, now),
        **_room(dialogue, state, last, now),
        "reasons": Showing.Reason.choices,
        "queue": queue_of(dialogue, last, after=after, now=now, refused=refused),
        "acts": _told_acts(dialogue, people, reader),
        "lead": lead_of(dialogue, people, reader, may_lead=may_lead),
        "board_is_here": presence.board_is_here(dialogue.code),
        "phones": presence.phones(dialogue.code),
        "may_lead": may_lead,
    }


def _now_and_next(
    rounds: Sequence[Round], now: datetime, minutes: MinutesForm | None
) -> dict[str, Any]:
    """The round that stands open, and the one that can be opened."""
    open_now = next((one for one in rounds if one.state == Round.State.OPEN), None)
    upcoming = next((one for one in rounds if one.state == Round.State.PLANNED), None)
    stages = list(upcoming.stages.all()) if upcoming else []
    return {
        "going": going(open_now, now) if open_now else None,
        "next_round": upcoming,
        "next_stages": stages,
        "next_minutes": sum(one.minutes for one in stages),
        "form": minutes or MinutesForm(initial={"minutes": planned_minutes(upcoming)}),
    }


def _sheet(dialogue: Dialogue, rounds: Sequence[Round], now: datetime) -> list[Stop]:
    conference = dialogue.conference
    return run_sheet(list(conference.programme.all()), rounds, now, list(conference.cues.all()))


def _room(
    dialogue: Dialogue, state: Mapping[str, Any], last: Round | None, now: datetime
) -> dict[str, Any]:
    """The tables as drawn, and those to go to: silent ones only while a round is open."""
    silences = silences_of(state, last, presence.waiting_at(dialogue.code), now)
    is_open = last is not None and last.state == Round.State.OPEN
    silent = [one for one in silences if is_open and one.is_silent]
    return {
        "room": drawn(state, silences),
        "room_label": room_sentence(state, silences),
        "silent": silent[:MOST_SILENT],
        "silent_numbers": {one.number for one in silent},
        "waiting": [one for one in silences if one.waiting and one not in silent],
    }


def going(round: Round, now: datetime) -> Going:
    """What stands open. The round's stages must be fetched."""
    stages = list(round.stages.all())
    stage = current_stage(stages)
    later = [one for one in stages if stage and one.number > stage.number]
    end = stage.closes_at if stage else round.closes_at
    counted_from = round.clock_stopped_at or now
    name = str(stage.get_kind_display()) if stage else round.item.theme or round.item.title
    following = later[0] if later else None
    return Going(
        round=round,
        stage=stage,
        name=lower_first(name),
        following=following,
        following_name=str(following.get_kind_display()) if following else "",
        following_words=open_stage_words(following) if following else "",
        next_at=_next_at(round, end, now),
        is_stopped=round.clock_stopped_at is not None,
        seconds_left=max(int((end - counted_from).total_seconds()), 0) if end else None,
    )


def _next_at(round: Round, end: datetime | None, now: datetime) -> datetime | None:
    if end is None or round.clock_stopped_at:
        return None
    return end if end > now else None


def planned_minutes(round: Round | None) -> int:
    if round is None or round.item.ends_at is None:
        return MINUTES
    return max(int((round.item.ends_at - round.item.starts_at).total_seconds() // 60), 1)


def lasts_minutes(round: Round, now: datetime) -> int | None:
    """How long an open round will last from now on; None without a clock."""
    ends = ends_of(round, now)
    return round_up(ends, now) if ends and round.state == Round.State.OPEN else None


def round_up(ends: datetime, now: datetime) -> int:
    return max(-int((now - ends).total_seconds() // 60), 1)


def people_of(dialogue: Dialogue) -> dict[int, User]:
    """Those who work at the dialogue's place, by number: whom the acts may be about. One query."""
    rows = User.objects.filter(memberships__organiser=dialogue.organiser_id)
    return {one.pk: one for one in rows}


def lead_of(
    dialogue: Dialogue, people: Mapping[int, User], reader: User, *, may_lead: bool
) -> Lead:
    """Who leads and follows. That the reader is here is noted, if they may lead."""
    if may_lead:
        presence.leader_seen(dialogue.pk, reader.pk, reader.name)
    here = presence.leaders(dialogue.pk)
    leader = people.get(dialogue.led_by_id) if dialogue.led_by_id else None
    others = [people[pk] for pk in here if pk in people and pk != dialogue.led_by_id]
    shown = [*others, *([leader] if leader else [])]
    return Lead(
        name=_short(leader, shown) if leader else "",
        is_here=dialogue.led_by_id in here,
        is_me=dialogue.led_by_id == reader.pk,
        others={one.pk: _short(one, shown) for one in others},
    )


def _short(user: User, among: Sequence[User]) -> str:
    """The first name, where it tells who it is."""
    same = [one for one in among if first_name(one) == first_name(user)]
    return user.name if len(same) > 1 else first_name(user)


def _told_acts(dialogue: Dialogue, people: Mapping[int, User], reader: User) -> list[Told]:
    acts = list(dialogue.control_acts.select_related("by", "undone_by")[:ACTS])
    return told_acts(acts, words=_words(dialogue, acts), people=people, reader=reader)


def _words(dialogue: Dialogue, acts: Sequence[ControlAct]) -> dict[str, Contribution]:
    references = [one.details["contribution"] for one in acts if "contribution" in one.details]
    rows = dialogue.contributions.filter(reference__in=[*references, ""])
    return {one.reference: one for one in rows}
