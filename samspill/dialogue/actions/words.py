"""What may happen to words that have been given: taken back, published masked, erased."""

from __future__ import annotations

import re
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.errors import CannotPublishError, NotYoursError
from samspill.dialogue.models import ERASED_MARK, Contribution, PublishedContribution
from samspill.dialogue.word_errors import AlreadyPublishedError
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User

MARK = re.compile(r"\[[\w-]+\]")  # what stands in place of a masked word


@transaction.atomic
def withdraw(
    contribution: Contribution, *, by: User | None = None, key: UUID | None = None
) -> Contribution:
    """Take a contribution back: shown to nobody from now on, erased on the conference's date.

    key       the key it was given under, which only the giver's phone knows
    by        one who leads the dialogue; one of the two must be given
    Raises    NotYoursError; AlreadyPublishedError for the giver of one that others read by now: only
              one who leads may take that away. Taken back already: nothing happens.
    """
    contribution = _locked(contribution)
    if by is None and key != contribution.key:
        raise NotYoursError
    if contribution.withdrawn_at is None:
        published = PublishedContribution.objects.filter(contribution=contribution)
        if by is None and published.exists():
            raise AlreadyPublishedError(contribution.organiser.name)
        contribution.withdrawn_at = timezone.now()
        contribution.save(update_fields=["withdrawn_at"])
        published.delete()
        _tell(contribution, "withdrawn", by)
    return contribution


@transaction.atomic
def erase_contribution(
    contribution: Contribution, *, legal_basis: str, by: User | None = None
) -> Contribution:
    """The one door: replace the words by a mark, for ever. Id, place, time and fingerprint stay.

    legal_basis   why, for instance "17-1-a"; at most 60 characters
    Raises        ValueError without one. Erased already: nothing happens.
    """
    if not legal_basis.strip():
        raise ValueError("an erasure needs a legal basis")
    contribution = _locked(contribution)
    if contribution.erased_at is None:
        contribution.raw_text = ERASED_MARK
        contribution.erased_at = timezone.now()
        contribution.erased_basis = legal_basis
        contribution.save(update_fields=["raw_text", "erased_at", "erased_basis"])
        PublishedContribution.objects.filter(contribution=contribution).delete()
        _tell(contribution, "erased", by)
    return contribution


@transaction.atomic
def publish_contribution(
    contribution: Contribution, *, text: str, by: User | None = None
) -> PublishedContribution:
    """Let the public read `text`: the words as given, with names and health words masked.

    Raises    CannotPublishError if it has been taken back or erased.
    """
    contribution = _locked(contribution)
    if not contribution.is_standing or not text.strip():
        raise CannotPublishError
    masks = len(MARK.findall(text)) - len(MARK.findall(contribution.raw_text))
    published, _created = PublishedContribution.objects.update_or_create(
        contribution=contribution,
        defaults={"text": text, "masked_spans": max(masks, 0), "by": by, "at": timezone.now()},
    )
    _tell(contribution, "published", by)
    return published


def _locked(contribution: Contribution) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("round", "dialogue")
    return rows.get(pk=contribution.pk)


def _tell(contribution: Contribution, kind: str, by: User | None) -> None:
    payload = {"id": contribution.pk, "round": contribution.round.number}
    announce(contribution.dialogue.channel_id, kind, payload)
    record(
        contribution,
        action=f"dialogue.contribution_{kind}",
        organiser_number=contribution.organiser_id,
        by=by,
    )
