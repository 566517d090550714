"""Another municipality's public plan, as it would lie here; read before it is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from samspill.organiser.models import Organiser
from samspill.process import guide
from samspill.process.models import PolicyProcess, PolicyProcessQuerySet, ProcessStep
from samspill.process.steps import CONFERENCE, conference_day, copied_plan


@dataclass(frozen=True)
class CopiedRow:
    """One step: how far from the conference it lies there, and the days that would be here."""

    page: guide.GuidePage
    weeks: int  # from the conference to its last day; below zero is before
    first: date | None
    last: date | None
    responsible: str
    is_kept: bool  # done, passed over or the conference itself: it stays as it is here

    @property
    def distance(self) -> int:
        return abs(self.weeks)


def roads_to_copy(organiser: Organiser) -> PolicyProcessQuerySet:
    """The public processes of others that have a day for their conference, by name."""
    one_day = Q(done_on__isnull=False) | Q(planned_from=F("planned_to"))
    conference = ProcessStep.objects.filter(one_day, process=OuterRef("pk"), key=CONFERENCE)
    return (
        PolicyProcess.objects.public()
        .filter(Exists(conference))
        .exclude(organiser=organiser)
        .select_related("organiser")
        .order_by("organiser__name", "-started_on")
    )


def copy_preview(process: PolicyProcess, source: PolicyProcess, language: str) -> list[CopiedRow]:
    """What `actions.copy_plan` would do, a row a step. Days only when the own conference has one."""
    theirs = list(source.steps.all())
    own = {step.key: step for step in process.steps.all()}
    their_day, own_day = conference_day(theirs), conference_day(own.values())
    if their_day is None:
        return []
    moved = (own_day or their_day) - their_day
    rows = []
    for step in copied_plan(theirs, moved):
        here = own.get(step.key)
        is_kept = step.key == CONFERENCE or bool(here and (here.done_on or here.passed_over))
        rows.append(
            CopiedRow(
                page=guide.page(step.key, language),
                weeks=round((step.last - moved - their_day).days / 7),
                first=step.first if own_day else None,
                last=step.last if own_day else None,
                responsible=step.responsible,
                is_kept=is_kept,
            )
        )
    return rows
