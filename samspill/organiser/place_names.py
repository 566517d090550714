"""The name of a place as the first word of an address."""

from __future__ import annotations

import re

from samspill.pure.folding import without_marks

MOST_SLUG_LETTERS = 50
AS_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def slug_of(name: str) -> str:
    """«Sør-Varanger» is "sor-varanger"."""
    return re.sub(r"[^a-z0-9]+", "-", without_marks(name).translate(AS_ASCII))[
        :MOST_SLUG_LETTERS
    ].strip("-")
