"""What the pages of insight read: the dialogue at hand, the pile, and a filtered list."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import F, Prefetch, Q, QuerySet

from samspill.dialogue.models import Ballot, ClusterMember, Contribution, Dialogue
from samspill.insight.any_case import holds_word
from samspill.insight.models import Coding, MergeMember, Part, Theme
from samspill.insight.report.state import claim_in_report
from samspill.insight.second_reading import disagreements
from samspill.organiser.models import Organiser

DONE, PROPOSED, UNCLEAR, ASIDE = "done", "proposed", "unclear", "aside"
SPLIT, JOINED, DIFFERING = "split", "joined", "differing"
NONE = "-"  # in a choice: those that have no table, category, language, kind
MARKS = {
    "top": Q(top_choices__isnull=False),
    "dots": Q(reactions__ballot__kind=Ballot.Kind.DOTS),
    "opinions": Q(reactions__ballot__kind=Ballot.Kind.OPINIONS),
    "pairs": Q(reactions__ballot__kind=Ballot.Kind.PAIRS),
    "late": Q(is_late=True),
    "withdrawn": Q(withdrawn_at__isnull=False),
    "paper": Q(channel=Contribution.Channel.PAPER),
    "reflection": Q(kind=Contribution.Kind.REFLECTION),
    "named": Q(association__isnull=False),
    "unread": Q(showing__isnull=True),
    "unnamed": Q(association__isnull=True),
}  # what happened to a contribution on the evening


def current_dialogue(organiser: Organiser) -> Dialogue | None:
    """The newest dialogue that something has been said in, or the newest."""
    dialogues = organiser.dialogues.select_related("conference__process", "organiser")
    newest = dialogues.order_by("-conference__starts_at", "-pk")
    spoken = newest.filter(contributions__isnull=False).distinct()
    return spoken.first() or newest.first()


def language_of(dialogue: Dialogue) -> str:
    """The municipality's own; a report is the same whoever fetches it."""
    process = dialogue.conference.process
    return process.language if process else dialogue.conference.language


