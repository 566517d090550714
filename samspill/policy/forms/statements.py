"""What everyone may send in: a remark on a place, and a formal statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.consultation import EMAIL_MESSAGE
from samspill.pure.received_files import MOST_BYTES, ReceivedFile, UnfitFileError, received_file

LONGEST_REMARK = 4_000
LONGEST_STATEMENT = 60_000
MOST_FILES = 5
MOST_BYTES_IN_ALL = 30 * 1024 * 1024  # the server takes no more in one request
MEGABYTE = 1024 * 1024
KINDS = ".pdf,.docx,.odt,.txt,.png,.jpg,.jpeg,.webp"
FILE_FAULTS = {
    "empty": _("«%(name)s» is empty. Choose the file once more."),
    "large": _("«%(name)s» is larger than 10 MB. Make it smaller, or send it as several files."),
    "kind": _(
        "«%(name)s» is not a file we can take. Send PDF, Word, ODT, plain text or a picture."
    ),
    "old": _("«%(name)s» is in Word's old form. Save it as .docx or PDF, and send that."),
    "macros": _("«%(name)s» has a program in it (macros). Save it without, or as PDF."),
    "name": _(
        "«%(name)s» is another kind of file than its name says. Save it anew, and send that."
    ),
}


class Guarded(forms.Form):
    """A form that anyone may send: stored once, and not by machines that fill in everything."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    website_address = forms.CharField(
        label=_("Let this field be empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_website_address(self) -> str:
        if self.cleaned_data["website_address"].strip():
            raise ValidationError(
                _("We could not tell you from a machine. Empty this field, and send once more.")
            )
        return ""


class RemarkForm(Guarded):
    text = forms.CharField(
        label=_("What do you want to say?"),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Write what you want to say."),
            "max_length": _(
                "This is longer than 4 000 characters. Shorten it, or send it as a statement."
            ),
        },
    )
    on_behalf_of = forms.CharField(
        label=_("On behalf of"),
        help_text=_("An association or a body. It is shown. Empty: from a resident."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("Never shown to others than those who do the work."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For a receipt, and for the answer. Never shown."),
        required=False,
        error_messages={"invalid": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to five files, each told by its content."""

    widget = ManyFiles

    def clean(self, value: Any, initial: Any = None) -> list[ReceivedFile]:
        given: Sequence[UploadedFile] = value if isinstance(value, list | tuple) else [value]
        files = [one for one in given if one]
        if len(files) > MOST_FILES:
            raise ValidationError(_("Choose at most 5 files."))
        if sum(one.size or 0 for one in files) > MOST_BYTES_IN_ALL:
            raise ValidationError(_("The files are more than 30 MB together. Send fewer."))
        faults, kept = [], []
        for one in files:
            try:
                kept.append(_read(one))
            except UnfitFileError as error:
                faults.append(ValidationError(FILE_FAULTS[error.reason] % {"name": one.name}))
        if faults:
            raise ValidationError(faults)
        return kept


def _read(one: UploadedFile) -> ReceivedFile:
    if (one.size or 0) > MOST_BYTES:
        raise UnfitFileError("large")
    return received_file(one.name or "", one.read())


class StatementForm(Guarded):
    """Høringssvar: from an association or a body, in writing or as files."""

    on_behalf_of = forms.CharField(
        label=_("Who is the statement from?"),
        help_text=_("The association or body. Choose from the list, or write the name."),
        max_length=200,
        error_messages={"required": _("Write which association or body the statement is from.")},
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "organization"}),
    )
    text = forms.CharField(
        label=_("The statement"),
        help_text=_("Write it here, or attach it below."),
        required=False,
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "max_length": _("This is longer than 60 000 characters. Attach it as a file instead.")
        },
    )
    files = FilesField(
        label=_("Files"),
        help_text=_(
            "At most 5: PDF, Word, ODT, plain text or pictures, up to 10 MB each and 30 MB"
            " together."
        ),
        required=False,
        widget=ManyFiles(attrs={"accept": KINDS}),
    )
    sender_name = forms.CharField(
        label=_("Your name"),
        help_text=_("Who sends it on their behalf. Not shown on the page."),
        max_length=120,
        error_messages={"required": _("Write your name, so that we know whom to ask.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    sender_role = forms.CharField(
        label=_("Role"),
        help_text=_("For instance leader or secretary."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    sender_email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For a receipt. Not shown on the page."),
        required=False,
        error_messages={"invalid": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_text = bool(cleaned.get("text", "").strip())
        if not has_text and not cleaned.get("files") and "files" not in self.errors:
            self.add_error("text", _("Write the statement here, or attach it as a file."))
        return cleaned
