from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.policy.forms.fields import DayField, KronerField
from samspill.policy.models import Goal, Measure, Policy, Remark

WORDS_OF_A_REMARK = 70  # letters
RESIDENT = _("A resident")


def _measure_text() -> forms.CharField:
    return forms.CharField(
        label=_("The measure"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what shall be done. Begin with a verb.")},
    )


class RemarkField(forms.ModelChoiceField):
    def label_from_instance(self, remark: Remark) -> str:
        words = Truncator(remark.raw_text).chars(WORDS_OF_A_REMARK)
        return f"{remark.number}. {remark.on_behalf_of or RESIDENT}: {words}"


class MeasureForm(forms.ModelForm):
    """All that may be told of a measure; its sources are tied on their own.

    seen        the version of the measure that the writer has before them
    because_of  the remark it is changed for, where there are any
    """

    text = _measure_text()
    starts_on = DayField(label=_("Begins"), required=False)
    deadline = DayField(label=_("Deadline"), required=False)
    cost_once = KronerField(label=_("Cost once"), required=False)
    cost_yearly = KronerField(label=_("Cost every year"), required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    because_of = RemarkField(
        label=_("Changed because of remark"),
        queryset=Remark.objects.none(),
        required=False,
        empty_label=_("No remark"),
    )

    class Meta:
        model = Measure
        fields = (
            "text", "responsible_unit", "responsible_role", "partner", "starts_on", "deadline",
            "cost_once", "cost_yearly", "funding", "indicator", "baseline", "target", "rationale",
        )  # fmt: skip
        labels = {
            "rationale": _("Why"),
            "responsible_unit": _("Responsible unit"),
            "responsible_role": _("Role, not a person's name"),
            "partner": _("Together with"),
            "funding": _("Paid by"),
            "indicator": _("We measure"),
            "baseline": _("Today"),
            "target": _("Target"),
        }
        widgets = {"rationale": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, remarks: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if remarks is None:
            del self.fields["because_of"]
        else:
            self.fields["because_of"].queryset = remarks  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, deadline = cleaned.get("starts_on"), cleaned.get("deadline")
        if starts_on and deadline and deadline < starts_on:
            self.add_error("deadline", _("The deadline must be after the day it begins."))
        return cleaned

    def _post_clean(self) -> None:
        """The row is written by the action alone."""


class NewMeasureForm(forms.Form):
    """With the contributions behind it, or with the reason why it stands without any."""

    text = _measure_text()
    contributions = forms.CharField(
        label=_("Contributions behind it"),
        help_text=_("Their numbers with spaces between. More can be tied afterwards."),
        required=False,
    )
    rationale = forms.CharField(
        label=_("Or why it stands without contributions"),
        help_text=_("Everyone can read this: who wants the measure, and why."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_source = cleaned.get("contributions") or cleaned.get("rationale", "").strip()
        if not has_source and "contributions" not in self.errors:
            self.add_error(
                "contributions",
                _("Write the number of at least one contribution, or why it stands without."),
            )
        return cleaned


class PlaceForm(forms.Form):
    """Where a measure is moved to: a goal of the same policy."""

    goal = forms.ModelChoiceField(
        label=_("Move to goal"), queryset=Goal.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].queryset = policy.goals.all()  # type: ignore[attr-defined]
