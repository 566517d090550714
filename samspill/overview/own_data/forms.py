from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

ADDRESS_MESSAGE = gettext_lazy("Write the e-mail address like this: navn@example.no")


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        error_messages={"invalid": ADDRESS_MESSAGE, "required": ADDRESS_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class RequestForm(forms.Form):
    """What she wants put right or erased, and by whom."""

    organiser = forms.ChoiceField(label=gettext_lazy("Who is to answer"))
    text = forms.CharField(
        label=gettext_lazy("What is wrong, or what do you want erased?"),
        max_length=3000,
        error_messages={"required": gettext_lazy("Write what you want us to do.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["organiser"].widget = forms.HiddenInput()
            self.fields["organiser"].initial = choices[0][0]
