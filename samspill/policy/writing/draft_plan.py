"""What a first draft should hold: goals from themes, measures from findings, the rest by theme.

Reads only; `actions.drafting` writes it down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from samspill.dialogue.models import Dialogue
from samspill.insight.models import Coding, Finding
from samspill.insight.taxonomy import taxonomy_of
from samspill.policy import wording
from samspill.pure.themes.taxonomy import OTHER, Taxonomy, ThemeEntry


@dataclass
class MeasureDraft:
    """One proposed measure. `finding` is None where the rest of a theme is gathered."""

    text: str
    rationale: str
    contributions: list[int]
    finding: Finding | None = None

    @property
    def is_rest(self) -> bool:
        return self.finding is None


@dataclass
class GoalDraft:
    """A theme's goal with its measures; `tables` and `contributions` are all that spoke of it."""

    theme: str
    text: str
    name: str
    tables: set[int] = field(default_factory=set)
    contributions: list[int] = field(default_factory=list)
    measures: list[MeasureDraft] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int]:
        return (-len(self.tables), -len(self.contributions))


def plan_draft(dialogue: Dialogue, *, language: str) -> list[GoalDraft]:
    """The goals of a draft, those that most tables spoke of first.

    Each contribution that is sorted, and not marked as unclear, stands behind one measure at least:
    its finding's, or the one that gathers the rest of its theme. The unclear and those without a
    theme are left to a person, and stay open.
    """
    taxonomy = taxonomy_of(dialogue.organiser, with_put_away=True)
    goals = {theme.code: _goal(theme, language) for theme in taxonomy.themes}
    for contribution, theme, table in _codings(dialogue):
        goals[theme].contributions.append(contribution)
        goals[theme].tables.update({table} - {None})
    findings = dialogue.findings.with_basis().prefetch_related("contributions")
    for finding in findings:
        goal = goals[finding.theme_id.partition(".")[0]]
        goal.measures.append(_measure(finding, taxonomy, language))
    for goal in goals.values():
        goal.measures += _rest(goal, language)
    voiced = [goal for goal in goals.values() if goal.measures]
    return sorted(voiced, key=lambda goal: goal.rank)  # stable: the taxonomy's order settles ties


def _codings(dialogue: Dialogue) -> Iterable[tuple[int, str, int | None]]:
    """Each contribution once under each of its themes, however many parts it is in."""
    codings = (
        Coding.objects.current()
        .filter(contribution__in=dialogue.contributions.standing(), is_unclear=False)
        .select_related("contribution")
        .order_by("contribution", "pk")
    )
    found = {
        (one.contribution_id, theme): one.contribution.table_id
        for one in codings
        for theme in one.theme_codes
        if theme != OTHER
    }
    return [(contribution, theme, table) for (contribution, theme), table in found.items()]


def _goal(theme: ThemeEntry, language: str) -> GoalDraft:
    return GoalDraft(theme.code, theme.goal.in_language(language), theme.name.in_language(language))


def _measure(finding: Finding, taxonomy: Taxonomy, language: str) -> MeasureDraft:
    code, _, detail = finding.theme_id.partition(".")
    theme = taxonomy.theme(code)
    proposed = next((one.measure for one in theme.details if one.code == detail), theme.goal)
    contributions = sorted(one.pk for one in finding.contributions.all() if one.is_standing)
    return MeasureDraft(
        proposed.in_language(language), finding.statement, contributions, finding=finding
    )


def _rest(goal: GoalDraft, language: str) -> list[MeasureDraft]:
    """What too few said to make a finding of, gathered in one measure; none, when nothing is left."""
    reached = {one for measure in goal.measures for one in measure.contributions}
    left = [one for one in goal.contributions if one not in reached]
    if not left:
        return []
    facts = {"theme": goal.name}
    return [
        MeasureDraft(
            wording.phrase("rest_measure", facts, language=language),
            wording.phrase("rest_rationale", facts, language=language),
            left,
        )
    ]
