"""What people type about the road -> clean Python."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.process.actions import MemberDraft
from samspill.process.models import DocumentKind, Lead, PolicyProcess

DATE_MESSAGE = _("Choose a day, or write it like this: 11.03.2027")
MOMENT_MESSAGE = _("Choose day and time, or write them like this: 11.03.2027 17:30")
LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk"))]


class DayField(forms.DateField):
    """A day chosen in the browser's own calendar."""

    def __init__(self, **given: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        given.setdefault("error_messages", {"invalid": DATE_MESSAGE, "required": DATE_MESSAGE})
        given.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"])
        super().__init__(widget=widget, **given)


class MomentField(forms.DateTimeField):
    """A day and a time in Norway."""

    def __init__(self, **given: Any) -> None:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        given.setdefault("error_messages", {"invalid": MOMENT_MESSAGE, "required": MOMENT_MESSAGE})
        given.setdefault("input_formats", ["%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"])
        super().__init__(widget=widget, **given)


class LinesField(forms.CharField):
    """A list written one to a line; empty lines do not count."""

    def __init__(self, **given: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 5}), **given)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


class BeginForm(forms.Form):
    """The first choices on the road; all of them can be told again in the letters."""

    lead = forms.ChoiceField(
        label=_("Who leads the work?"), choices=Lead.choices, widget=forms.RadioSelect
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
    started_on = DayField(label=_("When did you begin?"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        levels = PolicyProcess.Level
        cleaned["level"] = levels.DISTRICT if cleaned.get("district_name") else levels.MUNICIPALITY
        return cleaned


class PreliminaryMeetingForm(forms.Form):
    starts_at = MomentField(label=_("When did you meet?"))
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    theme = forms.CharField(
        label=_("What did you talk about?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    association_count = forms.IntegerField(
        label=_("How many associations came?"),
        min_value=1,
        max_value=10_000,
        required=False,
        error_messages={"invalid": _("Write a whole number, for instance 14.")},
    )
    types_present = LinesField(
        label=_("Which kinds of associations came?"),
        help_text=_("One a line: culture, sport, residents' associations …"),
        required=False,
    )
    conclusions = LinesField(
        label=_("What did you agree on?"),
        help_text=_("One sentence a line. They go on into the letters."),
        required=False,
    )


class WorkingGroupForm(forms.Form):
    set_up_on = DayField(label=_("When was the group chosen?"))
    mandate = forms.CharField(
        label=_("What shall the group do?"),
        help_text=_("It stands in the letters like this: The group was given the task …"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    members = LinesField(
        label=_("Members"),
        help_text=_("One a line: name, association. The first one leads the group."),
        error_messages={"required": _("Write at least one member.")},
    )

    def clean_members(self) -> list[MemberDraft]:
        drafts = []
        for line in self.cleaned_data["members"]:
            name, _comma, association = line.partition(",")
            if len(name.strip()) > 120 or len(association.strip()) > 200:
                raise forms.ValidationError(
                    _("A name has at most 120 letters, an association at most 200.")
                )
            drafts.append(MemberDraft(name.strip(), association.strip(), is_leader=not drafts))
        return drafts


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


class CompletionForm(forms.Form):
    """The day the step was done."""

    done_on = DayField(label=_("Done on"))

    def clean_done_on(self) -> Any:
        done_on = self.cleaned_data["done_on"]
        if done_on > timezone.localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return done_on
