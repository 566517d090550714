from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.conference import actions
from samspill.conference.errors import SignUpError
from samspill.conference.forms.fields import NameListField
from samspill.conference.forms.represents import represents_field
from samspill.conference.forms.sign_up import EMAIL_MESSAGE
from samspill.conference.models import Conference, Invited
from samspill.people.models import User
from samspill.pure.received_files import (
    OPEN_DOCUMENT,
    WORD,
    ReceivedFile,
    UnfitFileError,
    received_file,
)

TAKEN = ("application/pdf", WORD, OPEN_DOCUMENT)


class OnListForm(forms.Form):
    """One of those that are, or want to be, on the list, by name."""

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference
        field = represents_field(conference, taken=frozenset())
        self.fields = {"represents": field, **self.fields}

    def clean_represents(self) -> str:
        text: str = self.cleaned_data["represents"]
        field = cast(NameListField, self.fields["represents"])
        found = field.find(text)
        if found is None:
            near = field.nearest(text)
            words = _("No one in the list is called «%(text)s». Did you mean %(nearest)s?")
            bare = _("«%(text)s» is not in the list.")
            message = (words if near else bare) % {"text": text, "nearest": near}
            raise forms.ValidationError(message)
        name = "municipality" if self.conference.is_for_municipalities else "association"
        self.place = {name: found.key}
        return text


class InviteForm(OnListForm):
    ground = forms.CharField(
        label=gettext_lazy("Why they are invited"),
        help_text=gettext_lazy("For instance: policy adopted by the council, case 23/14."),
        max_length=300,
        error_messages={"required": gettext_lazy("Write why, in a few words.")},
    )

    def save(self, *, by: User) -> Invited:
        return actions.invite(
            self.conference, ground=self.cleaned_data["ground"], by=by, **self.place
        )


class AskToComeForm(OnListForm):
    """Not on the list: send the document the invitation should rest on."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your name, so that we know whom to ask.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("The answer is sent here."),
        error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    file = forms.FileField(
        label=gettext_lazy("The document (PDF or Word)"),
        help_text=gettext_lazy("For instance the policy as the council adopted it. At most 10 MB."),
        error_messages={"required": gettext_lazy("Choose the document you want us to read.")},
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt"}),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean_file(self) -> ReceivedFile:
        given = self.cleaned_data["file"]
        try:
            file = received_file(given.name, given.read())
        except UnfitFileError as error:
            raise forms.ValidationError(_unfit(error.reason)) from error
        if file.media_type not in TAKEN:
            raise forms.ValidationError(_unfit("kind"))
        return file

    def try_ask(self) -> Invited | None:
        """The question, or None with the reason among the errors."""
        given = self.cleaned_data
        try:
            return actions.ask_to_come(
                self.conference,
                name=given["name"],
                email=given["email"],
                file=given["file"],
                **self.place,
            )
        except SignUpError as error:
            self.add_error(error.field or None, str(error))
            return None


def _unfit(reason: str) -> str:
    return {
        "empty": _("The file is empty. Choose another."),
        "large": _("The file is larger than 10 MB. Send a smaller one."),
        "old": _("The file is in an old format. Save it as PDF, and choose that."),
        "macros": _("There is a program in the file. Save it as PDF without it, and choose that."),
    }.get(reason, _("Send the document as PDF or Word (DOCX)."))
