"""The move that a coordinator tries: what it costs, and what could be done instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.models import Round
from samspill.dialogue.seating.errors import RoundHeldError, SeatLockedError
from samspill.dialogue.seating.laid_out import SeatedPerson, SeatInRound
from samspill.dialogue.seating.material import number_of, person_id, round_id, table_id
from samspill.dialogue.seating.page import Evening, with_marks
from samspill.dialogue.seating.problem import problem_of_plan
from samspill.dialogue.seating.words import breach_sentences, listed
from samspill.pure.seating import costs
from samspill.pure.seating.costs import Again, Change, MoveCost
from samspill.pure.seating.problem import Mode
from samspill.pure.seating.wording import Names


@dataclass(frozen=True)
class Row:
    """One line of what a move costs, as texts."""

    label: str
    before: str
    after: str
    is_worse: bool


@dataclass(frozen=True)
class Swap:
    """Whom to change tables with instead."""

    pk: int
    name: str
    first_name: str
    table: int
    costs_nothing: bool
    sentence: str


@dataclass(frozen=True)
class TableChoice:
    number: int
    count: int
    capacity: int
    is_chosen: bool
    is_full: bool
    href: str


@dataclass
class Move:
    """A move of one person in one round. `to_table` None: not chosen yet."""

    person: SeatedPerson
    round: int
    from_table: int | None
    to_table: int | None
    over: str
    headline: str
    sentence: str = ""
    tables: list[TableChoice] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    can_move: bool = False
    swap: Swap | None = None
    met: int | None = None  # the first who would be met again
    cancel_url: str = ""
    action_url: str = ""

    @property
    def person_pk(self) -> int:
        return self.person.pk

    @property
    def costs(self) -> bool:
        return any(row.is_worse for row in self.rows)

    def as_dict(self) -> dict[str, Any]:
        return {
            "headline": self.headline,
            "sentence": self.sentence,
            "rows": [asdict(row) for row in self.rows],
            "broken": self.broken,
            "can_move": self.can_move,
            "swap": asdict(self.swap) if self.swap is not None else None,
        }


def move_context(evening: Evening, shown: Mapping[str, Any], problem: str) -> dict[str, Any]:
    """The move box, and the room with the line of the move in it. `problem`: why it was not made."""
    found = move_of(evening, shown["all_people"])
    if found is None:
        return {"move": None}
    if problem and problem not in found.broken:
        found.broken.append(problem)
    marks = {found.person_pk: "moving"}
    if found.met is not None:
        marks[found.met] = "met"
    goal = (found.person_pk, found.to_table) if found.to_table is not None else None
    return {"move": found, **with_marks(shown, marks, goal)}


def move_of(evening: Evening, people: Sequence[SeatedPerson]) -> Move | None:
    """The move asked for in the address; None when nobody is, or nobody who may be moved."""
    round = evening.round
    person = _person(evening, people)
    if round is None or person is None or person.is_host:
        return None
    numbers = {str(table.number): table.number for table in evening.tables}
    target = numbers.get(evening.asked.get("to", ""))
    found = Move(
        person=person,
        round=round.number,
        from_table=person.table,
        to_table=target if target != person.table else None,
        over=_("You try a move in round %(round)d") % {"round": round.number},
        headline=_("Where is %(name)s to sit?") % {"name": person.name},
        tables=_tables(evening, people, person, target),
        cancel_url=evening.address(),
        action_url=reverse("dialogue:move", args=[evening.slug]),
    )
    if round.state != Round.State.PLANNED:
        found.broken, found.to_table = [str(RoundHeldError(round.number))], None
    elif person.is_locked:
        found.broken, found.to_table = [str(SeatLockedError(person.name))], None
    elif found.to_table is not None:
        _count(evening, found, people)
    return found


def _person(evening: Evening, people: Sequence[SeatedPerson]) -> SeatedPerson | None:
    asked = evening.asked.get("move", "")
    found = next((one for one in people if str(one.pk) == asked), None)
    if found is not None or evening.round is None:
        return found
    for one in evening.sign_ups:  # with a seat at the conference, and no place in the plan yet
        if str(one.pk) == asked:
            seat = SeatInRound(evening.round.number, None, is_here=True)
            return SeatedPerson(one.pk, one.name, one.represents, "", [seat], is_moving=True)
    return None


def _tables(
    evening: Evening, people: Sequence[SeatedPerson], person: SeatedPerson, target: int | None
) -> list[TableChoice]:
    at = [one.table for one in people]
    return [
        TableChoice(
            number=table.number,
            count=at.count(table.number),
            capacity=table.capacity,
            is_chosen=table.number == target,
            is_full=at.count(table.number) >= table.capacity,
            href=evening.address(move=person.pk, to=table.number) + "#move",
        )
        for table in evening.tables
    ]


def _count(evening: Evening, found: Move, people: Sequence[SeatedPerson]) -> None:
    """Fill in what the move costs, and what could be done instead."""
    if evening.plan is None or found.to_table is None:
        return
    also = [found.person_pk] if found.from_table is None else []
    problem, plan, names = problem_of_plan(evening.plan, also=also, round=found.round)
    round, who, table = (
        round_id(found.round),
        person_id(found.person_pk),
        table_id(found.to_table),
    )
    cost = costs.move_cost(problem, plan, round, who, table)
    found.rows = _rows(cost)
    found.broken = breach_sentences(cost.newly_broken, names)
    if problem.mode == Mode.ROTATE:
        found.broken.append(_("The groups are fixed, and are the same in every round."))
    found.can_move = not found.broken
    found.headline, found.sentence = _told(found, cost, names)
    found.met = number_of(cost.new_repeats[0].second) if cost.new_repeats else None
    if problem.mode == Mode.ROTATE or found.from_table is None:
        return
    best = costs.best_swap(problem, plan, round, who, table)
    if best is None or not best[1].costs_nothing:
        anywhere = costs.why_here(problem, plan, round, who)
        best = anywhere if anywhere is not None and anywhere[1].costs_nothing else best
    if best is not None and not (found.can_move and not found.costs):
        found.swap = _swap(best[0], best[1], found, people)


def _rows(cost: MoveCost) -> list[Row]:
    pairs, fewest, excess = cost.repeated_pairs, cost.fewest_met, cost.excess
    rows = [
        Row(
            _("Meet more than once"),
            _pairs(pairs.before),
            _pairs(pairs.after),
            pairs.after > pairs.before,
        ),
        Row(
            _("The one who meets fewest new"),
            str(fewest.before),
            str(fewest.after),
            fewest.after < fewest.before,
        ),
        _sizes(cost.sizes),
    ]
    if excess.before != excess.after:
        label = _("Too many or too few of a kind at the tables")
        is_worse = excess.after > excess.before
        rows.append(Row(label, str(excess.before), str(excess.after), is_worse))
    return rows


def _pairs(count: int) -> str:
    if not count:
        return _("nobody")
    return ngettext("%(count)d pair", "%(count)d pairs", count) % {"count": count}


def _sizes(sizes: Mapping[str, Change]) -> Row:
    order = sorted(sizes, key=number_of)
    before = [sizes[one].before for one in order]
    after = [sizes[one].after for one in order]
    tables = listed(str(number_of(one)) for one in order)
    return Row(
        ngettext("At table %(tables)s", "At tables %(tables)s", len(order)) % {"tables": tables},
        listed(map(str, before)),
        listed(map(str, after)),
        len(order) > 1 and max(after) - min(after) > max(before) - min(before),
    )


def _told(found: Move, cost: MoveCost, names: Names) -> tuple[str, str]:
    """What the move comes to, and who goes where."""
    facts = {"name": found.person.name, "from": found.from_table, "to": found.to_table}
    sentence = (
        _("%(name)s gets a place at table %(to)d.")
        if found.from_table is None
        else _("%(name)s from table %(from)d to table %(to)d.")
    ) % facts
    if cost.new_repeats:
        again = cost.new_repeats[0]
        sentence = f"{sentence} {_together_before(again, names)}"
    return _headline(found, cost, names), sentence


def _headline(found: Move, cost: MoveCost, names: Names) -> str:
    if found.broken:
        return _("The move breaks a rule")
    if len(cost.new_repeats) == 1:
        again = cost.new_repeats[0]
        one, other = (names.person(who) for who in (again.first, again.second))
        short = [one.split()[0], other.split()[0]]
        pair = short if short[0] != short[1] else [one, other]
        return _("%(names)s meet twice") % {"names": listed(pair)}
    if cost.new_repeats:
        count = len(cost.new_repeats)
        return ngettext(
            "%(name)s meets %(count)d again", "%(name)s meets %(count)d again", count
        ) % {"name": found.person.name.split()[0], "count": count}
    return _("The move has a cost") if found.costs else _("The move costs nothing")


def _together_before(again: Again, names: Names) -> str:
    return _("%(names)s sat together at table %(table)d in round %(round)d.") % {
        "names": listed(names.person(who) for who in (again.first, again.second)),
        "table": number_of(again.table),
        "round": number_of(again.round),
    }


def _swap(who: str, cost: MoveCost, found: Move, people: Sequence[SeatedPerson]) -> Swap | None:
    other = next((one for one in people if one.pk == number_of(who)), None)
    if other is None or other.table is None or other.is_host or other.is_locked:
        return None
    facts = {"one": found.person.name.split()[0], "other": other.name, "table": other.table}
    sentence = _("Let %(one)s change places with %(other)s at table %(table)d.") % facts
    if not cost.costs_nothing:
        sentence = f"{sentence} {_swap_cost(cost)}"
    first_name = other.name.split()[0]
    return Swap(other.pk, other.name, first_name, other.table, cost.costs_nothing, sentence)


def _swap_cost(cost: MoveCost) -> str:
    more = cost.repeated_pairs.after - cost.repeated_pairs.before
    if more > 0:
        return ngettext(
            "That costs least: %(count)d more pair meets twice.",
            "That costs least: %(count)d more pairs meet twice.",
            more,
        ) % {"count": more}
    return _("That costs least.")
