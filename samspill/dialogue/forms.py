from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.errors import LONGEST_TEXT
from samspill.dialogue.models import Contribution
from samspill.pure.themes.words import has_visible_sign

MOST_TABLES = 200
LARGEST_FILE_BYTES = 10 * 1024 * 1024
EMPTY = _("Write something before you send.")


class TablesForm(forms.Form):
    """How many tables, and for how many people each."""

    count = forms.IntegerField(
        label=_("Number of tables"),
        min_value=1,
        max_value=MOST_TABLES,
        error_messages={
            "required": _("Write how many tables there are, for instance 12."),
            "invalid": _("Write how many tables there are, for instance 12."),
            "min_value": _("There must be at least one table."),
            "max_value": _("At most 200 tables have room in one plan."),
        },
    )
    capacity = forms.IntegerField(
        label=_("People at each table"),
        min_value=1,
        max_value=60,
        error_messages={
            "required": _("Write how many sit at each table, for instance 6."),
            "invalid": _("Write how many sit at each table, for instance 6."),
            "min_value": _("At least one must have room at each table."),
            "max_value": _("At most 60 have room at one table."),
        },
    )


class MinutesForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=240,
        error_messages={
            "required": _("Write how many minutes the round lasts, for instance 15."),
            "invalid": _("Write how many minutes the round lasts, for instance 15."),
            "min_value": _("A round lasts at least one minute."),
            "max_value": _("A round lasts four hours at most."),
        },
    )


class WordsField(forms.CharField):
    """People's own words: never stripped, never shortened."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            strip=False,
            max_length=LONGEST_TEXT,
            error_messages={
                "required": EMPTY,
                "max_length": _("The text is too long. Divide it in two and send each by itself."),
            },
            **kwargs,
        )

    def validate(self, value: str) -> None:
        super().validate(value)
        if not has_visible_sign(value):
            raise forms.ValidationError(EMPTY, code="required")


class WriteForm(forms.Form):
    """What a phone sends without a script."""

    text = WordsField(widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(required=False, choices=[("", ""), *Contribution.Kind.choices])
    round = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    question = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    table = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    association = forms.CharField(
        required=False,
        max_length=200,
        error_messages={"max_length": _("The name is too long. Write it shorter.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    cleaned_data: dict[str, str | int | UUID]


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("File with contributions"),
        help_text=_(
            "CSV from Excel, at most 10 MB, with the columns round and text. Id, table, "
            "association and language may be there too."
        ),
        error_messages={
            "required": _("Choose the file with the contributions."),
            "empty": _("The file is empty. Choose another, or save it anew from Excel."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Divide it in two, and take in one at a time.")
            )
        return file
