from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samspill.pure.folding import fold

PHONE_MESSAGE = _("Write the telephone number with eight digits: 40 00 00 00.")
DATETIME_FORMAT = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Listed:
    """Something to choose by its name. `aliases` find it too; `is_taken`: has signed up already."""

    key: Any
    label: str
    aliases: Sequence[str] = ()
    is_taken: bool = False


class NameListWidget(forms.TextInput):
    """A line to write in, with the names as suggestions: the browser's own datalist."""

    template_name = "conference/widgets/name_list.html"
    listed: Sequence[Listed] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"] |= {"list": list_id, "autocomplete": "off"}
        return {**context, "list_id": list_id, "listed": self.listed}


class NameListField(forms.CharField):
    """Text that is a name in a list, or not: `clean` gives the text, `find` what it means."""

    widget = NameListWidget

    def __init__(self, *, listed: Iterable[Listed], **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.listed = list(listed)
        self.widget.listed = self.listed
        self._found: dict[str, Listed | None] = {}
        for one in self.listed:
            for text in {fold(one.label), *map(fold, one.aliases)} - {""}:
                self._found[text] = None if text in self._found else one
        for one in self.listed:
            self._found[fold(one.label)] = one

    def find(self, text: str) -> Listed | None:
        """By label, or by an alias that only one of them has."""
        return self._found.get(fold(text))

    def nearest(self, text: str) -> str:
        """The label most like the text, or "": for "Did you mean …?"."""
        close = get_close_matches(fold(text), list(self._found), n=1, cutoff=0.72)
        one = self._found[close[0]] if close else None
        return one.label if one is not None else ""


class PhoneField(forms.CharField):
    """A telephone number, kept in E.164; a number without country is Norwegian."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, "NO")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(_("Write the telephone number with eight digits: 40 00 00 00."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class MomentField(forms.DateTimeField):
    """A date with a clock, Norwegian time, by the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=DATETIME_FORMAT)
        message = _("Choose a date and a time.")
        errors = {"invalid": message, "required": message}
        super().__init__(
            widget=widget, input_formats=[DATETIME_FORMAT], error_messages=errors, **kwargs
        )
