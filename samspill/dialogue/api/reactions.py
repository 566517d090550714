"""Reactions in the lane: dots, opinions and pairs given, and what they come to when they are over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from samspill.dialogue.actions import Mark
from samspill.dialogue.api.asking import Asked, as_number
from samspill.dialogue.api.fields import Fields, is_storable
from samspill.dialogue.api.known import Known, dialogue_of, known
from samspill.dialogue.api.refusals import wrong_fields
from samspill.dialogue.limits import LONGEST_CARD, LONGEST_REFERENCE, MOST_MARKS
from samspill.dialogue.models import Ballot, Contribution, Round
from samspill.dialogue.reactions.counts import (
    Total,
    dot_totals,
    opinion_totals,
    pair_totals,
    turnout,
)
from samspill.dialogue.vote_writer import Vote
from samspill.dialogue.voting import is_over_for
from samspill.live.lane import answer_json

if TYPE_CHECKING:
    from samspill.dialogue.api.lane import LiveLane

HIGHEST_VERSION = 2**62
TOTALS_SECONDS = 1.0
PLACES = {"round", "table"}
COUNTED: dict[str, tuple[Callable[[Round], dict[int, Total]], tuple[str, ...]]] = {
    Ballot.Kind.DOTS: (dot_totals, ("dots",)),
    Ballot.Kind.OPINIONS: (opinion_totals, ("agree", "disagree", "passed")),
    Ballot.Kind.PAIRS: (pair_totals, ("wins", "losses", "even")),
}
BEHIND = ("people", "tables", "associations")


async def react(lane: LiveLane, asked: Asked, code: str) -> None:
    """200 with what stands for the voter now."""
    given = await asked.json()
    fields, vote = read_vote(given, code, await known(lane.shared, code))
    if fields.problems.keys() & PLACES:
        fields, vote = read_vote(given, code, await known(lane.shared, code, is_fresh=True))
    if fields.problems:
        raise wrong_fields(fields.problems)
    with lane.vote_door.place(code):
        stands = await lane.votes.write(vote)
    await answer_json(asked.send, 200, {"given": stands.given, "left": stands.left})


def read_vote(given: dict[str, Any], code: str, at: Known) -> tuple[Fields, Vote]:
    """What one device gave, beside all that is wrong with it."""
    fields = Fields(given)
    fields.key("key", is_needed=False)
    device, round = fields.key("voter"), fields.round(at)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in Ballot.Kind.values:
        fields.wrong("kind", "bad_kind", _bad_kind)
        kind = ""
    vote = Vote(
        code=code,
        round=round,
        kind=kind,
        device=device,
        marks=_marks(fields, kind),
        table=fields.table(at, is_needed=False),
        card=fields.text("card", LONGEST_CARD, _bad_card),
        association=fields.association(),
        version=_version(fields),
    )
    return fields, vote


def _marks(fields: Fields, kind: str) -> tuple[Mark, ...]:
    if kind == Ballot.Kind.DOTS:
        return _dots(fields)
    if not kind:
        return ()
    value = fields.given.get("value")
    if type(value) is not int or value not in (-1, 0, 1):
        fields.wrong("value", "bad_value", _bad_value)
        value = 0
    other = _reference(fields, "other") if kind == Ballot.Kind.PAIRS else None
    return (Mark(_reference(fields, "contribution"), other, value),)


def _dots(fields: Fields) -> tuple[Mark, ...]:
    """The whole ballot; the same contribution named twice gets the dots of both."""
    given = fields.given.get("dots")
    counts: dict[str, int] = {}
    is_right = isinstance(given, list) and len(given) <= MOST_MARKS
    for one in given if is_right else ():
        reference, count = (
            (one.get("contribution"), one.get("count")) if isinstance(one, dict) else (None, None)
        )
        if is_reference(reference) and type(count) is int and 0 <= count <= MOST_MARKS:
            counts[reference] = counts.get(reference, 0) + count
        else:
            is_right = False
    if not is_right:
        fields.wrong("dots", "bad_dots", _bad_dots)
    return tuple(Mark(reference, None, count) for reference, count in counts.items() if count)


def _reference(fields: Fields, name: str) -> str:
    value = fields.given.get(name)
    if is_reference(value):
        return str(value)
    fields.wrong(name, f"bad_{name}", _bad_reference)
    return ""


def is_reference(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_REFERENCE and is_storable(value)


def _version(fields: Fields) -> int:
    value = fields.given.get("version")
    if value is None:
        return 0
    if type(value) is int and 0 <= value <= HIGHEST_VERSION:
        return value
    fields.wrong("version", "bad_version", _bad_version)
    return 0


async def tell_totals(lane: LiveLane, asked: Asked, code: str) -> None:
    """What reactions in a round come to: who has taken part always, the figures when it is over."""
    at = await known(lane.shared, code)
    number = as_number(asked.parameter("round"))
    if number not in at.rounds:
        at = await known(lane.shared, code, is_fresh=True)
    fields = Fields({"round": number})
    fields.round(at)
    if fields.problems:
        raise wrong_fields(fields.problems)
    told = await lane.shared.get(("totals", code, number), TOTALS_SECONDS, totals, code, number)
    await answer_json(asked.send, 200, told)


def totals(code: str, number: int) -> dict[str, Any]:
    """{"round", "dots", "opinions", "pairs"}: each {"is_over", people, tables, associations,
    "contributions"}, the last one null until it is over. Raises UnknownCodeError."""
    round = dialogue_of(code).rounds.get(number=number)
    stages, taken_part = list(round.stages.all()), turnout(round)
    over = {kind for kind in COUNTED if is_over_for(round, stages, kind)}
    counted = {kind: COUNTED[kind][0](round) for kind in over}
    keys = {pk for found in counted.values() for pk in found}
    references = dict(Contribution.objects.filter(pk__in=keys).values_list("pk", "reference"))
    told: dict[str, Any] = {"round": number}
    for kind, (_count, figures) in COUNTED.items():
        told[kind] = {"is_over": kind in over, **taken_part[kind], "contributions": None}
        if kind in over:
            told[kind]["contributions"] = [
                {"reference": references[pk], **_figures(total, figures)}
                for pk, total in counted[kind].items()
            ]
    return told


def _figures(total: Total, figures: tuple[str, ...]) -> dict[str, int]:
    found = asdict(total)
    return {name: found[name] for name in (*figures, *BEHIND)}


def _bad_kind() -> str:
    return _("The kind is dots, opinions or pairs.")


def _bad_value() -> str:
    return _("The answer is 1, 0 or -1.")


def _bad_dots() -> str:
    return _("Tell the dots as a list: which contribution, and how many.")


def _bad_reference() -> str:
    return _("Tell the contribution by its id, as R2-B7-014.")


def _bad_card() -> str:
    return _("We do not find this code in the plan. Look at the card, or leave it out.")


def _bad_version() -> str:
    return _("The version is a whole number that grows each time.")
