"""Two at one entry at once: what another has changed since a form was opened is told, not lost."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

MARK_LENGTH = 12
OPENED, USE, THEIRS = "opened", "use_", "theirs"


@dataclass(frozen=True)
class Clash:
    """A field that another has changed, and this form too. Both as people read them."""

    name: str
    label: str
    mine: str
    theirs: str


class OpenedForm(forms.Form):
    """Over something that is held: its page sends back `opened`, a mark of each field as it was shown.

    What only another has changed since stays as they wrote it. What both have changed is a clash:
    nothing is saved, and the next try says for each which is to stand, `use_<field>`.
    """

    @cached_property
    def clashes(self) -> list[Clash]:
        opened = _marks(self.data.get(OPENED, ""))
        found = (self._clash(name, opened[name]) for name in self.fields if name in opened)
        return [clash for clash in found if clash]

    @property
    def opened(self) -> str:
        """The marks of what is held now, for the page."""
        return json.dumps({name: _mark(self._held(name)) for name in self.fields})

    def full_clean(self) -> None:
        if self.is_bound:
            typed: Any = self.data
            self.data = typed.copy()  # what the page shows again
            self.clashes  # noqa: B018 -- looked for before what was typed is read
        super().full_clean()

    def clean(self) -> dict[str, Any] | None:
        if self.clashes:
            told = _("Another has changed the same meanwhile. Choose which is to stand.")
            self.add_error(None, told)
        return super().clean()

    def _clash(self, name: str, opened: str) -> Clash | None:
        held, typed = self._held(name), self.data.get(name, "")
        is_same = _mark(held) in (opened, _mark(typed))
        if self.data.get(USE + name) == THEIRS or (not is_same and opened == _mark(typed)):
            self.data[name] = held
        elif not is_same:
            return Clash(
                name, str(self[name].label), self._read(name, typed), self._read(name, held)
            )
        return None

    def _held(self, name: str) -> str:
        value = self.fields[name].prepare_value(self.get_initial_for_field(self.fields[name], name))
        return "" if value is None else str(value)

    def _read(self, name: str, value: str) -> str:
        choices = getattr(self.fields[name], "choices", ())
        return next((str(label) for key, label in choices if str(key) == value), value)


def _mark(value: str) -> str:
    """Of the words, whatever a browser does with the spaces between them."""
    words = " ".join(value.split())
    return hashlib.sha256(words.encode()).hexdigest()[:MARK_LENGTH]


def _marks(text: str) -> dict[str, str]:
    """What a page sent back; nothing when it is not as we wrote it."""
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
