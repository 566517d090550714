"""How far a measure has come, as an owner or a coordinator tells it: everyone reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.fields import DayField
from samspill.policy.models import Measure, StatusUpdate
from samspill.pure.themes.covering import telling_words

FINISHED = (Measure.Status.DELIVERED, Measure.Status.DROPPED)
LARGEST = Decimal(10) ** 10
MOST_CHARACTERS = 1000
_NUMBER_MESSAGE = _("Write a number alone, for instance 12 or 2,5")


class ToldForm(forms.Form):
    """What is told of one measure. What may tell of a person is asked about once, beside the field.

    last  what was told last by the same, to keep what is not changed; None before anything is told
    """

    status = forms.ChoiceField(
        label=_("How far has it come?"),
        choices=[
            ("adopted", _("Not begun")),
            ("in_progress", _("In progress")),
            ("delivered", _("Delivered")),
            ("dropped", _("Dropped")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it has come.")},
    )
    reason = forms.CharField(
        label=_("What has happened?"),
        help_text=_("Everyone can read this. Name no persons. If it is dropped: why?"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expected_on = DayField(label=_("When will it be done, if not by the deadline?"), required=False)
    indicator_value = forms.CharField(label=_("Measured now"), required=False, max_length=20)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, measure: Measure, last: StatusUpdate | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measure, self.last = measure, last
        if not measure.indicator:
            del self.fields["indicator_value"]
        else:
            self.fields["indicator_value"].help_text = _indicator_help(measure)

    def clean_indicator_value(self) -> Decimal | None:
        typed = "".join(self.cleaned_data["indicator_value"].split()).replace(",", ".")
        if not typed:
            return None
        try:
            value = Decimal(typed)
        except InvalidOperation:
            raise forms.ValidationError(_NUMBER_MESSAGE) from None
        if not value.is_finite() or abs(value) >= LARGEST:
            raise forms.ValidationError(_NUMBER_MESSAGE)
        return value.quantize(Decimal("0.01"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned.pop("seen", None)
        is_finished = cleaned.get("status") in FINISHED
        day: date | None = cleaned.get("expected_on")
        if is_finished:
            cleaned["expected_on"] = None
        elif day is not None and day < timezone.localdate():
            self.add_error("expected_on", _("That day is over. When will it be done now?"))
        if not self.errors and self.says_nothing(cleaned):
            raise forms.ValidationError(
                _("Nothing is told yet. Write what has happened, also if it is nothing.")
            )
        if not self.errors:
            self._ask_about(cleaned.get("reason", ""))
        return cleaned

    @property
    def lets_go_of_day(self) -> bool:
        """A day was typed of what is finished; it is not kept."""
        return bool(
            self.cleaned_data.get("status") in FINISHED
            and self["expected_on"].value()
            and "expected_on" in self.changed_data
        )

    def says_nothing(self, cleaned: Mapping[str, Any]) -> bool:
        """As it stood before anything was told in this round, and not a word."""
        one = self.measure
        stood = (one.status, one.expected_on)
        is_same = (cleaned.get("status"), cleaned.get("expected_on")) == stood
        told = cleaned.get("reason", "").strip() or cleaned.get("indicator_value") is not None
        return self.last is None and is_same and not told

    def _ask_about(self, reason: str) -> None:
        """The first time it is pressed; the second time it is saved, and covered for all others."""
        found = " · ".join(telling_words(reason))
        if not found or self.data.get(self.add_prefix("seen")) == found:
            return
        words = gettext(
            "This may tell of a person: %s. Write it anew without, or press once more:"
            " then it is saved, and covered where others read it."
        )
        self.data = {**dict(self.data.items()), self.add_prefix("seen"): found}
        self.add_error("reason", words % found)


def shown_number(value: Decimal | None) -> str:
    """As it is typed: 2,5."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


def _indicator_help(measure: Measure) -> str:
    parts = [
        measure.indicator,
        _("before: %s") % measure.baseline if measure.baseline else "",
        _("target: %s") % measure.target if measure.target else "",
    ]
    return " · ".join(str(part) for part in parts if part)
