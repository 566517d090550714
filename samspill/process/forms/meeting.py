from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspill.process.forms.fields import LinesField, MomentField, text_field


class CallForm(forms.Form):
    """When, where and about what the associations meet."""

    starts_at = MomentField(label=_("When do you meet?"))
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    theme = text_field(
        rows=2, label=_("What is the meeting about?"), max_length=300, required=False
    )
    agenda = text_field(
        rows=6,
        label=_("Agenda"),
        help_text=_("One point a line. End with choosing a working group."),
        max_length=4000,
        required=False,
    )


class AttendeeForm(forms.Form):
    """One association at the door; people are counted, not named."""

    name = forms.CharField(
        label=_("Association"),
        help_text=_(
            "Write some of the name and choose, or write the whole name if it is not there."
        ),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "associations", "autocomplete": "off"}),
        error_messages={"required": _("Write the name of the association.")},
    )
    people = forms.IntegerField(
        label=_("How many came from it?"),
        min_value=1,
        max_value=999,
        initial=1,
        error_messages={
            name: _("Write a whole number, for instance 2.")
            for name in ("invalid", "required", "min_value", "max_value")
        },
    )


class MinutesForm(forms.Form):
    """What was said and agreed; who came, when no list was kept at the door."""

    minutes = text_field(
        rows=10,
        label=pgettext_lazy("of a meeting", "Minutes"),
        help_text=_("What was talked about, in a few sentences. Nobody need be named."),
        max_length=20_000,
        required=False,
    )
    conclusions = LinesField(
        label=_("What did you agree on?"),
        help_text=_("One sentence a line. They go on into the letters and the mandate."),
        required=False,
    )
    association_count = forms.IntegerField(
        label=_("How many associations came?"),
        min_value=1,
        max_value=10_000,
        required=False,
        error_messages={"invalid": _("Write a whole number, for instance 14.")},
    )
    types_present = LinesField(
        label=_("Which kinds of associations came?"),
        help_text=_("One a line: culture, sport, residents' associations …"),
        required=False,
    )

    def __init__(self, *given: Any, has_list: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if has_list:  # the list at the door has the word
            del self.fields["association_count"], self.fields["types_present"]
