"""Which paper to make, and the municipality's own template for Word."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.models import Paper
from samspill.policy.papers.builders import FORMS
from samspill.policy.papers.template_faults import SENTENCES
from samspill.pure.documents.word_template.package import LARGEST_FILE

ACCEPTED = ".docx,.dotx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class PaperForm(forms.Form):
    """What the buttons on the page of papers say."""

    kind = forms.ChoiceField(choices=Paper.Kind.choices)
    subject = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    form = forms.ChoiceField(choices=[(form, form) for form in FORMS])


class TemplateForm(forms.Form):
    file = forms.FileField(
        label=_("The Word file"),
        help_text=_("A Word document or template (.docx or .dotx), at most 5 MB."),
        error_messages={
            "required": _("Choose the Word file first."),
            "empty": _("The file is empty. Choose another, or save it anew from Word."),
        },
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(SENTENCES["too_large"])
        return file
