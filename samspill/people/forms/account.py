from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from samspill.people.models import User

PASSWORD_HELP = _(
    "At least twelve characters. Several words after each other are easy to remember."
)


class AccountForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the pages and of e-mail to you"),
        required=False,
        choices=[("", _("As the place uses")), *settings.LANGUAGES],
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        initial = {"name": user.name, "language": user.language}
        super().__init__(*args, initial=initial, **kwargs)


class NewPasswordField(forms.CharField):
    """A password as it is chosen; the account it is for, if any, is told by the form."""

    def __init__(self, **more: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        super().__init__(strip=False, widget=widget, help_text=PASSWORD_HELP, **more)

    def clean(self, value: Any) -> str:
        password: str = super().clean(value)
        if password:
            password_validation.validate_password(password)
        return password


class ChangePasswordForm(forms.Form):
    """The old password too, where there is one: a browser left open must not lock the owner out."""

    old = forms.CharField(
        label=_("Password you have now"),
        strip=False,
        error_messages={"required": _("Write the password you have now.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = NewPasswordField(
        label=_("New password"), error_messages={"required": _("Write the new password.")}
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not user.has_usable_password():
            del self.fields["old"]

    def clean_new(self) -> str:
        """What stands on the account itself is guessed first."""
        new: str = self.cleaned_data["new"]
        password_validation.validate_password(new, self.user)
        return new

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("This is not the password you have now."))
        return old
