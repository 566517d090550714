"""`samspill trace CONTRIBUTION_ID`: one contribution's whole chain, as text or JSON."""

from __future__ import annotations

import json
import sys

from django.db import DatabaseError
from django.utils import translation

from samspill.dialogue.models import Contribution
from samspill.overview.tracing.chain import whole_chain
from samspill.overview.tracing.text import told
from samspill.policy.models import Policy

FURTHEST = (Policy.State.ADOPTED, Policy.State.CONSULTATION, Policy.State.DRAFT)


def command(wanted: str, *, as_json: bool, language: str) -> int:
    """Print it. 0: done; 1: there is no such contribution, said in one sentence."""
    try:
        found = contributions_called(wanted)
        if not found:
            return _fault(f"fant ikke noe innspill med id {wanted!r}.")
        chain = whole_chain(found[0])
    except DatabaseError as error:
        return _fault(f"databasen svarer ikke: {' '.join(str(error).split())}.")
    if len(found) > 1:
        others = ", ".join(f"{one.organiser.slug}:{one.reference}" for one in found[1:])
        _tell(f"samspill trace: flere innspill heter {wanted}. Også: {others}")
    if as_json:
        print(json.dumps(chain, ensure_ascii=False, indent=2))  # noqa: T201 -- a command speaks
        return 0
    with translation.override(language):
        print(told(chain))  # noqa: T201 -- a command speaks
    return 0


def contributions_called(wanted: str) -> list[Contribution]:
    """Those with this reference, or with `slug:reference`, the one whose policy has come furthest
    first; of two that have come as far, the newest."""
    rows = Contribution.objects.select_related(
        "organiser", "dialogue__conference", "round", "table", "association"
    )
    found = list(rows.filter(reference=wanted))
    if not found:
        slug, _colon, reference = wanted.partition(":")
        found = list(rows.filter(organiser__slug=slug, reference=reference))
    states = dict(
        Policy.objects.filter(dialogue__in={one.dialogue_id for one in found}).values_list(
            "dialogue", "state"
        )
    )
    return sorted(found, key=lambda one: (_how_far(states.get(one.dialogue_id)), -one.pk))


def _how_far(state: str | None) -> int:
    return FURTHEST.index(Policy.State(state)) if state is not None else len(FURTHEST)


def _fault(sentence: str) -> int:
    _tell(f"samspill trace: {sentence}")
    return 1


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 -- a command speaks
