"""Taking contributions in: one, or many at a time. The words are kept exactly as they were given."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone

from samspill.dialogue.actions.fingerprints import fingerprint
from samspill.dialogue.actions.references import References
from samspill.dialogue.errors import (
    LONGEST_TEXT,
    DialogueError,
    EmptyTextError,
    KeyUsedError,
    LongTextError,
    RoundNotOpenError,
    UnknownQuestionError,
    UnknownRoundError,
    UnknownTableError,
    UnreadableTextError,
)
from samspill.dialogue.models import Contribution, Dialogue, PaperSheet, Question, Round, Table
from samspill.history.actions import record
from samspill.live.actions import announce_many
from samspill.live.asking import ask
from samspill.live.models import LiveChannel
from samspill.live.storing import store
from samspill.people.models import User
from samspill.pure.themes.language import guess_language
from samspill.pure.themes.screening import screen
from samspill.pure.themes.words import has_visible_sign
from samspill.registry.models import Association

ROUND, KEY = Contribution._meta.get_field("round"), Contribution._meta.get_field("key")
DEFAULTS = {field.attname: field.get_default() for field in Contribution._meta.concrete_fields}
ROUNDS = "SELECT * FROM dialogue_round WHERE dialogue_id = %s"
TABLES = "SELECT number, id FROM dialogue_table WHERE dialogue_id = %s AND number IN %s"
KEYS = "SELECT id FROM dialogue_contribution WHERE key IN %s"

Outcome = Contribution | DialogueError


@dataclass(frozen=True)
class ContributionDraft:
    """One contribution as it was given.

    round, table      their numbers; table None where it is not told
    key               made where the text was written; the same key is stored once
    reference         the id people use; "" makes one like "R2-B7-014"
    question          its number in the round
    association_said  as the giver wrote it; `association` is the one of the register it means
    sent              all that the client sent, in one form: the same key again must have the same;
                      "" where only round and text are compared
    sheet, replaces   the paper it stands on, and what was typed wrongly from it before
    """

    round: int
    table: int | None
    text: str
    key: UUID = field(default_factory=uuid4)
    language: str = ""
    kind: str = ""
    association: Association | None = None
    reference: str = ""
    question: int = 1
    association_said: str = ""
    sent: str = ""
    sheet: PaperSheet | None = None
    replaces: Contribution | None = None


def contribute(
    round: Round,
    *,
    text: str,
    table: Table | None,
    key: UUID | None = None,
    language: str = "",
    kind: str = "",
    association: Association | None = None,
    channel: str,
    written_by: User | None = None,
    reference: str | None = None,
) -> Contribution:
    """Take in one contribution; the same key again gives the one that is stored.

    Raises    DialogueError: what stands in the way, in words.
    """
    draft = ContributionDraft(
        round=round.number,
        table=table.number if table else None,
        text=text,
        key=key or uuid4(),
        language=language,
        kind=kind,
        association=association,
        reference=reference or "",
    )
    [outcome] = contribute_many(
        round.dialogue, drafts=[draft], channel=channel, written_by=written_by
    )
    if isinstance(outcome, DialogueError):
        raise outcome
    return outcome


@transaction.atomic
def contribute_many(
    dialogue: Dialogue,
    *,
    drafts: Sequence[ContributionDraft],
    channel: str,
    written_by: User | None = None,
) -> list[Outcome]:
    """Take in many contributions in one transaction, each on its own merits.

    channel   a value of Contribution.Channel. From a phone a round must have begun, and what comes
              after it is marked late; from paper or a file neither is asked, and a table that is
              not there is put there.
    Returns   for each draft, in order, what is stored or what stood in its way.
    """
    if connection.features.has_select_for_update:  # one writer a dialogue; on SQLite there is one
        LiveChannel.objects.select_for_update().get(pk=dialogue.channel_id)
    taking = _Taking(dialogue, drafts, channel, written_by)
    outcomes = [taking.take(draft) for draft in drafts]
    store(taking.new)
    told = [{"id": one.pk, **rest} for one, rest in zip(taking.new, taking.told, strict=True)]
    announce_many(dialogue.channel_id, [("contribution", one) for one in told])
    if taking.new:
        record(
            dialogue,
            action="dialogue.contributions_given",
            organiser_number=dialogue.organiser_id,
            by=written_by,
            count=len(taking.new),
            channel=channel,
        )
    return outcomes


class _Taking:
    """What must be known to judge the drafts of one call, fetched in a fixed number of queries."""

    def __init__(
        self,
        dialogue: Dialogue,
        drafts: Sequence[ContributionDraft],
        channel: str,
        written_by: User | None,
    ) -> None:
        self.dialogue, self.channel, self.written_by = dialogue, channel, written_by
        self.is_live = channel == Contribution.Channel.PHONE
        self.now = timezone.now()
        self.new: list[Contribution] = []
        self.told: list[dict[str, Any]] = []  # of each new one, but for its id
        rounds = Round.objects.raw(ROUNDS, [dialogue.pk])
        self.rounds = {round.number: round for round in rounds}
        tables = {draft.table for draft in drafts if draft.table}
        self.tables: dict[int, int] = dict(ask(TABLES, dialogue.pk, tables))  # number -> id
        self.by_key = _known([draft.key for draft in drafts])
        self.references = References(
            dialogue,
            rounds={round.number: round.pk for round in self.rounds.values()},
            tables=self.tables,
            places=[(draft.round, draft.table) for draft in drafts if not draft.reference],
            given=[draft.reference for draft in drafts if draft.reference],
        )
        self.questions: set[tuple[int, int]] | None = None

    def take(self, draft: ContributionDraft) -> Outcome:
        """What is stored for this draft, or what stood in its way."""
        try:
            _check_text(draft.text, LONGEST_TEXT if self.is_live else None)
            stored = self.by_key.get(draft.key)
            if stored is not None:
                return self._the_same(stored, draft)
            return self._new(draft)
        except DialogueError as error:
            return error

    def _the_same(self, stored: Contribution, draft: ContributionDraft) -> Contribution:
        if stored.dialogue_id != self.dialogue.pk:
            raise KeyUsedError
        if draft.sent and stored.sent_fingerprint:
            is_same = stored.sent_fingerprint == fingerprint(draft.sent)
        else:
            round = self.rounds.get(draft.round)
            is_same = stored.fingerprint == fingerprint(draft.text)
            is_same = is_same and round is not None and stored.round_id == round.pk
        if not is_same:
            raise KeyUsedError
        if stored.pk is None:  # twice in one call: it is new to the first of them
            stored = copy(stored)
        stored.was_known = True
        return stored

    def _new(self, draft: ContributionDraft) -> Contribution:
        round, table_id = self._round(draft.round), self._table_id(draft.table)
        self._check_question(round, draft.question)
        values = {
            "organiser_id": self.dialogue.organiser_id,
            "dialogue_id": self.dialogue.pk,
            "round_id": round.pk,
            "question": draft.question,
            "table_id": table_id,
            "reference": self._reference(draft),
            "key": draft.key,
            "raw_text": draft.text,
            "fingerprint": fingerprint(draft.text),
            "sent_fingerprint": fingerprint(draft.sent) if draft.sent else "",
            "language": draft.language or self._guessed(draft.text),
            "kind": draft.kind,
            "association_id": draft.association.pk if draft.association else None,
            "association_said": draft.association_said,
            "channel": self.channel,
            "written_by_id": self.written_by.pk if self.written_by else None,
            "sheet_id": draft.sheet.pk if draft.sheet else None,
            "replaces_id": draft.replaces.pk if draft.replaces else None,
            "given_at": self.now,
            "is_late": self.is_live and self._is_over(round),
            "needs_reading": bool(screen(draft.text)),
        }
        contribution = Contribution(*(DEFAULTS | values).values())  # by place: half the time
        ROUND.set_cached_value(contribution, round)
        self.by_key[draft.key] = contribution
        self.new.append(contribution)
        told = {"reference": contribution.reference, "round": draft.round, "table": draft.table}
        self.told.append(told)
        return contribution

    def _reference(self, draft: ContributionDraft) -> str:
        if draft.reference:
            return self.references.claim(draft.reference)
        return self.references.make((draft.round, draft.table))

    def _guessed(self, text: str) -> str:
        """What a file leaves open stays open; a phone never asks, so that here it is guessed."""
        return "" if self.channel == Contribution.Channel.FILE else guess_language(text)

    def _round(self, number: int) -> Round:
        round = self.rounds.get(number)
        if round is None:
            raise UnknownRoundError
        if self.is_live and round.state == Round.State.PLANNED:
            raise RoundNotOpenError
        return round

    def _check_question(self, round: Round, number: int) -> None:
        """Asked for only where it is not the first: one query for a whole call."""
        if number == 1:
            return
        if self.questions is None:
            rows = Question.objects.filter(round__dialogue=self.dialogue)
            self.questions = set(rows.values_list("round_id", "number"))
        if (round.pk, number) not in self.questions:
            raise UnknownQuestionError

    def _is_over(self, round: Round) -> bool:
        end = None if round.clock_stopped_at else round.closes_at
        return round.state == Round.State.CLOSED or (end is not None and end < self.now)

    def _table_id(self, number: int | None) -> int | None:
        if number is None:
            return None
        if number not in self.tables:
            if self.is_live:
                raise UnknownTableError
            capacity = self.dialogue.conference.table_size
            made = Table.objects.create(dialogue=self.dialogue, number=number, capacity=capacity)
            self.tables[number] = made.pk
        return self.tables[number]


def _known(keys: Sequence[UUID]) -> dict[UUID, Contribution]:
    """What is stored already under these keys: seldom anything, and then it is fetched."""
    found = ask(KEYS, [KEY.get_db_prep_value(key, connection) for key in keys])
    if not found:
        return {}
    return {one.key: one for one in Contribution.objects.filter(pk__in=[pk for (pk,) in found])}


def _check_text(text: str, longest: int | None) -> None:
    if not has_visible_sign(text):
        raise EmptyTextError
    if longest is not None and len(text) > longest:
        raise LongTextError
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableTextError from error
    if "\0" in text:
        raise UnreadableTextError
