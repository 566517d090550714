"""What a person decides about wordings that were kept: settling a clash, taking an earlier one back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy
from samspill.policy.actions.passages import put_back_passage, write_passage
from samspill.policy.actions.wordings import content, met_fields, note, values_of
from samspill.policy.errors import ClashError, NoPlaceError
from samspill.policy.models import Passage, Wording

MINE, STANDING, TOGETHER = "mine", "standing", "together"


def settle_clash(
    wording: Wording,
    *,
    keep: str,
    seen: int | None = None,
    by: User | None = None,
    **together: Any,
) -> Passage:
    """A person has looked at both: what was set aside comes to stand, or not, or both in one.

    keep      MINE: as it was set aside; STANDING: what stands goes on; TOGETHER: the values given
    seen      the version that was shown beside it
    Raises    ClashError when yet another has written meanwhile: then that one is to be settled
              instead, with the words kept there. NoPlaceError, EmptyPassageError, AdoptedError.
    """
    passage = wording.passage
    if keep != STANDING:
        standing = content(passage)
        fields = met_fields(wording, standing)
        mine = values_of({name: wording.content[name] for name in fields})
        _stand_again(passage, by=by)
        if values := together if keep == TOGETHER else mine:
            _settle_if_clash(wording, values, seen=seen, by=by)
    _mark_settled(wording, by=by, keep=keep)
    passage.refresh_from_db()
    return passage


def restore_wording(wording: Wording, *, by: User | None = None) -> Passage:
    """An earlier wording becomes the newest; what stood till now is kept like all others.

    Raises    NoPlaceError for one whose goal or measure is deleted; AdoptedError.
    """
    with transaction.atomic():
        passage = wording.passage
        _stand_again(passage, by=by)
        write_passage(passage, by=by, **values_of(wording.content))
        if wording.is_set_aside:
            _mark_settled(wording, by=by, keep=MINE)
    return passage


def _settle_if_clash(
    wording: Wording, values: dict[str, Any], *, seen: int | None, by: User | None
) -> None:
    """Written as by one who has seen what stands; where that clashes, the new one is unsettled."""
    passage = wording.passage
    try:
        write_passage(passage, seen=seen, by=by, because_of=wording.because_of, **values)
    except ClashError:
        _mark_settled(wording, by=by, keep=TOGETHER)
        raise


@transaction.atomic
def _mark_settled(wording: Wording, *, by: User | None, keep: str) -> None:
    locked_policy(wording.passage.policy)
    held = Wording.objects.select_for_update().get(pk=wording.pk)
    if held.settled_at is not None:
        return
    held.settled_at = wording.settled_at = timezone.now()
    held.save(update_fields=["settled_at"])
    note(wording.passage, "policy.clash_settled", by, keep=keep)


def _stand_again(passage: Passage, *, by: User | None) -> None:
    """One that was taken away stands again, if it has somewhere to stand."""
    if passage.is_standing:
        return
    if passage.kind != Passage.Kind.PARAGRAPH:
        raise NoPlaceError
    put_back_passage(passage, by=by)
    passage.refresh_from_db()
