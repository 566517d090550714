"""What the host writes about a stand: its number, its place on the map, and the answer."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.conference.actions.stands import give_stand
from samspill.conference.errors import PlanError
from samspill.conference.models import Stand
from samspill.conference.stands.square import (
    MOST_COLUMNS,
    MOST_ROWS,
    first_free_number,
    place_name,
)
from samspill.people.models import User

PLACE = re.compile(r"^([A-Za-z])\s*(\d{1,2})$")
NUMBER = gettext_lazy("Write a number from 1 to 999.")


class StandForm(forms.Form):
    number = forms.IntegerField(
        label=gettext_lazy("Stand number"),
        min_value=1,
        max_value=999,
        error_messages={
            "required": NUMBER, "invalid": NUMBER, "min_value": NUMBER, "max_value": NUMBER,
        },
    )  # fmt: skip
    place = forms.CharField(
        label=gettext_lazy("Place on the map"),
        required=False,
        max_length=3,
        help_text=gettext_lazy("A letter and a number, as on the map: B3."),
    )
    answer = forms.CharField(
        label=gettext_lazy("Message to those who asked"), required=False, max_length=300
    )

    def __init__(self, *args: Any, stand: Stand) -> None:
        self.stand = stand
        stands = list(stand.conference.stands.all())
        initial = {
            "number": stand.number or first_free_number(stands),
            "place": place_name(stand),
            "answer": stand.answer if stand.state != Stand.State.REFUSED else "",
        }
        super().__init__(*args, initial=initial)

    def clean_place(self) -> tuple[int, int] | None:
        text = self.cleaned_data["place"].strip()
        return as_place(text) if text else None

    def try_give(self, *, by: User) -> Stand | None:
        try:
            return give_stand(self.stand, by=by, **self.cleaned_data)
        except PlanError as error:
            self.add_error(error.field or None, str(error))
            return None


def as_place(text: str) -> tuple[int, int]:
    """ "B3" as (1, 2). Raises ValidationError."""
    found = PLACE.match(text.strip())
    column = ord(found[1].upper()) - ord("A") if found else MOST_COLUMNS
    row = int(found[2]) - 1 if found else -1
    if column >= MOST_COLUMNS or not 0 <= row < MOST_ROWS:
        words = _("Write the place with a letter from A to %(last)s and a number: B3.")
        raise ValidationError(words % {"last": chr(ord("A") + MOST_COLUMNS - 1)})
    return column, row
