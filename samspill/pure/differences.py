"""What differs between two texts, word by word, in a form that a person can read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "taken_out", "put_in"]
Token = tuple[str, str]  # a word or a sign, and the space after it
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?!\w))?\s*|[.!?\n]\s*")
TOKEN = re.compile(r"(\w+|[^\w\s]|^)(\s*)")
MOST_PAIRS = 400_000  # of words to compare one by one; above, the commonest words are no anchors
SMALLEST_ISLAND = 3  # letters that stand alone between two changes are read better as changed
LEAST_ALIKE = 0.25  # of a sentence; below it the whole sentence is another one


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `text` is never empty."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The two texts as one row of pieces, in order.

    Joining those that are the same or taken out gives `before`, to the letter; joining those that
    are the same or put in gives `after`. Where words are exchanged, what is taken out stands first.
    """
    return _joined(_of_sentences(SENTENCE.findall(before), SENTENCE.findall(after)))


def _of_sentences(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """Whole sentences first, so that long texts cost little; then the words of those that differ."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, from_, to, start, end in matcher.get_opcodes():
        old, new = "".join(before[from_:to]), "".join(after[start:end])
        if tag == "equal":
            yield Piece("same", old)
        elif tag == "replace":
            yield from _of_words(old, new)
        else:
            yield from _exchanged(old, new)


def _of_words(before: str, after: str) -> list[Piece]:
    """Alike are words that read alike; the space after them is compared on its own."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    is_long = len(old) * len(new) > MOST_PAIRS
    matcher = difflib.SequenceMatcher(
        None, [word for word, _ in old], [word for word, _ in new], autojunk=is_long
    )
    pieces: list[Piece] = []
    for tag, from_, to, start, end in matcher.get_opcodes():
        if tag == "equal":
            pieces += _spaced(old[from_:to], new[start:end])
        else:
            pieces += _exchanged(_text(old[from_:to]), _text(new[start:end]))
    alike = sum(len(one.text.strip()) for one in pieces if one.kind == "same")
    if alike < LEAST_ALIKE * max(len(before.strip()), len(after.strip())):
        return list(_exchanged(before, after))
    return pieces


def _spaced(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Piece]:
    """The same words; some may have another space, or a new line, after them."""
    for (word, before), (_, after) in zip(old, new, strict=True):
        if before == after:
            yield from _same(word + before)
        else:
            yield from _same(word)
            yield from _exchanged(before, after)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(word + space for word, space in tokens)


def _exchanged(out: str, into: str) -> Iterator[Piece]:
    if out:
        yield Piece("taken_out", out)
    if into:
        yield Piece("put_in", into)


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Neighbours of one kind become one, and so do two changes with next to nothing between."""
    found: list[Piece] = []
    out = into = held = ""  # `held`: what is the same after a change, until one sees what follows
    for piece in pieces:
        if piece.kind == "same":
            held += piece.text
            continue
        if (out or into) and _is_island(held):
            out, into, held = out + held, into + held, ""
        elif held:
            found, out, into, held = [*found, *_change(out, into, held)], "", "", ""
        if piece.kind == "taken_out":
            out += piece.text
        else:
            into += piece.text
    return [*found, *_change(out, into, held)]


def _change(out: str, into: str, after: str) -> Iterator[Piece]:
    """One change and what follows it; a space that ends both texts has not changed."""
    space = _space_at_end(out, into)
    if space:
        out, into, after = out[: -len(space)], into[: -len(space)], space + after
    yield from _exchanged(out, into)
    yield from _same(after)


def _space_at_end(out: str, into: str) -> str:
    length = 0
    for one, other in zip(reversed(out), reversed(into), strict=False):
        if one != other or not one.isspace():
            break
        length += 1
    return out[len(out) - length :]


def _same(text: str) -> list[Piece]:
    return [Piece("same", text)] if text else []


def _is_island(text: str) -> bool:
    return len(text.strip()) < SMALLEST_ISLAND and "\n" not in text
