"""The guide as it reads today: what a national body has published, else the file of the house."""

from __future__ import annotations

from samspill.process.guide import front_matter
from samspill.process.guide.pages import KEYS, GuidePage, page
from samspill.process.guide.written import page_of, shipped
from samspill.process.models import GuideText


def pages_in_force(language: str) -> tuple[GuidePage, ...]:
    """The nine steps in order, in one query. A language without a guide gets bokmål."""
    written_in = front_matter.written_language(language)
    rows = {row.step: row for row in GuideText.objects.in_force()}
    return tuple(
        page_of(rows[key].texts[written_in], key=key, language=written_in)
        if key in rows
        else page(key, written_in)
        for key in KEYS
    )


def texts_of_guide() -> dict[str, dict[str, dict[str, str]]]:
    """Step -> language -> field -> text, for the whole road, in one query."""
    rows = {row.step: row for row in GuideText.objects.in_force()}
    return {key: rows[key].texts if key in rows else shipped(key) for key in KEYS}


def texts_in_force(key: str) -> dict[str, dict[str, str]]:
    """Language -> field -> text of one step. ValueError if there is no such step."""
    row = GuideText.objects.in_force().filter(step=key).first()
    return row.texts if row else shipped(key)
