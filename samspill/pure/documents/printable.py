"""Text that a document can show: what no font has becomes a visible mark with its code point.

Used in documents only. The database, JSON and CSV keep every byte.
"""

import re
import unicodedata
from collections.abc import Container
from typing import Any

EVERY_CHARACTER: Container[int] = range(0x110000)
"""Coverage for formats that bring no fonts: only what may not stand in a file is marked."""

LINE_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\r": "\n"})
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
ENDLESS_WORD = re.compile(r"[^\s\u200b]{40}(?=[^\s\u200b])")
FORBIDDEN_CATEGORIES = frozenset({"Cc", "Co", "Cs"})


def printable(text: str, covered: Container[int]) -> str:
    """The text with a mark such as "[U+1F9FF]" for each character that cannot be shown.

    covered   code points that some font has a glyph for
    Returns   text without control characters (but newline and tab), private characters, lone
              surrogates and non-characters; two surrogates that make a pair become their character;
              every kind of line end is a newline.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    lines = whole.replace("\r\n", "\n").translate(LINE_BREAKS)
    if lines.isascii() and lines.isprintable():
        return lines
    return "".join(
        character if can_be_shown(character, covered) else f"[U+{ord(character):04X}]"
        for character in lines
    )


def can_be_shown(character: str, covered: Container[int]) -> bool:
    """Whether one character may stand in a document whose fonts cover these code points."""
    if character in "\n\t" or character in INVISIBLE:
        return True
    if unicodedata.category(character) in FORBIDDEN_CATEGORIES or _is_no_character(character):
        return False
    return ord(character) in covered


def printable_values(value: Any, covered: Container[int]) -> Any:
    """The same nest of dicts and lists with every string in it `printable` and `breakable`.

    Keys are kept, and so are addresses (under "href"), which are ASCII already.
    """
    if isinstance(value, str):
        return breakable(printable(value, covered))
    if isinstance(value, dict):
        return {
            key: inner if key == "href" else printable_values(inner, covered)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [printable_values(inner, covered) for inner in value]
    return value


def breakable(text: str) -> str:
    """The text with room for a line break (U+200B) in words that no line can hold."""
    return ENDLESS_WORD.sub("\\g<0>\u200b", text)


def named(text: str) -> str:
    """The text, or a dash where there is nothing to see: titles and links must say something."""
    return text if is_visible(text) else "–"


def is_visible(text: str) -> bool:
    """Whether anything in the text leaves ink on paper."""
    return any(_leaves_ink(character) for character in text)


def _leaves_ink(character: str) -> bool:
    category = unicodedata.category(character)
    return not (character.isspace() or category[0] in "ZM" or category == "Cf")


def _is_no_character(character: str) -> bool:
    """Code points that Unicode keeps free for ever, and the byte order mark."""
    code_point = ord(character)
    is_reserved = code_point & 0xFFFE == 0xFFFE or 0xFDD0 <= code_point <= 0xFDEF
    return is_reserved or code_point == 0xFEFF
