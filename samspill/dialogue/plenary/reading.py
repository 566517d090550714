"""The plenary as it stands: what was laid together, from how many tables, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Sum

from samspill.dialogue.models import (
    Ballot,
    Cluster,
    ClusterMember,
    Contribution,
    Dialogue,
    Reaction,
    Round,
    Showing,
    Stage,
    TopChoice,
)
from samspill.dialogue.state import current_round, shown


@dataclass(frozen=True)
class Card:
    """A contribution as the plenary sees it: its words screened, otherwise as they were given.

    top_rank     best place among its table's top three, or None
    dots         None until those who gave them may know: the dots are secret while they are given
    association  number of the association's row, for counting; never shown
    is_held      kept from the big screen, with a reason
    is_unread    the evening is moderated, and nobody has let it onto the big screen yet
    """

    pk: int
    reference: str
    text: str
    language: str
    kind: str
    table: int | None
    association: int | None
    round: int
    top_rank: int | None
    dots: int | None
    is_held: bool
    is_unread: bool

    @property
    def is_reflection(self) -> bool:
        return self.kind == Contribution.Kind.REFLECTION

    @property
    def is_on_board(self) -> bool:
        return not self.is_held and not self.is_unread


@dataclass(frozen=True)
class ClusterTold:
    """One cluster. `cards` came from the tables, `reflections` were said in the plenary; both are
    contributions, and `tables` and `associations` count those behind the cards alone."""

    pk: int
    number: int
    title: str  # "" until the plenary has given it one
    round: int | None
    cards: tuple[Card, ...]
    reflections: tuple[Card, ...]

    @property
    def count(self) -> int:
        return len(self.cards)

    @property
    def tables(self) -> int:
        return len({card.table for card in self.cards} - {None})

    @property
    def associations(self) -> int:
        return len({card.association for card in self.cards} - {None})


def plenary_of(
    dialogue: Dialogue, round: Round | None = None, *, for_board: bool = False
) -> list[ClusterTold]:
    """The clusters in order, those of one round or of all; five queries whatever they hold.

    for_board  only what the big screen may show. What has been taken back is never among them.
    """
    clusters = Cluster.objects.filter(dialogue=dialogue, removed_at=None).select_related("round")
    clusters = clusters.filter(round=round) if round else clusters
    members = ClusterMember.objects.filter(cluster__in=clusters).values_list(
        "contribution", "cluster"
    )
    of_cluster = dict(members.order_by("at", "pk"))
    cards = {card.pk: card for card in _cards(dialogue, of_cluster, round)}
    told = []
    for cluster in clusters.order_by("number"):
        laid = [
            cards[pk] for pk, place in of_cluster.items() if place == cluster.pk and pk in cards
        ]
        laid = [card for card in laid if card.is_on_board or not for_board]
        told.append(
            ClusterTold(
                pk=cluster.pk,
                number=cluster.number,
                title=cluster.title,
                round=cluster.round.number if cluster.round else None,
                cards=tuple(card for card in laid if not card.is_reflection),
                reflections=tuple(card for card in laid if card.is_reflection),
            )
        )
    return told


def free_cards(
    dialogue: Dialogue, round: Round, *, most: int | None = None
) -> tuple[list[Card], int]:
    """The contributions of a round that lie in no cluster, the first `most`; and how many there are.

    The tables' top three come first, then those with most dots, then the rest as they were given.
    """
    rows = round.contributions.standing().exclude(kind=Contribution.Kind.REFLECTION)
    free = list(rows.filter(cluster_member=None).order_by("pk").values_list("pk", flat=True))
    ranks, dots = _ranks(dialogue, round), _dots(dialogue, round)
    free.sort(key=lambda pk: (pk not in ranks, ranks.get(pk, 0), -dots.get(pk, 0), pk))
    wanted = free[:most]
    cards = {card.pk: card for card in _cards(dialogue, wanted, round, ranks=ranks, dots=dots)}
    return [cards[pk] for pk in wanted if pk in cards], len(free)


def free_reflections(dialogue: Dialogue, round: Round, *, for_board: bool = False) -> list[Card]:
    """What was said in the plenary and lies in no cluster, the newest first."""
    rows = round.contributions.standing().filter(kind=Contribution.Kind.REFLECTION)
    pks = list(rows.filter(cluster_member=None).values_list("pk", flat=True))
    cards = _cards(dialogue, pks, round, ranks={}, dots={})
    found = [card for card in cards if card.is_on_board or not for_board]
    return sorted(found, key=lambda card: -card.pk)


def plenary_round(dialogue: Dialogue) -> Round | None:
    """The round whose plenary was worked on last; before that the one that is open, or was last."""
    rounds = list(dialogue.rounds.with_item().annotate(laid=Max("clusters__members__at")))
    laid = [one for one in rounds if one.laid is not None]
    if laid:
        return max(laid, key=lambda one: one.laid)
    return current_round(rounds)


def dots_are_told(round: Round) -> bool:
    """The dots are secret until their stage, or else the round, is over. Its stages are looked up."""
    if round.state == Round.State.CLOSED:
        return True
    stages = [one for one in round.stages.all() if one.kind == Stage.Kind.DOTS]
    return any(one.closed_at is not None for one in stages)


def _cards(
    dialogue: Dialogue,
    pks: Iterable[int],
    round: Round | None,
    *,
    ranks: Mapping[int, int] | None = None,
    dots: Mapping[int, int] | None = None,
) -> list[Card]:
    ranks = _ranks(dialogue, round) if ranks is None else ranks
    dots = _dots(dialogue, round) if dots is None else dots
    rows = dialogue.contributions.standing().filter(pk__in=list(pks))
    return [
        Card(
            pk=row.pk,
            reference=row.reference,
            text=shown(row),
            language=row.language,
            kind=row.kind,
            table=row.table.number if row.table else None,
            association=row.association_id,
            round=row.round.number,
            top_rank=ranks.get(row.pk),
            dots=dots.get(row.pk),
            is_held=_showing(row) == Showing.State.HELD,
            is_unread=dialogue.is_moderated and not _showing(row),
        )
        for row in rows.select_related("table", "round", "showing").order_by("pk")
    ]


def _showing(row: Contribution) -> str:
    return row.showing.state if hasattr(row, "showing") else ""


def _ranks(dialogue: Dialogue, round: Round | None) -> dict[int, int]:
    """Best rank among a table's top three, by contribution."""
    rows = TopChoice.objects.filter(round__dialogue=dialogue)
    rows = rows.filter(round=round) if round else rows
    return dict(rows.order_by("-rank").values_list("contribution", "rank"))


def _dots(dialogue: Dialogue, round: Round | None) -> dict[int, int]:
    """Dots by contribution, of the rounds whose dots may be told."""
    rounds = [round] if round else list(dialogue.rounds.prefetch_related("stages"))
    told = [one for one in rounds if dots_are_told(one)]
    rows = Reaction.objects.filter(ballot__round__in=told, ballot__kind=Ballot.Kind.DOTS)
    given = rows.values("contribution").annotate(dots=Sum("value"))
    return dict(given.values_list("contribution", "dots"))
