"""What the coordinator types about tables, rules and topics -> clean Python."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspill.conference.models import SignUp
from samspill.dialogue.models import NoSolo, Round, SeatingRule, SeatingSetup, Spread, Table

LONGEST_TOPIC = 120
MODE_HELP = {
    SeatingSetup.Mode.REMIX: _("Everyone meets new people each time."),
    SeatingSetup.Mode.ROTATE: _(
        "The same people stay together all evening, and move to the next table in each round."
    ),
    SeatingSetup.Mode.TOPICS: _(
        "Each table has a topic, and everyone sits at a table with one of those they have chosen."
    ),
}
FAVOUR_HELP = {
    SeatingSetup.Favour.MEETINGS: _(
        "Nobody meets twice if it can be avoided. Then the tables are made as even as they can be."
    ),
    SeatingSetup.Favour.BOTH: _(
        "A few meet twice, and every table is nearly as mixed as the whole room."
    ),
    SeatingSetup.Favour.SPREAD: _(
        "Every table is as mixed as the whole room. Some more meet twice."
    ),
}


def _whole_number(label: Any, least: int, **more: Any) -> forms.IntegerField:
    wrong = _("Write a whole number, for instance 6.")
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=60,
        error_messages={
            "required": wrong,
            "invalid": wrong,
            "min_value": _("At least one must have room at each table.") if least else wrong,
            "max_value": _("At most 60 have room at one table."),
        },
        **more,
    )


class TableRowForm(forms.Form):
    """One table as it is to stand."""

    capacity = _whole_number(_("Chairs"), 1)
    minimum = _whole_number(_("At least"), 0)
    is_step_free = forms.BooleanField(label=_("Step-free"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        capacity, minimum = cleaned.get("capacity"), cleaned.get("minimum")
        if capacity is not None and minimum is not None and minimum > capacity:
            self.add_error("minimum", gettext("There are not so many chairs at the table."))
        return cleaned


class SetupForm(forms.Form):
    """How plans are made."""

    mode = forms.ChoiceField(
        label=_("How the rounds go"),
        choices=SeatingSetup.Mode.choices,
        widget=forms.RadioSelect(attrs={"class": "ds-input"}),
        error_messages={"required": _("Choose how the rounds go.")},
    )
    favour = forms.ChoiceField(
        label=_("What counts most"),
        choices=SeatingSetup.Favour.choices,
        widget=forms.RadioSelect(attrs={"class": "ds-input"}),
        error_messages={"required": _("Choose what counts most.")},
    )
    apart_by_association = forms.BooleanField(
        label=_("Keep people of the same association apart"),
        help_text=_("Two of the same association never share a table."),
        required=False,
    )
    apart_by_municipality = forms.BooleanField(
        label=_("Keep people of the same municipality apart"),
        help_text=_("For conferences where several come for each municipality."),
        required=False,
    )
    spread = forms.MultipleChoiceField(
        label=_("Spread evenly over the tables"),
        help_text=_("Each table gets as many of each kind as the whole room would have it."),
        choices=Spread.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ds-input"}),
        required=False,
    )
    no_solo = forms.MultipleChoiceField(
        label=_("Nobody alone at the table"),
        help_text=_("If it can be had, these are two or more at a table, or none."),
        choices=NoSolo.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ds-input"}),
        required=False,
    )

    @property
    def mode_choices(self) -> list[tuple[str, str, Any, bool]]:
        return self._choices("mode", MODE_HELP)

    @property
    def favour_choices(self) -> list[tuple[str, str, Any, bool]]:
        return self._choices("favour", FAVOUR_HELP)

    def _choices(self, name: str, helps: dict[Any, Any]) -> list[tuple[str, str, Any, bool]]:
        chosen = self[name].value()
        choices = self.fields[name].choices  # type: ignore[attr-defined]
        return [(value, label, helps[value], value == chosen) for value, label in choices]


class PeopleField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple(attrs={"class": "ds-input"})

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class RuleForm(forms.Form):
    """One new rule about named people."""

    kind = forms.ChoiceField(
        label=_("What the rule says"),
        choices=SeatingRule.Kind.choices,
        error_messages={"required": _("Choose what the rule says.")},
    )
    people = PeopleField(
        SignUp.objects.none(),
        label=_("Whom it is about"),
        error_messages={"required": _("Choose whom the rule is about.")},
    )
    table = forms.ModelChoiceField(
        Table.objects.none(),
        label=_("Table"),
        help_text=_("Only for a table host."),
        required=False,
        empty_label=_("Choose table"),
    )
    round = forms.ModelChoiceField(
        Round.objects.none(),
        label=_("Round"),
        help_text=_("Only for one who is not there."),
        required=False,
        empty_label=_("All the rounds that are left"),
    )
    note = forms.CharField(
        label=_("Why"),
        help_text=_("Only you who make the plan see this. Write as little as you can."),
        max_length=300,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        people: QuerySet[SignUp],
        tables: QuerySet[Table],
        rounds: QuerySet[Round],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
        table, round = self.fields["table"], self.fields["round"]
        table.queryset = tables  # type: ignore[attr-defined]
        table.label_from_instance = lambda row: gettext("Table %d") % row.number  # type: ignore[attr-defined]
        round.queryset = rounds  # type: ignore[attr-defined]
        round.label_from_instance = lambda row: gettext("Round %d") % row.number  # type: ignore[attr-defined]


class TopicsForm(forms.Form):
    """A topic for each table in each round; fields are named topic_<round>_<table>."""

    def __init__(self, *args: Any, rounds: list[Round], tables: list[Table], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = [(round, table) for round in rounds for table in tables]
        for round, table in self.places:
            self.fields[f"topic_{round.number}_{table.number}"] = forms.CharField(
                label=gettext("Table %d") % table.number, max_length=LONGEST_TOPIC, required=False
            )

    @property
    def topics(self) -> dict[tuple[Round, Table], str]:
        return {
            (round, table): self.cleaned_data[f"topic_{round.number}_{table.number}"]
            for round, table in self.places
        }

    @property
    def rows(self) -> list[dict[str, Any]]:
        rounds = dict.fromkeys(round for round, _table in self.places)
        return [
            {
                "round": one,
                "fields": [
                    (table, self[f"topic_{one.number}_{table.number}"])
                    for round, table in self.places
                    if round == one
                ],
            }
            for one in rounds
        ]


class WishForm(forms.Form):
    """The topic that one person wants in a round."""

    person = forms.ModelChoiceField(
        SignUp.objects.none(),
        label=_("Person"),
        empty_label=_("Choose person"),
        error_messages={"required": _("Choose who wants the topic.")},
    )
    topic = forms.ChoiceField(label=_("Topic"), error_messages={"required": _("Choose the topic.")})

    def __init__(
        self, *args: Any, people: QuerySet[SignUp], topics: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["topic"].choices = [("", gettext("Choose topic")), *topics]  # type: ignore[attr-defined]
