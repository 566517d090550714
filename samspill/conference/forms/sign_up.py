from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.conference import actions
from samspill.conference.errors import AlreadySignedUpError, SignUpError
from samspill.conference.forms.fields import Listed, NameListField, PhoneField
from samspill.conference.models import Conference, SignUp
from samspill.organiser.models import Municipality
from samspill.people.models import User

EMAIL_MESSAGE = gettext_lazy("Write the e-mail address like this: navn@example.no")


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ParticipantForm(forms.Form):
    """The person who comes. Those who run the conference may leave the e-mail out."""

    name = forms.CharField(
        label=gettext_lazy("Name of the person who comes"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the name of the person who is coming.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("The confirmation is sent here, with a link to change or cancel."),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(
        label=gettext_lazy("Telephone"),
        required=False,
        help_text=gettext_lazy("Used only if something changes late."),
    )
    role = forms.CharField(label=gettext_lazy("Role"), required=False, max_length=80)
    invoice_reference = forms.CharField(
        label=gettext_lazy("Invoice reference"), required=False, max_length=60
    )
    wants_stand = forms.BooleanField(label=gettext_lazy("We want a stand"), required=False)

    def __init__(
        self, *args: Any, conference: Conference, is_staff: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference
        self.fields["email"].required = not is_staff
        self.fields["role"].help_text = (
            _("For instance coordinator or head of culture.")
            if conference.is_for_municipalities
            else _("For instance leader or board member.")
        )
        self.fields["wants_stand"].help_text = conference.stand_text
        if not conference.price:
            del self.fields["invoice_reference"]
        if not conference.has_stands:
            del self.fields["wants_stand"]

    @classmethod
    def of(cls, sign_up: SignUp, *args: Any, **kwargs: Any) -> ParticipantForm:
        """Filled with what stands, until something is typed."""
        names = ("name", "email", "phone", "role", "invoice_reference", "wants_stand")
        initial = {name: getattr(sign_up, name) for name in names}
        return cls(*args, conference=sign_up.conference, initial=initial, **kwargs)

    def try_change(self, sign_up: SignUp, *, by: User | None = None) -> SignUp | None:
        """The changed sign-up, or None with the reason among the errors."""
        try:
            return actions.change_sign_up(
                sign_up, by=by, check_over=by is None, **self.cleaned_data
            )
        except SignUpError as error:
            self.add_error(error.field if error.field in self.fields else None, str(error))
            return None


class SignUpForm(ParticipantForm):
    not_listed = forms.BooleanField(
        label=gettext_lazy("The association is not in the list"), required=False
    )
    conflict: SignUp | None = None  # who stands in the way

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, conference=conference, **kwargs)
        self.is_for_municipalities = conference.is_for_municipalities
        field = self._represents()
        field.required = conference.one_per != Conference.OnePer.NONE
        self.fields = {"represents": field, **self.fields}
        self.order_fields(["represents", "not_listed", "name", "role"])
        if self.is_for_municipalities:
            del self.fields["not_listed"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text = cleaned.get("represents", "")
        field = cast(NameListField, self.fields["represents"])
        found = field.find(text) if text else None
        if text and found is None and not cleaned.get("not_listed"):
            self.add_error("represents", self._not_found(text, field.nearest(text)))
        cleaned["found"] = found
        return cleaned

    def try_sign_up(self, *, language: str, by: User | None = None) -> SignUp | None:
        """The new sign-up, or None with the reason among the errors. `by`: one who runs it."""
        cleaned = dict(self.cleaned_data)
        found, text = cleaned.pop("found"), cleaned.pop("represents")
        cleaned.pop("not_listed", None)
        place: dict[str, Any] = {"association_name": "" if found else text}
        if found is not None:
            place["municipality" if self.is_for_municipalities else "association"] = found.key
        try:
            return actions.sign_up(
                self.conference,
                language=language,
                by=by,
                check_deadline=by is None,
                **cleaned,
                **place,
            )
        except AlreadySignedUpError as error:
            self.conflict = error.existing
            self.add_error("represents", str(error))
        except SignUpError as error:
            self.add_error(error.field if error.field in self.fields else None, str(error))
        return None

    def _represents(self) -> NameListField:
        if self.is_for_municipalities:
            message = _("Choose the municipality you come from.")
            return NameListField(
                listed=_municipalities(self.conference),
                label=_("Municipality"),
                help_text=_("Write the first letters, and choose from the list."),
                error_messages={"required": message},
            )
        message = _("Choose an association from the list, or write the name if it is missing.")
        return NameListField(
            listed=_associations(self.conference),
            label=_("Association"),
            help_text=_("Write the first letters, and choose from the list."),
            error_messages={"required": message},
        )

    def _not_found(self, text: str, nearest: str) -> str:
        if nearest:
            words = _("No one in the list is called «%(text)s». Did you mean %(nearest)s?")
            return words % {"text": text, "nearest": nearest}
        if self.is_for_municipalities:
            return _("No municipality is called «%(text)s». Choose from the list.") % {"text": text}
        words = _("«%(text)s» is not in the list. Choose another, or tick the box below.")
        return words % {"text": text}


def _associations(conference: Conference) -> Iterator[Listed]:
    found = list(conference.organiser.associations.active())
    counts = Counter(one.display_name for one in found)
    taken = _taken(conference, "association_id")
    for one in found:
        name = one.display_name
        where = one.place.title() or one.org_number
        label = f"{name} ({where})" if counts[name] > 1 and where else name
        yield Listed(one, label, (name, one.org_number), one.pk in taken)


def _municipalities(conference: Conference) -> Iterator[Listed]:
    found = list(Municipality.objects.select_related("county"))
    counts = Counter(one.name for one in found)
    taken = _taken(conference, "municipality_id")
    for one in found:
        label = f"{one.name} ({one.county.name})" if counts[one.name] > 1 else one.name
        aliases = (one.name, one.official_name, f"{one.name} kommune", one.number)
        yield Listed(one, label, aliases, one.pk in taken)


def _taken(conference: Conference, column: str) -> frozenset[Any]:
    """Keys of those who have one already, where the conference takes one."""
    counted = conference.sign_ups.standing().filter(is_extra=False)
    return frozenset(counted.values_list(column, flat=True)) - {None}
