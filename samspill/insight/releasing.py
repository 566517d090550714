"""What would be released of an evening, made from the report that is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.insight.errors import (
    EveningNotOverError,
    NoReportError,
    NotComparableError,
    TooFewSpokeError,
)
from samspill.insight.models import ReleasedTheme, ThemeRelease
from samspill.insight.report.state import report_state
from samspill.pure.claims.released import OWN, Release, TooFewError, release, used_own_themes
from samspill.pure.claims.rows import Rows, Theme, read_rows
from samspill.pure.themes.taxonomy import load


@dataclass(frozen=True)
class Draft:
    """All that would be shown to everyone, and a mark of it.

    own         the evening's own themes of the first level, each with what it counts as
    has_changed the contributions or their sorting have changed since the report was made
    """

    release: Release
    held_on: date
    language: str
    asked: Sequence[str]
    report: str
    theme_list: str
    own: Sequence[tuple[Theme, str]]
    has_changed: bool

    @property
    def mark(self) -> str:
        """Another where anything that would be shown is another."""
        made = self.release
        told = [self.report, self.theme_list, repr(made.basis), repr(made.themes), made.own_names]
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:20]


def draft_release(dialogue: Dialogue, *, counts_as: Mapping[str, str] | None = None) -> Draft:
    """In a fixed number of queries. Raises CannotReleaseError.

    counts_as   an own theme's code -> the shared theme it counts as; what is neither is passed over
    """
    conference = dialogue.conference
    if dialogue.organiser.municipality_id is None:
        raise NotComparableError
    if not conference.is_past:
        raise EveningNotOverError
    state = report_state(dialogue)
    if state.made is None or state.made.content is None:
        raise NoReportError
    rows = read_rows(state.made.content)
    chosen = {code: to for code, to in (counts_as or {}).items() if to in load().codes}
    try:
        made = release(rows, counts_as=chosen)
    except TooFewError as error:
        raise TooFewSpokeError from error
    return Draft(
        release=made,
        held_on=timezone.localtime(conference.starts_at).date(),
        language=rows.language,
        asked=_asked(rows),
        report=state.made.fingerprint,
        theme_list=theme_list(),
        own=[(rows.theme_of[code], chosen.get(code, "")) for code in used_own_themes(rows)],
        has_changed=state.has_changed,
    )


def copy_of(dialogue: Dialogue, draft: Draft) -> tuple[ThemeRelease, list[ReleasedTheme]]:
    """The copy and its themes, as rows that are not kept yet."""
    basis, organiser = draft.release.basis, dialogue.organiser
    copy = ThemeRelease(
        organiser=organiser,
        dialogue=dialogue,
        municipality=organiser.municipality,
        place=organiser.name,
        title=dialogue.conference.title,
        held_on=draft.held_on,
        language=draft.language,
        asked=list(draft.asked),
        contributions=basis.contributions,
        associations=basis.heard.associations,
        tables=basis.heard.tables,
        by_people=basis.by_people,
        proposed=basis.proposed,
        unclear=basis.unclear,
        own_themes=list(draft.release.own_names),
        theme_list=draft.theme_list,
        report=draft.report,
    )
    return copy, [
        ReleasedTheme(
            release=copy,
            theme_id=None if code == OWN else code,
            associations=heard.associations if heard else None,
            tables=heard.tables if heard else None,
        )
        for code, heard in draft.release.themes.items()
    ]


def is_released(draft: Draft, release: ThemeRelease) -> bool:
    """Is what stands just what would be released now? One query."""
    standing = {
        theme or OWN: (associations, tables)
        for theme, associations, tables in release.themes.values_list(
            "theme", "associations", "tables"
        )
    }
    told = {
        code: (heard.associations, heard.tables) if heard else (None, None)
        for code, heard in draft.release.themes.items()
    }
    return release.report == draft.report and standing == told


@dataclass(frozen=True)
class Choice:
    """One evening that may be looked at. standing: its figures, where they are released."""

    dialogue: Dialogue
    standing: ThemeRelease | None


def choices(dialogues: QuerySet[Dialogue]) -> list[Choice]:
    """The evenings with what stands of each. Two queries."""
    standing = Prefetch(
        "theme_releases", queryset=ThemeRelease.objects.standing(), to_attr="standing_releases"
    )
    return [
        Choice(one, next(iter(one.standing_releases), None))
        for one in dialogues.prefetch_related(standing)
    ]


@cache
def theme_list() -> str:
    """The version of the shared themes: a fingerprint of their codes and names."""
    return sha256(repr(load()).encode()).hexdigest()[:12]


def _asked(rows: Rows) -> list[str]:
    """The questions that somebody answered, in their order."""
    answered = {(one.round, one.question) for one in rows.standing}
    return [
        text
        for one in rows.rounds
        for number, text in one.questions.items()
        if (one.number, number) in answered and text
    ]
