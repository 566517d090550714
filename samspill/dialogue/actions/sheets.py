"""Paper sheets: laid out, typed in as a whole, read by a second person, corrected without rewriting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from samspill.dialogue.actions.contributions import ContributionDraft, contribute_many
from samspill.dialogue.actions.reactions import give_dots
from samspill.dialogue.errors import DialogueError, KeyUsedError
from samspill.dialogue.models import (
    Ballot,
    Contribution,
    Dialogue,
    PaperSheet,
    Reaction,
    Round,
    Table,
)
from samspill.dialogue.paper.errors import (
    EmptySheetError,
    NotTypedError,
    PeopleNeededError,
    RowKeptError,
    SameHandError,
    SheetDotsError,
    SheetRowsError,
)
from samspill.dialogue.voters import voter_fingerprint
from samspill.history.actions import record
from samspill.people.models import User
from samspill.pure.sheet_codes import SheetPlace

Place = tuple[Round, Table, int]  # whose sheet, and its number there


@dataclass(frozen=True)
class SheetRow:
    """One line of a sheet as it was typed. `key` is made with the form: kept once, however often sent."""

    text: str
    key: UUID
    kind: str = ""
    question: int = 1
    dots: int = 0


@transaction.atomic
def lay_out_sheets(
    dialogue: Dialogue, *, places: Sequence[Place], by: User | None = None
) -> list[PaperSheet]:
    """The sheets of these places, in the same order; those that are not there are put there."""
    codes = [SheetPlace(round.number, table.number, number).code for round, table, number in places]
    before = dialogue.sheets.count()
    PaperSheet.objects.bulk_create(
        [
            PaperSheet(dialogue=dialogue, round=round, table=table, number=number, code=code)
            for (round, table, number), code in zip(places, codes, strict=True)
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    if added := dialogue.sheets.count() - before:
        _record(dialogue, "dialogue.sheets_laid_out", dialogue, by, count=added)
    rows = dialogue.sheets.select_related("round__item", "table", "typed_by", "checked_by")
    by_code = {sheet.code: sheet for sheet in rows.filter(code__in=codes)}
    return [by_code[code] for code in codes]


@transaction.atomic
def type_sheet(
    sheet: PaperSheet,
    *,
    rows: Sequence[SheetRow],
    by: User,
    people: int = 0,
    dots_of_kept: Mapping[str, int] | None = None,
    is_empty: bool = False,
) -> list[Contribution]:
    """Keep a whole sheet: all of its rows, or none and what stands in the way of each.

    people        how many sat there; their dots are one ballot for so many
    dots_of_kept  reference -> dots, of what was kept from this sheet before; None: as they are
    is_empty      nobody has written on it
    Returns       what is stored for each row, also of those that were stored before.
    Raises        SheetRowsError, EmptySheetError, PeopleNeededError, ReactionError.
    """
    sheet = _locked(sheet)
    if not rows and not is_empty and not sheet.contributions.exists():
        raise EmptySheetError
    stored = _store(sheet, rows, by)
    has_news = any(not one.was_known for one in stored)
    dots = dots_on(ballot_of(sheet)) if dots_of_kept is None else dict(dots_of_kept)
    dots |= {
        one.reference: row.dots for one, row in zip(stored, rows, strict=True) if one.is_standing
    }
    has_news |= _set_dots(sheet, dots, people, by)
    if has_news or sheet.typed_at is None:
        sheet.typed_at, sheet.typed_by = timezone.now(), by
        sheet.checked_at = sheet.checked_by = None  # what has come since must be read too
        sheet.save(update_fields=["typed_at", "typed_by", "checked_at", "checked_by"])
        _record(sheet, "dialogue.sheet_typed", sheet.dialogue, by, count=len(rows))
    return stored


def _store(sheet: PaperSheet, rows: Sequence[SheetRow], by: User) -> list[Contribution]:
    drafts = [
        ContributionDraft(
            round=sheet.round.number,
            table=sheet.table.number,
            text=row.text,
            key=row.key,
            kind=row.kind,
            question=row.question,
            sheet=sheet,
        )
        for row in rows
    ]
    paper = Contribution.Channel.PAPER
    outcomes = contribute_many(sheet.dialogue, drafts=drafts, channel=paper, written_by=by)
    problems = {
        place: RowKeptError() if isinstance(outcome, KeyUsedError) else outcome
        for place, outcome in enumerate(outcomes)
        if isinstance(outcome, DialogueError)
    }
    if problems:
        raise SheetRowsError(problems)
    return [outcome for outcome in outcomes if isinstance(outcome, Contribution)]


def _set_dots(sheet: PaperSheet, dots: Mapping[str, int], people: int, by: User) -> bool:
    """Let these be the dots on the sheet; whether that changes anything."""
    wanted = {reference: count for reference, count in dots.items() if count > 0}
    ballot = ballot_of(sheet)
    before = dots_on(ballot)
    if wanted and people < 1:
        raise PeopleNeededError
    given, each = sum(wanted.values()), sheet.round.dot_budget
    if given > each * max(people, 1):
        raise SheetDotsError(given, people, each)
    if wanted == before and (ballot is None or ballot.people == max(people, 1)):
        return False
    give_dots(
        sheet.round,
        voter=voter_fingerprint(sheet.dialogue, "sheet", sheet.pk),
        dots=wanted,
        table=sheet.table,
        channel=Contribution.Channel.PAPER,
        people=max(people, 1),
        by=by,
    )
    return True


def ballot_of(sheet: PaperSheet) -> Ballot | None:
    """The dots that stand on a sheet: one ballot for all who sat there."""
    voter = voter_fingerprint(sheet.dialogue, "sheet", sheet.pk)
    return sheet.round.ballots.filter(kind=Ballot.Kind.DOTS, voter=voter).first()


def dots_on(ballot: Ballot | None) -> dict[str, int]:
    """Reference -> dots."""
    rows = Reaction.objects.filter(ballot=ballot) if ballot else Reaction.objects.none()
    counted = rows.values_list("contribution__reference").annotate(Sum("value"))
    return {str(reference): int(count) for reference, count in counted}


@transaction.atomic
def check_sheet(sheet: PaperSheet, *, by: User) -> PaperSheet:
    """A second person has read what was typed against the paper or its photo, and it is right.

    Raises    NotTypedError; SameHandError when it is the one who typed. Checked already: nothing.
    """
    sheet = _locked(sheet)
    if sheet.typed_at is None:
        raise NotTypedError
    if sheet.typed_by_id == by.pk:
        raise SameHandError
    if sheet.checked_at is None:
        sheet.checked_at, sheet.checked_by = timezone.now(), by
        sheet.save(update_fields=["checked_at", "checked_by"])
        _record(sheet, "dialogue.sheet_checked", sheet.dialogue, by)
    return sheet


@transaction.atomic
def set_paper_check(dialogue: Dialogue, *, is_on: bool, by: User | None = None) -> Dialogue:
    """Whether a second person reads what is typed in from paper."""
    dialogue = Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    if dialogue.checks_paper != is_on:
        dialogue.checks_paper = is_on
        dialogue.save(update_fields=["checks_paper"])
        _record(dialogue, "dialogue.paper_check_set", dialogue, by, is_on=is_on)
    return dialogue


def _locked(sheet: PaperSheet) -> PaperSheet:
    rows = PaperSheet.objects.select_for_update(of=("self",))
    return rows.select_related("round__dialogue", "table", "dialogue").get(pk=sheet.pk)


def _record(
    subject: PaperSheet | Dialogue,
    action: str,
    dialogue: Dialogue,
    by: User | None,
    **details: int,
) -> None:
    record(subject, action=action, organiser_number=dialogue.organiser_id, by=by, **details)
