"""What the pages of insight read: the dialogue at hand, the pile, and a filtered list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from samspill.dialogue.models import Ballot, ClusterMember, Contribution, Dialogue
from samspill.insight.models import Coding, Theme
from samspill.organiser.models import Organiser

DONE, PROPOSED, UNCLEAR = "done", "proposed", "unclear"
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
    """Each contribution with `current_codings`, a list of none or one."""
    codings = Coding.objects.current().select_related("primary", "detail", "secondary", "by")
    return contributions.prefetch_related(
        Prefetch("codings", queryset=codings, to_attr="current_codings")
    )


@dataclass(frozen=True)
class Pile:
    """All that stands, as (id, state) in the order in which it is worked through.

    Unclear ones come first in `left`: there a person is needed most.
    """

    rows: Sequence[tuple[int, str]]

    def count(self, state: str) -> int:
        return sum(1 for _pk, one in self.rows if one == state)

    @property
    def left(self) -> list[int]:
        return [
            pk for state in (UNCLEAR, PROPOSED) for pk, one in self.rows if one == state
        ]  # fmt: skip

    def after(self, pk: int | None) -> int | None:
        """The next one to look at after `pk`, round the pile; None when all is done.

        What was passed over comes back when the pile has been gone through, not before.
        """
        left = self.left
        if pk in left:
            return left[(left.index(pk) + 1) % len(left)]
        if not left:
            return None
        states = dict(self.rows)
        places = {one: place for place, one in enumerate(states)}
        come_to = places.get(pk, -1) if pk is not None else -1
        ahead = [one for one in left if places[one] > come_to and states[one] == states[left[0]]]
        return ahead[0] if ahead else left[0]


def pile(dialogue: Dialogue) -> Pile:
    """The pile as it stands, in two queries."""
    codings = {
        contribution: DONE if source == Coding.Source.PERSON else UNCLEAR if unclear else PROPOSED
        for contribution, source, unclear in Coding.objects.current()
        .filter(contribution__dialogue=dialogue)
        .values_list("contribution", "source", "is_unclear")
    }
    standing = dialogue.contributions.standing().in_order().values_list("pk", flat=True)
    return Pile([(pk, codings.get(pk, UNCLEAR)) for pk in standing])


@dataclass(frozen=True)
class Choice:
    """What a list of contributions is narrowed down to; empty means all."""

    words: str = ""
    round: str = ""
    table: str = ""
    theme: str = ""
    category: str = ""
    finding: str = ""
    state: str = ""
    mark: str = ""  # one of MARKS
    cluster: str = ""  # its number in the plenary

    @property
    def is_all(self) -> bool:
        return not any(vars(self).values())


def chosen(dialogue: Dialogue, choice: Choice) -> QuerySet[Contribution]:
    """The contributions that fit the choice, in the order of rounds and tables.

    Withdrawn and erased ones are only in the whole list, and in that of the withdrawn, as marks.
    """
    has_marks = choice.is_all or choice.mark == "withdrawn"
    found = dialogue.contributions.all() if has_marks else dialogue.contributions.standing()
    if choice.mark:
        found = found.filter(pk__in=_marked(dialogue, choice.mark))
    if choice.cluster:
        laid = ClusterMember.objects.filter(
            cluster__number=choice.cluster, cluster__removed_at=None
        )
        found = found.filter(pk__in=laid.filter(cluster__dialogue=dialogue).values("contribution"))
    if choice.round:
        found = found.filter(round__number=choice.round)
    if choice.table:
        found = found.filter(table__number=choice.table)
    if choice.category:
        found = found.filter(association__category=choice.category)
    if choice.finding:
        found = found.filter(findings__reference=choice.finding)
    if choice.theme:
        found = found.filter(pk__in=_coded(choice.theme))
    if choice.state:
        found = found.filter(_in_state(choice.state))
    for word in choice.words.split():
        found = found.filter(_has_word(word))
    return with_codings(found.with_place().in_order())


def _marked(dialogue: Dialogue, mark: str) -> QuerySet[Contribution, Any]:
    """A list of its own, so that a contribution with many dots is not found many times."""
    return dialogue.contributions.filter(MARKS[mark]).values("pk")


def _coded(theme: str) -> QuerySet[Coding, Any]:
    codings = Coding.objects.current().filter(Q(primary=theme) | Q(detail=theme))
    return codings.values("contribution")


def _in_state(state: str) -> Q:
    codings = Coding.objects.current()
    if state == UNCLEAR:
        clear = codings.filter(is_unclear=False).values("contribution")
        return ~Q(pk__in=clear)
    source = Coding.Source.PERSON if state == DONE else Coding.Source.MACHINE
    return Q(pk__in=codings.filter(source=source, is_unclear=False).values("contribution"))


def _has_word(word: str) -> Q:
    """SQLite knows only ASCII's upper and lower: Å and å are asked for both."""
    forms = {word, word.lower(), word.upper(), word.capitalize()}
    found = Q(reference__iexact=word)
    for form in forms:
        found |= Q(raw_text__icontains=form)
    return found


def theme_choices() -> list[tuple[Theme, list[Theme]]]:
    """Every theme with its details, in the taxonomy's order, in one query."""
    themes = list(Theme.objects.all())
    return [
        (theme, [detail for detail in themes if detail.parent_id == theme.pk])
        for theme in themes
        if theme.parent_id is None
    ]
