from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DATE_MESSAGE = _("Choose a day, or write it like this: 11.03.2027")
MOMENT_MESSAGE = _("Choose day and time, or write them like this: 11.03.2027 17:30")
NOT_TO_COME = _("Choose today or an earlier day.")


class DayField(forms.DateField):
    """A day chosen in the browser's own calendar."""

    def __init__(self, **given: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        given.setdefault("error_messages", {"invalid": DATE_MESSAGE, "required": DATE_MESSAGE})
        given.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"])
        super().__init__(widget=widget, **given)


class PastDayField(DayField):
    """A day that has been: today at the latest."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise ValidationError(NOT_TO_COME)
        return day


class MomentField(forms.DateTimeField):
    """A day and a time in Norway."""

    def __init__(self, **given: Any) -> None:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        given.setdefault("error_messages", {"invalid": MOMENT_MESSAGE, "required": MOMENT_MESSAGE})
        given.setdefault("input_formats", ["%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"])
        super().__init__(widget=widget, **given)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            words = _("The clocks are changed at that hour. Choose another time.")
            raise ValidationError(words, code=error.code) from error


class LinesField(forms.CharField):
    """A list written one to a line; empty lines do not count."""

    def __init__(self, *, rows: int = 5, **given: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **given)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


def text_field(rows: int = 5, **given: Any) -> forms.CharField:
    """Several lines of running text."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **given)
