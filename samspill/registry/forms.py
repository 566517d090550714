from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samspill.organiser.models import Organiser
from samspill.registry import cleaning
from samspill.registry.meanwhile import OpenedForm
from samspill.registry.models import Association, Category

MOST_BYTES = 10 * 1024 * 1024
Status = Association.Status
SHOWN = [
    ("", pgettext_lazy("associations", "Whatever is known of them")),
    ("without_email", gettext_lazy("Only those without e-mail")),
    ("dead", gettext_lazy("Only those with an address that came back")),
    ("without_number", gettext_lazy("Only those without organisation number")),
    ("changed", gettext_lazy("Only those changed in the last 30 days")),
]


class SearchForm(forms.Form):
    """What is looked for in the list. Nothing in it is ever wrong: what does not fit finds all."""

    q = forms.CharField(label=gettext_lazy("Name, activity or number"), required=False)
    category = forms.ChoiceField(label=pgettext_lazy("of association", "Kind"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    show = forms.ChoiceField(
        label=pgettext_lazy("which of the associations", "Show"), required=False
    )
    district = forms.ChoiceField(
        label=pgettext_lazy("of a municipality", "District"), required=False
    )

    def __init__(
        self,
        *args: Any,
        categories: list[Category],
        districts: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["show"].choices = SHOWN  # type: ignore[attr-defined]
        if districts:
            all_of_them = [("", _("All districts")), *((one, one) for one in districts)]
            self.fields["district"].choices = all_of_them  # type: ignore[attr-defined]
        else:
            del self.fields["district"]
        self.fields["category"].choices = [("", _("All kinds")), *category_choices(categories)]  # type: ignore[attr-defined]
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            ("", _("Those that can be invited")),
            ("all", _("All")),
            *[choice for choice in Status.choices if choice[0] != Status.ACTIVE],
        ]

    def told(self, name: str) -> str:
        """The value when it is one of the choices, else ""."""
        self.is_valid()
        return self.cleaned_data.get(name, "")


def category_choices(categories: list[Category]) -> list[tuple[str, str]]:
    """The leaves, in the official order; groups hold no associations of their own."""
    return [(category.code, category.name) for category in categories if category.parent_id]


class AssociationForm(OpenedForm):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the association's name.")},
    )
    org_number = forms.CharField(
        label=gettext_lazy("Organisation number"),
        required=False,
        help_text=gettext_lazy("Nine digits. Associations outside the register have none."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    category = forms.ModelChoiceField(
        Category.objects.filter(parent__isnull=False),
        label=pgettext_lazy("of association", "Kind"),
        required=False,
        empty_label=gettext_lazy("Not known"),
        error_messages={"invalid_choice": gettext_lazy("Choose a kind from the list.")},
    )
    activity = forms.CharField(
        label=gettext_lazy("What the association does"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    umbrella = forms.CharField(
        label=gettext_lazy("Umbrella organisation"), required=False, max_length=200
    )
    emails = forms.CharField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("Several are separated by commas."),
    )
    phones = forms.CharField(
        label=gettext_lazy("Telephone"),
        required=False,
        help_text=gettext_lazy("Several are separated by commas."),
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    website = forms.CharField(label=gettext_lazy("Website"), required=False, max_length=200)
    care_of = forms.CharField(
        label=gettext_lazy("c/o"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Shown only to you who do the work, and written on paper letters."),
    )
    address = forms.CharField(label=gettext_lazy("Address"), required=False, max_length=200)
    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    place = forms.CharField(label=gettext_lazy("Post town"), required=False, max_length=60)
    district = forms.CharField(
        label=pgettext_lazy("of a municipality", "District"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("The part of the municipality, as you divide it yourselves."),
    )

    def __init__(
        self,
        *args: Any,
        organiser: Organiser,
        association: Association | None = None,
        **kwargs: Any,
    ) -> None:
        if association is not None:
            kwargs["initial"] = _initial(association)
        super().__init__(*args, **kwargs)
        self.organiser, self.association = organiser, association

    def clean_name(self) -> str:
        return cleaning.clean_text(self.cleaned_data["name"])

    def clean_org_number(self) -> str:
        told = self.cleaned_data["org_number"].strip()
        if not told:
            return ""
        try:
            number = cleaning.clean_org_number(told)
        except ValueError:
            raise forms.ValidationError(_("Write nine digits, for instance 318 730 008.")) from None
        if not cleaning.has_right_check_digit(number):
            raise forms.ValidationError(
                _("The digits do not fit together. Check the number in the register.")
            )
        others = self.organiser.associations.filter(org_number=number)
        if self.association is not None:
            others = others.exclude(pk=self.association.pk)
        if other := others.first():
            raise forms.ValidationError(
                _("%(name)s has this number already.") % {"name": other.display_name}
            )
        return number

    def clean_emails(self) -> list[str]:
        return self._all(
            "emails", cleaning.clean_email, _("Write the e-mail address like this: navn@example.no")
        )

    def clean_phones(self) -> list[str]:
        return self._all(
            "phones", cleaning.clean_phone, _("Write the telephone number like this: 40 00 00 00")
        )

    def clean_postcode(self) -> str:
        told = self.cleaned_data["postcode"].strip()
        if told and not (told.isdecimal() and len(told) == 4):
            raise forms.ValidationError(
                _("Write the postcode with four digits, for instance 4370.")
            )
        return told

    def _all(self, name: str, clean: Any, message: str) -> list[str]:
        try:
            return [clean(part) for part in cleaning.split_list(self.cleaned_data[name])]
        except ValueError:
            raise forms.ValidationError(message) from None

    def values(self) -> dict[str, object]:
        """Fields of Association with what was typed, contact points left out."""
        points = ("emails", "phones")
        values = {name: value for name, value in self.cleaned_data.items() if name not in points}
        held = self.association
        if held is not None and values["name"] == held.display_name:
            values["name"] = held.name  # the register's capitals are no change
        if held is not None and values["place"] == held.display_place:
            values["place"] = held.place
        return values


def _initial(association: Association) -> dict[str, object]:
    points = list(association.contact_points.all())
    names = (
        "name org_number category activity umbrella website care_of address postcode place district"
    )
    initial = {name: getattr(association, name) for name in names.split()}
    initial |= {"name": association.display_name, "place": association.display_place}
    initial["emails"] = ", ".join(point.value for point in points if point.kind == "email")
    initial["phones"] = ", ".join(point.value for point in points if point.kind == "phone")
    return initial


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File with associations"),
        help_text=gettext_lazy("CSV from a spreadsheet, or JSON from the register. Up to 10 MB."),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("The file is empty. Choose another."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.json"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Divide it, and take in one part at a time.")
            )
        return file
