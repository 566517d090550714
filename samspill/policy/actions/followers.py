"""Those who asked to be told: asked, confirmed by a link in an e-mail, told once, stopped, forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.policy.became import mail as follower_mail
from samspill.policy.council.versions import PUBLIC_STATES
from samspill.policy.models import (
    Answer,
    EarlierAnswer,
    Follower,
    Measure,
    MeasureContribution,
    Policy,
    PolicyVersion,
    StatusUpdate,
)

UNCONFIRMED_DAYS = 14
FINISHED_DAYS = 30  # after the last that can happen: so that the last e-mail has come through
MOST_UNCONFIRMED = 5  # a day for one address, so that nobody can fill another's post box
SETTLED_MINUTES = (
    10  # an answer is told when it has stood a little, so that a slip can be put right
)
TOLD_WITHIN_DAYS = 3
BATCH = 200  # rows


@transaction.atomic
def ask_to_follow(contribution: Contribution, *, email: str, language: str) -> None:
    """Send the link that confirms an address; nothing tells whether it is known already.

    One that follows already, and one that has been asked too often today, gets no e-mail.
    """
    now = timezone.now()
    address = email.strip().lower()
    asked = Follower.objects.filter(email=address, confirmed_at=None)
    if asked.filter(asked_at__gt=now - timedelta(days=1)).count() >= MOST_UNCONFIRMED:
        return
    follower, is_new = Follower.objects.get_or_create(
        contribution=contribution, email=address, defaults={"language": language, "asked_at": now}
    )
    if follower.confirmed_at is not None:
        return
    if not is_new:
        follower.language, follower.asked_at = language, now
        follower.save(update_fields=["language", "asked_at"])
    follower_mail.ask_to_confirm(follower, day=timezone.localdate(now))


@transaction.atomic
def confirm_follower(follower: Follower) -> Follower:
    """The link was used: from now on the address is told. Confirmed already: nothing happens."""
    held = Follower.objects.select_for_update().get(pk=follower.pk)
    if held.confirmed_at is None:
        held.confirmed_at = timezone.now()
        held.save(update_fields=["confirmed_at"])
        contribution = held.contribution
        record(
            contribution,
            action="policy.follower_confirmed",
            organiser_number=contribution.organiser_id,
        )
    return held


@transaction.atomic
def stop_following(follower: Follower, *, everything: bool = False) -> None:
    """Erase the address: of this contribution, or wherever it follows within the municipality."""
    organiser = follower.contribution.organiser_id
    rows = Follower.objects.filter(pk=follower.pk)
    if everything:
        rows = (
            Follower.objects.filter(
                email=follower.email, contribution__organiser=organiser, confirmed_at__isnull=False
            )
            | rows
        )
    contribution = follower.contribution
    rows.delete()
    record(contribution, action="policy.follower_stopped", organiser_number=organiser)


@transaction.atomic
def tell_followers(measure: Measure) -> int:
    """Tell those who follow what stands behind a measure what was told of it last.

    Once for each address, and only when the status or the expected day is another than before.
    Returns how many were told.
    """
    updates = list(StatusUpdate.objects.filter(measure=measure).order_by("-at", "-pk")[:2])
    if not updates or not _is_news(updates):
        return 0
    followers = _of_published().filter(contribution__links__measure=measure)
    by_address: dict[str, Follower] = {}
    for follower in followers.order_by("pk"):
        by_address.setdefault(follower.email, follower)
    follower_mail.tell_of_status(list(by_address.values()), measure, updates[0])
    return len(by_address)


def tell_of_answers(*, now: datetime) -> int:
    """Tell those who follow a contribution that it has got an answer, or another one.

    What stood on the page when they confirmed is not told, nor the same answer given anew.
    Returns how many were told.
    """
    since, settled = (
        now - timedelta(days=TOLD_WITHIN_DAYS),
        now - timedelta(minutes=SETTLED_MINUTES),
    )
    newly_public = PolicyVersion.objects.public().filter(
        policy=OuterRef("contribution__answer__policy"), at__gt=since
    )
    followers = (
        _of_published()
        .filter(contribution__answer__policy__state__in=PUBLIC_STATES)
        .filter(Q(contribution__answer__at__gt=since) | Exists(newly_public))
        .select_related("contribution__answer__policy")
        .order_by("pk")
    )
    public_at: dict[int, datetime] = {}
    to_tell = [one for one in followers if _is_to_be_told(one, public_at, since, settled)]
    return follower_mail.tell_of_answers(to_tell)


def _is_to_be_told(
    follower: Follower, public_at: dict[int, datetime], since: datetime, settled: datetime
) -> bool:
    """public_at   when each policy could be read first, as far as it has been asked"""
    answer, confirmed_at = follower.contribution.answer, follower.confirmed_at
    if answer.policy_id not in public_at:
        public_at[answer.policy_id] = public_since(answer.policy)
    could_be_read = public_at[answer.policy_id]
    at = max(answer.at, could_be_read)
    if confirmed_at is None or not max(since, confirmed_at) < at < settled:
        return False
    return answer.at <= could_be_read or not _is_as_before(answer)


def due_followers(now: datetime) -> QuerySet[Follower]:
    """Those to be forgotten: never confirmed, of what was taken back, or of what is finished."""
    unfinished = MeasureContribution.objects.filter(contribution=OuterRef("contribution")).exclude(
        measure__status__in=(Measure.Status.DELIVERED, Measure.Status.DROPPED)
    )
    before = now - timedelta(days=FINISHED_DAYS)
    told_lately = StatusUpdate.objects.filter(
        measure__links__contribution=OuterRef("contribution"), at__gt=before
    )
    never = Q(confirmed_at=None, asked_at__lt=now - timedelta(days=UNCONFIRMED_DAYS))
    gone = Q(contribution__withdrawn_at__isnull=False) | Q(contribution__erased_at__isnull=False)
    finished = (
        Q(
            contribution__answer__policy__state=Policy.State.ADOPTED,
            contribution__answer__policy__is_being_amended=False,
            contribution__answer__at__lt=before,
            confirmed_at__lt=before,
        )
        & ~Exists(unfinished)
        & ~Exists(told_lately)
    )
    return Follower.objects.filter(never | gone | finished)


def erase_followers(rows: QuerySet[Follower]) -> int:
    """Forget the addresses; what they were told stands in the outbox until that is emptied."""
    erased, _by_model = Follower.objects.filter(
        pk__in=list(rows.values_list("pk", flat=True))
    ).delete()
    return erased


def public_since(policy: Policy) -> datetime:
    """When everyone could read the policy first; from before versions were kept: always."""
    first = policy.versions.public().order_by("number").values_list("at", flat=True).first()
    return first or policy.created_at


def _of_published() -> QuerySet[Follower]:
    """Confirmed, of what everyone may still read."""
    return (
        Follower.objects.confirmed()
        .filter(
            contribution__published__isnull=False,
            contribution__withdrawn_at=None,
            contribution__erased_at=None,
        )
        .select_related("contribution__organiser", "contribution__published")
    )


def _is_news(updates: list[StatusUpdate]) -> bool:
    """The newest first. The first word of an adopted measure is news unless it says just that."""
    newest = updates[0]
    if len(updates) == 1:
        return newest.status != Measure.Status.ADOPTED or newest.expected_on is not None
    before = updates[1]
    return (newest.status, newest.expected_on) != (before.status, before.expected_on)


def _is_as_before(answer: Answer) -> bool:
    """Given anew in the same words."""
    earlier = EarlierAnswer.objects.filter(contribution=answer.contribution_id)
    last = earlier.order_by("until", "pk").last()
    return last is not None and (last.verdict, last.reason) == (answer.verdict, answer.reason)
