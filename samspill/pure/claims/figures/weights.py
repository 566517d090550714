"""Who was heard against who there is: each category's part, and shares as if all had come alike.

Sources: E. B. Wilson (1927) for the intervals; samspill.pure.opinions.weighing for the weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Any

from samspill.pure.claims.rows import Rows, Said
from samspill.pure.opinions.weighing import Answer, Turns, Weighed, weigh, weights

SURE = 1.96  # standard deviations: 95 %
DECIMALS = 4


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1; all of it where there is nothing to go by."""
    if not whole:
        return 0.0, 1.0
    share, z = part / whole, SURE
    centre = share + z * z / (2 * whole)
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    low, high = ((centre + side * reach) / (1 + z * z / whole) for side in (-1, 1))
    return max(0.0, low), min(1.0, high)


def reached(part: int, of: int, all_part: int, all_of: int) -> dict[str, Any]:
    """How large a part of a category was there, and that against the whole: 1 is as large as all the others.

    part, of   associations that were there, of those that there are; never more
    Returns    {"part", "of", "ratio", "low", "high"}; the last three None where nothing can be held against
    """
    found: dict[str, Any] = {"part": part, "of": max(part, of)}
    mean = all_part / max(all_part, all_of) if all_part else 0.0
    if not found["of"] or not mean:
        return found | {"ratio": None, "low": None, "high": None}
    low, high = (round(end / mean, DECIMALS) for end in wilson(part, found["of"]))
    return found | {"ratio": round(part / found["of"] / mean, DECIMALS), "low": low, "high": high}


@dataclass
class Voices:
    """The associations behind what was sorted, one voice each, with the weight of their category."""

    categories: Mapping[int, str]  # association -> its category, "" unknown
    weight_of: Mapping[str, Fraction]

    @classmethod
    def of(cls, rows: Rows, said: Iterable[Said]) -> Voices:
        """Those who stand behind something that has a theme."""
        heard = {one.association for one in said if one.codings} - {None}
        known = rows.category_of
        categories = {one: known.get(one, "") for one in heard if one is not None}
        present = Counter(one for one in categories.values() if one)
        registered = {code: number for code, number in rows.register.items() if code}
        return cls(categories, weights(present, registered))

    def weigh(self, associations: Iterable[int]) -> Weighed:
        """How many of all of them these are, unweighted and weighted."""
        theirs = Counter(self.categories[one] for one in associations if one in self.categories)
        all_of_them = Counter(self.categories.values())
        answers = [
            Answer(agrees, category or None, people=people)
            for category in sorted(all_of_them)
            for agrees, people in (
                (True, theirs[category]),
                (False, all_of_them[category] - theirs[category]),
            )
            if people
        ]
        return weigh(answers, self.weight_of)


def told(weighed: Weighed) -> dict[str, Any]:
    """As it stands in a figure; all None where fewer than five associations are known."""
    ends = (weighed.share, weighed.weighted, weighed.effective)
    share, weighted, effective = (None if one is None else round(one, DECIMALS) for one in ends)
    return {"share": share, "weighted": weighted, "effective": effective}


def side_is_turned(weighed: Weighed) -> bool:
    return Turns.WEIGHTED in weighed.turns
