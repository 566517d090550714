"""What is typed about living by the policy: who answers, how it goes, when to meet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.fields import DAY_MESSAGE
from samspill.policy.models import Measure

LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
TOLD = [
    ("adopted", _("Not begun")),
    ("in_progress", _("In progress")),
    ("delivered", _("Delivered")),
    ("dropped", _("Dropped")),
]
LARGEST = Decimal(10) ** 10
DAY_MESSAGES = {"required": DAY_MESSAGE, "invalid": DAY_MESSAGE}


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class OwnerForm(forms.Form):
    role = forms.CharField(
        label=_("Role"),
        help_text=_("For instance head of culture. It stays when people change."),
        max_length=160,
        error_messages={"required": _("Write which role answers for it.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The question goes here, twice a year. Nobody outside sees the address."),
        error_messages={
            "required": _("Write where the question shall be sent."),
            "invalid": _("Write the e-mail address like this: name@example.no"),
        },
    )
    language = forms.ChoiceField(label=_("Language of the e-mail"), choices=LANGUAGES)
    measures = forms.MultipleChoiceField(
        label=_("Answers for"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one measure.")},
    )

    def __init__(self, *args: Any, measures: Sequence[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(one.pk): one for one in measures}
        field: Any = self.fields["measures"]
        field.choices = [(key, f"{one.reference} {one.text}") for key, one in self.rows.items()]

    def clean_measures(self) -> list[Measure]:
        return [self.rows[key] for key in self.cleaned_data["measures"]]


class AskForm(forms.Form):
    due_on = forms.DateField(
        label=_("Last day to answer"), widget=day_input(), error_messages=DAY_MESSAGES
    )


class ToldForm(forms.Form):
    """What an owner tells of one measure."""

    status = forms.ChoiceField(
        label=_("How far has it come?"),
        choices=TOLD,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it has come.")},
    )
    reason = forms.CharField(
        label=_("What has happened?"),
        help_text=_("Everyone can read this. Name no persons. If it is dropped: why?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expected_on = forms.DateField(
        label=_("When will it be done, if not by the deadline?"),
        required=False,
        widget=day_input(),
        error_messages=DAY_MESSAGES,
    )
    indicator_value = forms.CharField(label=_("Measured now"), required=False, max_length=20)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


_NUMBER_MESSAGE = _("Write a number alone, for instance 12 or 2,5")


def _indicator_help(measure: Measure) -> str:
    parts = [
        measure.indicator,
        _("before: %s") % measure.baseline if measure.baseline else "",
        _("target: %s") % measure.target if measure.target else "",
    ]
    return " · ".join(str(part) for part in parts if part)


class YearlyMeetingForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=day_input(), error_messages=DAY_MESSAGES)
    venue = forms.CharField(
        label=_("Venue"),
        max_length=120,
        error_messages={"required": _("Write where it will be.")},
    )
    capacity = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=5000,
        error_messages={
            "required": _("Write how many seats there are, as a number."),
            "invalid": _("Write how many seats there are, as a number."),
        },
    )


class CarryForm(forms.Form):
    measures = forms.MultipleChoiceField(
        label=_("Goes on"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the measures that go on.")},
    )

    def __init__(self, *args: Any, measures: Sequence[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(one.pk): one for one in measures}
        field: Any = self.fields["measures"]
        field.choices = [(key, f"{one.reference} {one.text}") for key, one in self.rows.items()]

    def clean_measures(self) -> list[Measure]:
        return [self.rows[key] for key in self.cleaned_data["measures"]]
