"""Taking contributions in: one, or many at a time. The words are kept exactly as they were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samspill.dialogue.errors import (
    LONGEST_TEXT,
    DialogueError,
    EmptyTextError,
    KeyUsedError,
    LongTextError,
    ReferenceUsedError,
    RoundNotOpenError,
    UnknownQuestionError,
    UnknownRoundError,
    UnknownTableError,
    UnreadableTextError,
)
from samspill.dialogue.models import Contribution, Dialogue, Question, Round, Table
from samspill.history.actions import record
from samspill.live.actions import announce_many
from samspill.live.models import LiveChannel
from samspill.people.models import User
from samspill.pure.themes.language import guess_language
from samspill.registry.models import Association

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
    LiveChannel.objects.select_for_update().get(pk=dialogue.channel_id)  # one writer a dialogue
    taking = _Taking(dialogue, drafts, channel, written_by)
    outcomes = [taking.take(draft) for draft in drafts]
    Contribution.objects.bulk_create(taking.new, 500)
    events = [("contribution", _payload(contribution)) for contribution in taking.new]
    announce_many(dialogue.channel_id, events)
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


def fingerprint(text: str) -> str:
    """Keyed HMAC-SHA256 of a text, 64 hex digits: outlives its erasure, and tells nothing of it."""
    return salted_hmac("samspill.contribution", text, algorithm="sha256").hexdigest()


def _payload(contribution: Contribution) -> dict[str, object]:
    table = contribution.table.number if contribution.table else None
    return {"id": contribution.pk, "round": contribution.round.number, "table": table}


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
        self.rounds = {round.number: round for round in dialogue.rounds.all()}
        self.tables = {table.number: table for table in dialogue.tables.all()}
        keys = [draft.key for draft in drafts]
        known = Contribution.objects.select_related("round", "table").filter(key__in=keys)
        self.by_key = {contribution.key: contribution for contribution in known}
        self.references = set(dialogue.contributions.values_list("reference", flat=True))
        self.given: Counter[str] = Counter()
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
            is_same = stored.round.number == draft.round and stored.fingerprint == fingerprint(
                draft.text
            )
        if not is_same:
            raise KeyUsedError
        stored.was_known = True
        return stored

    def _new(self, draft: ContributionDraft) -> Contribution:
        round, table = self._round(draft.round), self._table(draft.table)
        self._check_question(round, draft.question)
        contribution = Contribution(
            organiser_id=self.dialogue.organiser_id,
            dialogue=self.dialogue,
            round=round,
            question=draft.question,
            table=table,
            reference=self._reference(draft),
            key=draft.key,
            raw_text=draft.text,
            fingerprint=fingerprint(draft.text),
            sent_fingerprint=fingerprint(draft.sent) if draft.sent else "",
            language=draft.language or self._guessed(draft.text),
            kind=draft.kind,
            association=draft.association,
            association_said=draft.association_said,
            channel=self.channel,
            written_by=self.written_by,
            given_at=self.now,
            is_late=self.is_live and self._is_over(round),
        )
        self.by_key[draft.key] = contribution
        self.new.append(contribution)
        return contribution

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

    def _table(self, number: int | None) -> Table | None:
        if number is None:
            return None
        if number not in self.tables:
            if self.is_live:
                raise UnknownTableError
            capacity = self.dialogue.conference.table_size
            self.tables[number] = Table.objects.create(
                dialogue=self.dialogue, number=number, capacity=capacity
            )
        return self.tables[number]

    def _reference(self, draft: ContributionDraft) -> str:
        if draft.reference:
            if draft.reference in self.references:
                raise ReferenceUsedError(draft.reference)
            self.references.add(draft.reference)
            return draft.reference
        stem = f"R{draft.round}-B{draft.table}-" if draft.table else f"R{draft.round}-"
        if stem not in self.given:
            self.given[stem] = sum(1 for known in self.references if known.startswith(stem))
        while True:
            self.given[stem] += 1
            reference = f"{stem}{self.given[stem]:03d}"
            if reference not in self.references:
                self.references.add(reference)
                return reference


def _check_text(text: str, longest: int | None) -> None:
    if not text.strip():
        raise EmptyTextError
    if longest is not None and len(text) > longest:
        raise LongTextError
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableTextError from error
    if "\0" in text:
        raise UnreadableTextError
