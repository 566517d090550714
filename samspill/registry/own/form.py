"""What an association says of itself, and the address that the link is asked for with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.registry.forms import AssociationForm
from samspill.registry.models import Association

ADDRESS_MESSAGE = gettext_lazy("Write the e-mail address like this: navn@example.no")
MOST_POINTS = 5  # of a kind
SHOWN_TO_ALL = ("name", "category")
NOT_PERSONAL = ("activity", "website", "language_form")
KEPT_HERE = ("emails", "phones", "care_of", "address", "postcode", "place")


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        error_messages={"invalid": ADDRESS_MESSAGE, "required": ADDRESS_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class OwnEntryForm(AssociationForm):
    """The entry as the association itself may change it: what is not named above is not its own."""

    district = None
    language_form = forms.ChoiceField(
        label=gettext_lazy("Written language"),
        required=False,
        choices=[
            ("", gettext_lazy("Not known")),
            ("nb", gettext_lazy("Bokmål")),
            ("nn", gettext_lazy("Nynorsk")),
        ],
        help_text=gettext_lazy("E-mails and letters to you are written in it."),
    )

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, organiser=association.organiser, association=association, **kwargs)
        for name in set(self.fields) - {*SHOWN_TO_ALL, *NOT_PERSONAL, *KEPT_HERE}:
            del self.fields[name]
        self.initial["language_form"] = association.language_form
        self.fields["emails"].required = True
        self.fields["emails"].error_messages["required"] = _(
            "Write at least one address. To be reached no more, remove the contact details below."
        )
        self.fields["care_of"].label = _("Contact person for letters")
        self.fields["care_of"].help_text = _(
            "Written on paper letters as c/o. Leave it empty if the letters need no name."
        )

    def clean_activity(self) -> str:
        """Browsers send line ends of their own: those are no change."""
        return self.cleaned_data["activity"].replace("\r\n", "\n")

    def clean_emails(self) -> list[str]:
        return self._few(super().clean_emails())

    def clean_phones(self) -> list[str]:
        return self._few(super().clean_phones())

    def _few(self, values: list[str]) -> list[str]:
        if len(values) > MOST_POINTS:
            raise forms.ValidationError(_("Write at most %d.") % MOST_POINTS)
        return values

    def shown_to_all(self) -> list[BoundField]:
        return [self[name] for name in SHOWN_TO_ALL]

    def not_personal(self) -> list[BoundField]:
        return [self[name] for name in NOT_PERSONAL]

    def kept_here(self) -> list[BoundField]:
        return [self[name] for name in KEPT_HERE]
