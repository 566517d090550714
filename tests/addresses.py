"""Every address of the house, found by walking the resolver, each with an example to try.

A new address needs its entry in EXAMPLES; `test_strangers.py` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.address_examples import EXAMPLES
from tests.house import House

__all__ = ["EXAMPLES", "Address", "addresses", "url"]


@dataclass(frozen=True)
class Address:
    """One pattern: its full name, the names of its parts, its view."""

    name: str
    parts: frozenset[str]
    view: Callable[..., Any]

    @property
    def access(self) -> str:
        """ "member", "public", or "" where the view looks up no organiser by its slug."""
        return getattr(self.view, "access", "")


def addresses() -> list[Address]:
    return sorted(_walk(get_resolver().url_patterns, ""), key=lambda one: one.name)


def _walk(patterns: list[Any], namespace: str) -> Iterator[Address]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, inner)
        elif isinstance(one, URLPattern):
            parts = frozenset(one.pattern.converters)
            yield Address(f"{namespace}{one.name}", parts, one.callback)


def url(name: str, house: House, **instead: Any) -> str:
    return reverse(name, kwargs={**EXAMPLES[name](house), **instead})
