"""A fact as it is shown in a letter, in any language: by its type and its name."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from .. import norwegian

PLAIN_DATES = frozenset(
    "letter_date decision_date formal_request_date municipality_meeting_date adopted_on".split()
)
"""Without the day of the week: what has been, and the day of the letter."""
OWN = ("nb", "nn", "en")


def shown(name: str, value: Any, language: str) -> str:
    """One value as text; what is of no known type is shown as it is."""
    is_own = language in OWN
    if isinstance(value, date):
        return _date(name, value, language) if is_own else _foreign_date(name, value, language)
    if isinstance(value, time):
        bare = f"{value:%H.%M}"
        is_end = name.endswith("_ends_at")
        return norwegian.clock(value, language) if is_own and not is_end else bare
    if isinstance(value, Mapping):
        return " ".join(shown(key, inner, language) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return enumerated([shown("", one, language) for one in value], language)
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _number(name, value, language)
    return norwegian.phone(str(value)) if name.endswith("_phone") else str(value)


def enumerated(items: list[str], language: str) -> str:
    """Several things in a sentence, with the language's own word before the last."""
    if language in OWN:
        return norwegian.enumeration(items, language)
    locale = _locale(language)
    return format_list(items, locale=locale) if locale else ", ".join(items)


def _date(name: str, value: date, language: str) -> str:
    write = norwegian.plain_date if name in PLAIN_DATES else norwegian.long_date
    return write(value, language)


def _foreign_date(name: str, value: date, language: str) -> str:
    """By Unicode's tables; a language they do not have gets figures."""
    locale = _locale(language)
    if locale is None:
        return norwegian.short_date(value)
    return format_date(value, "long" if name in PLAIN_DATES else "full", locale=locale)


def _number(name: str, value: float, language: str) -> str:
    if language in OWN:
        is_money = name.endswith("_price")
        return (norwegian.kroner if is_money else norwegian.thousands)(value, language)
    locale = _locale(language)
    number = format_decimal(value, locale=locale) if locale else norwegian.thousands(value)
    return f"{number}{norwegian.NO_BREAK}kr" if name.endswith("_price") else number


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
