from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _

from samspill.people import actions
from samspill.people.models import SignInAttempt, User
from samspill.people.passwords import is_too_long

EMAIL_MESSAGE = _("Write the e-mail address like this: navn@example.no")


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )


class PasswordForm(EmailForm):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        error_messages={"required": _("Write your password, or ask for a code by e-mail.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    user: User

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("email") and cleaned.get("password"):
            self.user = self._found(cleaned["email"].lower(), cleaned["password"])
        return cleaned

    def _found(self, email: str, password: str) -> User:
        """Whose password it is. Known or not, an address is guessed at ten times, no more."""
        if actions.is_held_back(SignInAttempt.Kind.PASSWORD, email):
            raise forms.ValidationError(
                _("Too many tries. Wait a quarter of an hour, or ask for a code by e-mail.")
            )
        user = None if is_too_long(password) else authenticate(username=email, password=password)
        if user is None:
            actions.note_attempt(SignInAttempt.Kind.PASSWORD, who=email)
            raise forms.ValidationError(
                _("E-mail and password do not fit together. Try again, or ask for a code.")
            )
        actions.clear_attempts(SignInAttempt.Kind.PASSWORD, who=email)
        return user  # type: ignore[return-value]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=7,
        error_messages={"required": _("Write the six digits from the e-mail.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    user: User

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_code(self) -> str:
        digits = "".join(self.cleaned_data["code"].split())
        user = actions.use_one_time_code(self.email, digits=digits)
        if user is None:
            raise forms.ValidationError(
                _(
                    "The code does not fit, or it is too old. Check the digits, or ask for a new one."
                )
            )
        self.user = user
        return digits
