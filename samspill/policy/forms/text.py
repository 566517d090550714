from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


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
