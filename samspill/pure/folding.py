"""One way to compare what people type with what registers hold."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case, one space between words, combining marks composed, æøå kept as they are.

    SQLite's own lower() and LIKE know only ASCII, so what is searched is folded before it is stored.
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
