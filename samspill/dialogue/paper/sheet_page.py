"""The page of one sheet: its photo, what is kept from it, and rows for what is not yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BoundField
from django.http import QueryDict

from samspill.dialogue.actions.sheets import SheetRow, ballot_of, dots_on
from samspill.dialogue.models import Contribution, Dialogue, PaperSheet
from samspill.dialogue.paper.forms import CorrectionForm, LineFormSet, PhotoForm, SheetForm
from samspill.dialogue.paper.page import ListedSheet, may_check, state_of_sheet
from samspill.people.models import User


@dataclass
class KeptLine:
    """A line that is kept, with those it was typed wrongly as before, the newest first."""

    contribution: Contribution
    before: list[Contribution] = field(default_factory=list)
    dots: BoundField | None = None
    form: CorrectionForm | None = None

    @property
    def is_standing(self) -> bool:
        return self.contribution.is_standing


@dataclass
class SheetForms:
    """What the page is filled in with: empty, or as it was sent."""

    sheet: SheetForm
    lines: Any

    @property
    def is_right(self) -> bool:
        return all((self.sheet.is_valid(), self.lines.is_valid()))

    @property
    def rows(self) -> list[SheetRow]:
        """The lines that have words, in order. Only after `is_right`."""
        return [_row(form.cleaned_data) for form in self.filled]

    @property
    def problems(self) -> list[dict[str, Any]]:
        """What must be put right, each with the field's place on the page and its row, if any."""
        if not self.sheet.is_bound:
            return []
        numbered = [*enumerate(self.lines, start=1), (0, self.sheet)]
        return [
            {"row": number, "place": field.id_for_label, "text": " ".join(field.errors)}
            for number, form in numbered
            for field in form
            if field.errors
        ]

    @property
    def filled(self) -> list[Any]:
        return [form for form in self.lines if form.is_line]


def _row(given: Mapping[str, Any]) -> SheetRow:
    return SheetRow(
        text=given["text"],
        key=given["key"],
        kind=given["kind"],
        question=given.get("question") or 1,
        dots=given["dots"] or 0,
    )


def kept_lines(sheet: PaperSheet) -> list[KeptLine]:
    """What was typed in from the sheet, in the order of the paper. One query."""
    if sheet.pk is None:
        return []
    rows = list(sheet.contributions.select_related("written_by").order_by("pk"))
    by_pk = {one.pk: one for one in rows}
    replaced = {one.replaces_id for one in rows if one.replaces_id}
    lines = []
    for one in rows:
        if one.pk in replaced:
            continue
        line, earlier = KeptLine(one), one.replaces_id
        while earlier in by_pk:
            line.before.append(by_pk[earlier])
            earlier = by_pk[earlier].replaces_id
        lines.append(line)
    return sorted(lines, key=lambda line: (line.before or [line.contribution])[-1].pk)


def sheet_forms(sheet: PaperSheet, questions: int, data: QueryDict | None = None) -> SheetForms:
    """The forms of the page. Two queries when the sheet is there."""
    ballot = ballot_of(sheet) if sheet.pk else None
    dots = dots_on(ballot)
    kept = {one.reference: dots.get(one.reference, 0) for one in _standing(sheet)}
    initial = {
        "people": ballot.people if ballot and dots else None,
        "is_empty": sheet.typed_at is not None,
    }
    return SheetForms(
        SheetForm(data, kept=kept, may_be_empty=not kept, initial=initial),
        LineFormSet(data, prefix="line", form_kwargs={"questions": questions}),
    )


def _standing(sheet: PaperSheet) -> list[Contribution]:
    return list(sheet.contributions.standing().order_by("pk")) if sheet.pk else []


def sheet_context(
    dialogue: Dialogue,
    sheet: PaperSheet,
    user: User,
    *,
    forms: SheetForms | None = None,
    photo_form: PhotoForm | None = None,
    correction: CorrectionForm | None = None,
) -> dict[str, Any]:
    """All that the page shows; forms are those that were sent, where one was."""
    questions = _questions(sheet)
    forms = forms or sheet_forms(sheet, len(questions))
    lines = _with_forms(kept_lines(sheet), forms, correction)
    state = state_of_sheet(sheet, dialogue)
    return {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "section": "contributions",
        "sheet": sheet,
        "state": state,
        "questions": questions,
        "lines": lines,
        "forms": forms,
        "photo_form": photo_form or PhotoForm(auto_id="photo_%s"),
        "correction": correction,
        "may_check": may_check(ListedSheet(sheet, state), user),
        "is_own": state == "to_check" and sheet.typed_by_id == user.pk,
        "others": _others(dialogue, sheet, user),
        "photo_shows_erased": sheet.photo and any(line.contribution.erased_at for line in lines),
    }


def _with_forms(
    lines: list[KeptLine], forms: SheetForms, correction: CorrectionForm | None
) -> list[KeptLine]:
    """Each line that stands with a form to correct it, and with the field for its dots."""
    asked = correction.data.get("contribution", "") if correction else ""
    for line in lines:
        one = line.contribution
        if line.is_standing:
            line.form = correction if str(one.pk) == asked else _correction(one)
            line.dots = forms.sheet.dots_field(one.reference)
    return lines


def _correction(contribution: Contribution) -> CorrectionForm:
    initial = {
        "contribution": contribution.pk,
        "text": contribution.raw_text,
        "kind": contribution.kind,
    }
    return CorrectionForm(initial=initial, auto_id=f"correct{contribution.pk}_%s")


def _questions(sheet: PaperSheet) -> list[str]:
    further = [one.text for one in sheet.round.further_questions.all()]
    return [sheet.round.item.question, *further]


def _others(dialogue: Dialogue, sheet: PaperSheet, user: User) -> dict[str, Any]:
    """The next sheets that wait in this round, and the code of one more for this table."""
    rows = list(
        dialogue.sheets.filter(round=sheet.round)
        .select_related("table")
        .order_by("table__number", "number")
    )
    here = (sheet.table.number, sheet.number)
    waiting = [one for one in rows if one.typed_at is None and one.pk != sheet.pk]
    after = [one for one in waiting if (one.table.number, one.number) > here]
    to_read = [
        one
        for one in rows
        if one.pk != sheet.pk and may_check(ListedSheet(one, state_of_sheet(one, dialogue)), user)
    ]
    numbers = [one.number for one in rows if one.table_id == sheet.table_id]
    return {
        "next": next(iter(after or waiting), None),
        "waiting": len(waiting),
        "to_read": next(iter(to_read), None),
        "more": f"R{sheet.round.number}-B{sheet.table.number}-{max([*numbers, sheet.number]) + 1}",
    }
