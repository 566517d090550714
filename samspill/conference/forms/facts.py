from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.conference import actions
from samspill.conference.errors import PlanError
from samspill.conference.forms.fields import MomentField, PhoneField
from samspill.conference.models import Conference, ConferenceQuerySet
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process.models import Lead, PolicyProcess
from samspill.pure.documents import norwegian
from samspill.ui.others_changes import LetsOthersChangesStand

WRITE_THIS = _("Write this, so that those invited know what they come to.")
WRITE_A_NUMBER = _("Write a whole number.")
NUMBER_MESSAGES = {"required": WRITE_A_NUMBER, "invalid": WRITE_A_NUMBER}
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk")]


class LinkedField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        day = timezone.localtime(obj.starts_at).date()
        plain = norwegian.plain_date(day, get_language() or "nb")
        return f"{obj.title} ({obj.organiser.name}, {plain})"


class ConferenceForm(LetsOthersChangesStand):
    """The facts of a conference, in the order in which one thinks of them."""

    title = forms.CharField(
        label=_("Title"), max_length=200, error_messages={"required": WRITE_THIS}
    )
    lead_text = forms.CharField(
        label=_("Why"),
        help_text=_("Two or three sentences to those you invite."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    starts_at = MomentField(label=_("Begins"))
    ends_at = MomentField(label=_("Ends"))
    venue = forms.CharField(
        label=_("Venue"), max_length=120, error_messages={"required": WRITE_THIS}
    )
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    target_group = forms.CharField(
        label=_("Who it is for"),
        help_text=_("For instance: all associations in the municipality."),
        max_length=300,
        required=False,
    )
    one_per = forms.ChoiceField(
        label=_("How many from each"), choices=Conference.OnePer, widget=forms.RadioSelect
    )
    capacity = forms.IntegerField(
        label=_("Seats"), min_value=1, max_value=5000, error_messages=NUMBER_MESSAGES
    )
    table_size = forms.IntegerField(
        label=_("People around each table"),
        min_value=2,
        max_value=20,
        initial=7,
        error_messages=NUMBER_MESSAGES,
    )
    sign_up_deadline = MomentField(label=_("Deadline for signing up"))
    sign_up_opens_at = MomentField(
        label=_("Sign-up opens"),
        help_text=_("Empty: as soon as the page is published."),
        required=False,
    )
    is_for_invited = forms.BooleanField(
        label=_("Only those on the list of invited can sign up"), required=False
    )
    invited_ground = forms.CharField(
        label=_("Whom the list is for"),
        help_text=_("Shown on the page. For instance: municipalities with an adopted policy."),
        max_length=300,
        required=False,
    )
    offer_hours = forms.IntegerField(
        label=_("Hours to answer an offered seat"),
        help_text=_("0: the next on the waiting list gets the seat at once."),
        min_value=0,
        max_value=336,
        initial=0,
        required=False,
        error_messages=NUMBER_MESSAGES,
    )
    offer_order = forms.ChoiceField(
        label=_("Who is next"),
        choices=Conference.OfferOrder,
        initial=Conference.OfferOrder.ARRIVAL,
        required=False,
        widget=forms.RadioSelect,
    )
    price = forms.DecimalField(
        label=_("Price in kroner"),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        initial=0,
        error_messages={"required": WRITE_A_NUMBER, "invalid": WRITE_A_NUMBER},
    )
    price_includes = forms.CharField(
        label=_("What the price includes"),
        help_text=_("For instance: soup, coffee and cake."),
        max_length=200,
        required=False,
    )
    has_stands = forms.BooleanField(
        label=_("There is a fair, where associations may have a stand"), required=False
    )
    stand_text = forms.CharField(
        label=_("About the stands"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    linked_event = forms.CharField(
        label=_("A conference beside this one"),
        help_text=_("What it is, when, and how one signs up for it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    linked_to = LinkedField(
        label=_("Offered in the same form"),
        help_text=_("Those who sign up here can sign up there with one tick, by its own rules."),
        queryset=Conference.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    contact_name = forms.CharField(label=_("Contact person"), max_length=120, required=False)
    contact_role = forms.CharField(label=_("Role"), max_length=120, required=False)
    contact_email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Write the e-mail address like this: navn@example.no")},
    )
    contact_phone = PhoneField(label=_("Telephone"), required=False)
    language = forms.ChoiceField(label=_("Language of the conference"), choices=LANGUAGES)
    controller = forms.ChoiceField(
        label=_("Who answers for the list of those who sign up"), choices=Lead
    )

    def __init__(self, *args: Any, organiser: Organiser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organiser = organiser
        beside = _may_be_linked(organiser, self.initial.get("pk"))
        cast(forms.ModelChoiceField, self.fields["linked_to"]).queryset = beside
        if not beside.exists():
            del self.fields["linked_to"]
        if organiser.invites_municipalities:
            del self.fields["controller"]

    def clean_offer_hours(self) -> int:
        return self.cleaned_data["offer_hours"] or 0

    def clean_offer_order(self) -> str:
        return self.cleaned_data["offer_order"] or Conference.OfferOrder.ARRIVAL

    @classmethod
    def of(cls, conference: Conference, *args: Any) -> ConferenceForm:
        """Filled with what stands, until something is typed."""
        initial = {name: getattr(conference, name) for name in (*cls.base_fields, "pk")}
        initial["linked_to"] = conference.linked_to_id
        if conference.price == conference.price.to_integral_value():
            initial["price"] = int(conference.price)
        return cls(*args, organiser=conference.organiser, initial=initial)

    @classmethod
    def new(cls, organiser: Organiser, *args: Any) -> ConferenceForm:
        """Filled with what is known of the organiser."""
        is_national = organiser.invites_municipalities
        one_per = Conference.OnePer.MUNICIPALITY if is_national else Conference.OnePer.ASSOCIATION
        initial = {
            "one_per": one_per,
            "language": organiser.language,
            "contact_name": organiser.contact_name,
            "contact_role": organiser.contact_role,
            "contact_email": organiser.contact_email,
            "contact_phone": organiser.contact_phone,
        }
        return cls(*args, organiser=organiser, initial=initial)

    def try_plan(self, *, process: PolicyProcess | None, by: User) -> Conference | None:
        """The new conference, or None with the reason among the errors."""
        try:
            return actions.plan_conference(
                self.organiser, process=process, by=by, **self.cleaned_data
            )
        except PlanError as error:
            self._tell(error)
            return None

    def try_change(self, conference: Conference, *, by: User) -> Conference | None:
        try:
            return actions.change_conference(conference, by=by, **self.touched)
        except PlanError as error:
            self._tell(error)
            return None

    def _tell(self, error: PlanError) -> None:
        self.add_error(error.field if error.field in self.fields else None, str(error))


def _may_be_linked(organiser: Organiser, key: int | None) -> ConferenceQuerySet:
    """Conferences to come: one's own, and what others have published."""
    rows = Conference.objects.select_related("organiser")
    coming = rows.filter(ends_at__gt=timezone.now()).exclude(pk=key)
    return coming.filter(Q(organiser=organiser) | Q(published_at__isnull=False))
