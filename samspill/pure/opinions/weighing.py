"""Would a claim still hold if each category weighed what it weighs in the register? If one association left?

Those who came chose to come: weights cannot make them stand for the others. They show which claims rest on
who happened to be there. Beside the weighted share always stands the unweighted one.

All is counted in whole fractions, so that the side of one half is exact and no order changes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

FEWEST_TOLD = 5  # people in a cell, before it is told
LIGHTEST, HEAVIEST = Fraction(3, 10), Fraction(3)
HALF = Fraction(1, 2)


class Turns(StrEnum):
    """What makes a claim's side of one half another one."""

    WEIGHTED = "weighted"  # by the categories in the register
    BY_ASSOCIATION = "by_association"  # one vote an association
    ONE_LEFT_OUT = "one_left_out"  # any one association


@dataclass(frozen=True)
class Answer:
    """Whether some people, one or more who answered alike, agree with a claim.

    category, association   None where it is not known
    """

    agrees: bool
    category: str | None = None
    association: str | None = None
    people: int = 1


@dataclass(frozen=True)
class Cell:
    """A category's answers; people and share are None when they are too few to be told."""

    category: str | None
    people: int | None
    share: float | None


@dataclass(frozen=True)
class Weighed:
    """How many agree with a claim, reckoned in three ways. Shares 0 to 1.

    people          who answered; None, and all else empty, when fewer than five did
    share           of people, unweighted
    weighted        of people, weighted by category
    effective       how many people's worth of certainty the weights leave, at most `people`
    associations    how many are known to have answered
    by_association  mean of the associations' shares; None when none is known
    cells           each category by name, those without one last
    turns           the ways in which its side of one half becomes another; exactly half is a side
    rests_on        the associations that turn it if left out, by name; tell how many, seldom which
    """

    people: int | None
    share: float | None = None
    weighted: float | None = None
    effective: float | None = None
    associations: int = 0
    by_association: float | None = None
    cells: tuple[Cell, ...] = ()
    turns: tuple[Turns, ...] = ()
    rests_on: tuple[str, ...] = ()


def weights(present: Mapping[str, int], registered: Mapping[str, int]) -> dict[str, Fraction]:
    """What one person of each category present weighs: 1 where it is as large as in the register, 0.3 to 3.

    present      people by category
    registered   associations by category; a category that is not there at all weighs 1
    Source       post-stratification on the categories present, so that before the limits the mean is 1:
                 those who did not come cannot be weighed up
    """
    both = {one: count for one, count in present.items() if count > 0 and one in registered}
    people, known = sum(both.values()), sum(registered[one] for one in both)
    found = dict.fromkeys(present, Fraction(1))
    if known:
        for category, count in both.items():
            weight = Fraction(registered[category] * people, known * count)
            found[category] = min(max(weight, LIGHTEST), HEAVIEST)
    return found


def weigh(answers: Iterable[Answer], weight_of: Mapping[str, Fraction]) -> Weighed:
    """How many agree, and in which ways that would become otherwise.

    weight_of   what one person of each category weighs, as from `weights`; 1 where it does not say
    Raises      ValueError if an answer has fewer people than one
    """
    given = list(answers)
    if any(one.people < 1 for one in given):
        raise ValueError("an answer has at least one person")
    people = sum(one.people for one in given)
    if people < FEWEST_TOLD:
        return Weighed(None)
    weight = [weight_of.get(one.category or "", Fraction(1)) for one in given]
    share, weighted = _share(given), _share(given, weight)
    by_association = _by_association(given)
    rests_on = _rests_on(given, _side(share))
    ways = {
        Turns.WEIGHTED: _side(weighted) != _side(share),
        Turns.BY_ASSOCIATION: bool(by_association)
        and _side(_mean(by_association.values())) != _side(share),
        Turns.ONE_LEFT_OUT: bool(rests_on),
    }
    return Weighed(
        people=people,
        share=float(share),
        weighted=float(weighted),
        effective=_effective(given, weight),
        associations=len(by_association),
        by_association=float(_mean(by_association.values())) if by_association else None,
        cells=_cells(given),
        turns=tuple(way for way, does in ways.items() if does),
        rests_on=rests_on,
    )


def _share(answers: Sequence[Answer], weight: Sequence[Fraction] | None = None) -> Fraction:
    """The share that agrees, weighted or not; one half, which is no side, when nobody has answered."""
    each = weight or [Fraction(1)] * len(answers)
    pairs = list(zip(answers, each, strict=True))
    whole = sum((one.people * worth for one, worth in pairs), Fraction(0))
    agree = sum((one.people * worth for one, worth in pairs if one.agrees), Fraction(0))
    return agree / whole if whole else HALF


def _side(share: Fraction) -> int:
    return (share > HALF) - (share < HALF)


def _effective(answers: Sequence[Answer], weight: Sequence[Fraction]) -> float:
    """Kish's effective size."""
    pairs = list(zip(answers, weight, strict=True))
    whole = sum((one.people * worth for one, worth in pairs), Fraction(0))
    squares = sum((one.people * worth**2 for one, worth in pairs), Fraction(0))
    return float(whole**2 / squares)


def _by_association(answers: Sequence[Answer]) -> dict[str, Fraction]:
    """The share of each association's people that agrees."""
    theirs: dict[str, list[Answer]] = {}
    for one in answers:
        if one.association is not None:
            theirs.setdefault(one.association, []).append(one)
    return {association: _share(some) for association, some in theirs.items()}


def _mean(shares: Iterable[Fraction]) -> Fraction:
    some = list(shares)
    return sum(some, Fraction(0)) / len(some)


def _rests_on(answers: Sequence[Answer], side: int) -> tuple[str, ...]:
    """The associations without which the side of one half is another."""
    counts: dict[str | None, list[int]] = {}
    for one in answers:
        counts.setdefault(one.association, [0, 0])[one.agrees] += one.people
    against = sum(some[0] for some in counts.values())
    agree = sum(some[1] for some in counts.values())
    found = []
    for association, (theirs_against, theirs_agree) in counts.items():
        left = (agree - theirs_agree) - (against - theirs_against)
        if association is not None and (left > 0) - (left < 0) != side:
            found.append(association)
    return tuple(sorted(found))


def _cells(answers: Sequence[Answer]) -> tuple[Cell, ...]:
    """The categories' answers, of which those too small, and what would give them away, are not told."""
    theirs: dict[str | None, list[Answer]] = {}
    for one in answers:
        theirs.setdefault(one.category, []).append(one)
    sizes = {category: sum(one.people for one in some) for category, some in theirs.items()}
    hidden = _hidden(sizes)
    order = sorted(theirs, key=lambda category: (category is None, category or ""))
    return tuple(
        Cell(category, None, None)
        if category in hidden
        else Cell(category, sizes[category], float(_share(theirs[category])))
        for category in order
    )


def _hidden(sizes: Mapping[str | None, int]) -> set[str | None]:
    """Cells under five; and the smallest others, as long as those hidden can be told by subtraction."""
    by_size = sorted(sizes, key=lambda one: (sizes[one], one is None, one or ""))
    hidden = {one for one in by_size if sizes[one] < FEWEST_TOLD}
    for category in by_size:
        if not hidden or sum(sizes[one] for one in hidden) >= FEWEST_TOLD:
            break
        hidden.add(category)
    return hidden
