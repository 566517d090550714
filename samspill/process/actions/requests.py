"""What passes between the working group and the municipality: the request, its answer, the facts."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.process.models import Lead, PolicyProcess


@transaction.atomic
def record_facts(
    process: PolicyProcess,
    *,
    formal_request_sent_on: date | None = None,
    municipality_meeting_on: date | None = None,
    mayor_name: str = "",
    decision_body: str = "",
    decision_on: date | None = None,
    decision_case_number: str = "",
    by: User | None = None,
) -> PolicyProcess:
    """The facts that flow from letter to letter, typed once; all are set as given."""
    process.formal_request_sent_on = formal_request_sent_on
    process.municipality_meeting_on = municipality_meeting_on
    process.mayor_name = mayor_name
    process.decision_body = decision_body
    process.decision_on = decision_on
    process.decision_case_number = decision_case_number
    process.save()
    record(process, action="process.facts_recorded", organiser_number=process.organiser_id, by=by)
    return process


@transaction.atomic
def log_formal_request(
    process: PolicyProcess,
    *,
    sent_on: date,
    answered_on: date | None = None,
    answer: str = "",
    is_joint: bool = False,
    by: User | None = None,
) -> PolicyProcess:
    """When the letter went to the municipality, and when and what it answered.

    is_joint  the municipality comes along: what the working group led, both lead from now on
    """
    was_answered = process.municipality_answered_on
    process.formal_request_sent_on = sent_on
    process.municipality_answered_on = answered_on
    process.municipality_answer = answer
    process.save(
        update_fields=["formal_request_sent_on", "municipality_answered_on", "municipality_answer"]
    )
    is_new = answered_on is not None and answered_on != was_answered
    action = "process.municipality_answered" if is_new else "process.request_logged"
    record(process, action=action, organiser_number=process.organiser_id, by=by)
    if is_joint and process.lead == Lead.WORKING_GROUP:
        process.lead = Lead.JOINT
        process.save(update_fields=["lead"])
        record(process, action="process.shared", organiser_number=process.organiser_id, by=by)
    return process
