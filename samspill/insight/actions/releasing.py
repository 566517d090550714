"""Releasing an evening's themes for comparison, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.history.actions import record
from samspill.insight.actions.acts import lock
from samspill.insight.errors import ReleaseChangedError
from samspill.insight.models import ReleasedTheme, ThemeRelease
from samspill.insight.releasing import copy_of, draft_release
from samspill.people.models import User


@transaction.atomic
def release_themes(
    dialogue: Dialogue,
    *,
    counts_as: Mapping[str, str] | None = None,
    seen: str | None = None,
    by: User | None = None,
) -> ThemeRelease:
    """Let everyone compare what the evening spoke of. An earlier copy of the same evening goes.

    counts_as   an own theme's code -> the shared theme it counts as
    seen        the mark of the draft that was looked at; None by the one who needs no look
    Raises      ReleaseChangedError where another draft was looked at, CannotReleaseError
    """
    lock(dialogue)
    draft = draft_release(dialogue, counts_as=counts_as)
    if seen is not None and seen != draft.mark:
        raise ReleaseChangedError
    dialogue.theme_releases.standing().update(withdrawn_at=timezone.now(), withdrawn_by=by)
    release, themes = copy_of(dialogue, draft)
    release.released_by = by
    release.save()
    ReleasedTheme.objects.bulk_create(themes)
    record(
        release,
        action="insight.themes_released",
        organiser_number=dialogue.organiser_id,
        by=by,
        associations=release.associations,
        contributions=release.contributions,
    )
    return release


@transaction.atomic
def withdraw_release(release: ThemeRelease, *, by: User | None = None) -> ThemeRelease:
    """Take the copy out of the comparison. What is withdrawn already stays as it was."""
    standing = ThemeRelease.objects.standing().filter(pk=release.pk)
    if standing.update(withdrawn_at=timezone.now(), withdrawn_by=by):
        record(
            release,
            action="insight.release_withdrawn",
            organiser_number=release.organiser_id,
            by=by,
        )
    release.refresh_from_db()
    return release
