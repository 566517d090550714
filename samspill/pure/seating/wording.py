"""Numbers, lists and names inside a sentence, in bokmål, nynorsk and English."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LANGUAGES = ("nb", "nn", "en")
LARGEST_IN_LETTERS = 12
MOST_NAMES = 8  # in one sentence; the rest are counted
_WORDS = {
    "nb": "ingen én to tre fire fem seks sju åtte ni ti elleve tolv".split(),
    "nn": "ingen éin to tre fire fem seks sju åtte ni ti elleve tolv".split(),
    "en": "no one two three four five six seven eight nine ten eleven twelve".split(),
}
_ONE_NEUTER = {"nb": "ett", "nn": "eitt", "en": "one"}  # ett bord, ett par
_AND = {"nb": "og", "nn": "og", "en": "and"}
_MORE = {"nb": "{} til", "nn": "{} til", "en": "{} more"}

Phrases = Mapping[str, Mapping[str, str]]  # key -> language -> text with {fields}


@dataclass(frozen=True)
class Names:
    """What people, tables, rounds and attributes are called in a sentence, by their id."""

    person: Callable[[str], str] = str
    table: Callable[[str], str] = str
    round: Callable[[str], str] = str
    attribute: Callable[[str], str] = str


def number(value: int, language: str, *, is_neuter: bool = False) -> str:
    """A whole number in a sentence: in letters up to twelve, then in figures.

    Thousands are parted by a no-break space, in English by a comma.
    """
    if value == 1 and is_neuter:
        return _ONE_NEUTER[language]
    if 0 <= value <= LARGEST_IN_LETTERS:
        return _WORDS[language][value]
    return figure(value, language)


def figure(value: int, language: str) -> str:
    """A whole number in figures."""
    return f"{value:,}" if language == "en" else f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def listing(names: Sequence[str], language: str) -> str:
    """«A, B og C»; the ninth and on are counted: «A, …, H og fire til»."""
    shown = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown.append(_MORE[language].format(number(len(names) - MOST_NAMES, language)))
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {_AND[language]} {shown[-1]}"


def phrase(
    phrases: Phrases,
    key: str,
    language: str,
    count: int | None = None,
    in_figures: bool = False,
    **fields: str,
) -> str:
    """The text of `key`, or with a count that of `key_one` or `key_many`, fields filled in.

    {n} is the count, in letters up to twelve unless all is to be in figures.
    """
    if count is not None:
        key = f"{key}_{'one' if count == 1 else 'many'}"
        fields["n"] = figure(count, language) if in_figures else number(count, language)
    return phrases[key][language].format(**fields)


def capitalised(text: str) -> str:
    """The text with its first letter big, and the rest as it stands."""
    return text[:1].upper() + text[1:]
