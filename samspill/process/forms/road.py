"""How the road is begun, whose plan is copied, and the facts that flow from letter to letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.process.forms.fields import DayField, PastDayField
from samspill.process.models import DocumentKind, Lead, PolicyProcess

LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk"))]
LEADS = [
    (Lead.WORKING_GROUP, _("The associations: a working group leads")),
    (Lead.JOINT, _("Associations and municipality together")),
    (Lead.MUNICIPALITY, _("The municipality leads")),
]
PLACES = [  # keys of the guide, in the words of those who come
    ("meet", _("Nothing has happened yet")),
    ("working-group", _("We have had the discussion meeting")),
    ("formal-request", _("We have a working group")),
    ("meet-municipality", _("The municipality has our letter, or has itself decided to begin")),
    ("invite", _("We have agreed to hold a dialogue conference")),
    ("report", _("We have held the dialogue conference")),
]


class BeginForm(forms.Form):
    """The first choices on the road; all of them can be told again in the letters."""

    lead = forms.ChoiceField(
        label=_("Who begins?"), choices=LEADS, widget=forms.RadioSelect(attrs={"class": "ds-input"})
    )
    began_at_step = forms.ChoiceField(
        label=_("Where are you now?"),
        help_text=_("You go straight to the step that comes next. The ones before it are past."),
        choices=PLACES,
        widget=forms.RadioSelect(attrs={"class": "ds-input"}),
        initial="meet",
        required=False,
    )
    happened_on = PastDayField(
        label=_("When was that?"),
        help_text=_("The day of what you chose above, if you know it."),
        required=False,
    )
    document_kind = forms.ChoiceField(
        label=_("What shall the document be called?"), choices=DocumentKind.choices
    )
    district_name = forms.CharField(
        label=_("City district"),
        help_text=_("Only when the policy is for one district and not the whole municipality."),
        max_length=80,
        required=False,
    )
    language = forms.ChoiceField(label=_("Language of the letters"), choices=LANGUAGES)
    started_on = DayField(
        label=_("When did you begin?"), help_text=_("The plan counts from this day.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        levels = PolicyProcess.Level
        cleaned["level"] = levels.DISTRICT if cleaned.get("district_name") else levels.MUNICIPALITY
        if cleaned.get("began_at_step") in ("", "meet"):
            cleaned |= {"began_at_step": "", "happened_on": None}
        return cleaned


class CopyForm(forms.Form):
    """Whose public process the plan is taken from."""

    source = forms.ModelChoiceField(
        label=_("Which municipality?"),
        queryset=PolicyProcess.objects.none(),
        empty_label=_("Choose a municipality"),
        error_messages={"required": _("Choose a municipality from the list.")},
    )

    def __init__(self, *given: Any, sources: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["source"]
        field.queryset = sources  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: one.place_name  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = field.error_messages["required"]


class FactsForm(forms.Form):
    """What flows from letter to letter, typed once."""

    formal_request_sent_on = DayField(
        label=_("When did the letter go to the municipality?"), required=False
    )
    municipality_meeting_on = DayField(
        label=_("When did you meet the municipality?"), required=False
    )
    mayor_name = forms.CharField(
        label=_("The mayor's name"),
        help_text=_("Signs the invitation."),
        max_length=120,
        required=False,
    )
    decision_body = forms.CharField(
        label=_("Who has decided that the policy shall be made?"),
        help_text=_("For instance the municipal council. Leave it empty if nothing is decided."),
        max_length=120,
        required=False,
    )
    decision_on = DayField(label=_("When was it decided?"), required=False)
    decision_case_number = forms.CharField(label=_("Case number"), max_length=30, required=False)


class FormalRequestForm(forms.Form):
    """The letter to the municipality, logged with what came of it."""

    sent_on = PastDayField(label=_("When did the letter go to the municipality?"))
    answered_on = PastDayField(
        label=_("When did the municipality answer?"),
        help_text=_("Leave it empty until the answer has come."),
        required=False,
    )
    answer = forms.CharField(
        label=_("What did the municipality answer?"),
        help_text=_(
            "In its own words, or shortly in yours. Those who work here see it, not the public."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    is_joint = forms.BooleanField(
        label=_("The municipality comes along: from now on we invite together"),
        help_text=_(
            "Both then approve the letters that are begun after this, and the municipality sees "
            "who is in the working group. What you hold from before stays yours."
        ),
        required=False,
    )

    def __init__(self, *given: Any, may_go_together: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if not may_go_together:
            del self.fields["is_joint"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        sent, answered = cleaned.get("sent_on"), cleaned.get("answered_on")
        if sent and answered and answered < sent:
            self.add_error("answered_on", _("The answer cannot have come before the letter went."))
        if cleaned.get("answer") and not answered and "answered_on" not in self.errors:
            self.add_error("answered_on", _("Say which day the answer came."))
        return cleaned
