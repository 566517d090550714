"""The versions of a step's text, and what differs between two of them, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from samspill.advice.forms import LABELS
from samspill.process.guide.written import FIELDS, LANGUAGES, shipped
from samspill.process.models import GuideText
from samspill.pure.differences import Piece, differences

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Changed:
    label: str | Promise
    language: str
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Version:
    """One published version; number 0 is the file of the house, with no day and nobody behind it."""

    number: int
    texts: Texts
    at: datetime | None = None
    by: str = ""
    organiser: str = ""
    returned_to: int | None = None
    is_in_force: bool = False


def versions_of(step: str) -> list[Version]:
    """Newest first. One query."""
    rows = GuideText.objects.published().filter(step=step).select_related("by", "organiser")
    found = [
        Version(
            row.number or 0,
            row.texts,
            row.at,
            row.by.name if row.by else "",
            row.organiser.name if row.organiser else "",
            row.returned_to,
            row.state == GuideText.State.IN_FORCE,
        )
        for row in rows.order_by("-number")
    ]
    return [*found, Version(0, shipped(step), is_in_force=not found)]


def changed(before: Texts, after: Texts) -> list[Changed]:
    """The fields that differ, bokmål before nynorsk in each."""
    return [
        Changed(LABELS[field], language, differences(old, new))
        for field in FIELDS
        for language in LANGUAGES
        if (old := before[language].get(field, "")) != (new := after[language].get(field, ""))
    ]
