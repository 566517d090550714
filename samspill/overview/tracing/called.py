"""The contribution that somebody means: by its id in the report or the open data, or its address."""

from __future__ import annotations

import re

from django.db.models import Q

from samspill.dialogue.models import Contribution, ContributionQuerySet
from samspill.policy.models import Policy

FURTHEST = (Policy.State.ADOPTED, Policy.State.CONSULTATION, Policy.State.DRAFT)
ADDRESS = re.compile(r"(?:^|/)(?P<slug>[\w-]+)/contributions/(?P<number>\d{1,18})(?:[/?#]|$)")
KEY = re.compile(r"\d{1,18}")  # what a row's key may be


def contributions_called(wanted: str) -> list[Contribution]:
    """The one whose policy has come furthest first; of two that have come as far, the newest.

    wanted  L043; luster:L043 or 4644:L043 for one place; 2:L043 as in the open data; the address of
            its page, or the number in it. Large and small letters are the same.
    """
    found = _called(wanted.strip())
    states = dict(
        Policy.objects.filter(dialogue__in={one.dialogue_id for one in found}).values_list(
            "dialogue", "state"
        )
    )
    return sorted(found, key=lambda one: (_how_far(states.get(one.dialogue_id)), -one.pk))


def _called(wanted: str) -> list[Contribution]:
    rows = Contribution.objects.select_related(
        "organiser", "dialogue__conference", "round", "table", "association", "published"
    )
    if at := ADDRESS.search(wanted):
        return list(rows.filter(pk=at["number"], organiser__slug__iexact=at["slug"]))
    if found := list(rows.filter(reference__iexact=wanted)):
        return found
    where, colon, reference = wanted.partition(":")
    if colon:
        return _at_place(rows.filter(reference__iexact=reference), where)
    return list(rows.filter(pk=wanted)) if KEY.fullmatch(wanted) else []


def _at_place(rows: ContributionQuerySet, where: str) -> list[Contribution]:
    """A municipality by its number or slug, before a conference by its id in the open data."""
    of_place = Q(organiser__slug__iexact=where) | Q(organiser__municipality=where)
    found = list(rows.filter(of_place))
    if not found and KEY.fullmatch(where):
        found = list(rows.filter(dialogue__conference=where))
    return found


def _how_far(state: str | None) -> int:
    return FURTHEST.index(Policy.State(state)) if state is not None else len(FURTHEST)
