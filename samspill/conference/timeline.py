"""The days of a conference on one time scale: what the picture on its page is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from django.utils import timezone, translation

from samspill.conference import words
from samspill.conference.models import Conference, ProgrammeItem
from samspill.conference.programme_shown import as_it_stands
from samspill.pure.documents import norwegian
from samspill.pure.programme import Item

WIDTH, LABEL_WIDTH, ROW_HEIGHT, BAR_HEIGHT, TOP = 652.0, 124, 64, 34, 40  # units of the viewBox
GAP = 1.5  # between two bars
MEAL_WITHOUT_END = timedelta(hours=1)
OTHER_WITHOUT_END = timedelta(minutes=15)
SHARES = {  # what an item's time is spent on, in the order of the legend
    "rounds": (ProgrammeItem.Kind.ROUND,),
    "plenary": (ProgrammeItem.Kind.PLENARY,),
    "talks": (
        ProgrammeItem.Kind.TALK,
        ProgrammeItem.Kind.INTRODUCTION,
        ProgrammeItem.Kind.PRACTICAL,
    ),
    "breaks": (ProgrammeItem.Kind.BREAK, ProgrammeItem.Kind.MEAL),
}
SHARE_OF = {kind: share for share, kinds in SHARES.items() for kind in kinds}


@dataclass(frozen=True)
class Row:
    """An item as a line of the programme. `share` is a key of SHARES."""

    item: Item
    share: str
    ends_at: datetime  # told, or as long as it seems to last
    round_line: str

    @property
    def is_quiet(self) -> bool:
        return self.item.kind in words.QUIET

    @property
    def where(self) -> str:
        return words.track_and_room(self.item)

    @property
    def kind_name(self) -> str:
        return str(ProgrammeItem.Kind(self.item.kind).label)


@dataclass(frozen=True)
class Slot:
    """What goes on at the same time: one row, or the tracks side by side."""

    rows: Sequence[Row]

    @property
    def is_beside(self) -> bool:
        return len(self.rows) > 1


@dataclass(frozen=True)
class Day:
    day: date
    rows: Sequence[Row]

    @property
    def slots(self) -> list[Slot]:
        """Rows with a track that begin within each other stand side by side."""
        found: list[list[Row]] = []
        for row in self.rows:
            last = found[-1] if found else []
            is_beside = bool(last and row.item.track and last[-1].item.track)
            if is_beside and row.item.starts_at < max(one.ends_at for one in last):
                last.append(row)
            else:
                found.append([row])
        return [Slot(rows) for rows in found]


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    height: float
    width: float
    share: str
    number: int | None  # of a round

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Picture:
    """In units of a viewBox that begins at (-LABEL_WIDTH, 28)."""

    bars: Sequence[Bar]
    labels: Sequence[tuple[float, date]]
    ticks: Sequence[tuple[float, str]]
    height: int
    legend: Sequence[tuple[str, str]]  # share, duration in words
    round_percent: int


def programme_days(conference: Conference) -> list[Day]:
    """The programme as it stands by day, for those who work on it. Three queries."""
    return days_of(conference, as_it_stands(conference))


def days_of(conference: Conference, items: Sequence[Item]) -> list[Day]:
    """The items by day. No queries."""
    days = groupby(items, key=lambda item: timezone.localtime(item.starts_at).date())
    return [Day(day, _rows(list(of_day), conference.ends_at)) for day, of_day in days]


def _rows(items: Sequence[Item], conference_end: datetime) -> list[Row]:
    ends = [_end(item, after.starts_at) for item, after in pairwise(items)]
    ends.append(_last_end(items[-1], conference_end))
    return [
        Row(
            item=item,
            share=SHARE_OF[ProgrammeItem.Kind(item.kind)],
            ends_at=end,
            round_line=words.round_line(item) if item.kind == ProgrammeItem.Kind.ROUND else "",
        )
        for item, end in zip(items, ends, strict=True)
    ]


def _end(item: Item, next_start: datetime) -> datetime:
    return item.ends_at or max(next_start, item.starts_at)


def _last_end(item: Item, conference_end: datetime) -> datetime:
    """The last of a day without an end lasts until the conference ends, or as such things do."""
    if item.ends_at is not None:
        return item.ends_at
    is_meal = item.kind == ProgrammeItem.Kind.MEAL
    guess = item.starts_at + (MEAL_WITHOUT_END if is_meal else OTHER_WITHOUT_END)
    is_same_day = _local(conference_end).date() == _local(item.starts_at).date()
    return conference_end if is_same_day and conference_end > item.starts_at else guess


def picture(days: Sequence[Day]) -> Picture | None:
    """Bars for every item on one scale from the earliest hour to the latest; None without items."""
    rows = [row for day in days for row in day.rows]
    if not rows:
        return None
    first = min(_hour(row.item.starts_at) for row in rows) // 1
    last = -(-max(_hour(row.item.starts_at) + _hours(row) for row in rows) // 1)
    scale = WIDTH / max(last - first, 1)
    bars = [
        _bar(row, TOP + ROW_HEIGHT * place, first, scale, lane, len(slot.rows))
        for place, day in enumerate(days)
        for slot in day.slots
        for lane, row in enumerate(slot.rows)
    ]
    step = 1 if last - first <= 7 else 2
    hours = [hour for hour in range(int(first), int(last) + 1) if (hour - int(first)) % step == 0]
    return Picture(
        bars=bars,
        labels=[(TOP + 22 + ROW_HEIGHT * place, day.day) for place, day in enumerate(days)],
        ticks=[(round((hour - first) * scale, 1), f"{hour % 24:02}.00") for hour in hours],
        height=ROW_HEIGHT * len(days) + 18,
        legend=_legend(spent := _hours_by_share(days)),
        round_percent=_round_percent(spent),
    )


def _bar(row: Row, y: float, first: float, scale: float, lane: int, lanes: int) -> Bar:
    """Those that go on beside each other share the height."""
    height = BAR_HEIGHT / lanes
    return Bar(
        x=round((_hour(row.item.starts_at) - first) * scale, 1),
        y=round(y + lane * height, 1),
        height=round(height - (GAP if lane < lanes - 1 else 0), 1),
        width=round(max(_hours(row) * scale - GAP, 2), 1),
        share=row.share,
        number=row.item.round_number if row.share == "rounds" else None,
    )


def _hours_by_share(days: Sequence[Day]) -> dict[str, float]:
    """One person's hours: of what goes on side by side, each thing has its part of the time."""
    found = dict.fromkeys(SHARES, 0.0)
    for slot in (slot for day in days for slot in day.slots):
        moments = sorted({moment for row in slot.rows for moment in _span(row)})
        for begins, ends in pairwise(moments):
            going = [row for row in slot.rows if _span(row)[0] <= begins and ends <= _span(row)[1]]
            for row in going:
                found[row.share] += (ends - begins).total_seconds() / 3600 / len(going)
    return found


def _legend(spent: Mapping[str, float]) -> list[tuple[str, str]]:
    language = translation.get_language() or "nb"
    minutes = {share: round(hours * 60) for share, hours in spent.items()}
    return [(share, norwegian.duration(one, language)) for share, one in minutes.items() if one]


def _round_percent(spent: Mapping[str, float]) -> int:
    whole = sum(spent.values())
    return round(100 * spent["rounds"] / whole) if whole else 0


def _span(row: Row) -> tuple[datetime, datetime]:
    return row.item.starts_at, row.ends_at


def _hours(row: Row) -> float:
    return (row.ends_at - row.item.starts_at).total_seconds() / 3600


def _hour(moment: datetime) -> float:
    local = _local(moment)
    return local.hour + local.minute / 60


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment)
