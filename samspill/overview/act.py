from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from samspill.overview.situation import Situation


@dataclass(frozen=True)
class Act:
    """Something to do: title (verb first), why and whom it touches, the button, minutes it takes."""

    title: str
    why: str
    button: str
    href: str
    minutes: int = 10


def at(now: Situation, name: str, *arguments: object) -> str:
    """An address of the organiser's own."""
    return reverse(name, args=[now.organiser.slug, *arguments])
