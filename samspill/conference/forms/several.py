"""Several people signed up by one: a row each, or a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.conference import actions
from samspill.conference.actions import Outcome, Person
from samspill.conference.errors import SignUpError
from samspill.conference.forms.fields import NameListField
from samspill.conference.forms.represents import place_of, represents_field
from samspill.conference.forms.sign_up import EMAIL_MESSAGE, ParticipantForm
from samspill.conference.models import Conference

ROWS = 8
MOST_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True)
class PersonRow:
    """The fields of one person, as the page lays them out."""

    number: int
    fields: list[BoundField]


class SeveralForm(forms.Form):
    """The contact person, and those who come. Without a name, a seat is held for one from there."""

    booker_name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your name, so that we know whom to ask.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    booker_email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        help_text=gettext_lazy("You get one e-mail with a link to all you have signed up."),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference
        self.asks_reference = bool(
            conference.price or conference.extras.filter(price__gt=0).exists()
        )
        shared = represents_field(conference)
        for number in range(ROWS):
            place = represents_field(conference, names=shared.names, taken=shared.widget.taken)
            place.required, place.help_text = False, ""
            self.fields[f"represents_{number}"] = place
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name"), max_length=120, required=False
            )
            self.fields[f"email_{number}"] = forms.EmailField(
                label=_("E-mail"), required=False, error_messages={"invalid": EMAIL_MESSAGE}
            )
            if self.asks_reference:
                reference = forms.CharField(
                    label=_("Invoice reference"), max_length=60, required=False
                )
                reference.is_one_of = conference.is_for_municipalities  # type: ignore[attr-defined]
                self.fields[f"reference_{number}"] = reference

    @property
    def is_by_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    @property
    def rows(self) -> Iterator[PersonRow]:
        for number in range(ROWS):
            names = [f"represents_{number}", f"name_{number}", f"email_{number}"]
            names += [f"reference_{number}"] if self.asks_reference else []
            yield PersonRow(number + 1, [self[name] for name in names])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.people: list[Person] = []
        self.row_of: list[int] = []
        for number in range(ROWS):
            text, name, email = (
                cleaned.get(f"{part}_{number}", "") for part in ("represents", "name", "email")
            )
            if not (text or name or email):
                continue
            field = cast(NameListField, self.fields[f"represents_{number}"])
            found = field.find(text) if text else None
            is_for_others = self.conference.is_for_others_too
            if found is None and self.conference.is_for_municipalities and not is_for_others:
                self.add_error(f"represents_{number}", _("Choose the municipality you come from."))
            place = place_of(self.conference, found, text)
            reference = self._reference(number, is_municipality="municipality" in place)
            person = Person(name=name, email=email, invoice_reference=reference, **place)
            self.people.append(person)
            self.row_of.append(number)
        if not self.people and not self.errors:
            self.add_error("name_0", _("Write at least one who comes, or from whom."))
        return cleaned

    def _reference(self, number: int, *, is_municipality: bool) -> str:
        """A municipality's invoice does not reach it without."""
        name = f"reference_{number}"
        given = str(self.cleaned_data.get(name, ""))
        if self.asks_reference and is_municipality and not given and name not in self.errors:
            self.add_error(
                name, ParticipantForm.base_fields["invoice_reference"].error_messages["required"]
            )
        return given

    def try_sign_up(self, *, language: str) -> list[Outcome] | None:
        """What came of each; None when some cannot come in, told beside them, and none is taken in."""
        given = self.cleaned_data
        common: dict[str, Any] = {
            "language": language,
            "booker": (given["booker_name"], given["booker_email"]),
        }
        try:
            trial = actions.sign_up_several(self.conference, self.people, is_trial=True, **common)
            wrong = [one for one in trial if one.problem]
            for one in wrong:
                self.add_error(f"represents_{self.row_of[one.place - 1]}", one.problem)
            if wrong:
                return None
            return actions.sign_up_several(self.conference, self.people, **common)
        except SignUpError as error:
            self.add_error("booker_email" if error.field == "email" else None, str(error))
            return None


class SignUpFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A spreadsheet (XLSX or CSV)"),
        help_text=gettext_lazy(
            "Columns in any order: association or municipality, name, e-mail, telephone, role. "
            "A row without a name holds a seat for one whose name comes later."
        ),
        error_messages={"required": gettext_lazy("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MB. Choose a smaller one."))
        return file


class NameForm(forms.Form):
    """A name that was to come."""

    name = forms.CharField(
        label=gettext_lazy("Name of the person who comes"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the name of the person who is coming.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("The confirmation is sent here, with a link to change or cancel."),
        error_messages={"invalid": EMAIL_MESSAGE},
    )
