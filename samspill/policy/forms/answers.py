from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.models import Answer


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
