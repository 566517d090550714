"""What a phone shows while a round asks for dots or opinions: now, and when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.models import Ballot, Contribution, Dialogue, Reaction, Round, Stage
from samspill.dialogue.reactions.choosing import fewest_first, pairs_for
from samspill.dialogue.state import on_board, told

MOST_OPINIONS = 20  # contributions each is asked about
MOST_PAIRS = 6
AT_ONCE = 8  # handed to the phone together, so that a moment without network is not felt
KINDS = (Ballot.Kind.DOTS, Ballot.Kind.OPINIONS, Ballot.Kind.PAIRS)


@dataclass(frozen=True)
class Asked:
    """What this voter is to be asked next.

    cards   contributions as `told` tells them; in twos when they are to be weighed
    left    how many of these kinds of question this voter has left, these included
    total   how many each is asked
    """

    cards: Sequence[Any]
    left: int
    total: int


def kind_now(round: Round | None, stages: Sequence[Stage], wanted: str = "") -> str:
    """What the round asks for now: "dots", "opinions" or "pairs"; "" when it does not ask.

    wanted   in a round without stages one may choose; dots when nothing is chosen
    """
    if round is None or round.state != Round.State.OPEN:
        return ""
    if not stages:
        return wanted if wanted in KINDS else Ballot.Kind.DOTS.value
    stage = current_stage(stages)
    return stage.kind if stage and stage.kind in KINDS else ""


def kinds_over(round: Round | None, stages: Sequence[Stage]) -> list[str]:
    """What the round has asked for, and asks for no more: in order, the newest first."""
    if round is None:
        return []
    if round.state != Round.State.OPEN and not stages:
        given = set(round.ballots.values_list("kind", flat=True).distinct())
        return [kind for kind in KINDS if kind in given]
    held = [one for one in stages if one.closed_at and one.kind in KINDS]
    return [one.kind for one in sorted(held, key=lambda one: -one.number)]


def own_of_table(round: Round, table: int) -> list[Contribution]:
    """What the table has given in the round, in the order it was given."""
    rows = round.contributions.standing().filter(table__number=table)
    return list(rows.select_related("table").order_by("pk"))


def opinions_to_ask(
    dialogue: Dialogue, round: Round, *, table: int, voter: str, chance: str
) -> Asked:
    """Contributions of other tables that this voter has not answered. Four queries.

    voter    the key of the voter's ballots; chance is what the order falls by
    """
    numbers = on_board(dialogue, round).exclude(table__number=table).values_list("pk", flat=True)
    answered = {one for one, _other in _given(round, Ballot.Kind.OPINIONS, voter)}
    looks = dict.fromkeys(numbers, 0)
    total = min(len(looks), MOST_OPINIONS)
    for number, count in _looks(round, Ballot.Kind.OPINIONS, "contribution_id"):
        if number in looks:
            looks[number] += count
    left = max(min(total - len(answered), len(looks.keys() - answered)), 0)
    for number in answered:
        looks.pop(number, None)
    chosen = fewest_first(looks, voter=chance, most=min(left, AT_ONCE))
    found = _told(chosen)
    return Asked([found[one] for one in chosen], left, total)


def pairs_to_ask(dialogue: Dialogue, round: Round, *, voter: str, chance: str) -> Asked:
    """Pairs of contributions that this voter has not weighed. Five queries."""
    looks = dict.fromkeys(on_board(dialogue, round).values_list("pk", flat=True), 0)
    for field in ("contribution_id", "other_id"):
        for number, count in _looks(round, Ballot.Kind.PAIRS, field):
            if number in looks:
                looks[number] += count
    met = {frozenset(pair) for pair in _given(round, Ballot.Kind.PAIRS, voter)}
    total = min(len(looks) * (len(looks) - 1) // 2, MOST_PAIRS)
    left = max(total - len(met), 0)
    chosen = pairs_for(looks, voter=chance, most=left, met=met)
    found = _told([one for pair in chosen for one in pair])
    return Asked([(found[one], found[other]) for one, other in chosen], len(chosen), total)


def dots_given(round: Round, voter: str) -> dict[int, int]:
    """contribution -> the dots this voter has on it."""
    rows = Reaction.objects.filter(
        ballot__round=round, ballot__kind=Ballot.Kind.DOTS, ballot__voter=voter
    )
    return dict(rows.values_list("contribution_id", "value"))


def ballot_of(round: Round, kind: str, voter: str) -> Ballot | None:
    """What this voter has given of a kind, with the table it was given at."""
    rows = round.ballots.filter(kind=kind, voter=voter).exclude(reactions=None)
    return rows.select_related("table").first()


def _given(round: Round, kind: str, voter: str) -> list[tuple[int, int | None]]:
    rows = Reaction.objects.filter(ballot__round=round, ballot__kind=kind, ballot__voter=voter)
    return list(rows.values_list("contribution_id", "other_id"))


def _looks(round: Round, kind: str, field: str) -> list[tuple[int, int]]:
    rows = Reaction.objects.filter(ballot__round=round, ballot__kind=kind)
    return list(rows.values_list(field).annotate(count=Count("pk")).order_by())


def _told(numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    rows = Contribution.objects.filter(pk__in=numbers).select_related("table")
    return {row.pk: told(row) for row in rows}
