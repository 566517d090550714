"""A form that lets stand what another changed meanwhile: it knows how each field stood at first."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

STOOD = "as_it_stood"


class LetsOthersChangesStand(forms.Form):
    """The page holds `{{ form.as_it_stood }}`; what is written is `touched`."""

    @property
    def as_it_stood(self) -> SafeString:
        """How each field stood when the page was first opened, as the browser would send it."""
        kept = self.data.get(STOOD) if self.is_bound else None
        text = kept or json.dumps({field.name: _as_sent(field) for field in self})
        return format_html('<input type="hidden" name="{}" value="{}">', STOOD, text)

    @property
    def touched(self) -> dict[str, Any]:
        """What was written on this page; all of it where the page did not tell how it stood."""
        stood = self._stood()
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in stood or _plain(self.data.get(name)) != _plain(stood[name])
        }

    def _stood(self) -> dict[str, object]:
        try:
            found = json.loads(self.data.get(STOOD, ""))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def _as_sent(field: BoundField) -> str:
    value, widget = field.value(), field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "on" if value else ""
    shown = widget.format_value(value)
    if isinstance(shown, list):
        shown = shown[0] if shown else ""
    return _plain(shown)


def _plain(value: object) -> str:
    """Browsers send other line ends than they were given."""
    return "" if value is None else "\n".join(str(value).splitlines()).strip()
