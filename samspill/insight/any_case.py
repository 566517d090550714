"""Words looked for among what was said, whatever their capitals."""

from __future__ import annotations

from django.db.models import Q


def holds_word(field: str, word: str) -> Q:
    """SQLite knows only ASCII's upper and lower: Å and å are asked for both."""
    found = Q()
    for form in sorted({word, word.lower(), word.upper(), word.capitalize()}):
        found |= Q(**{f"{field}__icontains": form})
    return found
