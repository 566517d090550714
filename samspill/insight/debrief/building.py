"""What the evening gave, to be read the same evening: every figure leads to the contributions behind it.

`build_debrief` is what the page shows and what `debrief_document` prints. Words are screened as on
the big screen; what was taken back, erased or held back from it is a mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count
from django.utils import timezone

from samspill.dialogue.models import Contribution, Dialogue, Round, TopChoice
from samspill.dialogue.plenary.reading import ClusterTold, plenary_of
from samspill.dialogue.reactions.counts import turnout
from samspill.insight.debrief.words import (
    Reactions,
    Said,
    dots_of,
    opinions_of,
    pairs_of,
    said_of,
)

MOST_IN_CLUSTER = 3  # told in their own words; the rest by a link


@dataclass(frozen=True)
class ClusterWords:
    """What the plenary laid together; `said` are the first of `told.cards`."""

    told: ClusterTold
    said: Sequence[Said]
    reflections: Sequence[Said]


@dataclass(frozen=True)
class RoundTold:
    """One round. Counts are of what stands; `withdrawn` are those that do not."""

    round: Round
    contributions: int
    tables: int
    associations: int
    late: int
    withdrawn: int
    paper: int
    silent: Sequence[int]
    tops: Sequence[tuple[int, Sequence[Said]]]
    dots: Reactions | None
    opinions: Reactions | None
    pairs: Reactions | None
    clusters: Sequence[ClusterWords]
    reflections: Sequence[Said]

    @property
    def was_held(self) -> bool:
        return self.round.opened_at is not None or self.contributions > 0


@dataclass(frozen=True)
class Waiting:
    """What is not done yet. Sheets: laid out, and nobody has typed them in."""

    sheets: int = 0
    photographed: int = 0
    unchecked: int = 0
    unread: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.sheets or self.unchecked or self.unread)


@dataclass(frozen=True)
class Debrief:
    """The whole evening.

    seated, seated_associations   who had a seat; nobody counts who sat in it
    rows                          (table, contributions in each round that was held)
    """

    dialogue: Dialogue
    rounds: Sequence[RoundTold]
    contributions: int
    tables: int
    table_count: int
    associations: int
    late: int
    withdrawn: int
    paper: int
    reflections: int
    seated: int
    seated_associations: int
    rows: Sequence[tuple[int, Sequence[int]]]
    clusters: Sequence[ClusterWords]  # those of no one round
    waiting: Waiting = field(default_factory=Waiting)

    @property
    def held(self) -> list[RoundTold]:
        return [one for one in self.rounds if one.was_held]

    @property
    def day(self) -> date:
        return timezone.localtime(self.dialogue.conference.starts_at).date()


def build_debrief(dialogue: Dialogue) -> Debrief:
    """All of it: a number of queries that rounds alone can raise."""
    every = list(dialogue.contributions.select_related("table", "showing").in_order())
    standing = [one for one in every if one.is_standing]
    tables = list(dialogue.tables.values_list("number", flat=True))
    words = {one.pk: one for one in every}
    clusters = plenary_of(dialogue)
    rounds = dialogue.rounds.with_item().prefetch_related("further_questions", "stages")
    tops = _tops(dialogue, words)
    told = [_round(one, every, tables, tops.get(one.pk, {}), clusters, words) for one in rounds]
    seated = dialogue.conference.sign_ups.seated()
    return Debrief(
        dialogue=dialogue,
        rounds=told,
        **_counts(standing),
        table_count=len(tables),
        late=sum(one.is_late for one in standing),
        withdrawn=sum(one.withdrawn_at is not None for one in every),
        paper=_of_paper(standing),
        reflections=sum(_is_reflection(one) for one in standing),
        **seated.aggregate(
            seated=Count("pk"), seated_associations=Count("association", distinct=True)
        ),
        rows=_rows(tables, [one for one in told if one.was_held], standing),
        clusters=[_cluster(one, words) for one in clusters if one.round is None],
        waiting=_waiting(dialogue, standing),
    )


def _round(
    round: Round,
    every: Sequence[Contribution],
    tables: Sequence[int],
    tops: Mapping[int, Sequence[Said]],
    clusters: Sequence[ClusterTold],
    words: Mapping[int, Contribution],
) -> RoundTold:
    own = [one for one in every if one.round_id == round.pk]
    standing = [one for one in own if one.is_standing]
    spoken = {one.table.number for one in standing if one.table}
    laid = {card.pk for cluster in clusters for card in cluster.reflections}
    who = turnout(round)
    is_begun = round.opened_at is not None or bool(standing)
    return RoundTold(
        round=round,
        **_counts(standing),
        late=sum(one.is_late for one in standing),
        withdrawn=sum(one.withdrawn_at is not None for one in own),
        paper=_of_paper(standing),
        silent=[number for number in tables if number not in spoken] if is_begun else [],
        tops=sorted(tops.items()),
        dots=dots_of(round, who, words),
        opinions=opinions_of(round, who, words),
        pairs=pairs_of(round, who, words),
        clusters=[_cluster(one, words) for one in clusters if one.round == round.number],
        reflections=[
            said_of(one) for one in standing if _is_reflection(one) and one.pk not in laid
        ],
    )


def _counts(rows: Sequence[Contribution]) -> dict[str, int]:
    return {
        "contributions": len(rows),
        "tables": len({one.table_id for one in rows} - {None}),
        "associations": len({one.association_id for one in rows} - {None}),
    }


def _of_paper(rows: Sequence[Contribution]) -> int:
    return sum(one.channel == Contribution.Channel.PAPER for one in rows)


def _is_reflection(one: Contribution) -> bool:
    return one.kind == Contribution.Kind.REFLECTION


def _tops(
    dialogue: Dialogue, words: Mapping[int, Contribution]
) -> dict[int, dict[int, list[Said]]]:
    """Each table's top three in order, by round and table. One query."""
    found: dict[int, dict[int, list[Said]]] = {}
    rows = TopChoice.objects.filter(round__dialogue=dialogue).order_by("rank")
    for round, table, pk in rows.values_list("round", "table__number", "contribution"):
        if pk in words:  # else it came after the words were read
            found.setdefault(round, {}).setdefault(table, []).append(said_of(words[pk]))
    return found


