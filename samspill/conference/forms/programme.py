from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.conference import actions
from samspill.conference.actions import ProgrammeDraft, SpeakerDraft
from samspill.conference.errors import ProgrammeError
from samspill.conference.models import Conference, ProgrammeItem
from samspill.people.models import User
from samspill.pure.documents import norwegian

FACTS = (
    "kind",
    "title",
    "round_number",
    "theme",
    "question",
    "introduction",
    "track",
    "room",
    "capacity",
    "responsible",
    "on_projector",
)
CLOCK = _("Write the time like this: 17:30")


class SpeakersField(forms.CharField):
    """One a line: name, title, organisation. What stands after the second comma is all one."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> tuple[SpeakerDraft, ...]:
        lines = super().clean(value).splitlines()
        return tuple(self._speaker(line) for line in lines if line.strip())

    def _speaker(self, line: str) -> SpeakerDraft:
        parts = [part.strip() for part in line.split(",", 2)] + ["", ""]
        if any(len(part) > 120 for part in parts):
            raise forms.ValidationError(_("Write each part of a line with 120 characters at most."))
        return SpeakerDraft(name=parts[0], title=parts[1], organisation=parts[2])


class ProgrammeItemForm(forms.Form):
    day = forms.ChoiceField(label=_("Day"))
    starts = forms.TimeField(
        label=_("Begins"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": CLOCK, "invalid": CLOCK},
    )
    ends = forms.TimeField(
        label=_("Ends"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": CLOCK},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=ProgrammeItem.Kind)
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Write what the item is called.")},
    )
    speakers = SpeakersField(
        label=_("Who speaks"),
        required=False,
        help_text=_("One a line: name, title, organisation."),
    )
    round_number = forms.IntegerField(
        label=_("Round number"),
        required=False,
        min_value=1,
        max_value=20,
        help_text=_("For a round, and for the plenary and introduction that belong to it."),
    )
    theme = forms.CharField(label=_("Theme of the round"), required=False, max_length=200)
    question = forms.CharField(
        label=_("Question to the tables"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    introduction = forms.CharField(
        label=_("Introduction to the question"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    track = forms.CharField(
        label=_("Track"),
        required=False,
        max_length=80,
        help_text=_("For what runs beside something else."),
    )
    room = forms.CharField(label=_("Room"), required=False, max_length=80)
    capacity = forms.IntegerField(
        label=_("Room for how many"),
        required=False,
        min_value=1,
        error_messages={"invalid": _("Write a whole number.")},
        help_text=_("For a session with a track. Empty means all who want to."),
    )
    responsible = forms.CharField(
        label=_("Who sees to it"),
        required=False,
        max_length=80,
        help_text=_("A role, for the run sheet: only you see it."),
    )
    on_projector = forms.CharField(
        label=_("What is on the projector"),
        required=False,
        max_length=200,
        help_text=_("For the run sheet: only you see it."),
    )

    def __init__(
        self,
        *args: Any,
        conference: Conference,
        item: ProgrammeItem | None = None,
        **kwargs: Any,
    ) -> None:
        initial = _initial(item) if item is not None else {"kind": ProgrammeItem.Kind.TALK}
        super().__init__(*args, initial=initial, **kwargs)
        self.conference, self.item = conference, item
        language = get_language() or "nb"
        cast(forms.ChoiceField, self.fields["day"]).choices = [
            (day.isoformat(), norwegian.long_date(day, language)) for day in _days(conference, item)
        ]

    def try_save(self, *, by: User) -> ProgrammeItem | None:
        """The written item, or None with the reason among the errors."""
        draft = self._draft()
        try:
            if self.item is None:
                return actions.add_programme_item(self.conference, draft=draft, by=by)
            return actions.change_programme_item(self.item, draft=draft, by=by)
        except ProgrammeError as error:
            field = {"starts_at": "starts", "ends_at": "ends"}.get(error.field, error.field)
            self.add_error(field if field in self.fields else None, str(error))
            return None

    def _draft(self) -> ProgrammeDraft:
        cleaned = self.cleaned_data
        day = date.fromisoformat(cleaned["day"])
        return ProgrammeDraft(
            starts_at=_moment(day, cleaned["starts"]),
            ends_at=_moment(day, cleaned["ends"]) if cleaned["ends"] else None,
            **{name: cleaned[name] for name in FACTS},
            speakers=cleaned["speakers"],
        )


def _initial(item: ProgrammeItem) -> dict[str, Any]:
    start = timezone.localtime(item.starts_at)
    end = timezone.localtime(item.ends_at) if item.ends_at else None
    lines = [
        f"{one.name}, {one.title}, {one.organisation}".rstrip(", ") for one in item.speakers.all()
    ]
    return {
        **{name: getattr(item, name) for name in FACTS},
        "day": start.date().isoformat(),
        "starts": start.time(),
        "ends": end.time() if end else None,
        "speakers": "\n".join(lines),
    }


def _days(conference: Conference, item: ProgrammeItem | None) -> list[date]:
    first = timezone.localtime(conference.starts_at).date()
    last = timezone.localtime(conference.ends_at).date()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    own = timezone.localtime(item.starts_at).date() if item is not None else first
    return sorted({*days, own})


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
