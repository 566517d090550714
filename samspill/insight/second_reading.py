"""Two who read the same: what is left to read blind, how well they agree, and where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Count, QuerySet

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.models import Coding, Part
from samspill.people.models import User
from samspill.pure.themes.agreement import Agreement, agreement

SAMPLE = 60  # enough for alpha to say something, little enough for an evening


@dataclass(frozen=True)
class Unsettled:
    """A contribution, or a part of one, that people have said different things of.

    words   the last word of each of them, in the order in which they were given
    """

    contribution: Contribution
    part: Part | None
    words: tuple[Coding, ...]
    current: Coding


def to_read_again(dialogue: Dialogue, by: User, *, most: int = SAMPLE) -> list[int]:
    """Contributions that another person alone has sorted, for this one to read without seeing how.

    The same sample for all: in an order by a hash of their references, that nobody chooses, and those
    that two have read are part of it. So there are fewer the more are read, until `most` are.
    """
    coders: dict[int, set[int | None]] = {}
    blind = _on_whole(dialogue).filter(is_blind=True).select_related(None)
    for contribution, coder in blind.values_list("contribution", "by"):
        coders.setdefault(contribution, set()).add(coder)
    read = sum(1 for people in coders.values() if len(people) > 1)
    own = _words(dialogue).filter(by=by).values("contribution")
    first = _on_whole(dialogue).filter(is_current=True).exclude(contribution__in=own)
    first = first.select_related(None)
    open_ones = [
        (_place(reference), contribution)
        for contribution, reference, coder in first.values_list(
            "contribution", "contribution__reference", "by"
        )
        if coders.get(contribution) == {coder}
    ]
    return [pk for _hash, pk in sorted(open_ones)[: max(most - read, 0)]]


def coders_agreement(dialogue: Dialogue) -> Agreement:
    """Over the standing blind words on whole contributions; those marked as unclear say nothing."""
    codings: dict[str, dict[str, str | None]] = {}
    for coding in _of_two(_on_whole(dialogue).filter(is_blind=True)):
        coder = str(coding.by_id or f"forgotten {coding.pk}")
        codings.setdefault(coding.contribution.reference, {})[coder] = coding.primary_id
    return agreement(codings)


def disagreements(dialogue: Dialogue) -> list[Unsettled]:
    """Where people have said different themes, and none has settled it; in the pile's order."""
    return _differing(_words(dialogue))


def disagreements_on(contribution: Contribution) -> list[Unsettled]:
    """The same of one contribution: of the whole, or of its parts."""
    return _differing(_words(contribution.dialogue).filter(contribution=contribution))


def _differing(said: QuerySet[Coding]) -> list[Unsettled]:
    words: dict[tuple[int, int | None], list[Coding]] = {}
    standing = _of_two(said).select_related(
        "contribution__round",
        "contribution__table",
        "part__contribution",
        "primary",
        "detail",
        "secondary",
        "by",
    )
    for coding in standing.order_by(
        "contribution__round__number",
        "contribution__table__number",
        "contribution",
        "part__start",
        "pk",
    ):
        words.setdefault((coding.contribution_id, coding.part_id), []).append(coding)
    found = [_unsettled(some) for some in words.values()]
    return [one for one in found if one is not None]


def _unsettled(words: list[Coding]) -> Unsettled | None:
    """words: in the order in which they were given"""
    current = next((one for one in words if one.is_current), None)
    said = [one for one in words if one.is_current or not one.is_unclear]
    latest = {one.by_id or -one.pk: one for one in said}
    known_until = current.pk if current is not None and current.settles else 0
    if current is None or all(
        one.primary_id == current.primary_id or one.pk <= known_until for one in latest.values()
    ):
        return None
    return Unsettled(current.contribution, current.part, tuple(latest.values()), current)


def _words(dialogue: Dialogue) -> QuerySet[Coding]:
    """What people have said and stand by, of contributions that stand, and of their parts."""
    return Coding.objects.filter(
        contribution__in=dialogue.contributions.standing(),
        source=Coding.Source.PERSON,
        is_standing=True,
    ).select_related("contribution")


def _on_whole(dialogue: Dialogue) -> QuerySet[Coding]:
    """The themes that people have given whole contributions; it does not matter here what was cut since."""
    return _words(dialogue).filter(part=None, is_unclear=False)


def _of_two(words: QuerySet[Coding]) -> QuerySet[Coding]:
    """Those on contributions that have more than one: the others tell nothing, and are most of them."""
    counted = words.order_by().values("contribution").annotate(count=Count("pk"))
    return words.filter(contribution__in=counted.filter(count__gt=1).values("contribution"))


def _place(reference: str) -> str:
    return sha256(reference.encode()).hexdigest()
