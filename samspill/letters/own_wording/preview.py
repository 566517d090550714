"""How a letter of a wording will look: with the facts that are known, and gaps for the rest."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString, mark_safe

from samspill.letters.documents import GAP_END, GAP_START, with_gaps
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter, LetterTemplate
from samspill.letters.own_wording.languages import NORWEGIAN
from samspill.organiser.models import Organiser
from samspill.pure.documents.html import to_html_fragment
from samspill.pure.documents.letter import UnresolvedField, WordingError
from samspill.pure.documents.tree import Document

GAP = re.compile(f"{GAP_START}([^{GAP_END}]*){GAP_END}")


def marked(document: Document, *, first_level: int = 2) -> SafeString:
    """The letter as HTML, each gap marked; every text of it is escaped."""
    fragment = to_html_fragment(document, first_level)
    return mark_safe(GAP.sub(r'<mark class="gap">\1</mark>', fragment))  # noqa: S308 -- escaped


def preview_of(
    organiser: Organiser, kind: str, language: str, wording: LetterTemplate | None
) -> SafeString | None:
    """None for a language that nothing is written in, and for a wording that cannot be shown."""
    if wording is None and language not in NORWEGIAN:
        return None
    process = organiser.processes.newest()
    written = organiser.letters.filter(kind=kind).exclude(facts={}).order_by("pk").last()
    known = facts_of_process(process, language=language) if process else {}
    example = Letter(
        organiser=organiser,
        kind=kind,
        language=language,
        wording=wording,
        facts={"lead": "municipality", **known, **(written.facts if written else {})},
    )
    try:
        return marked(with_gaps(example)[0], first_level=4)
    except (UnresolvedField, WordingError):
        return None
