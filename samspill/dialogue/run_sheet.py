"""The run sheet: the programme with its times as they became, and as they will be from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.conference.models import ProgrammeItem, RunSheetCue
from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.control.names import round_name
from samspill.dialogue.models import Round, Stage

NONE = timedelta(0)
ANOTHER_DAY = timedelta(hours=6)  # so far from the plan, it is not this evening that was planned
SHORTEST_BREAK = timedelta(minutes=5)  # what a break keeps when it makes up for lost time
RESTS = (ProgrammeItem.Kind.BREAK, ProgrammeItem.Kind.MEAL)


@dataclass(frozen=True)
class Stop:
    """One line of the run sheet.

    at     when it began, or will begin as things stand; None where no clock tells
    state  "done", "now" or "next"
    note   how it stands to the plan, in words, or ""
    item   of the programme; a cue has its own line, and a stage has neither
    """

    name: str
    at: datetime | None
    state: str
    note: str = ""
    is_stage: bool = False
    round: Round | None = None
    item: ProgrammeItem | None = None
    cue: RunSheetCue | None = None
    is_far: bool = False  # from what goes on now; a small screen may leave it out


def run_sheet(
    items: Sequence[ProgrammeItem],
    rounds: Sequence[Round],
    now: datetime,
    cues: Sequence[RunSheetCue] = (),
) -> list[Stop]:
    """The programme's items in order, with the cues between them; under the open round its stages.

    rounds   with their item and their stages fetched
    cues     in order; each is as late as the item that it stands under
    """
    return _with_far(_with_cues(_Sheet(items, rounds, now).stops(), cues, now))


def _with_cues(stops: list[Stop], cues: Sequence[RunSheetCue], now: datetime) -> list[Stop]:
    """Before the first line that comes after it."""
    found = list(stops)
    for cue in cues:
        under = [one for one in stops if one.item and one.item.starts_at <= cue.starts_at]
        last = under[-1] if under else None
        delay = last.at - last.item.starts_at if last and last.item and last.at else NONE
        at = cue.starts_at + delay
        state = "done" if at <= now else "next"
        line = Stop(cue.what, at, state, cue=cue)
        first = found.index(last) + 1 if last else 0
        later = (place for place in range(first, len(found)) if _is_after(found[place], at))
        found.insert(next(later, len(found)), line)
    return found


def _is_after(stop: Stop, at: datetime) -> bool:
    return stop.at is not None and stop.at > at


def _with_far(stops: list[Stop]) -> list[Stop]:
    """All but the item before what goes on, and the two after, are far from it."""
    now = [place for place, one in enumerate(stops) if one.state == "now"]
    if not now:
        return stops
    after = [place for place, one in enumerate(stops) if place > now[0] and not one.is_stage]
    near = range(now[0] - 1, (after[1] if len(after) > 1 else len(stops)) + 1)
    return [replace(one, is_far=place not in near) for place, one in enumerate(stops)]


def ends_of(round: Round, now: datetime) -> datetime | None:
    """When a round was closed, or will be by its clock as things stand."""
    if round.state != Round.State.OPEN or round.closes_at is None:
        return round.closed_at
    return round.closes_at + (now - round.clock_stopped_at if round.clock_stopped_at else NONE)


class _Sheet:
    def __init__(
        self, items: Sequence[ProgrammeItem], rounds: Sequence[Round], now: datetime
    ) -> None:
        self.items, self.now = items, now
        self.rounds = {one.item_id: one for one in rounds}
        self.begun = [one for one in rounds if one.opened_at]
        places = [place for place, item in enumerate(items) if self._begun(item)]
        self.last = places[-1] if places else -1
        first = items[places[0]] if places else None
        off = self._off(first) if first else NONE
        self.is_as_planned = abs(off) < ANOTHER_DAY
        self.delay = NONE if self.is_as_planned else off

    def stops(self) -> list[Stop]:
        found: list[Stop] = []
        for place, item in enumerate(self.items):
            round = self._begun(item)
            if round:
                self._tell_wait(found, item)
                found.append(self._begun_stop(item, round))
                found += self._stages(round) if round.state == Round.State.OPEN else []
            else:
                found.append(self._coming_stop(place, item))
        return self._with_now(found)

    def _begun(self, item: ProgrammeItem) -> Round | None:
        round = self.rounds.get(item.pk)
        return round if round and round.opened_at else None

    def _off(self, item: ProgrammeItem) -> timedelta:
        """How long after its plan an item began that has begun."""
        round = self._begun(item)
        return round.opened_at - item.starts_at if round and round.opened_at else NONE

    def _tell_wait(self, found: list[Stop], item: ProgrammeItem) -> None:
        """What stood before a round lasted longer than planned if the round began late."""
        late = _minutes(self._off(item) - self.delay)
        is_wait = found and found[-1].round is None and not found[-1].is_stage
        if is_wait and late > 0 and self.is_as_planned:
            found[-1] = replace(found[-1], note=_("%(minutes)d min over") % {"minutes": late})

    def _begun_stop(self, item: ProgrammeItem, round: Round) -> Stop:
        ends = ends_of(round, self.now)
        note = ""
        if ends and item.ends_at and round.opened_at:
            over = _minutes((ends - round.opened_at) - (item.ends_at - item.starts_at))
            if over > 0 and round.state == Round.State.CLOSED:
                note = _("%(minutes)d min over") % {"minutes": over}
            self.delay = ends - item.ends_at
        else:
            self.delay = self._off(item)
        state = "now" if round.state == Round.State.OPEN else "done"
        return Stop(round_name(round), round.opened_at, state, note, round=round, item=item)

    def _coming_stop(self, place: int, item: ProgrammeItem) -> Stop:
        round = self.rounds.get(item.pk)
        name = round_name(round) if round else item.title
        if place < self.last:
            at = item.starts_at + (NONE if self.is_as_planned else self.delay)
            return Stop(name, at, "done", item=item)
        self._reset(item)
        at, note = item.starts_at + self.delay, ""
        made_up = self._made_up(item)
        if made_up >= timedelta(minutes=1):
            note = _("makes up for %(minutes)d min") % {"minutes": _minutes(made_up)}
            self.delay -= made_up
        return Stop(name, at, "next", note, round=round, item=item)

    def _reset(self, item: ProgrammeItem) -> None:
        """What goes before its time waits for it, and the next day begins as planned."""
        if not self.is_as_planned or self.last < 0:
            return
        last = self.items[self.last]
        is_same_day = timezone.localdate(item.starts_at) == timezone.localdate(last.starts_at)
        self.delay = max(self.delay, NONE) if is_same_day else NONE

    def _made_up(self, item: ProgrammeItem) -> timedelta:
        """How much of the delay a break can take."""
        if item.kind not in RESTS or item.ends_at is None or not self.is_as_planned:
            return NONE
        spare = item.ends_at - item.starts_at - SHORTEST_BREAK
        return max(min(self.delay, spare), NONE)

    def _stages(self, round: Round) -> list[Stop]:
        stages = list(round.stages.all())
        standing = current_stage(stages)
        if standing is None:
            return []
        found, at = [], standing.opened_at
        paused = self.now - round.clock_stopped_at if round.clock_stopped_at else NONE
        for stage in stages:
            if stage.number < standing.number:
                found.append(_past_stage(stage))
                continue
            state = "now" if stage.pk == standing.pk else "next"
            found.append(Stop(str(stage.get_kind_display()), at, state, is_stage=True))
            if stage.pk == standing.pk:
                at = standing.closes_at + paused if standing.closes_at else None
            elif at:
                at += timedelta(minutes=stage.minutes)
        return found

    def _with_now(self, found: list[Stop]) -> list[Stop]:
        """Between the rounds, what the clock says is going on."""
        if any(one.state == "now" for one in found) or not self.is_as_planned:
            return found
        going = None
        for place, stop in enumerate(found):
            if stop.state == "next" and (stop.round or not stop.at or stop.at > self.now):
                break
            if stop.state == "next":
                found[place], going = replace(stop, state="done"), place
        if going is not None:
            found[going] = replace(found[going], state="now")
        return found


def _past_stage(stage: Stage) -> Stop:
    lasted = stage.closed_at - stage.opened_at if stage.closed_at and stage.opened_at else NONE
    over = _minutes(lasted - timedelta(minutes=stage.minutes))
    note = _("%(minutes)d min over") % {"minutes": over} if over > 0 else ""
    return Stop(str(stage.get_kind_display()), stage.opened_at, "done", note, is_stage=True)


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)
