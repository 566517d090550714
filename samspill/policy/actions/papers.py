"""Asking for a paper and making it: a row that the worker claims for a while."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from samspill.adapters.typst import FontsMissingError
from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.errors import NotOfferedError
from samspill.policy.models import Paper, Policy, PolicyVersion
from samspill.policy.papers.builders import FORMS, SubjectGoneError, is_offered, paper_content

LEASE = timedelta(seconds=120)
MOST_ATTEMPTS = 3  # a paper that has ended the worker so often is left, and told of
GONE, FONTS, FAILED = "gone", "fonts", "failed"  # Paper.fault; the page has words for each
State, Kind = Paper.State, Paper.Kind


@transaction.atomic
def ask_for_paper(
    policy: Policy, *, kind: str, subject: int = 0, form: str, by: User | None = None
) -> Paper:
    """Let the worker make it soon; one that waits already is given back.

    So is a public version's that is made: it is kept as it was. One under way is not given back:
    it may have read the text before what was changed last.
    subject   key of the version, case document, consultation or round; 0: as it stands now
    form      pdf | docx
    Raises    NotOfferedError
    """
    if form not in FORMS or not is_offered(kind):
        raise NotOfferedError
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    alike = held.papers.filter(kind=kind, subject=subject, form=form).defer("content")
    good = [State.WAITING]
    if kind == Kind.POLICY and held.versions.public().filter(pk=subject).exists():
        good = [State.WAITING, State.RUNNING, State.DONE]
    known = alike.filter(state__in=good).order_by("-pk").first()
    if known is not None:
        return known
    paper = Paper.objects.create(
        policy=held, kind=kind, subject=subject, form=form, language=held.language, asked_by=by
    )
    if by is not None:
        number = held.organiser_id
        record(held, action="policy.paper_asked", organiser_number=number, by=by, kind=str(kind))
    return paper


def ask_for_version_papers(version: PolicyVersion) -> list[Paper]:
    """The files of a public version; every one of them, and none twice."""
    return [
        ask_for_paper(version.policy, kind=Kind.POLICY, subject=version.pk, form=form)
        for form in FORMS
    ]


@transaction.atomic
def renew_paper(paper: Paper, *, by: User | None = None) -> Paper:
    """Make it anew: a public version's that failed in the same row, any other as a new one."""
    held = Paper.objects.select_for_update().select_related("policy").get(pk=paper.pk)
    if held.state == State.FAILED:
        _set_back(held)
        return held
    if held.state != State.DONE:
        return held
    return ask_for_paper(held.policy, kind=held.kind, subject=held.subject, form=held.form, by=by)


def claim_paper(now: datetime) -> Paper | None:
    """The next one, ours until the lease runs out; committed before this returns.

    One that has ended its workers too often is marked as failed, and passed by.
    """
    with transaction.atomic(durable=True):
        claimable = Paper.objects.claimable(now)
        spent = claimable.filter(attempts__gte=MOST_ATTEMPTS)
        spent.update(state=State.FAILED, leased_until=None, fault=FAILED)
        rows = claimable.select_for_update(skip_locked=True, of=("self",)).defer("content")
        paper = rows.select_related("policy__organiser").first()
        if paper is None:
            return None
        paper.state = State.RUNNING
        paper.lease_owner = uuid.uuid4().hex
        paper.leased_until = now + LEASE
        paper.attempts += 1
        paper.save(update_fields=["state", "lease_owner", "leased_until", "attempts"])
        return paper


def make_paper(paper: Paper, *, began: datetime | None = None) -> Paper:
    """Make a claimed paper. What fails is tried again by the next worker, and raised here.

    began   the moment its rows are read, and so what `made_at` becomes
    """
    began = began or timezone.now()
    try:
        content = paper_content(paper.policy, paper.kind, paper.subject, paper.form)
    except SubjectGoneError:
        _ours(paper).update(state=State.FAILED, leased_until=None, fault=GONE)
        return paper
    except Exception as error:
        _let_go(paper, FONTS if isinstance(error, FontsMissingError) else FAILED)
        raise
    _ours(paper).update(
        state=State.DONE,
        leased_until=None,
        made_at=began,
        content=content,
        fingerprint=hashlib.sha256(content).hexdigest(),
        fault="",
    )
    return paper


@transaction.atomic
def forget_paper(paper: Paper) -> None:
    """Its words may no longer be shown: a public version's is made anew, any other is deleted."""
    held = Paper.objects.select_for_update().get(pk=paper.pk)
    if held.kind == Kind.POLICY and held.subject:
        _set_back(held)
    else:
        held.delete()


def _set_back(paper: Paper) -> None:
    paper.state, paper.attempts, paper.fault = State.WAITING, 0, ""
    paper.content, paper.fingerprint, paper.made_at = None, "", None
    paper.save(update_fields=["state", "attempts", "fault", "content", "fingerprint", "made_at"])


def _let_go(paper: Paper, fault: str) -> None:
    """Something went wrong: the next worker tries again, until it has been tried too often."""
    is_last = paper.attempts >= MOST_ATTEMPTS
    state = State.FAILED if is_last else State.WAITING
    _ours(paper).update(state=state, leased_until=None, fault=fault if is_last else "")


def _ours(paper: Paper) -> QuerySet[Paper]:
    return Paper.objects.filter(pk=paper.pk, lease_owner=paper.lease_owner, state=State.RUNNING)
