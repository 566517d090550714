"""The journal entries as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Membership
from samspill.pure.archive.arkivmelding import system_id
from samspill.pure.archive.entry import Entry

KINDS = {
    "I": _("Came in"),
    "U": _("Went out"),
    "N": _("Internal"),
    "X": _("Internal"),
    "S": _("Laid before a body"),
}
WAITS = {
    "hand_over": _("The associations have not handed it over yet."),
    "evening": _("The conference is not over yet."),
    "consultation": _("The consultation is open, or a remark has no answer."),
    "meeting": _("The body that decides has not met on it yet."),
    "report": _("The report is not made yet."),
    "assessment": _("The year's assessment is not finished yet."),
    "kept_no_longer": _("It is erased here, as its time was out."),
}


@dataclass(frozen=True)
class Row:
    entry: Entry
    kind: object
    why: object
    id: str


@dataclass(frozen=True)
class ArchivePage:
    """What is ready and what waits. `hidden`: how many the reader may only know the number of."""

    ready: list[Row] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)
    hidden: int = 0

    @property
    def all_waiting(self) -> int:
        return len(self.waiting) + self.hidden


def archive_page(found: Iterable[Entry], membership: Membership) -> ArchivePage:
    """What the associations have not handed over is counted for the municipality's people, not named."""
    page, hidden = ArchivePage(), 0
    is_theirs = membership.party == Membership.Party.WORKING_GROUP
    for entry in found:
        row = Row(entry, KINDS[entry.kind], WAITS.get(entry.waits, ""), system_id(entry))
        if entry.is_ready:
            page.ready.append(row)
        elif entry.waits == "hand_over" and not is_theirs:
            hidden += 1
        else:
            page.waiting.append(row)
    return ArchivePage(page.ready, page.waiting, hidden)
