"""What the page of a chapter shows of each place in it, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from samspill.policy.models import Chapter, Passage, Policy, Wording
from samspill.policy.reading import text_parts
from samspill.policy.writing.clashes import open_clashes, writers_now
from samspill.policy.writing.comments import open_comment_counts


@dataclass(frozen=True)
class PassageRow:
    """One paragraph as it stands, with who wrote it last and what goes on there."""

    passage: Passage
    last: Wording | None
    writer: str = ""
    comments: int = 0
    clash: int = 0  # key of what waits to be settled here
    is_first: bool = False
    is_last: bool = False
    parts: list[dict[str, Any]] = field(default_factory=list)


def passage_rows(chapter: Chapter, policy: Policy, *, reader: int) -> list[PassageRow]:
    passages = list(chapter.passages.standing().order_by("sort_order", "pk"))
    last, writers = _last_wordings(chapter), writers_now(policy, but=reader)
    comments = open_comment_counts(policy)
    clashes = dict(open_clashes(policy).values_list("passage", "pk"))
    return [
        PassageRow(
            one,
            last.get(one.pk),
            writer=writers.get(one.pk, ""),
            comments=comments.get(one.pk, 0),
            clash=clashes.get(one.pk, 0),
            is_first=place == 1,
            is_last=place == len(passages),
            parts=text_parts(one.text),
        )
        for place, one in enumerate(passages, start=1)
    ]


def taken_away(chapter: Chapter) -> list[Passage]:
    """Paragraphs that stood here, the last one taken away first; they can be put back."""
    return list(chapter.passages.filter(is_standing=False).order_by("-pk"))


def _last_wordings(chapter: Chapter) -> dict[int, Wording]:
    standing = Wording.objects.filter(
        passage__chapter=chapter, is_set_aside=False, version=F("passage__version")
    )
    return {one.passage_id: one for one in standing.select_related("by")}
