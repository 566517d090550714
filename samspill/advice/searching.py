"""What may be linked to an advice, found by words, by id or by address. Only what everyone may read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from samspill.advice.models import Experience
from samspill.advice.standing import adopted_measures, released_contributions
from samspill.dialogue.models import PublishedContribution
from samspill.insight.any_case import holds_word
from samspill.policy.models import Measure
from samspill.pure.folding import fold

SHOWN = 12  # of each kind
ADDRESS = re.compile(r"/contributions/(\d{1,18})")
ID = re.compile(r"(?:(\d{1,18}):)?(?=\D*\d)([\w.-]{1,60})")  # 2:R1-B1-1, as in the open data


@dataclass(frozen=True)
class Found:
    contributions: Sequence[PublishedContribution]
    measures: Sequence[Measure]
    experiences: Sequence[Experience]

    @property
    def is_empty(self) -> bool:
        return not (self.contributions or self.measures or self.experiences)


def search(words: str) -> Found | None:
    """None when nothing is asked for. Three queries."""
    wanted = words.split()
    if not wanted:
        return None
    contributions = released_contributions().filter(_contribution(words.strip(), wanted))
    contributions = contributions.select_related("contribution__organiser")
    measures = adopted_measures().filter(_all("text", wanted))
    experiences = Experience.objects.public().filter(_all("search_text", map(fold, wanted)))
    return Found(
        list(contributions.order_by("-pk")[:SHOWN]),
        list(measures.select_related("goal__policy__organiser").order_by("pk")[:SHOWN]),
        list(experiences.select_related("municipality").newest_first()[:SHOWN]),
    )


def _contribution(words: str, wanted: Sequence[str]) -> Q:
    if at := ADDRESS.search(words):
        return Q(contribution=at[1])
    if called := ID.fullmatch(words):
        of_conference = Q(contribution__dialogue__conference=called[1]) if called[1] else Q()
        is_called = of_conference & Q(contribution__reference__iexact=called[2])
        return is_called | _all("text", wanted)
    return _all("text", wanted)


def _all(field: str, wanted: Sequence[str] | map[str]) -> Q:
    found = Q()
    for word in wanted:
        found &= holds_word(field, word)
    return found
