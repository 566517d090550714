"""How well two or more who code the same contributions agree, and where they do not.

Source: Krippendorff (2011), "Computing Krippendorff's alpha-reliability", nominal data with gaps. Everything
is counted in whole fractions, so that the order of contributions and coders changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from samspill.pure.natural_order import natural

Codings = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True)
class Disagreement:
    """A contribution on which not all agree: the code that each coder gave it, coders in natural order."""

    contribution: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Agreement:
    """alpha   1 where all agree, 0 as by chance, below 0 if worse than that; None where it says nothing:
                nothing is coded by two, or only one code is ever used
    share          of the pairs of coders on a contribution, those that agree; each contribution counts
                   by how many have coded it. None where nothing is coded by two
    contributions  how many are coded by two or more: alpha rests on these alone
    codings        how many codes stand on them
    disagreements  contributions with more than one code, in natural order
    """

    alpha: float | None
    share: float | None
    contributions: int
    codings: int
    disagreements: tuple[Disagreement, ...]


def agreement(codings: Codings) -> Agreement:
    """Agreement between coders.

    codings   contribution -> coder -> code; None, or no such coder, where it is not coded
    """
    coded = {
        contribution: {coder: code for coder, code in by_coder.items() if code is not None}
        for contribution, by_coder in codings.items()
    }
    paired = {one: codes for one, codes in coded.items() if len(codes) > 1}
    used = Counter(code for codes in paired.values() for code in codes.values())
    total = used.total()
    apart = sum((_apart(codes) for codes in paired.values()), Fraction(0))
    by_chance = Fraction(total**2 - sum(times**2 for times in used.values()), max(total - 1, 1))
    return Agreement(
        float(1 - apart / by_chance) if by_chance else None,
        float(1 - apart / total) if total else None,
        len(paired),
        total,
        tuple(_disagreement(one, paired[one]) for one in sorted(paired, key=natural) if
              len(set(paired[one].values())) > 1),
    )  # fmt: skip


def _apart(codes: Mapping[str, str]) -> Fraction:
    """Ordered pairs of coders that differ on a contribution, shared on those that a coder is paired with."""
    used = Counter(codes.values())
    differing = len(codes) ** 2 - sum(times**2 for times in used.values())
    return Fraction(differing, len(codes) - 1)


def _disagreement(contribution: str, codes: Mapping[str, str]) -> Disagreement:
    return Disagreement(
        contribution, tuple((coder, codes[coder]) for coder in sorted(codes, key=natural))
    )
