"""What says the same: proposed by the system, decided by a person. No contribution is touched by it.

An act on a merge group makes all its members anew, so that an older act cannot be undone under a newer one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.db.models import Max, Q

from samspill.dialogue.models import Contribution, Dialogue
from samspill.history.actions import record
from samspill.insight.actions.acts import Changes, lock, note_act
from samspill.insight.analysis import alike_in_words
from samspill.insight.errors import CannotMergeError, StandTogetherError, ToldApartError
from samspill.insight.models import Likeness, MergeGroup, MergeMember, SortingAct
from samspill.people.models import User

if TYPE_CHECKING:
    from samspill.pure.themes.duplicates import Alike

Kind, Verdict = SortingAct.Kind, Likeness.Verdict
NEAREST = 10  # pairs kept of each contribution: what many have written alike is many pairs
BATCH = 500
Pair = tuple[int, int]  # the numbers of two contributions, rising
One = TypeVar("One")


def propose_likenesses(dialogue: Dialogue) -> int:
    """Write down which contributions may say the same, and which only look so, for a person to see.

    What a person has said something about stays as it is. Open pairs that no longer come up are taken
    away. Rows are written some at a time, so that nobody's writing waits for it.

    Returns   how many pairs no person has said anything about
    """
    standing = dialogue.contributions.standing().order_by("pk").values_list("pk", "raw_text")
    numbers, texts = zip(*standing, strict=True) if standing else ((), ())
    found = {(numbers[pair.a], numbers[pair.b]): pair for pair in _nearest(alike_in_words(texts))}
    rows = Likeness.objects.filter(a__dialogue=dialogue)
    known = {(row.a_id, row.b_id): row for row in rows.iterator()}
    _take_away([row for key, row in known.items() if key not in found])
    for some in _batches([key for key in found if key not in known]):
        new = [_row(key, found[key]) for key in some]
        Likeness.objects.bulk_create(new, ignore_conflicts=True)
    _bring_up_to_date(known, found)
    return sum(1 for key in found if key not in known or known[key].verdict == Verdict.OPEN)


def _batches(some: Sequence[One]) -> Iterator[Sequence[One]]:
    for start in range(0, len(some), BATCH):
        yield some[start : start + BATCH]


def _nearest(pairs: Iterable[Alike]) -> list[Alike]:
    """Of the pairs, most alike first, those that are among the NEAREST of one of the two."""
    seen: Counter[int] = Counter()
    kept = []
    for pair in pairs:
        if min(seen[pair.a], seen[pair.b]) < NEAREST:
            seen.update((pair.a, pair.b))
            kept.append(pair)
    return kept


def _row(key: Pair, pair: Alike) -> Likeness:
    return Likeness(a_id=key[0], b_id=key[1], score=pair.score, guard=pair.guard or "")


def _take_away(rows: Sequence[Likeness]) -> None:
    """Those that no person has said anything about; somebody may have, since they were read."""
    for some in _batches([row.pk for row in rows]):
        Likeness.objects.filter(pk__in=some, by=None, verdict=Verdict.OPEN).delete()


def _bring_up_to_date(known: dict[Pair, Likeness], found: dict[Pair, Alike]) -> None:
    changed = []
    for key in known.keys() & found.keys():
        row, pair = known[key], found[key]
        if (row.score, row.guard) != (pair.score, pair.guard or ""):
            row.score, row.guard = pair.score, pair.guard or ""
            changed.append(row)
    for some in _batches(changed):
        Likeness.objects.bulk_update(some, ["score", "guard"])


@transaction.atomic
def merge(a: Contribution, b: Contribution, *, by: User) -> SortingAct:
    """A person says that two say the same. The groups that they stand in become one.

    Raises    CannotMergeError when they are not two of one dialogue that both stand;
              StandTogetherError when they are together already;
              ToldApartError when a person has said that others of the two groups differ
    """
    _lock_both(a, b)
    mine, yours = _group_of(a), _group_of(b)
    if mine is not None and mine == yours:
        raise StandTogetherError
    joined = sorted({one.pk: one for one in (mine, yours) if one}.values(), key=_by_number)
    before = [member for group in joined for member in _members(group)]
    _refuse_told_apart(a, b, before)
    changes = Changes()
    changes.of(_likeness(a, b), verdict=Verdict.SAME, by=by.pk)
    target = joined[0] if joined else _new_group(a.dialogue, changes, by=by)
    for group in joined[1:]:
        changes.of(group, is_standing=False)
    known = {member.contribution_id for member in before}
    new = [one.pk for one in (a, b) if one.pk not in known]
    _make_anew(target, before, changes, new=new, by=by)
    return _done(Kind.MERGED, "insight.merged", a, changes, by=by)


@transaction.atomic
def part_from_group(contribution: Contribution, *, by: User) -> SortingAct:
    """A person takes one out of those that say the same. A group of one stands no longer.

    The pairs it was part of are open again. Raises CannotMergeError when it stands in no group.
    """
    lock(contribution.dialogue)
    group = _group_of(contribution)
    if group is None:
        raise CannotMergeError
    changes = Changes()
    before = _members(group)
    staying = [member for member in before if member.contribution_id != contribution.pk]
    for row in _said_the_same(contribution, [member.contribution_id for member in staying]):
        changes.of(row, verdict=Verdict.OPEN, by=by.pk)
    if len(staying) == 1:
        staying = []
        changes.of(group, is_standing=False)
    for member in before:
        if member not in staying:
            changes.of(member, is_standing=False)
    _make_anew(group, staying, changes, by=by)
    return _done(Kind.PARTED, "insight.parted", contribution, changes, by=by)


@transaction.atomic
def tell_apart(a: Contribution, b: Contribution, *, by: User) -> SortingAct:
    """A person says that two do not say the same: they are not proposed again.

    Raises    CannotMergeError when they are not two of one dialogue that both stand;
              StandTogetherError when they are in one group: one of them is taken out of it first
    """
    _lock_both(a, b)
    mine = _group_of(a)
    if mine is not None and mine == _group_of(b):
        raise StandTogetherError
    changes = Changes()
    changes.of(_likeness(a, b), verdict=Verdict.DIFFERENT, by=by.pk)
    return _done(Kind.TOLD_APART, "insight.told_apart", a, changes, by=by)


def _lock_both(a: Contribution, b: Contribution) -> None:
    dialogue = lock(a.dialogue)
    standing = dialogue.contributions.standing().filter(pk__in=(a.pk, b.pk))
    if a.pk == b.pk or standing.count() != 2:
        raise CannotMergeError


def _group_of(contribution: Contribution) -> MergeGroup | None:
    return MergeGroup.objects.filter(
        members__contribution=contribution, members__is_standing=True
    ).first()


def _by_number(group: MergeGroup) -> int:
    return group.number


def _members(group: MergeGroup) -> list[MergeMember]:
    return list(group.members.filter(is_standing=True))


def _refuse_told_apart(a: Contribution, b: Contribution, members: Sequence[MergeMember]) -> None:
    """A group may hold no two that a person told apart. The two at hand are being said anew."""
    together = {a.pk, b.pk, *(member.contribution_id for member in members)}
    apart = Likeness.objects.filter(a__in=together, b__in=together, verdict=Verdict.DIFFERENT)
    if apart.exclude(a__in=(a.pk, b.pk), b__in=(a.pk, b.pk)).exists():
        raise ToldApartError


def _likeness(a: Contribution, b: Contribution) -> Likeness:
    """The row of these two; its score is 0 when the system has not proposed them."""
    first, second = sorted((a.pk, b.pk))
    return Likeness.objects.get_or_create(a_id=first, b_id=second, defaults={"score": 0.0})[0]


def _new_group(dialogue: Dialogue, changes: Changes, *, by: User) -> MergeGroup:
    last = dialogue.merge_groups.aggregate(last=Max("number"))["last"] or 0
    group = MergeGroup.objects.create(dialogue=dialogue, number=last + 1, by=by)
    changes.new(group, "is_standing")
    return group


def _make_anew(
    group: MergeGroup,
    before: Sequence[MergeMember],
    changes: Changes,
    *,
    new: Sequence[int] = (),
    by: User,
) -> None:
    """Lay all of `before` and the new ones into the group, each with who laid it together and when."""
    for member in before:
        changes.of(member, is_standing=False)
    kept = [
        MergeMember(contribution_id=one.contribution_id, by_id=one.by_id, at=one.at)
        for one in before
    ]
    for member in [*kept, *(MergeMember(contribution_id=pk, by=by) for pk in new)]:
        member.group = group
        member.save()
        changes.new(member, "is_standing")


def _said_the_same(contribution: Contribution, others: Sequence[int]) -> Iterable[Likeness]:
    return Likeness.objects.filter(
        Q(a=contribution, b__in=others) | Q(b=contribution, a__in=others), verdict=Verdict.SAME
    )


def _done(
    kind: SortingAct.Kind, action: str, one: Contribution, changes: Changes, *, by: User
) -> SortingAct:
    record(one, action=action, organiser_number=one.organiser_id, by=by)
    return note_act(one.dialogue, kind=kind, changes=changes, by=by, contribution=one)
