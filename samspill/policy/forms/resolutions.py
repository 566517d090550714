from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.fields import DayField


class ResolutionForm(forms.Form):
    body = forms.CharField(
        label=_("Who decided?"),
        max_length=120,
        error_messages={"required": _("Write who decided, for instance the municipal council.")},
    )
    decided_on = DayField(label=_("When?"))
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
