"""The policy as everyone reads it: a kept version's words, with how far each measure has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspill.policy.council.live_measures import Live
from samspill.policy.following.late import is_late
from samspill.policy.models import Measure
from samspill.policy.reading import text_parts
from samspill.policy.writing.changed_places import chapter_text
from samspill.policy.writing.thread_path import DotsPath, dots_path
from samspill.pure.documents import norwegian

GOALS = "goals"
STATES = {
    Measure.Status.DELIVERED: "done",
    Measure.Status.IN_PROGRESS: "now",
    Measure.Status.DROPPED: "dropped",
}


@dataclass(frozen=True)
class PublicMeasure:
    """A measure of the version, and where it stands today.

    key     of its row; 0 where the row is gone
    state   done | now | dropped | next: its stop on the thread
    when    deadline, and when it is expected, in words: written here, since there may be hundreds
    said    how many stand behind it, in words
    """

    key: int
    passage: int
    reference: str
    text: str
    who: str
    when: str
    said: str
    count: int
    dots: DotsPath
    state: str
    status: str
    is_late: bool
    expected_on: date | None


@dataclass(frozen=True)
class PublicGoal:
    number: int
    passage: int
    text: str
    measures: Sequence[PublicMeasure]


@dataclass(frozen=True)
class PublicChapter:
    key: str
    heading: str
    parts: Sequence[Mapping[str, Any]]  # of `text_parts`
    goals: Sequence[PublicGoal]


def public_chapters(content: Mapping[str, Any], live: Mapping[int, Live]) -> list[PublicChapter]:
    """The document's parts in order; a version without a chapter for its goals gets one last."""
    chapters = list(content["chapters"])
    if not any(one["key"] == GOALS for one in chapters):
        chapters.append({"key": GOALS, "heading": _("Goals and measures"), "passages": []})
    goals = [_goal(one, live) for one in content["goals"]]
    return [
        PublicChapter(
            one["key"],
            one["heading"],
            text_parts(chapter_text(one)),
            goals if one["key"] == GOALS else (),
        )
        for one in chapters
    ]


def public_measure_of(one: Mapping[str, Any], live: Mapping[int, Live]) -> PublicMeasure:
    return _measure(one, live.get(one["measure"]))


def _goal(one: Mapping[str, Any], live: Mapping[int, Live]) -> PublicGoal:
    measures = [_measure(measure, live.get(measure["measure"])) for measure in one["measures"]]
    return PublicGoal(one["number"], one["passage"], one["text"], measures)


def _measure(one: Mapping[str, Any], live: Live | None) -> PublicMeasure:
    status = Measure.Status(live.status) if live else Measure.Status.PROPOSED
    deadline = date.fromisoformat(one["deadline"]) if one["deadline"] else None
    expected_on = live.expected_on if live else None
    parts = (one["responsible_unit"], one["responsible_role"])
    return PublicMeasure(
        key=one["measure"] if live else 0,
        passage=one["passage"],
        reference=one["reference"],
        text=one["text"],
        who=", ".join(part for part in parts if part),
        when=_when(deadline, expected_on),
        said=_said(len(one["contributions"])),
        count=len(one["contributions"]),
        dots=dots_path(len(one["contributions"])),
        state=STATES.get(status, "next"),
        status=str(status.label),
        is_late=is_late(
            status, deadline=deadline, expected_on=expected_on, today=timezone.localdate()
        ),
        expected_on=expected_on,
    )


def _when(deadline: date | None, expected_on: date | None) -> str:
    language = get_language() or "nb"
    told = [
        template % {"day": norwegian.plain_date(day, language)}
        for template, day in ((_("by %(day)s"), deadline), (_("expected %(day)s"), expected_on))
        if day is not None
    ]
    return ", ".join(told)


def _said(count: int) -> str:
    if not count:
        return _("none")
    return ngettext("%(n)s contribution", "%(n)s contributions", count) % {"n": count}


def counted(chapters: Sequence[PublicChapter]) -> dict[str, int]:
    """How many measures stand at each stop, and how many are late."""
    counts = dict.fromkeys(("all", "done", "now", "next", "dropped", "late"), 0)
    for chapter in chapters:
        for goal in chapter.goals:
            for measure in goal.measures:
                counts["all"] += 1
                counts[measure.state] += 1
                counts["late"] += measure.is_late
    return counts
