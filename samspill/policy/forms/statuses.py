from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.models import Measure


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
