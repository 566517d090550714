from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FollowForm(forms.Form):
    """An address that wants to be told. `website` is seen by machines alone: a person leaves it empty."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the e-mail address like this: name@example.no"),
            "invalid": _("Write the e-mail address like this: name@example.no"),
        },
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput())

    @property
    def is_by_machine(self) -> bool:
        return bool(self.cleaned_data["website"])
