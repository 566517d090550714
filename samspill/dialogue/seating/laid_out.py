"""A seating plan laid out for the screen: people with their tables, and the room as dots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspill.conference.models import SignUp
from samspill.dialogue.models import Placement, Round, SeatingPlan, Table
from samspill.dialogue.pictures import PersonDot, SeatingRoom, SeatingTableDots, seating_room
from samspill.dialogue.seating.attributes import NEW, field_of_work, value_of

LOOKS = ("full", "light", "ring")  # of the largest groups; the rest share "open"
OWN, REST = "dot", "open"  # the organiser's own people, and the others
SHOWS = ("category", "language", "newcomer")


@dataclass(frozen=True)
class SeatInRound:
    """Where one person sits in one round; `table` None for not there."""

    round: int
    table: int | None
    is_locked: bool = False
    is_here: bool = False  # in the round that is looked at


@dataclass
class SeatedPerson:
    """One person of a plan."""

    pk: int
    name: str
    represents: str
    group: str  # what the dots are shown by
    seats: list[SeatInRound] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)
    host_table: int | None = None
    is_moving: bool = False
    can_move: bool = False
    move_url: str = ""

    @property
    def is_host(self) -> bool:
        return self.host_table is not None

    @property
    def here(self) -> SeatInRound | None:
        return next((seat for seat in self.seats if seat.is_here), None)

    @property
    def table(self) -> int | None:
        return self.here.table if self.here is not None else None

    @property
    def is_locked(self) -> bool:
        return self.here is not None and self.here.is_locked


@dataclass(frozen=True)
class Look:
    """One look of dots in the room: a group of people, and how many are of it."""

    name: str
    look: str
    count: int
    group: str = ""


@dataclass(frozen=True)
class TableInRound:
    number: int
    capacity: int
    topic: str
    people: tuple[SeatedPerson, ...]


def chairs_of(plan: SeatingPlan) -> list[Placement]:
    """All chairs of a plan with what a screen tells of them. One query."""
    rows = Placement.objects.filter(plan=plan).select_related(
        "round",
        "table",
        "sign_up__association__category__parent",
        "sign_up__municipality__county",
    )
    return list(rows)


def seated_people(
    chairs: Sequence[Placement],
    rounds: Sequence[Round],
    here: Round,
    group: Callable[[SignUp], str],
) -> list[SeatedPerson]:
    """Everyone in the plan with a seat for each round, by name. No queries."""
    by_person: dict[int, dict[int, Placement]] = {}
    sign_ups = {chair.sign_up_id: chair.sign_up for chair in chairs}
    for chair in chairs:
        by_person.setdefault(chair.sign_up_id, {})[chair.round_id] = chair
    people = []
    for pk, sign_up in sign_ups.items():
        mine = by_person[pk]
        seats = [_seat(mine.get(one.pk), one, here) for one in rounds]
        people.append(SeatedPerson(pk, sign_up.name, sign_up.represents, group(sign_up), seats))
    return sorted(people, key=lambda one: (one.name.casefold(), one.pk))


def _seat(chair: Placement | None, round: Round, here: Round) -> SeatInRound:
    table = chair.table.number if chair is not None else None
    is_locked = chair is not None and chair.is_locked
    return SeatInRound(round.number, table, is_locked, round.pk == here.pk)


def grouping(show: str, *, own: str, earlier: frozenset[str]) -> Callable[[SignUp], str]:
    """What people are shown by: field of work, language or whether they are new.

    own   the organiser's name: its own people are a group of their own by field of work
    """
    if show != "category":
        return lambda sign_up: value_of(sign_up, show, earlier)

    def group(sign_up: SignUp) -> str:
        if own and sign_up.association_name.casefold().startswith(own.casefold()):
            return OWN
        if sign_up.municipality is not None:
            return sign_up.municipality.county.name
        return field_of_work(sign_up)

    return group


def looks_of(people: Sequence[SeatedPerson], show: str) -> list[Look]:
    """The groups with a look each: the three largest, the organiser's own, and the others together."""
    counts = Counter(person.group for person in people if person.group not in ("", OWN))
    largest = sorted(counts.items(), key=lambda found: (-found[1], found[0]))[: len(LOOKS)]
    looks = [
        Look(_told(name, show), look, count, name)
        for (name, count), look in zip(largest, LOOKS, strict=False)
    ]
    own = sum(1 for person in people if person.group == OWN)
    rest = len(people) - own - sum(one.count for one in looks)
    if rest:
        looks.append(Look(_("others"), REST, rest))
    if own:
        looks.append(Look(_("from those who invite"), OWN, own, OWN))
    return looks


def _told(group: str, show: str) -> str:
    if show == "language":
        names = {"nb": _("Bokmål"), "nn": _("Nynorsk"), "en": _("writes English")}
        return names.get(group, group)
    if show == "newcomer":
        return _("new here") if group == NEW else _("have been here before")
    return group


def show_label(show: str) -> str:
    return {
        "category": pgettext("show the dots by", "where they come from"),
        "language": pgettext("show the dots by", "language form"),
        "newcomer": pgettext("show the dots by", "new here"),
    }[show]


def tables_in_round(
    people: Sequence[SeatedPerson], tables: Sequence[Table], topics: Mapping[int, str]
) -> list[TableInRound]:
    """Every table with who sits there in the round that is looked at, by number."""
    at: dict[int, list[SeatedPerson]] = {table.number: [] for table in tables}
    for person in people:
        if person.table is not None:
            at.setdefault(person.table, []).append(person)
    capacities = {table.number: table.capacity for table in tables}
    return [
        TableInRound(number, capacities.get(number, 0), topics.get(number, ""), tuple(at[number]))
        for number in sorted(at)
    ]


def rooms(
    spread: Sequence[TableInRound],
    looks: Sequence[Look],
    *,
    marks: Mapping[int, str],
    goal: tuple[int, int] | None = None,
) -> tuple[SeatingRoom, SeatingRoom]:
    """The room in one round for a desk and for a phone.

    marks   person -> "moving" | "met": they are named, and a line goes between them
    goal    person and table: a line goes there when nobody is met
    """
    look_of = {one.group: one.look for one in looks if one.group}
    order = [*LOOKS, REST, OWN]

    def dot(person: SeatedPerson) -> PersonDot:
        mark = marks.get(person.pk, "locked" if person.is_locked else "")
        name = person.name.split()[0] if person.pk in marks else ""
        look = look_of.get(person.group, REST)
        return PersonDot(person.pk, look, name, mark, f"{person.name}, {person.represents}")

    tables = [
        SeatingTableDots(
            one.number,
            sorted(map(dot, one.people), key=lambda found: order.index(found.look)),
            one.capacity,
            one.topic,
        )
        for one in spread
    ]
    moving = next((pk for pk, mark in marks.items() if mark == "moving"), None)
    met = next((pk for pk, mark in marks.items() if mark == "met"), None)
    line = (moving, met) if moving is not None and met is not None else None
    return (
        seating_room(tables, line=line, goal=goal),
        seating_room(tables, columns=3, line=line, goal=goal),
    )
