from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.process.actions import MemberDraft
from samspill.process.forms.fields import DayField, LinesField, text_field

MANDATE_LABEL = _("What shall the group do?")
MANDATE_HELP = _("It stands in the letters like this: The group was given the task …")


class WorkingGroupForm(forms.Form):
    """The group as it was chosen; afterwards its members come and go one by one."""

    set_up_on = DayField(label=_("When was the group chosen?"))
    mandate = text_field(rows=4, label=MANDATE_LABEL, help_text=MANDATE_HELP, required=False)
    members = LinesField(
        label=_("Members"),
        help_text=_("One a line: name, association. The first one leads the group."),
        error_messages={"required": _("Write at least one member.")},
    )

    def clean_members(self) -> list[MemberDraft]:
        drafts = []
        for line in self.cleaned_data["members"]:
            name, _comma, association = line.partition(",")
            if len(name.strip()) > 120 or len(association.strip()) > 200:
                raise forms.ValidationError(
                    _("A name has at most 120 letters, an association at most 200.")
                )
            drafts.append(MemberDraft(name.strip(), association.strip(), is_leader=not drafts))
        return drafts


class MandateForm(forms.Form):
    set_up_on = DayField(label=_("When was the group chosen?"))
    mandate = text_field(rows=6, label=MANDATE_LABEL, help_text=MANDATE_HELP, required=False)


class MemberForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Write a name.")}
    )
    association_name = forms.CharField(label=_("Association"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_(
            "For reminders. Only those who work here see it, unless you tick the last box."
        ),
        required=False,
        error_messages={"invalid": _("Write the e-mail address like this: navn@example.no")},
    )
    is_leader = forms.BooleanField(
        label=_("Leads the group"), help_text=_("Takes over from the one before."), required=False
    )
    is_contact = forms.BooleanField(
        label=_("Is the group's public contact"),
        help_text=_("Name and e-mail then stand on the municipality's public page."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("is_contact") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("A public contact needs an e-mail address."))
        return cleaned

    @property
    def draft(self) -> MemberDraft:
        return MemberDraft(**self.cleaned_data)
