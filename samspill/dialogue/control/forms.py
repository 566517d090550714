from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Showing

WHY = _("Choose why, so that the table learns the reason.")


class HoldForm(forms.Form):
    """Why something is held back from the board; told to the table that wrote it."""

    reason = forms.ChoiceField(
        label=_("Why is it held back?"),
        choices=Showing.Reason,
        widget=forms.RadioSelect,
        error_messages={"required": WHY, "invalid_choice": WHY},
    )
    note = forms.CharField(
        label=_("The reason in your own words, if it is another"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Write it in 200 characters at most.")},
    )

    def __init__(self, *args: Any, contribution_pk: int = 0, **kwargs: Any) -> None:
        self.contribution_pk = contribution_pk
        super().__init__(*args, auto_id=f"hold-{contribution_pk}-%s", **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == Showing.Reason.OTHER and not cleaned.get("note", "").strip():
            self.add_error("note", _("Write why, so that the table learns the reason."))
        return cleaned
