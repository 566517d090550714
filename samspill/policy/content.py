"""The whole document as plain values: what a version keeps, and what its fingerprint is taken of.

    {"title", "language", "form",
     "chapters": [{"key", "heading", "passages": [{"passage": 3, "text"}]}],
     "goals": [{"goal": 1, "passage": 9, "number", "text", "theme",
                "measures": [{"measure": 5, "passage": 12, "reference": "1.2", "text", …,
                              "contributions": ["2-07-05"], "findings": ["F4"]}]}]}

"passage", "goal" and "measure" are keys of the rows; every field of a measure is text as in
`MEASURE_FIELDS`: days in ISO, sums in kroner with a point, empty where nothing is told.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from samspill.policy.models import Measure, MeasureContribution, Passage, Policy

MEASURE_FIELDS = (
    "text", "rationale", "responsible_unit", "responsible_role", "partner", "starts_on", "deadline",
    "cost_once", "cost_yearly", "funding", "indicator", "baseline", "target",
)  # fmt: skip


def content_of(policy: Policy) -> dict[str, Any]:
    """The document as it stands now, in seven queries whatever its size."""
    standing = Passage.objects.standing().order_by("sort_order", "pk")
    chapters = policy.chapters.prefetch_related(Prefetch("passages", queryset=standing))
    return {
        "title": policy.title,
        "language": policy.language,
        "form": policy.form,
        "chapters": [
            {
                "key": chapter.key,
                "heading": chapter.heading,
                "passages": [
                    {"passage": one.pk, "text": one.text} for one in chapter.passages.all()
                ],
            }
            for chapter in chapters
        ],
        "goals": _goals(policy),
    }


def fingerprint(content: Mapping[str, Any]) -> str:
    """SHA-256 in hexadecimal of the content as JSON: keys in order, no spaces, UTF-8."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def measure_content(measure: Measure) -> dict[str, str]:
    """All that is told of a measure, as text."""
    return {name: told(getattr(measure, name)) for name in MEASURE_FIELDS}


def told(value: str | date | Decimal | None) -> str:
    """A field's value as it stands in a wording: 420000.00 and 420000 are both "420000"."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        whole = f"{value:f}"
        return whole.rstrip("0").rstrip(".") if "." in whole else whole
    return value.isoformat() if isinstance(value, date) else str(value)


def _goals(policy: Policy) -> list[dict[str, Any]]:
    measures = Measure.objects.select_related("goal", "passage").prefetch_related("findings")
    goals = policy.goals.select_related("passage").prefetch_related(
        Prefetch("measures", queryset=measures)
    )
    behind = _behind(policy)
    return [
        {
            "goal": goal.pk,
            "passage": goal.passage.pk,
            "number": goal.number,
            "text": goal.text,
            "theme": goal.theme_id or "",
            "measures": [_measure(measure, behind) for measure in goal.measures.all()],
        }
        for goal in goals
    ]


def _measure(measure: Measure, behind: Mapping[int, list[str]]) -> dict[str, Any]:
    return {
        "measure": measure.pk,
        "passage": measure.passage.pk,
        "reference": measure.reference,
        **measure_content(measure),
        "contributions": behind.get(measure.pk, []),
        "findings": sorted(finding.reference for finding in measure.findings.all()),
    }


def _behind(policy: Policy) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    links = MeasureContribution.objects.filter(measure__goal__policy=policy)
    pairs = links.order_by("contribution").values_list("measure", "contribution__reference")
    for measure, reference in pairs:
        found[measure].append(reference)
    return found
