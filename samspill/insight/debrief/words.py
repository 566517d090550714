"""What was said on the evening, screened as on the big screen, and what people's reactions came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samspill.dialogue.models import Ballot, Contribution, Round, Showing
from samspill.dialogue.reactions.counts import Total, dot_totals, opinion_totals, pair_totals
from samspill.dialogue.state import shown

FEWEST_PEOPLE, FEWEST_PLACES = 5, 3  # told exactly, as in the report; 0 is 0
MOST_DOTTED, MOST_AGREED = 5, 3  # told in their own words; the rest by a link
Words = Mapping[int, Contribution]  # every contribution of the dialogue
Turnout = Mapping[str, Mapping[str, int]]  # as `turnout` tells: by kind, those who gave any


@dataclass(frozen=True)
class Said:
    """One contribution. `gone` is "" or why its words are not told: withdrawn, erased or held.

    why   of one that is held back: the reason that its table was given
    """

    pk: int
    reference: str
    table: int | None
    language: str
    text: str
    gone: str = ""
    why: str = ""


@dataclass(frozen=True)
class Behind:
    """Those behind a number; None for fewer than may be told."""

    people: int | None
    tables: int | None
    associations: int | None


@dataclass(frozen=True)
class Weighed:
    said: Said
    total: Total

    @property
    def behind(self) -> Behind:
        return behind(self.total.people, self.total.tables, self.total.associations)


@dataclass(frozen=True)
class Reactions:
    """One kind of reaction in one round.

    people, tables, associations   different ones that gave any
    given                          dots that were given, on what still stands
    most                           those that matter most, or that most agree with
    split                          opinions: those on which people differ most
    """

    people: int
    tables: int
    associations: int
    given: int = 0
    most: Sequence[Weighed] = ()
    split: Sequence[Weighed] = ()

    @property
    def behind(self) -> Behind:
        return behind(self.people, self.tables, self.associations)


def behind(people: int, tables: int, associations: int) -> Behind:
    """As much as may be told of them, so that nobody can be told from what was answered."""
    if people < FEWEST_PEOPLE:
        return Behind(None, None, None)
    return Behind(people, _told(tables), _told(associations))


def _told(places: int) -> int | None:
    return None if 0 < places < FEWEST_PLACES else places


def said_of(one: Contribution) -> Said:
    """The words as everyone in the room may see them, or why they are not told."""
    number = one.table.number if one.table else None
    showing = getattr(one, "showing", None)
    is_held = showing is not None and showing.state == Showing.State.HELD
    gone = "erased" if one.erased_at else "withdrawn" if one.withdrawn_at else "held" * is_held
    why = ""
    if gone == "held" and showing is not None:
        is_other = showing.reason == Showing.Reason.OTHER and showing.note
        why = showing.note if is_other else str(showing.get_reason_display())
    text = "" if gone else shown(one)
    return Said(one.pk, one.reference, number, one.language, text, gone, why)


def dots_of(round: Round, who: Turnout, words: Words) -> Reactions | None:
    """Secret until the stage, or else the round, is over. One query."""
    if not _may_be_told(round, who, Ballot.Kind.DOTS):
        return None
    totals = dot_totals(round)
    most = _weighed(list(totals)[:MOST_DOTTED], totals, words)
    given = sum(one.dots for one in totals.values())
    return Reactions(**who[Ballot.Kind.DOTS], given=given, most=most)


def opinions_of(round: Round, who: Turnout, words: Words) -> Reactions | None:
    """As `dots_of`. Least agreement counts from both sides: one who is alone splits nobody."""
    if not _may_be_told(round, who, Ballot.Kind.OPINIONS):
        return None
    totals = opinion_totals(round)
    agreed = [pk for pk, total in totals.items() if total.agree > total.disagree]
    sides = {pk: min(total.agree, total.disagree) for pk, total in totals.items()}
    split = sorted((pk for pk in sides if sides[pk] > 1), key=lambda pk: (-sides[pk], pk))
    return Reactions(
        **who[Ballot.Kind.OPINIONS],
        most=_weighed(agreed[:MOST_AGREED], totals, words),
        split=_weighed(split[:MOST_AGREED], totals, words),
    )


def pairs_of(round: Round, who: Turnout, words: Words) -> Reactions | None:
    """As `dots_of`."""
    if not _may_be_told(round, who, Ballot.Kind.PAIRS):
        return None
    totals = pair_totals(round)
    won = [pk for pk, total in totals.items() if total.wins > total.losses]
    most = _weighed(won[:MOST_DOTTED], totals, words)
    return Reactions(**who[Ballot.Kind.PAIRS], most=most)


def _may_be_told(round: Round, who: Turnout, kind: str) -> bool:
    stages = [one for one in round.stages.all() if one.kind == kind]
    is_over = round.state == Round.State.CLOSED or any(one.closed_at for one in stages)
    return is_over and bool(who[kind]["people"])


def _weighed(pks: Sequence[int], totals: Mapping[int, Total], words: Words) -> list[Weighed]:
    return [Weighed(said_of(words[pk]), totals[pk]) for pk in pks if pk in words]
