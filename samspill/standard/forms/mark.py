"""One criterion's mark: the level in words, why, what shows it, and whether all may read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samspill.pure.received_files import ReceivedFile, UnfitFileError, received_file
from samspill.standard.actions.assessing import Evidence
from samspill.standard.errors import RefusedError
from samspill.standard.models import Mark

NO_DATA = "none"
LEVELS = (
    ("0", _("None: nothing of this is there")),
    ("1", _("Begun: something is there, but not the whole of it")),
    ("2", _("In place: it is there, and we can show it")),
    ("3", _("In use: it is there, used, and we have looked at how it works")),
    (NO_DATA, _("We have no data. That is not the same as none.")),
)
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
DAY_MESSAGE = _("Choose a day, or write it like this: 11.03.2027")


def day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": DAY_MESSAGE, "required": DAY_MESSAGE},
        **options,
    )


class MarkForm(forms.Form):
    """held is the mark to begin from: what stands now, or last year's."""

    level = forms.ChoiceField(
        label=_("How far have you come?"),
        choices=LEVELS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far you have come.")},
    )
    reason = forms.CharField(
        label=_("Why? In a few words"),
        help_text=_("Name no persons."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence_title = forms.CharField(
        label=_("What shows it"),
        help_text=_("For instance: Adopted policy, 34 measures"),
        required=False,
        max_length=120,
    )
    evidence_address = forms.URLField(
        label=_("Its address on the web"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Write the whole address: https://www.example.no")},
    )
    evidence_case = forms.CharField(label=_("Or a case number"), required=False, max_length=40)
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_("PDF, Word, text or picture, at most 10 MB. It is shown when the mark is."),
        required=False,
        widget=forms.FileInput,
        error_messages={"empty": _("The file is empty. Choose another.")},
    )
    evidence_on = day_field(pgettext_lazy("of evidence", "Its date"), required=False)
    is_public = forms.BooleanField(
        label=_("Show this one on the municipality's own page"),
        required=False,
    )

    def __init__(
        self, *args: Any, held: Mark | None, may_show: bool, by_last_year: bool, **kwargs: Any
    ) -> None:
        if held is not None:
            kwargs["initial"] = _initial(held, by_last_year=by_last_year)
        super().__init__(*args, **kwargs)
        self.held, self.may_show = held, may_show
        if not may_show:
            del self.fields["is_public"]
        if held is not None and held.evidence_file is not None:
            told = gettext("«%(name)s» is kept. Choose another to put it in its place.")
            self.fields["file"].help_text = told % {"name": held.evidence_file.name}

    def clean_file(self) -> ReceivedFile | None:
        given: UploadedFile | None = self.cleaned_data["file"]
        if given is None:
            return None
        try:
            return received_file(given.name or "", given.read())
        except UnfitFileError as error:
            raise forms.ValidationError(_unfit(error.reason)) from error

    def clean_evidence_on(self) -> Any:
        day = self.cleaned_data["evidence_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("This day has not been yet."))
        return day

    @property
    def level_number(self) -> int | None:
        told = self.cleaned_data["level"]
        return None if told == NO_DATA else int(told)

    @property
    def is_shown(self) -> bool:
        """One who may not decide leaves it as it was; a new level is not shown before it is looked at."""
        if self.may_show:
            return bool(self.cleaned_data["is_public"])
        return bool(self.held and self.held.is_public and self.held.level == self.level_number)

    def evidence(self) -> Evidence:
        given = self.cleaned_data
        return Evidence(
            title=given["evidence_title"],
            address=given["evidence_address"],
            case=given["evidence_case"],
            on=given["evidence_on"],
            file=given["file"],
            kept=self.held.evidence_file if self.held and not given["file"] else None,
        )

    def refuse(self, error: RefusedError) -> None:
        self.add_error(error.field or None, str(error))


def _initial(held: Mark, *, by_last_year: bool) -> dict[str, Any]:
    return {
        "level": NO_DATA if held.level is None else str(held.level),
        "reason": held.reason,
        "evidence_title": held.evidence_title,
        "evidence_address": held.evidence_address,
        "evidence_case": held.evidence_case,
        "evidence_on": held.evidence_on,
        "is_public": held.is_public and not by_last_year,
    }


def _unfit(reason: str) -> str:
    return {
        "empty": gettext("The file is empty. Choose another."),
        "large": gettext("The file is larger than 10 MB. Send a smaller one."),
        "old": gettext("The file is in an old format. Save it as PDF, and choose that."),
        "macros": gettext(
            "There is a program in the file. Save it as PDF without it, and choose that."
        ),
    }.get(reason, gettext("Send the document as PDF, Word (DOCX), text or a picture."))