def with_codings(contributions: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Each contribution with `current_codings`: none, one, or one for each of its parts in order."""
    codings = Coding.objects.current().select_related(
        "primary", "detail", "secondary", "by", "part"
    )
    codings = codings.order_by(F("part__start").asc(nulls_first=True), "pk")
    return contributions.prefetch_related(
        Prefetch("codings", queryset=codings, to_attr="current_codings")
    )


class Card(NamedTuple):
    """What is sorted by itself: a contribution, or one part of it. In addresses "17" or "17-4"."""

    contribution: int
    part: int | None = None

    def __str__(self) -> str:
        return f"{self.contribution}-{self.part}" if self.part else str(self.contribution)

    @property
    def address(self) -> str:
        return str(self)

    @classmethod
    def at(cls, address: str) -> Card | None:
        """The card of an address, None where it is none."""
        numbers = address.split("-")
        if len(numbers) > 2 or not all(_is_number(one) for one in numbers):
            return None
        return cls(*(int(one) for one in numbers))


def _are_parts_of_one(one: Hashable, other: Hashable) -> bool:
    if not isinstance(one, Card) or not isinstance(other, Card) or other.part is None:
        return False
    return one.contribution == other.contribution


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


@dataclass(frozen=True)
class Pile:
    """All cards that stand, as (card, state) in the order in which they are worked through.

    Those with a clear proposal come first in `left`, the unclear ones after: what is quickly read is
    done quickly, and teaches the system before the others come. What a person has set aside as unclear
    is counted as such, and is not left to do.
    """

    rows: Sequence[tuple[Hashable, str]]

    def count(self, state: str) -> int:
        states = (UNCLEAR, ASIDE) if state == UNCLEAR else (state,)
        return sum(1 for _card, one in self.rows if one in states)

    @property
    def contributions(self) -> int:
        """How many contributions the cards are of."""
        return len(self.whole.rows)

    @cached_property
    def whole(self) -> Pile:
        """The same by contributions: one in parts is unclear or proposed for as long as a part is."""
        states: dict[Hashable, set[str]] = {}
        for card, state in self.rows:
            key = card.contribution if isinstance(card, Card) else card
            states.setdefault(key, set()).add(state)
        order = (UNCLEAR, PROPOSED, ASIDE, DONE)
        return Pile(
            [(key, next(one for one in order if one in some)) for key, some in states.items()]
        )

    @property
    def left(self) -> list[Any]:
        return [
            card for state in (PROPOSED, UNCLEAR) for card, one in self.rows if one == state
        ]  # fmt: skip

    def after(self, card: Hashable | None) -> Any:
        """The next one to look at after `card`, round the pile; None when all is done.

        What was passed over comes back when the pile has been gone through, not before. The parts
        of a contribution come one after the other.
        """
        left = self.left
        if card in left:
            return left[(left.index(card) + 1) % len(left)]
        if not left:
            return None
        other_parts = [one for one in left if _are_parts_of_one(one, card)]
        if other_parts:
            return other_parts[0]
        states = dict(self.rows)
        places = {one: place for place, one in enumerate(states)}
        come_to = places.get(card, -1) if card is not None else -1
        ahead = [one for one in left if places[one] > come_to and states[one] == states[left[0]]]
        return ahead[0] if ahead else left[0]


def pile(dialogue: Dialogue) -> Pile:
    """The pile as it stands, in three queries."""
    codings = {
        Card(contribution, part): _state(source, is_unclear)
        for contribution, part, source, is_unclear in Coding.objects.current()
        .filter(contribution__dialogue=dialogue)
        .values_list("contribution", "part", "source", "is_unclear")
    }
    parts: dict[int, list[Card]] = {}
    standing = Part.objects.filter(contribution__dialogue=dialogue, is_standing=True)
    for part, contribution in standing.order_by("start").values_list("pk", "contribution"):
        parts.setdefault(contribution, []).append(Card(contribution, part))
    contributions = dialogue.contributions.standing().in_order().values_list("pk", flat=True)
    cards = [card for pk in contributions for card in parts.get(pk, [Card(pk)])]
    return Pile([(card, codings.get(card, UNCLEAR)) for card in cards])


def _state(source: str, is_unclear: bool) -> str:
    if source == Coding.Source.PERSON:
        return ASIDE if is_unclear else DONE
    return UNCLEAR if is_unclear else PROPOSED


@dataclass(frozen=True)
class Choice:
    """What a list of contributions is narrowed down to; empty means all."""

    words: str = ""
    round: str = ""
    table: str = ""
    theme: str = ""
    category: str = ""
    finding: str = ""
    claim: str = ""  # of the newest report, as C12
    state: str = ""
    mark: str = ""  # one of MARKS
    cluster: str = ""  # its number in the plenary
    group: str = ""  # its number, of those that say the same
    question: str = ""  # its number in the round
    language: str = ""
    kind: str = ""
    channel: str = ""

    @property
    def is_all(self) -> bool:
        return not any(vars(self).values())


def chosen(dialogue: Dialogue, choice: Choice) -> QuerySet[Contribution]:
    """The contributions that fit the choice, in the order of rounds and tables.

    Withdrawn and erased ones are only in the whole list, and in that of the withdrawn, as marks.
    """
    has_marks = choice.is_all or choice.mark == "withdrawn" or choice.claim
    found = dialogue.contributions.all() if has_marks else dialogue.contributions.standing()
    if choice.mark:
        found = found.filter(pk__in=_marked(dialogue, choice.mark))
    if choice.cluster:
        laid = ClusterMember.objects.filter(
            cluster__number=choice.cluster, cluster__removed_at=None
        )
        found = found.filter(pk__in=laid.filter(cluster__dialogue=dialogue).values("contribution"))
    if choice.group:
        same = MergeMember.objects.filter(is_standing=True, group__number=choice.group)
        found = found.filter(pk__in=same.filter(group__dialogue=dialogue).values("contribution"))
    if choice.round:
        found = found.filter(round__number=choice.round)
    if choice.table:
        number = None if choice.table == NONE else choice.table
        found = found.filter(table__number=number)
    if choice.category == NONE:
        found = found.filter(association__isnull=False, association__category=None)
    elif choice.category:
        found = found.filter(association__category=choice.category)
    found = found.filter(**_as_given(choice))
    if choice.finding:
        found = found.filter(findings__reference=choice.finding)
    if choice.claim:
        claim = claim_in_report(dialogue, choice.claim)
        found = found.filter(reference__in=claim["ids"] if claim else [])
    if choice.theme:
        found = found.filter(pk__in=_coded(choice.theme))
    if choice.state == DIFFERING:
        found = found.filter(pk__in=[one.contribution.pk for one in disagreements(dialogue)])
    elif choice.state:
        found = found.filter(_in_state(choice.state))
    for word in choice.words.split():
        found = found.filter(_has_word(word))
    return with_codings(found.with_place().in_order())


def _as_given(choice: Choice) -> dict[str, str]:
    """What stands on the contribution itself, as a query."""
    wanted = {name: getattr(choice, name) for name in ("question", "language", "kind", "channel")}
    return {name: "" if value == NONE else value for name, value in wanted.items() if value}


def _marked(dialogue: Dialogue, mark: str) -> QuerySet[Contribution, Any]:
    """A list of its own, so that a contribution with many dots is not found many times."""
    return dialogue.contributions.filter(MARKS[mark]).values("pk")


def _coded(theme: str) -> QuerySet[Coding, Any]:
    second = Q(secondary=theme, source=Coding.Source.PERSON)
    codings = Coding.objects.current().filter(Q(primary=theme) | Q(detail=theme) | second)
    return codings.values("contribution")


def _in_state(state: str) -> Q:
    """Of one in parts: done when every part is, unclear when any is."""
    codings = Coding.objects.current().order_by()
    if state == SPLIT:
        return Q(pk__in=codings.filter(part__isnull=False).values("contribution"))
    if state == JOINED:
        return Q(pk__in=MergeMember.objects.filter(is_standing=True).values("contribution"))
    if state == ASIDE:
        aside = codings.filter(source=Coding.Source.PERSON, is_unclear=True)
        return Q(pk__in=aside.values("contribution"))
    unclear = codings.filter(is_unclear=True).values("contribution")
    proposed = codings.filter(source=Coding.Source.MACHINE, is_unclear=False).values("contribution")
    if state == UNCLEAR:
        return Q(pk__in=unclear) | ~Q(pk__in=codings.values("contribution"))
    if state == PROPOSED:
        return Q(pk__in=proposed)
    return Q(pk__in=codings.values("contribution")) & ~Q(pk__in=unclear) & ~Q(pk__in=proposed)


def _has_word(word: str) -> Q:
    return Q(reference__iexact=word) | holds_word("raw_text", word)


def theme_choices(organiser: Organiser | None = None) -> list[tuple[Theme, list[Theme]]]:
    """Every theme with its details, in the taxonomy's order and the organiser's own last, in one
    query; without an organiser the shared ones alone."""
    found = Theme.objects.of(organiser) if organiser else Theme.objects.filter(organiser=None)
    themes = list(found.order_by(F("organiser").asc(nulls_first=True), "sort_order", "code"))
    return [
        (theme, [detail for detail in themes if detail.parent_id == theme.pk])
        for theme in themes
        if theme.parent_id is None
    ]
