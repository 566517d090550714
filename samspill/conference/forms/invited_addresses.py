"""The e-mail addresses of those invited: all on one page, or from a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.conference.forms.sign_up import EMAIL_MESSAGE
from samspill.conference.models import Invited

MOST_BYTES = 2 * 1024 * 1024


class AddressesForm(forms.Form):
    """A field for each municipality on the list, under its name."""

    def __init__(self, *args: Any, invited: Sequence[Invited], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Counter(map(str, invited))
        for one in invited:
            field = self.fields[f"email_{one.pk}"] = forms.EmailField(
                label=_name(one, is_alone=names[str(one)] == 1),
                required=False,
                initial=one.sender_email,
                error_messages={"invalid": EMAIL_MESSAGE},
                widget=forms.EmailInput(attrs={"autocomplete": "off"}),
            )
            field.is_one_of = True  # type: ignore[attr-defined]  # nothing "can be left empty"

    @property
    def addresses(self) -> dict[int, str]:
        return {
            int(name.removeprefix("email_")): email for name, email in self.cleaned_data.items()
        }


def _name(one: Invited, *, is_alone: bool) -> str:
    place = one.municipality
    return str(one) if is_alone or place is None else f"{one} ({place.county.name})"


class AddressFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A spreadsheet (XLSX or CSV)"),
        help_text=gettext_lazy(
            "Columns in any order: municipality number or name, and e-mail. Those who do not stand "
            "in the file keep the address they have."
        ),
        error_messages={"required": gettext_lazy("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MB. Choose a smaller one."))
        return file
