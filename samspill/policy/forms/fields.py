"""Days and sums as they are written in Norwegian: taken in so, and shown back so."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.pure.documents import norwegian

SUM_MESSAGE = _("Write the sum in digits, for instance 420000")
DAY_MESSAGE = _("Choose a day, or write it like this: 11.03.2027")
NEGATIVE_MESSAGE = _("Write a sum that is not below zero.")
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d-%m-%Y"]
AROUND_A_SUM = re.compile(r"(?i)\bkr\b\.?|\bkroner\b|nok|,?-+$|[\s\u00a0\u202f]")
POINT_AT_THOUSANDS = re.compile(r"\.(?=\d{3}(\D|$))")


class DayField(forms.DateField):
    """A day, by the browser's own picker; "1.6.2028" is taken where there is none."""

    def __init__(self, **kwargs: Any) -> None:
        standard: dict[str, Any] = {
            "widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "input_formats": DAY_FORMATS,
            "error_messages": {"invalid": DAY_MESSAGE, "required": DAY_MESSAGE},
        }
        super().__init__(**standard | kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(" ", "") if isinstance(value, str) else value)


class KronerField(forms.DecimalField):
    """A sum in kroner: "420 000", "420 000 kr", "420.000,-" and "1 234,50" are all taken."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_digits=12,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            validators=[MinValueValidator(0, message=NEGATIVE_MESSAGE)],
            error_messages={
                "invalid": SUM_MESSAGE,
                "max_digits": SUM_MESSAGE,
                "max_decimal_places": SUM_MESSAGE,
                "max_whole_digits": SUM_MESSAGE,
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            bare = AROUND_A_SUM.sub("", value.strip()).replace("\u2212", "-")
            value = POINT_AT_THOUSANDS.sub("", bare).replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """As it is read: "420 000 kr"; what was typed wrongly stays as typed."""
        if isinstance(value, Decimal):
            return norwegian.kroner(value, get_language() or "nb")
        return value
