"""What a person writes when two wordings are to become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.actions.wordings import values_of
from samspill.policy.forms.measures import MeasureForm
from samspill.policy.models import Measure
from samspill.policy.writing.changes import DAYS, SUMS, Change

LONG = 80  # letters that one line holds


class TogetherForm(forms.Form):
    """One field for each that differs, filled with what was set aside; `seen`: what stands."""

    seen = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, met: Sequence[Change], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.met = met
        for one in met:
            self.fields[one.name] = _field(one)


def _field(met: Change) -> forms.Field:
    """As in the form of a measure, and wide enough for both."""
    made = MeasureForm(instance=Measure()).fields.get(met.name) or forms.CharField()
    made.required = met.name == "text"
    made.label = _("How it shall read")
    made.initial = values_of({met.name: met.after})[met.name]
    if not (met.name in DAYS or met.name in SUMS):
        lines = max(len(met.after), len(met.before)) // LONG + met.after.count("\n") + 2
        made.widget = forms.Textarea(attrs={"rows": min(max(lines, 3), 18)})
        made.widget.is_required = made.required
    return made