def _cluster(told: ClusterTold, words: Mapping[int, Contribution]) -> ClusterWords:
    said = [card.pk for card in told.cards if card.pk in words][:MOST_IN_CLUSTER]
    reflections = [card.pk for card in told.reflections if card.pk in words]
    return ClusterWords(
        told, [said_of(words[pk]) for pk in said], [said_of(words[pk]) for pk in reflections]
    )


def _rows(
    tables: Sequence[int], held: Sequence[RoundTold], standing: Sequence[Contribution]
) -> list[tuple[int, Sequence[int]]]:
    counts: dict[tuple[int, int], int] = {}
    for one in standing:
        if one.table is not None:
            place = (one.table.number, one.round_id)
            counts[place] = counts.get(place, 0) + 1
    return [(number, [counts.get((number, one.round.pk), 0) for one in held]) for number in tables]


def _waiting(dialogue: Dialogue, standing: Sequence[Contribution]) -> Waiting:
    sheets = list(dialogue.sheets.values_list("typed_at", "checked_at", "photo_at"))
    untyped = [photo for typed, _checked, photo in sheets if typed is None]
    unchecked = [1 for typed, checked, _photo in sheets if typed and not checked]
    unread = [one for one in standing if getattr(one, "showing", None) is None]
    return Waiting(
        sheets=len(untyped),
        photographed=sum(photo is not None for photo in untyped),
        unchecked=len(unchecked) if dialogue.checks_paper else 0,
        unread=len(unread) if dialogue.is_moderated else 0,
    )
