"""What may say the same, what a person says is the same, and who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.models import Likeness, MergeMember
from samspill.pure.themes.differing import turning_words
from samspill.pure.themes.guard import NEVER_SAME, Guard

MOST_CARDS = 5  # beside one
PLACES = ("a__round", "a__table", "a__association", "b__round", "b__table", "b__association")


@dataclass(frozen=True)
class AlikeCard:
    """Another contribution beside the one at hand, and what is said of the two.

    score   0 to 1; 0 where the system sees no likeness
    guard   a Guard or ""; verdict: a Likeness.Verdict
    group   the number of the merge group that the other stands in
    mates   how many stand in it
    """

    one: Contribution
    other: Contribution
    score: float = 0.0
    guard: str = ""
    verdict: str = ""
    group: int | None = None
    mates: int = 0
    is_together: bool = False

    @property
    def is_refused(self) -> bool:
        """It looks alike and says the opposite: shown, not proposed."""
        return self.guard in NEVER_SAME and not self.is_together and not self.verdict

    @property
    def is_told_apart(self) -> bool:
        return self.verdict == Likeness.Verdict.DIFFERENT and not self.is_together

    @cached_property
    def difference(self) -> str:
        """What the two differ in all the same, as a sentence; empty where nothing was found."""
        return difference(self.guard, self.one, self.other)


def difference(guard: str, one: Contribution, other: Contribution) -> str:
    """Why two that look alike may not say the same."""
    if not guard:
        return ""
    words = [f"«{word.lower()}»" for word in turning_words(one.raw_text, other.raw_text)]
    return _said(guard, words)


def _said(guard: str, words: list[str]) -> str:
    if guard == Guard.NEGATION and words:
        return _("%(word)s turns the meaning.") % {"word": words[0]}
    if guard == Guard.OPPOSITE and len(words) == 2:
        return _("%(one)s and %(other)s are opposites.") % {"one": words[0], "other": words[1]}
    if guard == Guard.NUMBER:
        return _("They name different numbers.")
    if guard == Guard.NAME:
        return _("They name different places or associations.")
    if guard == Guard.ORDER:
        return _("The same words, in another order.")
    return _("They say the opposite of each other.")


def alike_for(contribution: Contribution) -> list[AlikeCard]:
    """The few to lay beside a contribution, most worth a look first; two queries."""
    return all_alike(contribution)[:MOST_CARDS]


def all_alike(contribution: Contribution) -> list[AlikeCard]:
    rows = list(
        Likeness.objects.filter(Q(a=contribution) | Q(b=contribution))
        .select_related(*PLACES)
        .exclude(verdict="", score=0.0)
        .order_by("-score", "pk")
    )
    others = {row.pk: row.b if row.a_id == contribution.pk else row.a for row in rows}
    groups = _standing_groups(contribution, others.values())
    mine = groups.get(contribution.pk)
    cards = [
        _card(contribution, others[row.pk], row, groups.get(others[row.pk].pk), mine)
        for row in rows
    ]
    shown = {card.other.pk for card in cards} | {contribution.pk}
    cards += [
        _card(contribution, member.contribution, None, mine, mine)
        for member in (mine.mates if mine else ())
        if member.contribution_id not in shown
    ]
    return sorted((card for card in cards if card.other.is_standing), key=_worth)


def _worth(card: AlikeCard) -> tuple[int, float]:
    """Open ones first, then those already joined, those that only look alike, those told apart."""
    place = 3 if card.is_told_apart else 2 if card.is_refused else 1 if card.is_together else 0
    return (place, -card.score)


@dataclass
class _Group:
    number: int
    mates: list[MergeMember] = field(default_factory=list)


def _standing_groups(one: Contribution, others: Iterable[Contribution]) -> dict[int, _Group]:
    """contribution -> the group it stands in, with its standing members."""
    around = MergeMember.objects.filter(
        is_standing=True, contribution__in=[one.pk, *(other.pk for other in others)]
    )
    members = MergeMember.objects.filter(is_standing=True, group__in=around.values("group"))
    members = members.select_related(
        "group", "contribution__round", "contribution__table", "contribution__association"
    )
    groups: dict[int, _Group] = {}
    for member in members:
        group = groups.setdefault(member.group_id, _Group(member.group.number))
        group.mates.append(member)
    return {mate.contribution_id: group for group in groups.values() for mate in group.mates}


def _card(
    one: Contribution,
    other: Contribution,
    row: Likeness | None,
    group: _Group | None,
    mine: _Group | None,
) -> AlikeCard:
    return AlikeCard(
        one=one,
        other=other,
        score=row.score if row else 0.0,
        guard=row.guard if row else "",
        verdict=row.verdict if row else "",
        group=group.number if group else None,
        mates=len(group.mates) if group else 0,
        is_together=group is not None and group is mine,
    )


def open_pairs(dialogue: Dialogue) -> QuerySet[Likeness]:
    """Proposed, both standing, not judged, and not together already by way of others; most alike first."""
    standing = {
        f"{side}__{field}": None for side in "ab" for field in ("withdrawn_at", "erased_at")
    }
    together = MergeMember.objects.filter(
        is_standing=True,
        contribution=OuterRef("a"),
        group__members__is_standing=True,
        group__members__contribution=OuterRef("b"),
    )
    return (
        Likeness.objects.filter(a__dialogue=dialogue, verdict="", score__gt=0, **standing)
        .exclude(guard__in=[str(guard) for guard in NEVER_SAME])
        .exclude(Exists(together))
        .select_related(*PLACES)
        .order_by("-score", "pk")
    )


@dataclass(frozen=True)
class Group:
    """Contributions that say the same, and who stands behind them, each counted once.

    tables, associations   numbers and names, in order
    """

    number: int
    members: tuple[Contribution, ...]
    tables: tuple[int, ...]
    associations: tuple[str, ...]


def groups_of(dialogue: Dialogue) -> list[Group]:
    """The merge groups that stand, the broadest first. What is withdrawn counts no more; one query."""
    members = MergeMember.objects.filter(
        is_standing=True,
        group__dialogue=dialogue,
        contribution__withdrawn_at=None,
        contribution__erased_at=None,
    ).select_related(
        "group", "contribution__round", "contribution__table", "contribution__association"
    )
    gathered: dict[int, list[Contribution]] = {}
    for member in members.order_by("contribution__pk"):
        gathered.setdefault(member.group.number, []).append(member.contribution)
    groups = [_gathered(number, some) for number, some in gathered.items() if len(some) > 1]
    return sorted(groups, key=lambda group: (-len(group.tables), -len(group.members), group.number))


def _gathered(number: int, members: list[Contribution]) -> Group:
    return Group(
        number=number,
        members=tuple(members),
        tables=tuple(sorted({one.table.number for one in members if one.table})),
        associations=tuple(
            sorted({one.association.display_name for one in members if one.association})
        ),
    )
