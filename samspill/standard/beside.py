"""What later stages have to show beside a criterion: how others did it. Asked, never imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samspill.organiser.models import Municipality
from samspill.pipeline import later_modules

QUESTION = "beside_criterion"


@dataclass(frozen=True)
class Experiences:
    """How many tell of one criterion, and the page where they are found."""

    count: int
    href: str


@dataclass(frozen=True)
class Neighbour:
    """One that others may learn from, in its own words.

    criterion   number; title: what it is called
    """

    criterion: int
    title: str
    hard: str
    place: str
    href: str
    language: str


def experiences_of(place: Municipality | None) -> Mapping[int, Experiences]:
    """By the criterion's number; of municipalities of the same size, where any of them tells."""
    found: dict[int, Experiences] = {}
    for later in later_modules("standard", QUESTION):
        found |= later.experiences_of(place)
    return found


def neighbour_of(place: Municipality | None, to_learn: Sequence[int]) -> Neighbour | None:
    """to_learn   the criteria's numbers, the one most wanted first"""
    answers = (later.neighbour_of(place, to_learn) for later in later_modules("standard", QUESTION))
    return next((one for one in answers if one is not None), None)
