"""What people have said of one contribution, laid side by side: each theme with those who said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samspill.insight.models import Coding, Theme


@dataclass(frozen=True)
class Opinion:
    """A theme, nearer where it was told nearer, and the names of those who chose it."""

    number: int
    primary: Theme
    detail: Theme | None
    secondary: Theme | None
    names: tuple[str, ...]
    is_current: bool

    @property
    def code(self) -> str:
        return (self.detail or self.primary).pk


def opinions(words: Iterable[Coding]) -> list[Opinion]:
    """Each theme once, in the order in which they were first said."""
    said: dict[str, list[Coding]] = {}
    for word in words:
        said.setdefault(word.detail_id or word.primary_id, []).append(word)
    return [
        Opinion(
            number,
            same[0].primary,
            same[0].detail,
            next((word.secondary for word in same if word.secondary), None),
            tuple(word.by.name if word.by else "–" for word in same),
            any(word.is_current for word in same),
        )
        for number, same in enumerate(said.values(), start=1)
    ]
