"""What the page for setting up the rounds shows, read in a fixed number of questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.forms import BoundField

from samspill.conference.models import ProgrammeItem
from samspill.dialogue.models import Ballot, Dialogue, Round
from samspill.dialogue.round_setup.forms import (
    MORE_QUESTIONS,
    EveningForm,
    RoundAsItStands,
    RoundForm,
)
from samspill.dialogue.round_setup.stages import ORDER
from samspill.history.models import Entry

SET_UP = "dialogue.evening_set_up"


def rounds_as_they_stand(dialogue: Dialogue) -> list[RoundAsItStands]:
    """Every round with what binds it. Before anything is decided the usual café is proposed."""
    rounds = list(dialogue.rounds.with_item().prefetch_related("further_questions", "stages"))
    answers: dict[int, dict[int, int]] = defaultdict(dict)
    given = dialogue.contributions.values_list("round", "question").annotate(count=Count("pk"))
    for round, question, count in given.order_by():
        answers[round][question] = count
    voted = set(
        Ballot.objects.filter(round__dialogue=dialogue)
        .order_by()
        .values_list("round", flat=True)
        .distinct()
    )
    is_decided = Entry.objects.about(dialogue).filter(action=SET_UP).exists() or any(
        one.stages.all() for one in rounds
    )
    return [
        RoundAsItStands(
            round=one,
            stages=list(one.stages.all()),
            questions=list(one.further_questions.all()),
            answers=answers[one.pk],
            has_votes=one.pk in voted,
            minutes=_minutes(one.item),
            is_proposed=not is_decided,
        )
        for one in rounds
    ]


def _minutes(item: ProgrammeItem) -> int | None:
    if item.ends_at is None or item.ends_at <= item.starts_at:
        return None
    return int((item.ends_at - item.starts_at).total_seconds()) // 60


@dataclass(frozen=True)
class StageRow:
    """One stage as it stands in the form; `state` is done, now or next."""

    kind: str
    use: BoundField
    minutes: BoundField
    state: str
    is_held: bool


@dataclass(frozen=True)
class RoundPart:
    """One round's part of the page. Minutes are those of the ticked stages together."""

    stands: RoundAsItStands
    form: RoundForm
    rows: Sequence[StageRow]
    minutes: int

    @property
    def round(self) -> Round:
        return self.stands.round

    @property
    def over(self) -> int:
        """Minutes more than the programme has set aside."""
        return max(self.minutes - (self.stands.minutes or self.minutes), 0)

    @property
    def questions(self) -> list[tuple[BoundField, int]]:
        """Those it has, each with how many contributions have answered it."""
        return [
            (self.form[f"question_{one.number}"], self.stands.answers.get(one.number, 0))
            for one in self.stands.questions
        ]

    @property
    def more(self) -> list[tuple[BoundField, bool]]:
        """Fields for new ones, each with whether it is seen from the beginning."""
        fields = [self.form[f"more_{place}"] for place in range(1, MORE_QUESTIONS + 1)]
        return [(one, not place or bool(one.value())) for place, one in enumerate(fields)]


def parts(stood: Sequence[RoundAsItStands], sent: Any = None) -> list[RoundPart]:
    """Every round with its form, empty or as it was filled in."""
    made = [(one, RoundForm(sent, stands=one, first=stood[0])) for one in stood]
    first = _minutes_of(made[0][1]) if made else 0
    return [
        RoundPart(one, form, _rows(one, form), first if _is_as_first(form) else _minutes_of(form))
        for one, form in made
    ]


def _rows(stands: RoundAsItStands, form: RoundForm) -> list[StageRow]:
    known = {one.kind: one for one in stands.stages}
    states = {
        kind: "now" if one.is_open else "done" if one.closed_at else "next"
        for kind, one in known.items()
    }
    return [
        StageRow(
            kind,
            form[f"use_{kind}"],
            form[f"minutes_{kind}"],
            states.get(kind, "next"),
            kind in stands.begun,
        )
        for kind in ORDER
    ]


def _is_as_first(form: RoundForm) -> bool:
    return "as_first" in form.fields and bool(form["as_first"].value())


def _minutes_of(form: RoundForm) -> int:
    used = [kind for kind in ORDER if form[f"use_{kind}"].value()]
    told = [str(form[f"minutes_{kind}"].value() or "") for kind in used]
    return sum(int(one) for one in told if one.isascii() and one.isdecimal())


def evening_form(dialogue: Dialogue, sent: Any = None) -> EveningForm:
    """What holds for the whole evening, as it stands or as it was filled in."""
    fields = ("is_moderated", "checks_paper", "is_listed")
    return EveningForm(sent, initial={name: getattr(dialogue, name) for name in fields})


def faults(parts: Sequence[RoundPart]) -> list[Mapping[str, Any]]:
    """Every error of the page: which round, the sentence, and the field that it leads to."""
    return [
        {
            "round": part.round.number,
            "error": error,
            "field": field.id_for_label or f"{field.auto_id}_0",
        }
        for part in parts
        for field in part.form
        for error in field.errors
    ]


def missing_rounds(dialogue: Dialogue) -> int:
    """Rounds that have come into the programme since the dialogue was opened."""
    items = dialogue.conference.programme.filter(kind=ProgrammeItem.Kind.ROUND)
    return items.filter(round__isnull=True).count()
