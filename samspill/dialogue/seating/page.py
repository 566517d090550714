"""Everything the seating page shows, gathered with as many queries for many people as for few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.conference.models import CheckIn, Conference, SignUp
from samspill.dialogue.models import (
    Dialogue,
    Placement,
    Round,
    SeatingPlan,
    SeatingRule,
    SeatingSetup,
    Table,
    TableTopic,
)
from samspill.dialogue.seating.attributes import earlier_guests
from samspill.dialogue.seating.laid_out import (
    SHOWS,
    SeatedPerson,
    chairs_of,
    grouping,
    looks_of,
    rooms,
    seated_people,
    show_label,
    tables_in_round,
)
from samspill.dialogue.seating.material import setup_of


@dataclass
class Evening:
    """What the page is about, and what was asked for in its address."""

    dialogue: Dialogue
    may_deal: bool
    may_see_reasons: bool
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def conference(self) -> Conference:
        return self.dialogue.conference

    @property
    def slug(self) -> str:
        return self.dialogue.organiser.slug

    @cached_property
    def plans(self) -> list[SeatingPlan]:
        return list(self.dialogue.seating_plans.order_by("-pk"))

    @cached_property
    def plan(self) -> SeatingPlan | None:
        return next((one for one in self.plans if one.state == SeatingPlan.State.MADE), None)

    @cached_property
    def published(self) -> SeatingPlan | None:
        rows = [one for one in self.plans if one.published_at is not None]
        return max(rows, key=lambda one: (one.published_at, one.pk), default=None)

    @cached_property
    def tables(self) -> list[Table]:
        return list(self.dialogue.tables.all())

    @cached_property
    def rounds(self) -> list[Round]:
        return list(self.dialogue.rounds.with_item())

    @cached_property
    def round(self) -> Round | None:
        """The round asked for, else the first that is not held, else the last."""
        asked = next(
            (one for one in self.rounds if str(one.number) == self.asked.get("round")), None
        )
        coming = (one for one in self.rounds if one.state == Round.State.PLANNED)
        return asked or next(coming, None) or (self.rounds[-1] if self.rounds else None)

    @property
    def held(self) -> list[int]:
        return [one.number for one in self.rounds if one.state != Round.State.PLANNED]

    @cached_property
    def setup(self) -> SeatingSetup:
        return setup_of(self.dialogue)

    @cached_property
    def rules(self) -> list[SeatingRule]:
        rows = self.dialogue.seating_rules.select_related("table", "round")
        return list(rows.prefetch_related("people"))

    @cached_property
    def sign_ups(self) -> list[SignUp]:
        """Everyone with a seat at the conference."""
        rows = self.conference.sign_ups.seated().select_related("association", "municipality")
        return list(rows)

    @cached_property
    def came(self) -> set[int]:
        """Those who have come through the door; none where it is not in use."""
        rows = CheckIn.objects.filter(sign_up__conference=self.conference)
        return set(rows.values_list("sign_up_id", flat=True))

    @cached_property
    def earlier(self) -> frozenset[str]:
        return earlier_guests(self.conference)

    @cached_property
    def chairs(self) -> list[Placement]:
        return chairs_of(self.plan) if self.plan is not None else []

    @cached_property
    def topics(self) -> list[TableTopic]:
        rows = TableTopic.objects.filter(round__dialogue=self.dialogue)
        return list(rows.select_related("round", "table"))

    @cached_property
    def show(self) -> str:
        asked = self.asked.get("show", "")
        return asked if asked in SHOWS else SHOWS[0]

    def address(self, **parts: Any) -> str:
        """The page in the round looked at, with some parts of its address changed."""
        query = {"round": self.round.number if self.round else "", "show": self.show, **parts}
        kept = {key: value for key, value in query.items() if value != ""}
        return f"{reverse('dialogue:tables', args=[self.slug])}?{urlencode(kept)}"

    def people_by(self, kind: str) -> set[int]:
        return {one.pk for rule in self.rules if rule.kind == kind for one in rule.people.all()}


def plan_context(evening: Evening) -> dict[str, Any]:
    """The newest plan: the room in the round asked for, people by name and by table."""
    round = evening.round
    if evening.plan is None or round is None:
        return {"plan": None}
    people = _people(evening, round)
    looks = looks_of(people, evening.show)
    topics = {one.table.number: one.topic for one in evening.topics if one.round_id == round.pk}
    spread = tables_in_round(people, evening.tables, topics)
    return {
        "plan": evening.plan,
        "round": round,
        "is_published": evening.plan.published_at is not None,
        "all_people": people,
        "people": _found(people, evening.asked.get("q", "")),
        "people_count": len(people),
        "query": evening.asked.get("q", "").strip(),
        "fields": looks,
        "spread": spread,
        **_choices(evening, round),
        **with_marks({"spread": spread, "fields": looks}, {}, None),
        "room_label": _(
            "The room in round %(number)d: %(count)d tables, a dot for each person. "
            "The lists below hold the same."
        )
        % {"number": round.number, "count": len(spread)},
        "caption": _("One dot is one person."),
    }


def with_marks(
    shown: Mapping[str, Any], marks: Mapping[int, str], goal: tuple[int, int] | None
) -> dict[str, Any]:
    """The pictures anew, with the one moving, the one met before, and the table gone to."""
    wide, narrow = rooms(shown["spread"], shown["fields"], marks=marks, goal=goal)
    return {"room": wide, "narrow_room": narrow}


def _people(evening: Evening, round: Round) -> list[SeatedPerson]:
    group = grouping(evening.show, own=evening.dialogue.organiser.name, earlier=evening.earlier)
    people = seated_people(evening.chairs, evening.rounds, round, group)
    kinds = SeatingRule.Kind
    step_free = evening.people_by(kinds.STEP_FREE) if evening.may_see_reasons else set()
    hosts = {
        one.pk: rule.table.number
        for rule in evening.rules
        if rule.kind == kinds.HOST and rule.table is not None
        for one in rule.people.all()
    }
    moving = evening.asked.get("move", "") if evening.may_deal else ""
    for person in people:
        person.host_table = hosts.get(person.pk)
        person.is_moving = str(person.pk) == moving
        is_open = round.state == Round.State.PLANNED
        person.can_move = evening.may_deal and is_open and not person.is_host
        person.move_url = evening.address(move=person.pk) + "#move"
        person.badges = [_("step-free")] if person.pk in step_free else []
    return people


def _found(people: Sequence[SeatedPerson], query: str) -> list[SeatedPerson]:
    wanted = query.strip().casefold()
    return [
        one
        for one in people
        if wanted in one.name.casefold() or wanted in one.represents.casefold()
    ]


def _choices(evening: Evening, round: Round) -> dict[str, Any]:
    moving = evening.asked.get("move", "")
    return {
        "show": evening.show,
        "round_choices": [
            {
                "number": one.number,
                "href": evening.address(round=one.number, move=moving),
                "is_chosen": one.pk == round.pk,
            }
            for one in evening.rounds
        ],
        "show_choices": [
            {
                "value": value,
                "label": show_label(value),
                "href": evening.address(show=value),
                "is_chosen": value == evening.show,
            }
            for value in _shows(evening)
        ],
    }


def _shows(evening: Evening) -> list[str]:
    """What the sign-ups tell enough of to be shown: two kinds at least."""
    told = {chair.sign_up.language for chair in evening.chairs}
    shows = ["category"]
    if len(told) > 1:
        shows.append("language")
    if evening.earlier:
        shows.append("newcomer")
    return shows
