"""What was changed in the text because of a remark: how a place read before, and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.policy.content import MEASURE_FIELDS
from samspill.policy.models import Passage, Policy, Remark, Wording

LABELS: dict[str, str | Promise] = {
    "text": "",
    "rationale": _("Why"),
    "responsible_unit": _("Responsible unit"),
    "responsible_role": _("Role, not a person's name"),
    "partner": _("Together with"),
    "starts_on": _("Begins"),
    "deadline": _("Deadline"),
    "cost_once": _("Cost once, kr"),
    "cost_yearly": _("Cost a year, kr"),
    "funding": _("Paid by"),
    "indicator": _("We measure"),
    "baseline": _("Today"),
    "target": _("Target"),
}


@dataclass(frozen=True)
class Change:
    """One field of one place. `label` is "" for the text itself; `before` is "" for a new place."""

    passage: int
    place: str
    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True)
class Kept:
    """What everyone may read: wordings that stood when the newest public version was kept."""

    until: datetime


def kept_of(policy: Policy) -> Kept:
    """Up to the newest version that is public; the working draft after it is not."""
    newest = policy.versions.public().values_list("at", flat=True).first()
    return Kept(newest or policy.created_at)


def changes_because_of(
    remarks: Iterable[Remark], *, kept: Kept | None = None
) -> dict[int, list[Change]]:
    """By the remark's key, in the order they were made. Two queries, whatever the number.

    kept   for everyone: only what is in a version that is public
    """
    keys = [one.pk for one in remarks]
    rows = Wording.objects.filter(because_of__in=keys, is_set_aside=False)
    if kept is not None:
        rows = rows.filter(at__lte=kept.until)
    made = list(
        rows.select_related("passage__chapter", "passage__goal", "passage__measure__goal").order_by(
            "at", "pk"
        )
    )
    before = _before(made)
    found: dict[int, list[Change]] = defaultdict(list)
    for one in made:
        found[one.because_of_id or 0] += _fields(one, before.get((one.passage_id, one.version - 1)))
    return found


def changed_passages(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[int]:
    """The places of a version that are new, or read otherwise than in an earlier one."""
    was = dict(_told(before))
    return {passage for passage, told in _told(after) if was.get(passage) != told}


def _told(content: Mapping[str, Any]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What is told at each place, of a measure in all its fields."""
    for chapter in content["chapters"]:
        for one in chapter["passages"]:
            yield one["passage"], (one["text"],)
    for goal in content["goals"]:
        yield goal["passage"], (goal["text"],)
        for one in goal["measures"]:
            yield one["passage"], tuple(str(one[name]) for name in MEASURE_FIELDS)


def place_now(passage: Passage) -> str:
    """Where it stands today, in words; what is taken away says what it was."""
    if passage.goal is not None:
        return str(_("Goal %d")) % passage.goal.number
    if passage.measure is not None:
        return str(_("Measure %s")) % passage.measure.reference
    return passage.name or (passage.chapter.heading if passage.chapter else "")


def _before(made: Iterable[Wording]) -> dict[tuple[int, int], dict[str, str]]:
    wanted = {(one.passage_id, one.version - 1) for one in made if one.version > 1}
    if not wanted:
        return {}
    rows = Wording.objects.filter(
        Q(passage__in={passage for passage, _version in wanted})
        & Q(version__in={version for _passage, version in wanted}),
        is_set_aside=False,
    )
    return {(row.passage_id, row.version): row.content for row in rows}


def _fields(wording: Wording, before: dict[str, str] | None) -> Iterable[Change]:
    earlier = before or {}
    place = place_now(wording.passage)
    for name, after in wording.content.items():
        if after != earlier.get(name, "") and name in LABELS:
            yield Change(wording.passage_id, place, LABELS[name], earlier.get(name, ""), after)
