"""A contribution that speaks of two things, in parts that are sorted one by one; its text is not touched."""

from __future__ import annotations

import re

from django.db import transaction

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.insight.actions.acts import Changes, lock, note_act
from samspill.insight.actions.proposals import proposed
from samspill.insight.errors import CannotSplitError
from samspill.insight.models import Coding, Part, SortingAct
from samspill.people.models import User

_WORD = re.compile(r"\S+")


@transaction.atomic
def split(contribution: Contribution, *, at: int, by: User) -> SortingAct:
    """Cut it in two before the word at this character; where it is in parts, the part that it falls in.

    at       of `raw_text`; a place inside a word is moved to the word's nearest end
    Raises   CannotSplitError where there would not be words on both sides
    """
    dialogue = lock(contribution.dialogue)
    standing = list(contribution.parts.filter(is_standing=True).order_by("start"))
    part = next((one for one in standing if one.start <= at < one.end), None)
    if standing and part is None:
        raise CannotSplitError
    start, end = (part.start, part.end) if part else (0, len(contribution.raw_text))
    cut = _cut(contribution.raw_text, at, start, end)
    changes = Changes()
    for coding in contribution.codings.current().filter(part=part):
        changes.of(coding, is_current=False)
    if part is not None:
        changes.of(part, is_standing=False)
    new = [
        Part.objects.create(contribution=contribution, start=begins, end=ends, by=by)
        for begins, ends in ((start, cut), (cut, end))
    ]
    for one in new:
        changes.new(one, "is_standing")
    for coding in proposed(dialogue, [(contribution, one) for one in new]):
        coding.save()
        changes.new(coding, "is_current", "is_standing")
    return _noted(contribution, SortingAct.Kind.SPLIT, changes, by)


@transaction.atomic
def join(contribution: Contribution, *, by: User) -> SortingAct:
    """Put the parts together again: what counted for the whole before it was cut counts once more."""
    dialogue = lock(contribution.dialogue)
    changes = Changes()
    for coding in contribution.codings.current().filter(part__isnull=False):
        changes.of(coding, is_current=False)
    for part in contribution.parts.filter(is_standing=True):
        changes.of(part, is_standing=False)
    if changes.all:
        whole = _before_it_was_cut(contribution)
        if whole is None:
            [whole] = proposed(dialogue, [(contribution, None)])
            whole.save()
            changes.new(whole, "is_current", "is_standing")
        else:
            changes.of(whole, is_current=True)
    return _noted(contribution, SortingAct.Kind.JOINED, changes, by)


def _cut(text: str, at: int, start: int, end: int) -> int:
    """The beginning of the word that the second part starts with. Raises CannotSplitError."""
    words = [one.span() for one in _WORD.finditer(text, start, end)]
    begins = [first for first, _last in words[1:]]
    if not 0 <= start < at < end or not begins:
        raise CannotSplitError
    inside = next(((first, last) for first, last in words if first < at < last), None)
    if inside is None:  # between two words, or before a word
        cut = next((one for one in begins if one >= at), None)
        if cut is None or at <= words[0][0]:
            raise CannotSplitError
        return cut
    first, last = inside
    after = next((one for one in begins if one >= last), None)
    if first not in begins or (after is not None and last - at < at - first):
        return after if after is not None else first
    return first


def _before_it_was_cut(contribution: Contribution) -> Coding | None:
    """The coding of the whole that the cutting took out of count."""
    acts = contribution.sorting_acts.filter(kind=SortingAct.Kind.SPLIT, undone_at=None)
    whole = {one.pk: one for one in contribution.codings.filter(part=None)}
    for act in acts.order_by("-pk"):
        for change in act.changes:
            if change["model"] == "coding" and change["was"] is True and change["pk"] in whole:
                return whole[change["pk"]]
    return None


def _noted(
    contribution: Contribution, kind: SortingAct.Kind, changes: Changes, by: User
) -> SortingAct:
    record(
        contribution,
        action=f"insight.{kind}",
        organiser_number=contribution.organiser_id,
        by=by,
    )
    return note_act(
        contribution.dialogue, kind=kind, changes=changes, contribution=contribution, by=by
    )
