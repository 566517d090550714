"""Taking in very many without holding the database from others for more than a moment at a time."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry.actions import ImportResult, write_plan
from samspill.registry.importing import plan_import
from samspill.registry.rows import AssociationRow

A_BATCH = 500  # rows in one transaction


class BatchImport:
    """One organiser's import, row by row: no more than a batch is held.

    When it is stopped midway, what is written stays, and the same list again does the rest.
    """

    def __init__(self, organiser: Organiser, *, source: str) -> None:
        self.organiser, self.source = organiser, source
        self._rows: list[AssociationRow] = []
        self._added = self._changed = self._unchanged = 0
        self._left_out: list[tuple[str, str]] = []

    def add(self, row: AssociationRow) -> None:
        self._rows.append(row)
        if len(self._rows) >= A_BATCH:
            self.write()

    @transaction.atomic
    def write(self) -> None:
        """Write what is held."""
        Organiser.objects.select_for_update().get(pk=self.organiser.pk)
        plan = plan_import(self.organiser, rows=self._rows, source=self.source)
        write_plan(plan, source=self.source)
        self._rows = []
        self._added += len(plan.added)
        self._changed += len(plan.changed)
        self._unchanged += len(plan.unchanged)
        self._left_out += plan.left_out

    def end(self, *, by: User | None = None) -> ImportResult:
        """Write the rest and the one history row; returns what all of it came to."""
        if self._rows:
            self.write()
        counts = {"added": self._added, "changed": self._changed, "unchanged": self._unchanged}
        record(
            self.organiser,
            action="registry.associations_imported",
            organiser_number=self.organiser.pk,
            by=by,
            source=str(self.source),
            left_out=len(self._left_out),
            **counts,
        )
        return ImportResult(**counts, left_out=self._left_out)


def import_in_batches(
    organiser: Organiser, *, rows: Iterable[AssociationRow], source: str, by: User | None = None
) -> ImportResult:
    """As `actions.import_associations`, in transactions of A_BATCH rows; `rows` may be a stream."""
    batches = BatchImport(organiser, source=source)
    for row in rows:
        batches.add(row)
    return batches.end(by=by)
