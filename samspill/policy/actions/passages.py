"""Writing one place in the document, where several may write at once.

Whoever writes says which version they had seen. What others have written meanwhile stands where the
two do not touch the same field; where they do, both wordings are kept and a person settles it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy
from samspill.policy.actions.wordings import (
    first_wordings,
    held_passage,
    note,
    stand,
    write_or_set_aside,
)
from samspill.policy.errors import (
    ChangedMeanwhileError,
    ClashError,
    EmptyPassageError,
    TakenAwayError,
)
from samspill.policy.models import Chapter, Goal, Measure, Passage, Remark, Wording

EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
STEP = 10  # between the sort orders of two paragraphs


def write_passage(
    passage: Passage,
    *,
    seen: int | None = None,
    by: User | None = None,
    because_of: Remark | None = None,
    **values: Any,
) -> Passage:
    """Write a paragraph or a goal (text=…) or a measure (any of its fields) anew.

    A paragraph with an empty line in it becomes two.
    seen        the version the writer had before them; None: the one that stands
    because_of  the remark the change is made for
    Raises      ClashError, when another has changed the same field meanwhile: what was written is
                kept beside what stands, and nothing that stands is touched. TakenAwayError, the
                same of one that no longer stands. EmptyPassageError, AdoptedError.
    """
    aside = _write(passage, values, seen=seen, by=by, because_of=because_of)
    passage.refresh_from_db()
    if aside is not None:
        raise (ClashError if passage.is_standing else TakenAwayError)(aside)
    return passage


@transaction.atomic
def add_passage(
    chapter: Chapter,
    *,
    text: str,
    after: Passage | None = None,
    is_first: bool = False,
    by: User | None = None,
    because_of: Remark | None = None,
) -> Passage:
    """New paragraphs, one for each in the text, after another, at the beginning, or at the end.

    Returns  the first of them
    Raises   EmptyPassageError, AdoptedError.
    """
    policy = locked_policy(chapter.policy)
    new = [
        Passage(policy=policy, kind=Passage.Kind.PARAGRAPH, chapter=chapter, text=one)
        for one in paragraphs(text)
    ]
    if not new:
        raise EmptyPassageError
    standing = _standing(chapter)
    place = standing.index(after) + 1 if after in standing else len(standing)
    first_wordings(new, by=by, because_of=because_of)
    place = 0 if is_first else place
    _lay_in_order(chapter, [*standing[:place], *new, *standing[place:]])
    for one in new:
        note(one, "policy.passage_added", by)
    return new[0]


@transaction.atomic
def take_away_passage(passage: Passage, *, seen: int | None = None, by: User | None = None) -> None:
    """A paragraph no longer stands; its words, and what was said of it, are kept.

    Raises    ChangedMeanwhileError when it reads otherwise than what was seen; AdoptedError.
    """
    locked_policy(passage.policy)
    held = _held_paragraph(passage)
    if seen is not None and seen != held.version:
        raise ChangedMeanwhileError
    if not held.is_standing:
        return
    held.is_standing = False
    held.name = held.text[:57] + "…" if len(held.text) > 58 else held.text
    held.save(update_fields=["is_standing", "name"])
    _chapter_changed(held)
    note(held, "policy.passage_taken_away", by)


@transaction.atomic
def put_back_passage(passage: Passage, *, by: User | None = None) -> None:
    """A paragraph that was taken away stands again where it stood. Raises AdoptedError."""
    locked_policy(passage.policy)
    held = _held_paragraph(passage)
    if held.is_standing:
        return
    held.is_standing, held.name = True, ""
    held.save(update_fields=["is_standing", "name"])
    _chapter_changed(held)
    note(held, "policy.passage_put_back", by)


@transaction.atomic
def move_passage(passage: Passage, *, is_down: bool, by: User | None = None) -> None:
    """A paragraph changes place with its neighbour in the chapter; the outermost stays.

    Raises    AdoptedError.
    """
    locked_policy(passage.policy)
    held = _held_paragraph(passage)
    chapter = _chapter(held)
    standing = _standing(chapter)
    place = standing.index(held) if held in standing else -1
    other = place + 1 if is_down else place - 1
    if place < 0 or not 0 <= other < len(standing):
        return
    standing[place], standing[other] = standing[other], standing[place]
    _lay_in_order(chapter, standing)
    note(held, "policy.passage_moved", by)


def lay_chapter(chapter: Chapter, body: str, *, by: User | None = None) -> None:
    """Let the chapter's paragraphs be those of `body`; what is alike keeps its place and its past."""
    standing = _standing(chapter)
    wanted = paragraphs(body)
    kept: list[Passage] = []
    matcher = difflib.SequenceMatcher(None, [one.text for one in standing], wanted, autojunk=False)
    for tag, from_, to, start, end in matcher.get_opcodes():
        old, new = standing[from_:to], wanted[start:end]
        if tag == "equal":
            kept += old
            continue
        for passage, text in zip(old, new, strict=False):
            stand(held_passage(passage), {"text": text}, by=by, because_of=None)
            kept.append(passage)
        for passage in old[len(new) :]:
            take_away_passage(passage, by=by)
        for text in new[len(old) :]:
            passage = Passage(
                policy=chapter.policy, kind=Passage.Kind.PARAGRAPH, chapter=chapter, text=text
            )
            first_wordings([passage], by=by)
            kept.append(passage)
    _lay_in_order(chapter, kept)


