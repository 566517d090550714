from __future__ import annotations

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samspill.organiser.forms.people import EMAIL_MESSAGE, WRITTEN_LANGUAGES
from samspill.organiser.models import Membership, Municipality, Organiser, refuse_reserved
from samspill.organiser.place_names import slug_of
from samspill.pure.documents.norwegian import phone

FIELDS = (
    "contact_name",
    "contact_role",
    "contact_email",
    "contact_phone",
    "accessibility_statement",
    "requires_second_factor",
)


class PlaceForm(forms.Form):
    contact_name = forms.CharField(label=_("Name"), max_length=120, required=False)
    contact_role = forms.CharField(label=_("Role"), max_length=120, required=False)
    contact_email = forms.EmailField(
        label=_("E-mail"), required=False, error_messages={"invalid": EMAIL_MESSAGE}
    )
    contact_phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    accessibility_statement = forms.URLField(
        label=_("Address of the accessibility statement"),
        required=False,
        assume_scheme="https",
        help_text=_(
            "The one you have published at uustatus.no. It is linked to at the foot of every page."
        ),
        error_messages={"invalid": _("Write the whole address, from https:// on.")},
    )
    requires_second_factor = forms.BooleanField(
        label=_("Coordinators must sign in with two steps"),
        required=False,
        help_text=_("Whoever has not turned it on is led to do so the next time they sign in."),
    )

    def __init__(self, *args: Any, organiser: Organiser, **kwargs: Any) -> None:
        initial = {name: getattr(organiser, name) for name in FIELDS}
        if organiser.contact_phone:
            initial["contact_phone"] = phone(organiser.contact_phone)
        super().__init__(*args, initial=initial, **kwargs)

    def clean_contact_phone(self) -> str:
        """In E.164; a number without country is Norwegian."""
        text: str = self.cleaned_data["contact_phone"].strip()
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, "NO")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(_("Write the telephone number with eight digits: 40 00 00 00."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class OpeningForm(forms.Form):
    """A new place, and its first coordinator."""

    kind = forms.ChoiceField(label=_("Kind of place"), choices=Organiser.Kind)
    municipality = forms.CharField(
        label=_("Municipality"),
        required=False,
        help_text=_(
            "Name or number. For a district: the one it is part of. Not for a national body."
        ),
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("Left empty, it becomes the municipality's own name."),
    )
    slug = forms.SlugField(
        label=_("Address of its pages"),
        required=False,
        help_text=_("Small letters, digits and hyphens. Left empty, it is made of the name."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=WRITTEN_LANGUAGES)
    coordinator_email = forms.EmailField(
        label=_("E-mail of the first coordinator"),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
    )
    coordinator_name = forms.CharField(
        label=_("Name of the first coordinator"), max_length=120, required=False
    )
    party = forms.ChoiceField(
        label=_("Speaks for"),
        choices=Membership.Party,
        initial=Membership.Party.MUNICIPALITY,
    )

    def clean_municipality(self) -> Municipality | None:
        typed = self.cleaned_data["municipality"].strip()
        if not typed:
            return None
        number = typed.split()[0]
        rows = Municipality.objects.all()
        found = rows.filter(pk=number).first() or rows.filter(name__iexact=typed).first()
        if found is None:
            raise ValidationError(_("No municipality is called that. Choose one from the list."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, place = cleaned.get("kind"), cleaned.get("municipality")
        is_national = kind == Organiser.Kind.NATIONAL
        if not is_national and place is None and "municipality" not in self.errors:
            self.add_error("municipality", _("Choose the municipality."))
        if is_national:
            cleaned["municipality"] = place = None
        own_name = f"{place.name} kommune" if place and kind == Organiser.Kind.MUNICIPALITY else ""
        cleaned["name"] = cleaned.get("name") or own_name
        if not cleaned["name"] and not self.errors:
            self.add_error("name", _("Write the name."))
        if not self.errors:
            self._check_address(cleaned, place)
        return cleaned

    def _check_address(self, cleaned: dict[str, Any], place: Municipality | None) -> None:
        is_municipality = cleaned["kind"] == Organiser.Kind.MUNICIPALITY
        made_of = place.name if place and is_municipality else cleaned["name"]
        slug = cleaned["slug"] = cleaned.get("slug") or slug_of(made_of)
        if place and is_municipality and place.organisers.filter(kind=cleaned["kind"]).exists():
            self.add_error("municipality", _("It is open already."))
        elif Organiser.objects.filter(slug=slug).exists():
            self.add_error("slug", _("Another place has this address. Choose another."))
        try:
            refuse_reserved(slug)
        except ValidationError as error:
            self.add_error("slug", error)


class CoordinatorForm(forms.Form):
    """One more coordinator, where none is left who can let people in."""

    coordinator_email = forms.EmailField(
        label=_("E-mail"),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
    )
    coordinator_name = forms.CharField(label=_("Name"), max_length=120, required=False)
    party = forms.ChoiceField(
        label=_("Speaks for"),
        choices=Membership.Party,
        initial=Membership.Party.MUNICIPALITY,
    )

    def __init__(self, *args: Any, organiser: Organiser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organiser = organiser

    def clean_coordinator_email(self) -> str:
        email: str = self.cleaned_data["coordinator_email"].strip().lower()
        if self.organiser.memberships.filter(user__email=email).exists():
            raise ValidationError(
                _("This person works there already. A coordinator there can change their role.")
            )
        return email
