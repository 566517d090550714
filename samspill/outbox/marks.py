"""Marks ⟦name⟧ in a message's text, and what is put in for one receiver when the mail is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

MARK = re.compile(r"⟦([a-z][a-z0-9_]*)⟧")
UNSUBSCRIBE = "unsubscribe_url"  # known to the outbox itself, for what can be unsubscribed from


def mark(name: str) -> str:
    """What stands in a text where the receiver's own value comes."""
    return f"⟦{name}⟧"


def marks_in(*texts: str) -> frozenset[str]:
    return frozenset(name for text in texts for name in MARK.findall(text))


def put_in(text: str, values: Mapping[str, str]) -> str:
    """The text with its marks replaced, once: a value that looks like a mark stays as it is."""
    return _replaced(text, values, str)


def put_in_html(html: str, values: Mapping[str, str]) -> str:
    """The same in HTML, where a value is text and never markup."""
    return _replaced(html, values, escape)


def _replaced(text: str, values: Mapping[str, str], shown: Callable[[str], str]) -> str:
    return MARK.sub(lambda found: shown(values[found[1]]) if found[1] in values else found[0], text)
