"""Experiences found by what they are about: criterion, size, theme and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.functional import Promise

from samspill.advice.criteria import SIZES, criterion_names, in_size
from samspill.advice.models import Experience
from samspill.insight.models import Theme
from samspill.pure.folding import fold

Choices = Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True)
class Search:
    """What is asked for; what is not a choice is passed over."""

    q: str
    criterion: str
    size: str
    theme: str
    criteria: Choices
    sizes: Choices
    themes: Choices

    @property
    def is_on(self) -> bool:
        return bool(self.q or self.criterion or self.size or self.theme)

    @property
    def query(self) -> str:
        asked = {"q": self.q, "criterion": self.criterion, "size": self.size, "theme": self.theme}
        return urlencode({name: value for name, value in asked.items() if value})

    def found(self) -> QuerySet[Experience]:
        rows = Experience.objects.public().with_place().newest_first()
        if self.criterion:
            rows = rows.filter(criterion=int(self.criterion))
        if self.size:
            rows = rows.filter(in_size(self.size))
        if self.theme:
            rows = rows.filter(theme=self.theme)
        for word in fold(self.q).split():
            rows = rows.filter(search_text__contains=word)
        return rows


def read_search(asked: Mapping[str, str]) -> Search:
    """Two queries."""
    criteria = [(str(number), f"{number}. {name}") for number, name in criterion_names().items()]
    themes = [(one.pk, one.name) for one in Theme.objects.filter(organiser=None, parent=None)]
    sizes = list(SIZES.items())
    return Search(
        q=asked.get("q", "")[:200].strip(),
        criterion=_one_of(criteria, asked.get("criterion", "")),
        size=_one_of(sizes, asked.get("size", "")),
        theme=_one_of(themes, asked.get("theme", "")),
        criteria=criteria,
        sizes=sizes,
        themes=themes,
    )


def _one_of(choices: Choices, value: str) -> str:
    return value if value in {key for key, _name in choices} else ""
