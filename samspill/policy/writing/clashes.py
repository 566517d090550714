"""Where two have written the same, and nobody has settled it yet; and who writes where now."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils import timezone

from samspill.policy.actions.wordings import content, met_fields
from samspill.policy.models import Passage, Policy, Wording
from samspill.policy.writing.changes import Change


def open_clashes(policy: Policy) -> QuerySet[Wording]:
    """What was set aside and waits for a person, the oldest first, each with its passage.

    None while the text is locked: nobody could choose then. They come back with an amendment.
    """
    if not policy.is_open_for_writing:
        return Wording.objects.none()
    waiting = Wording.objects.filter(
        passage__policy=policy, is_set_aside=True, settled_at__isnull=True
    )
    return waiting.select_related(
        "by", "passage__chapter", "passage__goal", "passage__measure__goal", "passage__policy"
    ).order_by("at", "pk")


def writers_now(policy: Policy, *, but: int | None = None) -> dict[int, str]:
    """{key of passage: name of who writes there now}; `but` leaves out one user, the reader."""
    now = timezone.now()
    busy = policy.passages.filter(writer__isnull=False, writer_until__gt=now).exclude(writer=but)
    return dict(busy.values_list("pk", "writer__name"))


def met_in(wording: Wording, standing: Mapping[str, str] | None = None) -> list[Change]:
    """The fields that a person must choose between, as they stand now."""
    now = content(wording.passage) if standing is None else standing
    words = wording.content
    return [Change(name, now.get(name, ""), words[name]) for name in met_fields(wording, now)]


def place_name(passage: Passage) -> str:
    """Where one is in the document: a chapter's heading, "2", "2.3"; of a deleted one its name."""
    if passage.measure is not None:
        return passage.measure.reference
    if passage.goal is not None:
        return str(passage.goal.number)
    return passage.chapter.heading if passage.chapter is not None else passage.name
