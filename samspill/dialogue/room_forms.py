"""What a facilitator writes for a table, or for the whole room, with one screen between them all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.forms import WordsField
from samspill.dialogue.models import Contribution, Dialogue

MOST_HANDS = 2000
WHOLE_ROOM = "room"  # in place of a table's number
KINDS = (Contribution.Kind.CHALLENGE, Contribution.Kind.WISH, Contribution.Kind.OFFER)


class RoomForm(forms.Form):
    """One contribution, of a table or of the whole room."""

    text = WordsField(
        label=_("Write what is said, one thought at a time"),
        help_text=_("Enter keeps it. Shift and Enter give a new line."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 4000}),
    )
    table = forms.TypedChoiceField(
        label=_("From"),
        coerce=lambda value: None if value == WHOLE_ROOM else int(value),
        empty_value=None,
        error_messages={
            "required": _("Choose a table of the list, or the whole room."),
            "invalid_choice": _("Choose a table of the list, or the whole room."),
        },
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        required=False,
        choices=[("", _("Not told")), *((one.value, one.label) for one in KINDS)],
    )
    question = forms.TypedChoiceField(label=_("Question"), required=False, coerce=int)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, dialogue: Dialogue, questions: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        numbers = dialogue.tables.values_list("number", flat=True)
        self.fields["table"].choices = [  # type: ignore[attr-defined]
            (WHOLE_ROOM, _("The whole room")),
            *((number, _("Table %(number)d") % {"number": number}) for number in numbers),
        ]
        choices = [(one["number"], one["text"]) for one in questions]
        self.fields["question"].choices = choices  # type: ignore[attr-defined]
        if len(choices) < 2:
            del self.fields["question"]


class HandsForm(forms.Form):
    """Dots by a show of hands: how many people there are, and how many hands each contribution got."""

    people = forms.IntegerField(
        label=_("How many give dots"),
        min_value=1,
        max_value=MOST_HANDS,
        error_messages={
            "required": _("Write how many people give dots, for instance 24."),
            "invalid": _("Write how many people give dots, for instance 24."),
            "min_value": _("At least one must give dots."),
            "max_value": _("At most 2000 people have room in one count."),
        },
    )

    def __init__(self, *args: Any, said: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in said:
            self.fields[f"dots{one['number']}"] = forms.IntegerField(
                label=_("Dots"),
                required=False,
                min_value=0,
                max_value=MOST_HANDS * 10,
                error_messages={
                    "invalid": _("Write a number, or let it stand empty."),
                    "min_value": _("Write a number, or let it stand empty."),
                    "max_value": _("That is more dots than there are to give."),
                },
            )
        self.said = said

    def rows(self) -> list[tuple[dict[str, Any], forms.BoundField]]:
        """Each contribution with its own field."""
        return [(one, self[f"dots{one['number']}"]) for one in self.said]

    def dots(self) -> dict[str, int]:
        """reference -> dots, of those that got any."""
        given = [(one["reference"], self.cleaned_data[f"dots{one['number']}"]) for one in self.said]
        return {reference: count for reference, count in given if count}
