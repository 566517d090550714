"""The same writing without the ORM: plain sqlite3, or plain psycopg, one transaction a batch.

It stores the same rows (contributions, events, history) with the same judgements and answers, so that
what differs from the house's own door is the ORM alone.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from samspill.dialogue.actions.fingerprints import fingerprint
from samspill.dialogue.errors import (
    KeyUsedError,
    RoundNotOpenError,
    UnknownRoundError,
    UnknownTableError,
)
from samspill.dialogue.writer import Given, UnknownCodeError
from samspill.live import bell
from samspill.pure.themes.language import guess_language
from samspill.pure.themes.screening import screen

COLUMNS = (
    "organiser_id, dialogue_id, round_id, question, table_id, reference, key, raw_text, fingerprint,"
    " sent_fingerprint, language, kind, association_id, association_said, channel, written_by_id,"
    " sheet_id, replaces_id, given_at, is_late, needs_reading, withdrawn_at,"
    " erased_at, erased_basis"
)


@dataclass
class Stored:
    """What the door tells of a contribution."""

    key: UUID
    reference: str
    is_late: bool
    was_known: bool = False


class Plain:
    """One connection to the database at `address` (DATABASE_URL), used by one thread."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.is_sqlite = address.startswith("sqlite:///")
        self.connection: Any = None

    def write_batch(self, batch: Sequence[Given]) -> list[Any]:
        """Takes the place of samspill.dialogue.writer.write_batch, for one dialogue at a time."""
        if self.connection is None:
            self.connection = self._connected()
        self._run("BEGIN IMMEDIATE" if self.is_sqlite else "BEGIN")
        try:
            outcomes = self._write(batch)
        except Exception:
            self._run("ROLLBACK")
            raise
        self._run("COMMIT")
        bell.ring()
        return outcomes

    def _connected(self) -> Any:
        if self.is_sqlite:
            import sqlite3

            path = self.address.removeprefix("sqlite:///")
            made = sqlite3.connect(path, isolation_level=None, timeout=20, check_same_thread=False)
            made.execute("PRAGMA journal_mode=WAL")
            made.execute("PRAGMA synchronous=FULL")
            made.execute("PRAGMA foreign_keys=ON")
            return made.cursor()
        import psycopg

        address = self.address.replace("postgres://", "postgresql://")
        return psycopg.connect(address, autocommit=True).cursor()

    def _run(self, sql: str, *values: Any) -> Any:
        self.connection.execute(sql if self.is_sqlite else sql.replace("?", "%s"), values)
        return self.connection

    def _run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        self.connection.executemany(sql if self.is_sqlite else sql.replace("?", "%s"), rows)

    def _write(self, batch: Sequence[Given]) -> list[Any]:
        dialogue = self._run(
            "SELECT id, organiser_id, channel_id FROM dialogue_dialogue WHERE code = ?",
            batch[0].code,
        ).fetchone()
        if dialogue is None:
            return [UnknownCodeError() for _ in batch]
        number, organiser, channel = dialogue
        if not self.is_sqlite:
            self._run("SELECT id FROM live_livechannel WHERE id = ? FOR UPDATE", channel)
        judging = self._judging(number, batch)
        now = datetime.now(tz=UTC)
        outcomes, rows, places = [], [], []
        for given in batch:
            draft = given.draft
            try:
                stored = judging.judge(draft)
            except Exception as error:
                outcomes.append(error)
                continue
            outcomes.append(stored)
            if stored.was_known:
                continue
            places.append((stored.reference, draft.round, draft.table))
            rows.append((
                organiser, number, judging.rounds[draft.round][0], draft.question,
                judging.tables[draft.table], stored.reference, self._key(draft.key), draft.text,
                fingerprint(draft.text), fingerprint(draft.sent) if draft.sent else "",
                draft.language or guess_language(draft.text), draft.kind, None,
                draft.association_said, "phone", None, None, None, now, stored.is_late,
                bool(screen(draft.text)), None, None, "",
            ))  # fmt: skip
        if rows:
            self._store(number, organiser, channel, rows, places, now)
        return outcomes

    def _judging(self, dialogue: int, batch: Sequence[Given]) -> "_Judging":
        rounds = self._run(
            "SELECT number, id, state, closes_at < ? AND clock_stopped_at IS NULL"
            " FROM dialogue_round WHERE dialogue_id = ?",
            datetime.now(tz=UTC),
            dialogue,
        ).fetchall()
        tables = self._run(
            "SELECT number, id FROM dialogue_table WHERE dialogue_id = ?", dialogue
        ).fetchall()
        keys = [self._key(given.draft.key) for given in batch]
        asked_rounds = {given.draft.round for given in batch}
        asked_tables = {given.draft.table for given in batch}
        known = self._run(
            "SELECT key, reference, is_late, sent_fingerprint FROM dialogue_contribution"  # noqa: S608 -- marks and column names only
            f" WHERE key IN ({marks(keys)})",
            *keys,
        ).fetchall()
        wanted_rounds = [rest[0] for number, *rest in rounds if number in asked_rounds]
        wanted_tables = [table for number, table in tables if number in asked_tables]
        counts = self._run(
            "SELECT r.number, t.number, c.count FROM (SELECT round_id, table_id, COUNT(*) AS count"  # noqa: S608 -- marks and column names only
            f" FROM dialogue_contribution WHERE round_id IN ({marks(wanted_rounds)})"
            f" AND table_id IN ({marks(wanted_tables)}) GROUP BY round_id, table_id) c"
            " JOIN dialogue_round r ON r.id = c.round_id JOIN dialogue_table t ON t.id = c.table_id",
            *wanted_rounds,
            *wanted_tables,
        ).fetchall()
        return _Judging(
            {number: rest for number, *rest in rounds},
            dict(tables),
            {str(key).replace("-", ""): tuple(rest) for key, *rest in known},
            Counter({(round, table): count for round, table, count in counts}),
        )

    def _store(
        self,
        dialogue: int,
        organiser: int,
        channel: int,
        rows: list[tuple[Any, ...]],
        places: list[tuple[str, int, int | None]],
        now: datetime,
    ) -> None:
        last = self._run("SELECT COALESCE(MAX(id), 0) FROM dialogue_contribution").fetchone()[0]
        if not self.is_sqlite:
            last = self._run(
                "SELECT setval('dialogue_contribution_id_seq',"
                " nextval('dialogue_contribution_id_seq') + ?) - ?",
                len(rows),
                len(rows),
            ).fetchone()[0]
        marks = ", ".join("?" * (len(rows[0]) + 1))
        self._run_many(
            f"INSERT INTO dialogue_contribution (id, {COLUMNS}) VALUES ({marks})",  # noqa: S608 -- marks and column names only
            [(last + place, *row) for place, row in enumerate(rows, 1)],
        )
        newest = self._run(
            "UPDATE live_livechannel SET event_number = event_number + ? WHERE id = ?"
            " RETURNING event_number",
            len(rows),
            channel,
        ).fetchone()[0]
        if not self.is_sqlite:
            self._run("NOTIFY samspill_live")
        told = [
            json.dumps({"id": last + n, "reference": reference, "round": round, "table": table})
            for n, (reference, round, table) in enumerate(places, 1)
        ]
        first = newest - len(rows) + 1
        self._run_many(
            "INSERT INTO live_liveevent (channel_id, number, kind, payload, at) VALUES (?, ?, ?, ?, ?)",
            [(channel, first + n, "contribution", text, now) for n, text in enumerate(told)],
        )
        self._run(
            "INSERT INTO history_entry"
            " (organiser_number, action, subject_kind, subject_id, details, at)"
            " VALUES (?, 'dialogue.contributions_given', 'dialogue.dialogue', ?, ?, ?)",
            organiser,
            str(dialogue),
            json.dumps({"count": len(rows), "channel": "phone"}),
            now,
        )

    def _key(self, key: UUID) -> Any:
        return key.hex if self.is_sqlite else key


