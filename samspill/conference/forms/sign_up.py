from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.conference import actions
from samspill.conference.errors import AlreadySignedUpError, NotInvitedError, SignUpError
from samspill.conference.forms.fields import NameListField, PhoneField
from samspill.conference.forms.represents import place_of, represents_field
from samspill.conference.models import Conference, SignUp
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
        label=gettext_lazy("Invoice reference"),
        required=False,
        max_length=60,
        error_messages={
            "required": gettext_lazy("Write the reference: without it no invoice reaches you.")
        },
    )
    wants_stand = forms.BooleanField(label=gettext_lazy("We want a stand"), required=False)

    def __init__(
        self, *args: Any, conference: Conference, is_staff: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conference, self.is_staff = conference, is_staff
        self.fields["email"].required = not is_staff
        self.fields["role"].help_text = (
            _("For instance coordinator or head of culture.")
            if conference.is_for_municipalities
            else _("For instance leader or board member.")
        )
        self.fields["wants_stand"].help_text = conference.stand_text
        reference = self.fields["invoice_reference"]
        is_for_them_alone = conference.is_for_municipalities and not conference.is_for_others_too
        reference.required = is_for_them_alone and not is_staff
        reference.help_text = _("The code or name that your invoices are to be marked with.")
        if not (conference.price or conference.extras.filter(price__gt=0).exists()):
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
    """Who comes, and for whom. `website` is seen by machines alone: a person leaves it empty."""

    not_listed = forms.BooleanField(
        label=gettext_lazy("The association is not in the list"), required=False
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput())
    wait = forms.CharField(required=False, widget=forms.HiddenInput())
    conflict: SignUp | None = None  # who stands in the way
    conflict_words = ""  # told once, with the ways out, and not again beside the field
    is_uninvited = False

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, conference=conference, **kwargs)
        self.is_for_municipalities = conference.is_for_municipalities
        field = represents_field(conference)
        field.required = conference.one_per != Conference.OnePer.NONE
        self.fields = {"represents": field, **self.fields}
        self.order_fields(["represents", "not_listed", "name", "role"])
        if conference.is_for_others_too:
            self.fields["not_listed"].label = _("We are not a municipality")
            if self.asks_municipalities_for_reference:
                self.fields["invoice_reference"].help_text = _(
                    "Municipalities must have one: the code or name that invoices are marked with."
                )
        elif self.is_for_municipalities:
            del self.fields["not_listed"]

    @property
    def asks_municipalities_for_reference(self) -> bool:
        """Where others may come too, the field itself cannot be required."""
        is_asked = "invoice_reference" in self.fields and not self.is_staff
        return is_asked and self.conference.is_for_others_too

    @property
    def is_by_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text = cleaned.get("represents", "")
        field = cast(NameListField, self.fields["represents"])
        found = field.find(text) if text else None
        if text and found is None and not cleaned.get("not_listed"):
            self.add_error("represents", self._not_found(text, field.nearest(text)))
        is_unmarked = found is not None and not cleaned.get("invoice_reference")
        if is_unmarked and self.asks_municipalities_for_reference:
            reference = self.fields["invoice_reference"]
            self.add_error("invoice_reference", reference.error_messages["required"])
        cleaned["found"] = found
        return cleaned

    def try_sign_up(
        self, *, language: str, by: User | None = None, channel: str = SignUp.Channel.WEB
    ) -> SignUp | None:
        """The new sign-up, or None with the reason among the errors. `by`: one who runs it; without,
        the confirmation is still owed (`actions.confirm_sign_up`)."""
        cleaned = dict(self.cleaned_data)
        found, text = cleaned.pop("found"), cleaned.pop("represents")
        is_second = bool(cleaned.pop("wait"))
        for name in ("not_listed", "website"):
            cleaned.pop(name, None)
        person = {
            name: value for name, value in cleaned.items() if name in ParticipantForm.base_fields
        }
        try:
            return actions.sign_up(
                self.conference,
                language=language,
                by=by,
                channel=channel,
                is_second=is_second,
                check_deadline=by is None,
                is_confirmed_after=by is None,
                **person,
                **place_of(self.conference, found, text),
            )
        except SignUpError as error:
            self._tell(error)
        return None

    def _tell(self, error: SignUpError) -> None:
        if isinstance(error, AlreadySignedUpError):
            self.conflict, self.conflict_words = error.existing, str(error)
            told = {"aria-invalid": "true", "aria-errormessage": "taken"}
            self.fields["represents"].widget.attrs |= told
            return
        self.is_uninvited = isinstance(error, NotInvitedError)
        self.add_error(error.field if error.field in self.fields else None, str(error))

    def _not_found(self, text: str, nearest: str) -> str:
        if nearest:
            words = _("No one in the list is called «%(text)s». Did you mean %(nearest)s?")
            return words % {"text": text, "nearest": nearest}
        if self.is_for_municipalities and not self.conference.is_for_others_too:
            return _("No municipality is called «%(text)s». Choose from the list.") % {"text": text}
        words = _("«%(text)s» is not in the list. Choose another, or tick the box below.")
        return words % {"text": text}
