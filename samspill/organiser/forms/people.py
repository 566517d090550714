from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Membership, Organiser
from samspill.organiser.rules import can_let_in

EMAIL_MESSAGE = _("Write the e-mail address like this: navn@example.no")
WRITTEN_LANGUAGES = [one for one in settings.LANGUAGES if one[0] in ("nb", "nn")]


def parties_for(membership: Membership) -> list[tuple[str, Any]]:
    """The parties that this coordinator may let people in to."""
    return [one for one in Membership.Party.choices if can_let_in(membership, one[0])]


class RoleForm(forms.Form):
    """What a colleague may do, and for whom they speak."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role)
    party = forms.ChoiceField(label=_("Speaks for"))

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"] = forms.ChoiceField(label=_("Speaks for"), choices=parties_for(by))


class OwnRoleForm(RoleForm):
    """One's own: the party stays, for what the other one holds is not one's own to open."""

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        own = [one for one in Membership.Party.choices if one[0] == by.party]
        self.fields["party"] = forms.ChoiceField(label=_("Speaks for"), choices=own)


class InvitationForm(RoleForm):
    email = forms.EmailField(
        label=_("E-mail"),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language of the e-mail"), choices=WRITTEN_LANGUAGES)
    field_order = ("email", "name", "role", "party", "language")

    def __init__(self, *args: Any, organiser: Organiser, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.organiser = organiser
        self.fields["language"].initial = organiser.language
        self.fields["role"].initial = Membership.Role.READER
        self.fields["party"].initial = by.party

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if self.organiser.memberships.filter(user__email=email).exists():
            raise forms.ValidationError(
                _("This person works here already. Change what they may do in the list.")
            )
        return email


class AcceptanceForm(forms.Form):
    """Of one who has no account yet: a password is a choice, a code by e-mail always works."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=_(
            "At least twelve characters. Without a password we send you a code by e-mail each time."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password:
            password_validation.validate_password(password)
        return password