def marks(values: Sequence[Any]) -> str:
    """As many marks as values; what is IN nothing is nowhere."""
    return ", ".join("?" * len(values)) or "NULL"


@dataclass
class _Judging:
    rounds: dict[int, list[Any]]  # number -> id, state, whether its time is out
    tables: dict[int | None, int | None]
    known: dict[str, tuple[Any, ...]]  # key -> reference, is_late, sent_fingerprint
    counts: Counter[tuple[int, int | None]]

    def judge(self, draft: Any) -> Stored:
        known = self.known.get(draft.key.hex)
        if known is not None:
            reference, is_late, sent = known
            if sent != fingerprint(draft.sent):
                raise KeyUsedError
            return Stored(draft.key, reference, bool(is_late), was_known=True)
        if draft.round not in self.rounds:
            raise UnknownRoundError
        if draft.table not in self.tables:
            raise UnknownTableError
        _id, state, is_out = self.rounds[draft.round]
        if state == "planned":
            raise RoundNotOpenError
        place = (draft.round, draft.table)
        self.counts[place] += 1
        reference = f"R{draft.round}-B{draft.table}-{self.counts[place]:03d}"
        is_late = state == "closed" or bool(is_out)
        self.known[draft.key.hex] = (reference, is_late, fingerprint(draft.sent))
        return Stored(draft.key, reference, is_late)
