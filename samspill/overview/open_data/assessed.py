"""The standard and the map as rows: criteria in force, what municipalities show, how the map has changed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from samspill.overview.open_data.files import ROWS_AT_A_TIME, Row
from samspill.standard.models import Criterion, CriterionVersion, MapChange, Mark

LANGUAGES = ("nb", "nn", "en")
TEXTS = ("title", "asks", "indicator", "ground")


def criteria() -> Iterator[Row]:
    """Every version of the wording of those that are, or have been, in use. One query."""
    rows = CriterionVersion.objects.exclude(criterion__state=Criterion.State.DRAFT)
    for one in rows.select_related("criterion").order_by("criterion__number", "number"):
        texts = {f"{text}_{code}": getattr(one, f"{text}_{code}")
                 for text in TEXTS for code in LANGUAGES}  # fmt: skip
        yield {
            "id": f"{one.criterion.number}:{one.number}",
            "criterion": one.criterion.number,
            "version": one.number,
            "state": one.criterion.state,
            "is_starred": one.criterion.is_starred,
            "is_for_the_map": one.criterion.is_for_the_map,
            "written": _day(one.written_at),
            **texts,
        }


def marks() -> Iterator[Row]:
    """What each municipality has chosen to show, and nothing else of its assessment. One query."""
    rows = Mark.objects.public().exclude(criterion__state=Criterion.State.DRAFT)
    whole = rows.select_related("assessment__organiser", "criterion", "version").order_by(
        "assessment__organiser__municipality", "assessment__year", "criterion__number", "pk"
    )
    for one in whole.iterator(ROWS_AT_A_TIME):
        yield {
            "municipality": one.assessment.organiser.municipality_id,
            "year": one.assessment.year,
            "criterion": one.criterion.number,
            "version": f"{one.criterion.number}:{one.version.number}",
            "level": one.level,
            "reason": one.reason,
            "evidence_title": one.evidence_title,
            "evidence_address": one.evidence_address,
            "evidence_case": one.evidence_case,
            "evidence_date": one.evidence_on.isoformat() if one.evidence_on else "",
            "written": _day(one.at),
        }


def map_changes() -> Iterator[Row]:
    """What the map came to say of each municipality, since when and why. One query."""
    for one in MapChange.objects.order_by("since", "pk").iterator(ROWS_AT_A_TIME):
        yield {
            "municipality": one.municipality_id,
            "state": one.state,
            "since": one.since.isoformat(),
            "why": one.ground,
            "evidence": one.evidence,
            "note": one.note,
            "kept": _day(one.kept_at),
        }


def _day(moment: object) -> str:
    return timezone.localtime(moment).date().isoformat()  # type: ignore[arg-type]
