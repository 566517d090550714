"""How the rounds go, as it is typed -> clean Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.actions.round_setup import RoundDraft
from samspill.dialogue.models import Question, Round, Stage
from samspill.dialogue.round_setup.errors import (
    QuestionAnsweredError,
    StageBegunError,
    VotesGivenError,
)
from samspill.dialogue.round_setup.stages import ORDER, OTHERS, begun, usual_stages

LONGEST_MINUTES = 120
MOST_DOTS = 10
MOST_PROMPTS, LONGEST_PROMPT = 6, 160  # they must have room on the board
MORE_QUESTIONS = 3  # new ones on one page
LONGEST_QUESTION = 500
COUNTED = (Stage.Kind.DOTS.value, Stage.Kind.OPINIONS.value, Stage.Kind.PAIRS.value)
STAGE_HELP = {
    Stage.Kind.SILENCE: _("Everyone writes by themselves, on the phone or on paper."),
    Stage.Kind.TALK: _("Everyone gets a turn to say one thing. The table writes it down."),
    Stage.Kind.DOTS: _("Everyone gives their dots to what matters most at the table."),
    Stage.Kind.OPINIONS: _("Everyone agrees, disagrees or passes on what other tables wrote."),
    Stage.Kind.PAIRS: _("Two at a time: which of them matters more?"),
    Stage.Kind.TOP: _("The table agrees on three that it sends to the plenary."),
}


@dataclass(frozen=True)
class RoundAsItStands:
    """What the form is made from.

    answers       contributions by the number of the question they answer
    minutes       what the programme gives the round; None when it does not tell
    is_proposed   nothing has been decided yet: the usual café is proposed
    """

    round: Round
    stages: list[Stage]
    questions: list[Question]
    answers: Mapping[int, int]
    has_votes: bool
    minutes: int | None
    is_proposed: bool = False

    @property
    def begun(self) -> frozenset[str]:
        return begun(self.stages)

    @property
    def is_held(self) -> bool:
        """Something in it can no longer be changed."""
        return bool(self.begun) or self.has_votes

    @property
    def wanted(self) -> dict[str, int]:
        if self.is_proposed and self.round.state == Round.State.PLANNED:
            return usual_stages(self.minutes)
        return {one.kind: one.minutes for one in self.stages}


class EveningForm(forms.Form):
    """What holds for the whole evening."""

    is_moderated = forms.BooleanField(
        label=_("Read before the board"),
        help_text=_("Somebody in the control room lets each contribution onto the big screen."),
        required=False,
    )
    checks_paper = forms.BooleanField(
        label=_("Paper is read by two"),
        help_text=_("What is typed in from a sheet is read against it by another person."),
        required=False,
    )
    is_listed = forms.BooleanField(
        label=_("Show in the list of open dialogues"),
        help_text=_(
            "While a round is open, other programs find the dialogue in the open list, and can"
            " show it and send to it."
        ),
        required=False,
    )


def _minutes_field() -> forms.IntegerField:
    wrong = _("Write the minutes as a whole number, for instance 5.")
    return forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LONGEST_MINUTES,
        error_messages={
            "invalid": wrong,
            "min_value": _("A stage lasts at least one minute."),
            "max_value": _("A stage lasts at most two hours."),
        },
    )


class RoundForm(forms.Form):
    """One round. What has begun, or been answered, cannot be filled in."""

    as_first = forms.BooleanField(
        label=_("As in round 1"),
        help_text=_("The same stages, minutes, dots and votes."),
        required=False,
    )
    voters = forms.ChoiceField(
        label=_("Who gives dots and opinions"),
        choices=Round.Voters,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "ds-input"}),
        error_messages={"invalid_choice": _("Choose one of the two.")},
    )
    dot_budget = forms.IntegerField(
        label=_("Dots each"),
        min_value=1,
        max_value=MOST_DOTS,
        error_messages={
            "required": _("Write the number of dots as a whole number, for instance 3."),
            "invalid": _("Write the number of dots as a whole number, for instance 3."),
            "min_value": _("Everyone needs at least one dot."),
            "max_value": _("Give at most ten dots each, or they choose nothing."),
        },
    )
    prompts = forms.CharField(
        label=_("Prompts"),
        help_text=_("One a line. They help a table that has stopped, on phones and board."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, data: Any = None, *, stands: RoundAsItStands, first: RoundAsItStands
    ) -> None:
        self.stands = stands
        self.is_first = stands.round.pk == first.round.pk
        super().__init__(
            data, prefix=f"r{stands.round.number}", initial=self._initial(stands, first)
        )
        if self.is_first or stands.is_held:
            del self.fields["as_first"]
        for kind in ORDER:
            self.fields[f"use_{kind}"] = forms.BooleanField(
                label=Stage.Kind(kind).label, help_text=STAGE_HELP[Stage.Kind(kind)], required=False
            )
            self.fields[f"minutes_{kind}"] = _minutes_field()
        for name in self._held_fields():
            self.fields[name].disabled = True
        self._add_questions()

    @staticmethod
    def _initial(stands: RoundAsItStands, first: RoundAsItStands) -> dict[str, Any]:
        wanted, usual = stands.wanted, usual_stages(stands.minutes)
        round = stands.round
        like = (first.wanted, first.round.voters, first.round.dot_budget)
        return {
            "as_first": like == (wanted, round.voters, round.dot_budget),
            "voters": round.voters,
            "dot_budget": round.dot_budget,
            "prompts": round.prompts,
            **{f"use_{kind}": kind in wanted for kind in ORDER},
            **{f"minutes_{kind}": wanted.get(kind, usual.get(kind, OTHERS)) for kind in ORDER},
        }

    def _held_fields(self) -> list[str]:
        votes = ["voters", "dot_budget"] if self.stands.has_votes else []
        stages = [kind for kind in ORDER if kind in self.stands.begun]
        return [*votes, *(f"{part}_{kind}" for kind in stages for part in ("use", "minutes"))]

    def _add_questions(self) -> None:
        for one in self.stands.questions:
            is_answered = bool(self.stands.answers.get(one.number))
            label = gettext("Question %d") % one.number
            self.fields[f"question_{one.number}"] = _question(label, one.text, is_answered)
        for place in range(1, MORE_QUESTIONS + 1):
            self.fields[f"more_{place}"] = _question(gettext("One more question"))

    def clean_prompts(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["prompts"].splitlines()]
        prompts = [line for line in lines if line]
        if len(prompts) > MOST_PROMPTS:
            raise forms.ValidationError(
                gettext("Keep to %d prompts: more have no room on the board.") % MOST_PROMPTS
            )
        if any(len(one) > LONGEST_PROMPT for one in prompts):
            raise forms.ValidationError(
                gettext("Write each prompt with %d characters at most.") % LONGEST_PROMPT
            )
        return prompts

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._tell_what_has_been_held()
        is_counting = any(cleaned.get(f"use_{kind}") for kind in COUNTED)
        if cleaned.get("as_first") or not is_counting:
            self._forget_faults_of(lambda name: name in ("dot_budget", "voters"))
        if cleaned.get("as_first"):
            self._forget_faults_of(_is_of_stage)
            return cleaned
        for kind in ORDER:
            name = f"minutes_{kind}"
            if cleaned.get(f"use_{kind}") and name in cleaned and cleaned[name] is None:
                self.add_error(name, gettext("Write how many minutes the stage lasts."))
            elif not cleaned.get(f"use_{kind}") and name in self.errors:
                del self.errors[name]
        return cleaned

    def _forget_faults_of(self, is_hidden: Callable[[str], bool]) -> None:
        """Fields that the page hides do not stand in the way."""
        for name in [one for one in self.errors if is_hidden(one)]:
            del self.errors[name]

    def _tell_what_has_been_held(self) -> None:
        """The page was opened before the stage began, or the answer came: nothing is lost unseen."""
        number = self.stands.round.number
        for name in [one for one, field in self.fields.items() if field.disabled]:
            if not self._was_changed(name):
                continue
            kind = name.partition("_")[2]
            if name.startswith("question_"):
                self.add_error(name, str(QuestionAnsweredError(number, name)))
            elif not _is_of_stage(name):
                self.add_error(name, str(VotesGivenError(number, name)))
            elif f"minutes_{kind}" not in self.errors:
                self.add_error(f"minutes_{kind}", str(StageBegunError(number, name)))

    def _was_changed(self, name: str) -> bool:
        """Whether the page sent something else than stands; a field that was held sends nothing."""
        stands = self.get_initial_for_field(self.fields[name], name)
        if name.startswith("use_"):
            was_sent = self.add_prefix(name.replace("use_", "minutes_")) in self.data
            return was_sent and (self.add_prefix(name) in self.data) != stands
        key = self.add_prefix(name)
        if key not in self.data or self.data[key].strip() == str(stands):
            return False
        is_unused = (
            name.startswith("minutes_")
            and self.add_prefix(name.replace("minutes_", "use_")) not in self.data
        )
        return not is_unused

    def draft(self, first: RoundDraft | None) -> RoundDraft:
        """As it was typed; `first` is round 1's, which the others may be like."""
        given, round = self.cleaned_data, self.stands.round
        like = first if given.get("as_first") else None
        used = [] if like else [kind for kind in ORDER if given[f"use_{kind}"]]
        own = {kind: given[f"minutes_{kind}"] for kind in used}
        return RoundDraft(
            stages=like.stages if like else own,
            voters=like.voters if like else given.get("voters") or round.voters,
            dot_budget=like.dot_budget if like else given.get("dot_budget") or round.dot_budget,
            prompts=given["prompts"],
            questions={
                one.number: given[f"question_{one.number}"].strip() for one in self.stands.questions
            },
            more=[given[f"more_{place}"].strip() for place in range(1, MORE_QUESTIONS + 1)],
        )


def _is_of_stage(name: str) -> bool:
    return name.startswith(("use_", "minutes_"))


def _question(label: str, text: str = "", is_answered: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        initial=text,
        required=False,
        disabled=is_answered,
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "max_length": gettext("Write the question with %d characters at most.")
            % LONGEST_QUESTION
        },
    )
