from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.consultations import BodyDraft, invite_bodies
from samspill.policy.actions.locking import locked_policy
from samspill.policy.actions.versions import save_version
from samspill.policy.council.unsettled import unsettled
from samspill.policy.errors import (
    ConsultationOpenError,
    DeadlinePassedError,
    NotAdoptedError,
    OpenContributionsError,
    UnsettledError,
)
from samspill.policy.export import OPEN, completeness
from samspill.policy.models import Consultation, Measure, Policy, PolicyVersion, Resolution

CONSULTATION_WEEKS = 6  # unless set otherwise; what the planning law asks of a municipal plan


@transaction.atomic
def open_consultation(
    policy: Policy,
    *,
    deadline: datetime | None = None,
    word: str = "",
    bodies: Sequence[BodyDraft] = (),
    by: User | None = None,
) -> Policy:
    """Lay the draft out for everyone: a version is kept, and remarks are given to that one.

    deadline  six weeks from now unless set otherwise
    word      why it goes out though contributions are not answered; kept with the version
    bodies    whom to invite at once
    A policy that is out already stays as it is when nothing is set.
    Raises    OpenContributionsError, ConsultationOpenError, DeadlinePassedError, AdoptedError.
    """
    held = locked_policy(policy)
    _close_what_has_run_out(held)
    is_out = held.consultations.filter(closed_at__isnull=True).exists()
    if is_out and deadline is None:
        return held
    if is_out:
        raise ConsultationOpenError
    now = timezone.now()
    deadline = deadline or now + timedelta(weeks=CONSULTATION_WEEKS)
    if deadline <= now:
        raise DeadlinePassedError
    open_count = completeness(held)[OPEN]
    if open_count and not word.strip():
        raise OpenContributionsError
    version = save_version(held, kind=PolicyVersion.Kind.CONSULTATION, word=word, by=by)
    out = Consultation.objects.create(policy=held, version=version, deadline=deadline, opened_by=by)
    invite_bodies(out, bodies=bodies, by=by)
    if held.state == Policy.State.DRAFT:
        held.state = Policy.State.CONSULTATION
        held.save(update_fields=["state"])
    record(
        held,
        action="policy.consultation_opened",
        organiser_number=held.organiser_id,
        by=by,
        open=open_count,
    )
    return held


@transaction.atomic
def adopt(
    policy: Policy,
    *,
    body: str,
    decided_on: date,
    case_number: str,
    vote: str = "",
    text: str,
    word: str = "",
    by: User | None = None,
) -> Resolution:
    """Write down the resolution. The version that was decided on is kept with its fingerprint.

    From now on the text stands until an amendment is begun; measures and answers go on.
    body      who decided, for instance "Luster kommunestyre"
    vote      how, for instance "25 mot 2 stemmer"
    word      why it is adopted though something is open; kept with the version
    Raises    AdoptedError if it is adopted already, and no amendment is begun; UnsettledError
              without a word while a consultation runs, or remarks, clashes or contributions wait.
    """
    held = locked_policy(policy)
    left = unsettled(held)
    if left.is_any and not word.strip():
        raise UnsettledError
    is_first = held.state != Policy.State.ADOPTED
    kind = PolicyVersion.Kind.ADOPTED if is_first else PolicyVersion.Kind.AMENDED
    version = save_version(held, kind=kind, word=word if left.is_any else "", by=by)
    resolution = Resolution.objects.create(
        policy=held,
        version=version,
        body=body,
        decided_on=decided_on,
        case_number=case_number,
        vote=vote,
        text=text,
    )
    _put_in_force(held)
    policy.state, policy.is_being_amended = held.state, False
    policy.__dict__.pop("resolution", None)
    record(
        held,
        action="policy.adopted" if is_first else "policy.amended",
        organiser_number=held.organiser_id,
        by=by,
        decided_on=decided_on.isoformat(),
        version=version.number,
        remarks_open=left.remarks,
        clashes_open=left.clashes,
    )
    return resolution


@transaction.atomic
def begin_amendment(policy: Policy, *, by: User | None = None) -> Policy:
    """Let the adopted policy be written on; what is in force stands until it is adopted anew.

    Raises    NotAdoptedError. Begun already: nothing happens.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if held.state != Policy.State.ADOPTED:
        raise NotAdoptedError
    if not held.is_being_amended:
        held.is_being_amended = True
        held.save(update_fields=["is_being_amended"])
        record(held, action="policy.amendment_begun", organiser_number=held.organiser_id, by=by)
    policy.is_being_amended = True
    return held


def _close_what_has_run_out(policy: Policy) -> None:
    policy.consultations.filter(closed_at__isnull=True, deadline__lte=timezone.now()).update(
        closed_at=F("deadline")
    )


def _put_in_force(policy: Policy) -> None:
    """Nothing is out for consultation any more, and what was proposed is to be done."""
    policy.consultations.filter(closed_at__isnull=True).update(closed_at=timezone.now())
    policy.state, policy.is_being_amended = Policy.State.ADOPTED, False
    policy.save(update_fields=["state", "is_being_amended"])
    Measure.objects.filter(goal__policy=policy, status=Measure.Status.PROPOSED).update(
        status=Measure.Status.ADOPTED
    )
