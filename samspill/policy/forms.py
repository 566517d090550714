from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.policy.models import Answer, Measure

DAY_MESSAGE = _("Choose a day, or write it like this: 2027-03-11")
SUM_MESSAGE = _("Write the sum in digits, for instance 420000")


class MeasureForm(forms.ModelForm):
    """All that may be told of a measure; its sources are tied on their own."""

    class Meta:
        model = Measure
        fields = (
            "text", "rationale", "responsible_unit", "responsible_role", "partner", "starts_on",
            "deadline", "cost_once", "cost_yearly", "funding", "indicator", "baseline", "target",
        )  # fmt: skip
        labels = {
            "text": _("The measure"),
            "rationale": _("Why"),
            "responsible_unit": _("Responsible unit"),
            "responsible_role": _("Role, not a person's name"),
            "partner": _("Together with"),
            "starts_on": _("Begins"),
            "deadline": _("Deadline"),
            "cost_once": _("Cost once, kr"),
            "cost_yearly": _("Cost a year, kr"),
            "funding": _("Paid by"),
            "indicator": _("We measure"),
            "baseline": _("Today"),
            "target": _("Target"),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "rationale": forms.Textarea(attrs={"rows": 3}),
            "starts_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "deadline": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        error_messages = {
            "text": {"required": _("Write what shall be done. Begin with a verb.")},
            "starts_on": {"invalid": DAY_MESSAGE},
            "deadline": {"invalid": DAY_MESSAGE},
            "cost_once": {"invalid": SUM_MESSAGE},
            "cost_yearly": {"invalid": SUM_MESSAGE},
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, deadline = cleaned.get("starts_on"), cleaned.get("deadline")
        if starts_on and deadline and deadline < starts_on:
            self.add_error("deadline", _("The deadline must be after the day it begins."))
        return cleaned

    def _post_clean(self) -> None:
        """The row is written by the action alone."""


class NewMeasureForm(forms.Form):
    text = forms.CharField(
        label=_("The measure"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what shall be done. Begin with a verb.")},
    )
    contributions = forms.CharField(
        label=_("Contributions behind it"),
        help_text=_("Their numbers with spaces between, at least one."),
        error_messages={"required": _("Write the number of at least one contribution.")},
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue

    def clean_contributions(self) -> list[Contribution]:
        references = self.cleaned_data["contributions"].replace(",", " ").split()
        found = self.dialogue.contributions.standing().filter(reference__in=references)
        unknown = sorted(set(references) - {one.reference for one in found})
        if unknown:
            raise forms.ValidationError(
                _("No contribution has the number %s.") % ", ".join(unknown)
            )
        return list(found)


class ChapterForm(forms.Form):
    heading = forms.CharField(
        label=_("Heading"),
        max_length=120,
        error_messages={"required": _("Write a heading.")},
    )
    body = forms.CharField(
        label=_("Text"),
        help_text=_("An empty line makes a new paragraph. A line that begins with - is a point."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )


class GoalForm(forms.Form):
    text = forms.CharField(
        label=_("The goal"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the goal as it will be when it is reached.")},
    )


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("What became of it?"),
        choices=Answer.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Those who gave the contribution will read this. Write to them."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ResolutionForm(forms.Form):
    body = forms.CharField(
        label=_("Who decided?"),
        max_length=120,
        error_messages={"required": _("Write who decided, for instance the municipal council.")},
    )
    decided_on = forms.DateField(
        label=_("When?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": DAY_MESSAGE, "invalid": DAY_MESSAGE},
    )
    case_number = forms.CharField(
        label=_("Case number"),
        max_length=30,
        error_messages={"required": _("Write the case number, so that the case can be found.")},
    )
    vote = forms.CharField(label=_("The vote"), max_length=120, required=False)
    text = forms.CharField(
        label=_("The words of the resolution"),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what was decided, word for word.")},
    )


class StatusForm(forms.Form):
    status = forms.ChoiceField(
        label=_("How far has it come?"),
        choices=[choice for choice in Measure.Status.choices if choice[0] != "proposed"],
    )
    reason = forms.CharField(
        label=_("What has happened?"),
        help_text=_("Everyone can read this."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
