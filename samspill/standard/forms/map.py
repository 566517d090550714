from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samspill.standard.models import PolicyStatus

MOST_BYTES = 1024 * 1024


class StatusForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("The municipality"),
        choices=PolicyStatus.State.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the four.")},
    )
    as_of = forms.DateField(
        label=pgettext_lazy("a status", "True on this date"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": gettext_lazy("Write the date on which this was true."),
            "invalid": gettext_lazy("Write the date like this: 11.03.2027"),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Public, beside the map. No names of persons."),
    )
    evidence = forms.URLField(
        label=gettext_lazy("Link to the decision or the news"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Write the whole address: https://www.example.no")},
    )


class StatusFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File with many municipalities"),
        help_text=gettext_lazy(
            "CSV with the columns municipality number, state, date, note and link."
        ),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("The file is empty. Choose another."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 1 MB. A list of 357 is smaller.")
            )
        return file
