"""A seating plan laid out for the screen: people with their tables, and the room as dots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from samspill.dialogue.models import Placement, SeatingPlan
from samspill.dialogue.pictures import Room, TableDots, room

LOOKS = ("full", "light", "ring")  # of the largest fields of work; the rest share "open"
REST = "open"


@dataclass
class SeatedPerson:
    """One person of a plan. `tables` is round number -> table number."""

    name: str
    represents: str
    field_of_work: str
    tables: dict[int, int] = field(default_factory=dict)

    @property
    def tables_in_order(self) -> list[tuple[int, int]]:
        return sorted(self.tables.items())


@dataclass(frozen=True)
class FieldOfWork:
    """One look of dots in the room: a field of work, how many come from it."""

    name: str
    look: str
    count: int


def seated_people(plan: SeatingPlan) -> list[SeatedPerson]:
    """Everyone in the plan with a table for each round, by name. One query."""
    placements = Placement.objects.filter(plan=plan).select_related(
        "round",
        "table",
        "sign_up__association__category__parent",
        "sign_up__municipality__county",
    )
    people: dict[int, SeatedPerson] = {}
    for placement in placements:
        sign_up = placement.sign_up
        if sign_up.pk not in people:
            people[sign_up.pk] = SeatedPerson(sign_up.name, sign_up.represents, _field(placement))
        people[sign_up.pk].tables[placement.round.number] = placement.table.number
    return sorted(people.values(), key=lambda person: person.name.casefold())


def _field(placement: Placement) -> str:
    """The upper category of the association, the county of the municipality, or ""."""
    association, municipality = placement.sign_up.association, placement.sign_up.municipality
    if association is not None and association.category is not None:
        return (association.category.parent or association.category).name
    return municipality.county.name if municipality is not None else ""


def fields_of_work(people: Sequence[SeatedPerson]) -> list[FieldOfWork]:
    """The three largest fields of work each with a look, and the others together."""
    counts = Counter(person.field_of_work for person in people if person.field_of_work)
    largest = sorted(counts.items(), key=lambda found: (-found[1], found[0]))[: len(LOOKS)]
    fields = [
        FieldOfWork(name, look, count) for (name, count), look in zip(largest, LOOKS, strict=False)
    ]
    rest = len(people) - sum(one.count for one in fields)
    return [*fields, FieldOfWork(_("others"), REST, rest)] if rest else fields


def room_in_round(
    people: Sequence[SeatedPerson], fields: Sequence[FieldOfWork], round: int
) -> Room:
    """The room in one round, a dot for each person in the look of their field of work."""
    looks = {one.name: one.look for one in fields if one.look != REST}
    order = [*LOOKS, REST]
    at: dict[int, list[str]] = {}
    for person in people:
        if round in person.tables:
            at.setdefault(person.tables[round], []).append(looks.get(person.field_of_work, REST))
    return room(
        [TableDots(number, sorted(at[number], key=order.index)) for number in sorted(at)],
        is_seating=True,
    )
