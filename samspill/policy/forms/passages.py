from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.measures import RemarkField
from samspill.policy.models import Policy, Remark

LINE = 60  # letters in a line of the box
POINTS = _("An empty line makes a new paragraph. A line that begins with - is a point.")


class PassageForm(forms.Form):
    """A paragraph or a goal; `seen` is the version that the writer has before them."""

    text = forms.CharField(
        label=_("Text"),
        help_text=POINTS,
        widget=forms.Textarea,
        error_messages={"required": _("Write the text, or take the paragraph away.")},
    )
    seen = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = str(self["text"].value() or "")
        lines = sum(1 + len(line) // LINE for line in words.splitlines())
        self.fields["text"].widget.attrs["rows"] = min(max(lines + 1, 4), 24)
        remarks = Remark.objects.filter(consultation__policy=policy, erased_at__isnull=True)
        if remarks.exists():
            self.fields["because_of"] = RemarkField(
                label=_("Changed because of remark"),
                queryset=remarks.order_by("number"),
                required=False,
                empty_label=_("No remark"),
            )


class GoalTextForm(PassageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.label, text.help_text = _("The goal"), ""
        text.error_messages["required"] = _("Write the goal as it will be when it is reached.")


class NewPassageForm(forms.Form):
    text = forms.CharField(
        label=_("The new paragraph"),
        help_text=POINTS,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the text of the paragraph.")},
    )


class HeadingForm(forms.Form):
    """`was` is the heading that the writer had before them."""

    heading = forms.CharField(
        label=_("Heading"), max_length=120, error_messages={"required": _("Write a heading.")}
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the comment first.")},
    )
    answers = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class VersionForm(forms.Form):
    note = forms.CharField(
        label=_("What is new in it?"),
        help_text=_("A few words that you will know it by later."),
        max_length=200,
        required=False,
    )
