"""What everyone may read of a remark: as given where nothing in it tells of a person, else masked.

What the screening finds waits for a person; until then nothing of it is public.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samspill.pure.themes.screening import Span, SpanKind, mask, screen


@dataclass(frozen=True)
class Screened:
    shown_text: str
    is_held_back: bool


@dataclass(frozen=True)
class Found:
    """A passage that may be covered; `key` is its place in the text, as the form gives it back."""

    key: str
    text: str
    kind: SpanKind


def screened(
    text: str, *, language: str, names: Iterable[str] = (), on_behalf_of: str = ""
) -> Screened:
    """The words as they may be shown, and whether a person must look first.

    names         full names to look for, for instance of the giver
    on_behalf_of  what is shown beside the words, when it is not the name of a known association
    """
    spans = screen(text, names)
    named = bool(on_behalf_of and screen(on_behalf_of))
    return Screened(mask(text, spans, language), bool(spans) or named)


def found_in(text: str, names: Iterable[str] = ()) -> list[Found]:
    return [
        Found(f"{span.start}-{span.end}", text[span.start : span.end], span.kind)
        for span in screen(text, names)
    ]


def covered(
    text: str,
    *,
    keys: Iterable[str],
    words: Sequence[str],
    language: str,
    names: Iterable[str] = (),
) -> str:
    """The text with the chosen passages covered, and every place where one of the words stands.

    keys    of `found_in` with the same names; others are passed over
    words   what the system did not see; each is covered as a name
    """
    known = {f"{span.start}-{span.end}": span for span in screen(text, names)}
    spans = [known[key] for key in keys if key in known]
    for word in words:
        spans += [
            Span(*match.span(), SpanKind.NAME)
            for match in re.finditer(re.escape(word), text, re.IGNORECASE)
        ]
    return mask(text, spans, language)
