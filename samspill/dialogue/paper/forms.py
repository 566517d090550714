"""What is typed in from a paper sheet, its photo, its code, and a line that is set right."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.actions.sheet_photos import LARGEST_PHOTO_BYTES
from samspill.dialogue.errors import LONGEST_TEXT, EmptyTextError, LongTextError
from samspill.dialogue.forms import WordsField
from samspill.dialogue.models import Contribution, PaperSheet
from samspill.dialogue.paper.errors import (
    PhotoTooLargeError,
    UnknownSheetError,
)
from samspill.pure.sheet_codes import SheetPlace, read_sheet_code

LINES = 12  # as many as a sheet has
MOST_LINES = 60
MOST_DOTS = 999
ACCEPTED = "image/jpeg,image/png,image/webp"
KINDS = [
    ("", _("Not told")),
    (Contribution.Kind.CHALLENGE.value, Contribution.Kind.CHALLENGE.label),
    (Contribution.Kind.WISH.value, Contribution.Kind.WISH.label),
    (Contribution.Kind.OFFER.value, Contribution.Kind.OFFER.label),
]
DOTS_WRONG = _("Write how many dots there are, as a whole number.")


class DotsField(forms.IntegerField):
    """How many dots stand on a line; empty is none."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "ds-input"}
        super().__init__(
            required=False,
            min_value=0,
            max_value=MOST_DOTS,
            widget=forms.TextInput(attrs=attrs),
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), DOTS_WRONG),
            **kwargs,
        )


class LineForm(forms.Form):
    """One line of the sheet. One without words, kind and dots is no line."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 1, "class": "ds-input", "data-words": ""}),
    )
    question = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=1,
        widget=forms.Select(attrs={"class": "ds-input"}),
    )
    kind = forms.ChoiceField(
        required=False, choices=KINDS, widget=forms.Select(attrs={"class": "ds-input"})
    )
    dots = DotsField()
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, questions: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [(number, number) for number in range(1, questions + 1)]
        self.fields["question"].choices = numbers  # type: ignore[attr-defined]
        if questions == 1:
            del self.fields["question"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        text = given.get("text") or ""
        if not text.strip() and self.has_more_than_words:
            self.add_error("text", str(EmptyTextError()))
        if len(text) > LONGEST_TEXT:
            self.add_error("text", str(LongTextError()))
        return given

    @property
    def has_more_than_words(self) -> bool:
        return bool(self.cleaned_data.get("kind") or self.cleaned_data.get("dots"))

    @property
    def is_line(self) -> bool:
        return bool((self.cleaned_data.get("text") or "").strip())


LineFormSet = forms.formset_factory(LineForm, extra=LINES, max_num=MOST_LINES, absolute_max=200)


class SheetForm(forms.Form):
    """What is told of the sheet as a whole, and the dots on the lines that are kept."""

    people = forms.IntegerField(
        label=_("How many sat at the table"),
        help_text=_("Needed only when there are dots on the sheet."),
        required=False,
        min_value=1,
        max_value=200,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Write a whole number, for instance 6.")
        ),
    )
    is_empty = forms.BooleanField(label=_("Nobody has written on this sheet"), required=False)

    def __init__(self, *args: Any, kept: dict[str, int], may_be_empty: bool, **kwargs: Any) -> None:
        """kept: reference -> dots, of the lines that stand."""
        super().__init__(*args, **kwargs)
        self.kept = kept
        for reference, dots in kept.items():
            self.fields[f"dots_{reference}"] = DotsField(initial=dots or None)
        if not may_be_empty:
            del self.fields["is_empty"]

    def dots_field(self, reference: str) -> forms.BoundField:
        return self[f"dots_{reference}"]

    @property
    def dots_of_kept(self) -> dict[str, int]:
        """As they were sent; those that were not asked for, because a line is new, as they are."""
        return {
            reference: self.cleaned_data[f"dots_{reference}"] or 0
            if f"dots_{reference}" in self.data
            else dots
            for reference, dots in self.kept.items()
        }


class CorrectionForm(forms.Form):
    contribution = forms.IntegerField(widget=forms.HiddenInput)
    text = WordsField(
        label=_("The words as they stand on the paper"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(label=_("What it is"), required=False, choices=KINDS)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code on the sheet"),
        help_text=_("It stands under the QR code, such as R2-B7-1."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Write the code that stands on the sheet.")},
    )

    def clean_code(self) -> SheetPlace:
        place = read_sheet_code(self.cleaned_data["code"])
        if place is None:
            raise forms.ValidationError(str(UnknownSheetError()))
        return place


class PhotoForm(forms.Form):
    """One photo, taken on the spot or chosen."""

    photo = forms.FileField(
        label=_("Photo of the sheet"),
        error_messages={
            "required": _("Take a photo of the sheet, or choose one."),
            "empty": _("The file is empty. Take the photo anew."),
        },
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "capture": "environment"}),
    )

    def clean_photo(self) -> Any:
        file = self.cleaned_data["photo"]
        if file is not None and file.size > LARGEST_PHOTO_BYTES:
            raise forms.ValidationError(str(PhotoTooLargeError()))
        return file


class PlacedPhotoForm(PhotoForm):
    """A photo among several, with the sheet that it is of."""

    sheet = forms.ChoiceField(
        label=_("Of which sheet"),
        error_messages={
            "required": _("Choose the sheet that the photo is of."),
            "invalid_choice": _("Choose the sheet that the photo is of."),
        },
    )
    field_order = ("photo", "sheet")

    def __init__(self, *args: Any, sheets: list[PaperSheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["photo"].widget.attrs["capture"]  # these are taken already
        choices = [(sheet.code, _label(sheet)) for sheet in sheets]
        self.fields["sheet"].choices = [("", _("Choose sheet")), *choices]  # type: ignore[attr-defined]


def _label(sheet: PaperSheet) -> str:
    place = {"code": sheet.code, "table": sheet.table.number}
    if sheet.photo:
        return str(_("Table %(table)d – %(code)s, has a photo")) % place
    return str(_("Table %(table)d – %(code)s")) % place
