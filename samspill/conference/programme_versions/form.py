from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.conference import actions
from samspill.conference.errors import ProgrammeError
from samspill.conference.models import Conference, ProgrammeVersion
from samspill.people.models import User


class PuttingOutForm(forms.Form):
    """A word beside the change. `seen` is the mark of what stood on the page."""

    note = forms.CharField(
        label=_("A word beside the change"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands on the page, and in what is sent."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def try_put_out(self, conference: Conference, *, by: User) -> ProgrammeVersion | None:
        try:
            return actions.put_out_programme(conference, by=by, **self.cleaned_data)
        except ProgrammeError as error:
            self.add_error(None, str(error))
            return None