def lay_first(
    chapters: Sequence[tuple[Chapter, str]],
    goals: Sequence[Goal],
    measures: Sequence[Measure],
    *,
    by: User | None = None,
) -> None:
    """The places of a new draft, all at once."""
    passages = [
        Passage(
            policy=chapter.policy, kind=Passage.Kind.PARAGRAPH, chapter=chapter,
            text=text, sort_order=place * STEP,
        )
        for chapter, body in chapters
        for place, text in enumerate(paragraphs(body), start=1)
    ]  # fmt: skip
    passages += [Passage(policy=one.policy, kind=Passage.Kind.GOAL, goal=one) for one in goals]
    passages += [
        Passage(policy=one.goal.policy, kind=Passage.Kind.MEASURE, measure=one) for one in measures
    ]
    first_wordings(passages, by=by)


def leave_place(passage: Passage, *, name: str) -> None:
    """A goal or a measure is about to be deleted: its place stays, and tells what it was."""
    passage.is_standing = False
    passage.name = name[:60]
    passage.goal = passage.measure = None
    passage.save(update_fields=["is_standing", "name", "goal", "measure"])


def paragraphs(body: str) -> list[str]:
    """A text's paragraphs: what stands between empty lines."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    return [part.strip() for part in EMPTY_LINE.split(lines) if part.strip()]


@transaction.atomic
def _write(
    passage: Passage,
    values: dict[str, Any],
    *,
    seen: int | None,
    by: User | None,
    because_of: Remark | None,
) -> Wording | None:
    if passage.kind != Passage.Kind.PARAGRAPH:
        return write_or_set_aside(passage, values, seen=seen, by=by, because_of=because_of)
    first, *more = paragraphs(values["text"]) or [""]
    aside = write_or_set_aside(
        passage, {"text": first}, seen=seen, by=by, because_of=because_of, whole=values
    )
    if aside is None and more:
        text = "\n\n".join(more)
        add_passage(_chapter(passage), text=text, after=passage, by=by, because_of=because_of)
    return aside


def _standing(chapter: Chapter) -> list[Passage]:
    return list(chapter.passages.filter(is_standing=True).order_by("sort_order", "pk"))


def _chapter(passage: Passage) -> Chapter:
    if passage.chapter is None:
        raise ValueError(f"passage {passage.pk} is not a paragraph")
    return passage.chapter


def _held_paragraph(passage: Passage) -> Passage:
    held = held_passage(passage)
    if held.kind != Passage.Kind.PARAGRAPH:
        raise ValueError(f"passage {held.pk} is not a paragraph")
    return held


def _chapter_changed(passage: Passage) -> None:
    Chapter.objects.filter(pk=passage.chapter_id).update(version=F("version") + 1)


def _lay_in_order(chapter: Chapter, passages: Sequence[Passage]) -> None:
    for place, passage in enumerate(passages, start=1):
        passage.sort_order = place * STEP
    Passage.objects.bulk_update(passages, ["sort_order"])
    Chapter.objects.filter(pk=chapter.pk).update(version=F("version") + 1)
    chapter.refresh_from_db(fields=["version"])
