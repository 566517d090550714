from __future__ import annotations

from django.db import transaction
from django.db.models import F

from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy
from samspill.policy.actions.wordings import note, plain
from samspill.policy.errors import HeadingChangedError
from samspill.policy.models import Chapter


@transaction.atomic
def write_heading(
    chapter: Chapter, *, heading: str, was: str | None = None, by: User | None = None
) -> Chapter:
    """A chapter gets another heading.

    was       the heading the writer had before them; None: the one that stands
    Raises    HeadingChangedError when another has given it a third one meanwhile; AdoptedError.
    """
    locked_policy(chapter.policy)
    held = Chapter.objects.select_for_update().get(pk=chapter.pk)
    new = plain(heading)
    if was is not None and held.heading not in (plain(was), new):
        chapter.heading = held.heading
        raise HeadingChangedError(held.heading)
    if held.heading != new:
        Chapter.objects.filter(pk=held.pk).update(heading=new, version=F("version") + 1)
        note(held, "policy.heading_changed", by)
    chapter.refresh_from_db()
    return chapter
