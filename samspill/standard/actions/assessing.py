from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.pure.received_files import ReceivedFile
from samspill.standard import errors
from samspill.standard.models import Criterion, EvidenceFile, Mark, SelfAssessment
from samspill.standard.rules import asks_for_evidence


@dataclass(frozen=True)
class Evidence:
    """What shows a level: one of address, case number and file, and its date.

    file   a new one; `kept` is the one that stood there before
    """

    title: str = ""
    address: str = ""
    case: str = ""
    on: date | None = None
    file: ReceivedFile | None = None
    kept: EvidenceFile | None = None

    @property
    def is_shown(self) -> bool:
        return bool(self.address or self.case or self.file or self.kept)


@transaction.atomic
def write_mark(
    organiser: Organiser,
    *,
    criterion: Criterion,
    year: int,
    level: int | None,
    reason: str = "",
    evidence: Evidence | None = None,
    is_public: bool = False,
    by: User | None = None,
) -> Mark:
    """The level of one criterion in one year; the mark before it is kept, and stands no more.

    level    0-3, or None: no data
    Raises   RefusedError where a level from 2 has no dated evidence
    """
    shown = evidence or Evidence()
    if asks_for_evidence(level):
        _must_be_dated(shown)
    assessment, _is_new = SelfAssessment.objects.get_or_create(organiser=organiser, year=year)
    locked = SelfAssessment.objects.select_for_update().get(pk=assessment.pk)
    locked.marks.current().filter(criterion=criterion).update(is_current=False)
    mark = Mark.objects.create(
        assessment=locked,
        criterion=criterion,
        version=criterion.text,
        level=level,
        reason=reason,
        evidence_title=shown.title,
        evidence_address=shown.address,
        evidence_case=shown.case,
        evidence_file=_kept_file(organiser, shown),
        evidence_on=shown.on,
        is_public=is_public,
        by=by,
    )
    record(
        mark,
        action="standard.mark_written",
        organiser_number=organiser.pk,
        by=by,
        criterion=criterion.number,
        year=year,
        level=level,
        is_public=is_public,
    )
    return mark


def _must_be_dated(shown: Evidence) -> None:
    if not shown.is_shown:
        raise errors.evidence_missing()
    if shown.on is None:
        raise errors.date_missing()


def _kept_file(organiser: Organiser, shown: Evidence) -> EvidenceFile | None:
    if shown.file is None:
        return shown.kept
    return EvidenceFile.objects.create(
        organiser=organiser,
        name=shown.file.name,
        media_type=shown.file.media_type,
        content=shown.file.content,
    )


@transaction.atomic
def finish_assessment(assessment: SelfAssessment, *, by: User | None = None) -> None:
    """The year's assessment is done. Marks may still be written anew, each with its date."""
    assessment.finished_at = timezone.now()
    assessment.save(update_fields=["finished_at"])
    record(
        assessment,
        action="standard.assessment_finished",
        organiser_number=assessment.organiser_id,
        by=by,
        year=assessment.year,
    )
