"""What is typed of a consultation: opening it, whom to invite, and until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspill.policy.actions.consultations import BodyDraft
from samspill.policy.actions.decisions import CONSULTATION_WEEKS
from samspill.policy.forms.fields import DAY_MESSAGE
from samspill.policy.models import InvitedBody
from samspill.pure.documents.norwegian import inside_sentence

EMAIL_MESSAGE = _("Write the e-mail address like this: navn@example.no")
ADDRESS_IN_LINE = re.compile(r"[<(]?(\S+@[^\s>);,]*)[>)]?")
STANDING_BODIES = {  # invited by name unless a person takes them off
    InvitedBody.Kind.ELDERLY: _("The council of the elderly"),
    InvitedBody.Kind.DISABILITIES: _("The council of persons with disabilities"),
    InvitedBody.Kind.YOUTH: _("The youth council"),
}
LATEST = timedelta(days=366)


class DayField(forms.DateField):
    """A day by the browser's own picker, or written as Norwegians do."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
            error_messages={"invalid": DAY_MESSAGE, "required": DAY_MESSAGE},
            **kwargs,
        )


def end_of(day: date) -> datetime:
    """The last minute of a day, Norwegian time."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def proposed_deadline() -> date:
    return timezone.localdate() + timedelta(weeks=CONSULTATION_WEEKS)


def _day_to_come(day: date) -> date:
    if day <= timezone.localdate():
        raise ValidationError(_("The deadline must be a day to come."))
    if day > timezone.localdate() + LATEST:
        raise ValidationError(_("Choose a day within a year."))
    return day


class OpeningForm(forms.Form):
    """Before the draft goes out. Where contributions are open, a person says why it goes out."""

    word = forms.CharField(
        label=_("Why is it sent out all the same?"),
        help_text=_("Kept with the version, so that everyone later sees what was decided and why."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _(
                "Write why the draft goes out before everything is answered, or answer first."
            )
        },
    )
    deadline = DayField(
        label=_("Deadline"),
        help_text=_("Six weeks is usual. The whole day counts."),
        required=False,
    )
    others = forms.CharField(
        label=_("Others to invite"),
        help_text=_(
            "One on each line, with the e-mail address after the name. For instance: Lillevik"
            " idrettsråd, post@example.no"
        ),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self, *args: Any, open_count: int, earlier: Sequence[InvitedBody] = (), **kwargs: Any
    ) -> None:
        """earlier: those invited the last time, filled in anew."""
        super().__init__(*args, **kwargs)
        self.open_count = open_count
        self.initial.setdefault("deadline", proposed_deadline())
        standing = {one.kind: one for one in earlier if one.kind in STANDING_BODIES}
        others = [one for one in earlier if one.kind not in STANDING_BODIES]
        self.initial.setdefault("others", "\n".join(_line(one) for one in others))
        for kind, name in STANDING_BODIES.items():
            was = standing.get(kind.value)
            self.initial.setdefault(kind.value, was is not None or not earlier)
            self.initial.setdefault(f"{kind.value}_address", was.address if was else "")
            self.fields[kind.value] = forms.BooleanField(label=name, required=False)
            self.fields[f"{kind.value}_address"] = forms.EmailField(
                label=gettext("E-mail to %s") % inside_sentence(str(name)),
                required=False,
                error_messages={"invalid": EMAIL_MESSAGE},
            )
        if not open_count:
            del self.fields["word"]

    @property
    def bodies(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[kind.value], self[f"{kind.value}_address"]) for kind in STANDING_BODIES]

    def clean_deadline(self) -> date | None:
        day: date | None = self.cleaned_data["deadline"]
        return _day_to_come(day) if day else None

    def clean_others(self) -> list[BodyDraft]:
        lines = self.cleaned_data["others"].splitlines()
        return [_body(line) for line in lines if line.strip()]

    def drafts(self) -> list[BodyDraft]:
        """All who are to be invited; the standing bodies by their names in the language set now."""
        given = self.cleaned_data
        standing = [
            BodyDraft(str(name), kind.value, given[f"{kind.value}_address"])
            for kind, name in STANDING_BODIES.items()
            if given[kind.value]
        ]
        return [*standing, *given["others"]]


def _line(body: InvitedBody) -> str:
    return f"{body.name}, {body.address}" if body.address else body.name


def _body(line: str) -> BodyDraft:
    found = ADDRESS_IN_LINE.search(line)
    address = found.group(1) if found else ""
    name = (line.replace(found.group(0), " ") if found else line).strip(" ,;:\t–-")
    if not name:
        raise ValidationError(_("Write the name before the address: %s") % line.strip())
    if address:
        try:
            validate_email(address)
        except ValidationError as error:
            raise ValidationError(
                _("The address of %(name)s is not whole. Write it like this: navn@example.no")
                % {"name": name}
            ) from error
    return BodyDraft(name=name, address=address)


class BodyForm(forms.Form):
    """One more to invite."""

    name = forms.CharField(
        label=_("Name of the body or association"),
        max_length=200,
        error_messages={"required": _("Write whom you invite.")},
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )
    address = forms.EmailField(
        label=_("E-mail of the body"),
        help_text=_("With an address, the invitation is sent at once."),
        required=False,
        error_messages={"invalid": EMAIL_MESSAGE},
    )


class DeadlineForm(forms.Form):
    day = DayField(label=_("New deadline"))

    def clean_day(self) -> date:
        return _day_to_come(self.cleaned_data["day"])
