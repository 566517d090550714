from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.people.models import User
from samspill.process.forms.fields import DayField, PastDayField
from samspill.process.models import WorkingGroupMember


class CompletionForm(forms.Form):
    """The day the step was done."""

    done_on = PastDayField(label=_("Done on"))


class PassingForm(forms.Form):
    """Why the step is not walked."""

    reason = forms.CharField(
        label=_("Why is the step passed over?"),
        help_text=_("One sentence. The public can read it: «We already have a voluntary council.»"),
        max_length=200,
        error_messages={"required": _("Write why in one sentence.")},
    )


class AssignmentForm(forms.Form):
    """Who answers for a step, and by when."""

    person = forms.ChoiceField(label=_("Who answers for the step?"), required=False)
    responsible = forms.CharField(
        label=_("Role"),
        help_text=_("Stands on the road and in public instead of the name: «The working group»."),
        max_length=120,
        required=False,
    )
    deadline = DayField(
        label=_("Deadline"),
        help_text=_("The one who answers gets an e-mail a week before, and the day after."),
        required=False,
    )

    def __init__(
        self,
        *given: Any,
        members: Sequence[tuple[WorkingGroupMember, str]],
        users: Iterable[User],
        **named: Any,
    ) -> None:
        """members   with the name each is shown by"""
        super().__init__(*given, **named)
        self._people: dict[str, dict[str, Any]] = {
            **{f"member:{one.pk}": {"owner": one} for one, _name in members},
            **{f"user:{one.pk}": {"owner_user": one} for one in users},
        }
        members_shown = [(f"member:{one.pk}", name) for one, name in members]
        users_shown = [(f"user:{one.pk}", one.name) for one in users]
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody yet")),
            *([(_("The working group"), members_shown)] if members_shown else []),
            (_("Those who work here"), users_shown),
        ]

    @property
    def assignment(self) -> dict[str, Any]:
        """As `actions.assign_step` wants it."""
        given = dict(self.cleaned_data)
        person = given.pop("person")
        return given | self._people.get(person, {})
