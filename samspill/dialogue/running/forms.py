from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.conference.models import Conference, ProgrammeItem, RunSheetCue
from samspill.pure.documents import norwegian

CLOCK = _("Write the time like this: 17:30")


class DutyForm(forms.Form):
    """Who sees to a line, and what is on the projector meanwhile."""

    responsible = forms.CharField(
        label=_("Who sees to it"),
        required=False,
        max_length=80,
        help_text=_("A role: technician, host, the one who leads."),
    )
    on_projector = forms.CharField(
        label=_("What is on the projector"), required=False, max_length=200
    )

    @classmethod
    def of(cls, item: ProgrammeItem, sent: Any) -> DutyForm:
        return cls(
            sent, initial={"responsible": item.responsible, "on_projector": item.on_projector}
        )


class CueForm(DutyForm):
    day = forms.ChoiceField(label=_("Day"))
    starts = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": CLOCK, "invalid": CLOCK},
    )
    what = forms.CharField(
        label=_("What happens"),
        max_length=200,
        error_messages={"required": _("Write what happens.")},
    )
    field_order = ("day", "starts", "what", "responsible", "on_projector")

    def __init__(
        self, *args: Any, conference: Conference, cue: RunSheetCue | None = None, **kwargs: Any
    ) -> None:
        if cue is not None:
            kwargs["initial"] = _initial(cue)
        super().__init__(*args, **kwargs)
        language = get_language() or "nb"
        cast(forms.ChoiceField, self.fields["day"]).choices = [
            (day.isoformat(), norwegian.long_date(day, language)) for day in _days(conference)
        ]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = self.cleaned_data
        moment = datetime.combine(date.fromisoformat(cleaned["day"]), cleaned["starts"])
        names = ("what", "responsible", "on_projector")
        return {"starts_at": timezone.make_aware(moment), **{name: cleaned[name] for name in names}}


def _initial(cue: RunSheetCue) -> dict[str, Any]:
    at = timezone.localtime(cue.starts_at)
    names = ("what", "responsible", "on_projector")
    return {
        "day": at.date().isoformat(),
        "starts": at.time(),
        **{name: getattr(cue, name) for name in names},
    }


def _days(conference: Conference) -> list[date]:
    """Those of the conference, and the day before: somebody sets the chairs."""
    first = timezone.localtime(conference.starts_at).date() - timedelta(days=1)
    last = timezone.localtime(conference.ends_at).date()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return days[1:] + days[:1]
