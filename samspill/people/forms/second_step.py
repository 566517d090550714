from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.people import actions
from samspill.people.models import SignInAttempt, User

WAIT = _("Too many tries. Wait a quarter of an hour.")


class DigitsForm(forms.Form):
    """The six digits that the app shows while it is being set up."""

    digits = forms.CharField(
        label=_("Six digits from the app"),
        max_length=9,
        error_messages={"required": _("Write the six digits that the app shows.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class SecondStepForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the app, or a recovery code"),
        max_length=30,
        error_messages={"required": _("Write the six digits that the app shows.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if actions.use_second_factor(self.user, typed=typed):
            return typed
        if actions.is_held_back(SignInAttempt.Kind.SECOND_FACTOR, str(self.user.pk)):
            raise forms.ValidationError(WAIT)
        raise forms.ValidationError(
            _("The code does not fit. Wait for the next one in the app, and write that.")
        )
