"""The road begun: at its first step, or wherever those who come already stand."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process import guide
from samspill.process.actions.planning import lengths
from samspill.process.models import Lead, PolicyProcess, ProcessStep
from samspill.process.steps import step_before
from samspill.pure.milestones import plan_onwards

FORMAL_REQUEST = "formal-request"


@transaction.atomic
def begin_process(
    organiser: Organiser,
    *,
    lead: str,
    level: str = PolicyProcess.Level.MUNICIPALITY,
    document_kind: str,
    language: str,
    started_on: date,
    district_name: str = "",
    mayor_name: str = "",
    formal_request_sent_on: date | None = None,
    municipality_meeting_on: date | None = None,
    decision_body: str = "",
    decision_on: date | None = None,
    decision_case_number: str = "",
    is_public: bool = True,
    began_at_step: str = "",
    happened_on: date | None = None,
    by: User | None = None,
) -> PolicyProcess:
    """Begin a process; the steps ahead are planned one after another from `started_on`.

    lead           a value of process.models.Lead; a municipality that leads writes no request to itself
    level          municipality | district; a district has a name
    document_kind  a value of process.models.DocumentKind
    began_at_step  a key of the guide; the steps before it are past. KeyError for another word
    happened_on    the day of the step just before it, which is then done and not passed over
    """
    process = PolicyProcess.objects.create(
        organiser=organiser,
        lead=lead,
        level=level,
        document_kind=document_kind,
        language=language,
        started_on=started_on,
        district_name=district_name,
        mayor_name=mayor_name,
        formal_request_sent_on=formal_request_sent_on,
        municipality_meeting_on=municipality_meeting_on,
        decision_body=decision_body,
        decision_on=decision_on,
        decision_case_number=decision_case_number,
        is_public=is_public,
        began_at_step=began_at_step,
    )
    _lay_out_steps(process, happened_on)
    record(process, action="process.begun", organiser_number=organiser.pk, by=by, lead=lead)
    return process


def _lay_out_steps(process: PolicyProcess, happened_on: date | None) -> None:
    """What is past says why, or when; what is ahead gets its days."""
    start = process.began_at_step or guide.KEYS[0]
    guide.page(start, process.language)
    past = set(guide.KEYS[: guide.KEYS.index(start)])
    done = step_before(start) if happened_on else ""
    reasons = _reasons(process, past - {done})
    ahead = [key for key in guide.KEYS if key not in past and key not in reasons]
    planned = {one.key: one for one in plan_onwards(process.started_on, lengths(ahead))}
    ProcessStep.objects.bulk_create(
        ProcessStep(
            process=process,
            key=key,
            planned_from=planned[key].first if key in planned else None,
            planned_to=planned[key].last if key in planned else None,
            done_on=happened_on if key == done else None,
            passed_over=reasons.get(key, ""),
        )
        for key in guide.KEYS
    )


def _reasons(process: PolicyProcess, past: set[str]) -> dict[str, str]:
    """Why each step that is not walked is not, in the language of the process."""
    with translation.override(process.language):
        reasons = {key: _("It was behind you when the road was begun here.") for key in past}
        if process.lead == Lead.MUNICIPALITY:
            reasons[FORMAL_REQUEST] = _("The municipality leads the work itself.")
    return reasons
