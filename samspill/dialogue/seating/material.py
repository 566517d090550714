"""The rows that a seating problem is made of, and the numbers that the search knows them by.

The search sees numbers only: "s12" is the sign-up 12, "t3" the table number 3, "r2" the round 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from samspill.conference.models import SignUp
from samspill.dialogue.models import (
    Dialogue,
    Placement,
    Round,
    SeatingPlan,
    SeatingRule,
    SeatingSetup,
    Table,
    TableTopic,
    TopicWish,
)
from samspill.dialogue.seating.attributes import earlier_guests
from samspill.pure.seating.problem import PersonId, RoundId, TableId
from samspill.pure.seating.wording import Names


@dataclass
class Material:
    """The rows that a problem is made of."""

    dialogue: Dialogue
    setup: SeatingSetup
    tables: list[Table]
    rounds: list[Round]
    sign_ups: list[SignUp]
    rules: list[SeatingRule]
    topics: list[TableTopic]
    wishes: list[TopicWish]
    earlier: frozenset[str]
    frozen: dict[int, dict[int, list[int]]] = field(default_factory=dict)  # round, table, people

    def by_kind(self, kind: str) -> Iterable[tuple[SeatingRule, list[int]]]:
        """Rules of one kind, each with its people who take part."""
        here = {one.pk for one in self.sign_ups}
        for rule in self.rules:
            if rule.kind == kind:
                yield rule, sorted(one.pk for one in rule.people.all() if one.pk in here)


def person_id(sign_up: int) -> PersonId:
    return f"s{sign_up}"


def table_id(number: int) -> TableId:
    return f"t{number}"


def round_id(number: int) -> RoundId:
    return f"r{number}"


def number_of(identity: str) -> int:
    """The number behind any of the three."""
    return int(identity[1:])


def names_of(sign_ups: Iterable[SignUp]) -> Names:
    """What the search's numbers stand for, for those who may know."""
    people = {person_id(one.pk): one.name for one in sign_ups}
    return Names(
        person=lambda person: people.get(person, ""),
        table=lambda table: str(number_of(table)),
        round=lambda round: str(number_of(round)),
    )


def setup_of(dialogue: Dialogue) -> SeatingSetup:
    """How the plan is to be made: as chosen, or as it usually is."""
    found = SeatingSetup.objects.filter(dialogue=dialogue).first()
    return found or SeatingSetup(dialogue=dialogue)


def chairs_in(plan: SeatingPlan) -> list[Placement]:
    rows = Placement.objects.filter(plan=plan).select_related("round", "table")
    return list(rows.order_by("sign_up_id"))


def material_of(dialogue: Dialogue, also: set[int], *, only: bool = False) -> Material:
    """Eight queries. `also` are people to count in though they have signed off."""
    wanted = Q(pk__in=also) if only else Q(state=SignUp.State.SEATED) | Q(pk__in=also)
    sign_ups = dialogue.conference.sign_ups.filter(wanted).select_related(
        "association__category__parent", "municipality__county"
    )
    rounds = dialogue.rounds.order_by("number")
    return Material(
        dialogue=dialogue,
        setup=setup_of(dialogue),
        tables=list(dialogue.tables.order_by("number")),
        rounds=list(rounds),
        sign_ups=list(sign_ups.order_by("pk")),
        rules=list(dialogue.seating_rules.select_related("table", "round").prefetch_related("people")),
        topics=list(TableTopic.objects.filter(round__dialogue=dialogue).select_related("round", "table")),
        wishes=list(TopicWish.objects.filter(round__dialogue=dialogue).select_related("round")),
        earlier=earlier_guests(dialogue.conference),
    )  # fmt: skip


def locks_in(dialogue: Dialogue) -> list[Placement]:
    """Chairs that are locked in the newest plan that is made."""
    newest = dialogue.seating_plans.made().order_by("-pk").values("pk")[:1]
    rows = Placement.objects.filter(plan__in=newest, is_locked=True)
    return list(rows.select_related("round", "table"))


def seats_in(
    chairs: Sequence[Placement], round: int, tables: Sequence[Table]
) -> dict[int, list[int]]:
    """Table number -> people in one round; every table has its line."""
    seats: dict[int, list[int]] = {one.number: [] for one in tables}
    for one in chairs:
        if one.round.number == round:
            seats.setdefault(one.table.number, []).append(one.sign_up_id)
    return seats


def as_ids(seats: Mapping[int, Sequence[int]]) -> dict[TableId, list[PersonId]]:
    return {table_id(table): [person_id(one) for one in people] for table, people in seats.items()}
