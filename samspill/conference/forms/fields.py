from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from samspill.pure.folding import fold

PHONE_MESSAGE = _("Write the telephone number with eight digits: 40 00 00 00.")
DATETIME_FORMAT = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Listed:
    """Something to choose by its name. `aliases` find it too."""

    key: Any
    label: str
    aliases: Sequence[str] = ()


class Names:
    """A list to choose from, with what finds each: made once where the list seldom changes."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self.listed = list(listed)
        self.options = [(one.key.pk, conditional_escape(one.label)) for one in self.listed]
        self.found: dict[str, Listed | None] = {}
        for one in self.listed:
            for text in {fold(one.label), *map(fold, one.aliases)} - {""}:
                self.found[text] = None if text in self.found else one
        for one in self.listed:
            self.found[fold(one.label)] = one


class NameListWidget(forms.TextInput):
    """A line to write in, with the names as suggestions: the browser's own datalist.

    Those who have signed up already are marked. The options are joined here: a template's loop over
    hundreds takes ten times as long.
    """

    template_name = "conference/widgets/name_list.html"
    names: Names
    taken: frozenset[Any] = frozenset()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"] |= {"list": list_id, "autocomplete": "off"}
        taken = frozenset(self.taken)
        options = "".join(
            f'<option value="{label}"{" data-taken" if key in taken else ""}></option>'
            for key, label in self.names.options
        )
        return {**context, "list_id": list_id, "options": mark_safe(options)}  # noqa: S308 -- labels are escaped


class NameListField(forms.CharField):
    """Text that is a name in a list, or not: `clean` gives the text, `find` what it means.

    taken  keys of those who have signed up already
    """

    widget = NameListWidget

    def __init__(self, *, names: Names, taken: frozenset[Any] = frozenset(), **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.names = names
        self.widget.names, self.widget.taken = names, taken

    def find(self, text: str) -> Listed | None:
        """By label, or by an alias that only one of them has."""
        return self.names.found.get(fold(text))

    def nearest(self, text: str) -> str:
        """The label most like the text, or "": for "Did you mean …?"."""
        close = get_close_matches(fold(text), list(self.names.found), n=1, cutoff=0.72)
        one = self.names.found[close[0]] if close else None
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

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            words = _("The clocks are changed at that hour. Choose another time.")
            raise ValidationError(words, code=error.code) from error
