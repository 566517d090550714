"""What the page of the resolution shows first: what is decided on, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils import timezone

from samspill.policy.content import content_of
from samspill.policy.council.unsettled import Unsettled, unsettled
from samspill.policy.models import CaseDocument, Measure, Policy, PolicyVersion
from samspill.policy.writing.changed_places import ChangedPlace, changed_places

Kind = PolicyVersion.Kind


@dataclass(frozen=True)
class ToDecide:
    """number     the version's, once it is adopted
    since        what it is held against: what was out for consultation, or what is in force
    places       what has been written anew since then
    left         what is still open; ends or waits when it is adopted
    lacking      measures without responsible unit, or without deadline
    """

    number: int
    since: PolicyVersion | None
    places: Sequence[ChangedPlace]
    left: Unsettled
    without_responsible: Sequence[Measure]
    without_deadline: Sequence[Measure]


def to_decide(policy: Policy) -> ToDecide:
    """In a fixed number of queries."""
    last = policy.versions.aggregate(last=Max("number"))["last"] or 0
    since = policy.versions.public().first()
    measures = list(
        Measure.objects.filter(goal__policy=policy)
        .exclude(status=Measure.Status.DROPPED)
        .select_related("goal")
    )
    return ToDecide(
        number=last + 1,
        since=since,
        places=changed_places(since.content, content_of(policy)) if since else (),
        left=unsettled(policy),
        without_responsible=[one for one in measures if not one.responsible_unit],
        without_deadline=[one for one in measures if one.deadline is None],
    )


def told_before(policy: Policy) -> dict[str, Any]:
    """What the case document says of the decision, to begin the form with."""
    kinds = (CaseDocument.Kind.ADOPTION, CaseDocument.Kind.AMENDMENT)
    newest = policy.case_documents.filter(kind__in=kinds).order_by("-changed_at").first()
    last = policy.resolution
    if newest is None or (last is not None and newest.case_number == last.case_number):
        return {"body": last.body} if last is not None else {}
    day = newest.meeting_on
    return {
        "body": newest.body,
        "case_number": newest.case_number,
        "text": newest.proposal,
        "decided_on": day if day and day <= timezone.localdate() else None,
    }
