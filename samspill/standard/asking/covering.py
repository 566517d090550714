"""What associations write in their own words, as it may be read: names and words of health covered.

The row keeps every letter until it is erased. What was covered is told to those who keep the survey.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from samspill.conference.models import SignUp
from samspill.organiser.models import Organiser
from samspill.pure.themes.screening import SpanKind, mask, screen

KINDS: dict[SpanKind, str | Promise] = {
    SpanKind.NAME: pgettext_lazy("what was covered", "a name"),
    SpanKind.PHONE: pgettext_lazy("what was covered", "a telephone number"),
    SpanKind.EMAIL: pgettext_lazy("what was covered", "an e-mail address"),
    SpanKind.HEALTH: pgettext_lazy("what was covered", "a word of health"),
    SpanKind.NATIONAL_ID: pgettext_lazy("what was covered", "a national identity number"),
}


@dataclass(frozen=True)
class Covered:
    """text: with marks in place of what was covered; found: (what it is, the words), in order."""

    text: str
    found: list[tuple[str, str]]


def covered(words: str, names: Sequence[str], language: str) -> Covered:
    spans = screen(words, names)
    found = [(str(KINDS[span.kind]), words[span.start : span.end]) for span in spans]
    return Covered(mask(words, spans, language), found)


def known_names(organiser: Organiser) -> list[str]:
    """Those signed up at its conferences, as where contributions are published. One query."""
    rows = SignUp.objects.filter(conference__organiser=organiser).exclude(name="")
    return list(rows.order_by("name").values_list("name", flat=True).distinct())
