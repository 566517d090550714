"""What is typed about living by the policy: who answers, how it goes, when to meet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.fields import DayField
from samspill.policy.models import Measure

SIGN_UP_CLOSES = timedelta(days=7)  # before the meeting begins
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]


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
    due_on = DayField(label=_("Last day to answer"))


class YearlyMeetingForm(forms.Form):
    day = DayField(label=_("Day"))
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
            "min_value": _("There must be a seat for at least one."),
            "max_value": _("That is more than 5,000 seats. Write how many there are room for."),
        },
    )

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day <= timezone.localdate() + SIGN_UP_CLOSES:
            raise forms.ValidationError(
                _("Choose a day more than a week ahead, so that there is time to sign up.")
            )
        return day


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
