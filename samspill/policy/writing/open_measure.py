"""The measure that is open in the editor: the words behind it, and the words that might be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from samspill.dialogue.models import Contribution
from samspill.insight.models import Coding, Finding
from samspill.policy.models import Measure, Policy, Remark
from samspill.policy.writing.sought import PER_PAGE, Hits, rows_of
from samspill.policy.writing.thread_picture import Dots, dots

FIRST_TIED = 3
MOST_TIED = 100  # a page of them
SUGGESTED = 3
MOST_FINDINGS = 3
OTHER_FINDINGS = 40
MOST_REMARKS = 100


@dataclass(frozen=True)
class Basis:
    """A finding with how many say it: standing contributions, and where they come from."""

    finding: Finding
    is_tied: bool
    count: int
    tied_count: int  # of these, those that stand behind the measure
    tables: int
    of_tables: int
    associations: int
    of_associations: int

    @property
    def left(self) -> int:
        return self.count - self.tied_count


@dataclass(frozen=True)
class OpenMeasure:
    measure: Measure
    tied: Sequence[Contribution]
    tied_count: int
    untied: Sequence[Contribution]  # found by words, or of the same theme and not answered
    untied_count: int
    start: int  # how many of the untied stand before those shown
    bases: Sequence[Basis]
    others: Sequence[Finding]

    @property
    def dots(self) -> Dots:
        return dots(self.tied_count)

    @property
    def more_tied(self) -> int:
        return self.tied_count - len(self.tied)

    @property
    def next_start(self) -> int:
        """Where the next page of the untied begins; 0 when there is none."""
        later = self.start + len(self.untied)
        return later if later < self.untied_count else 0


def open_measure(
    policy: Policy, measure: Measure, *, sought: Hits | None, has_all: bool, start: int
) -> OpenMeasure:
    """All that is shown beside a measure, in a fixed number of questions.

    sought   what was looked for; None: the open ones of the same theme are shown
    has_all  show the first hundred that stand behind, not the first few
    """
    tied_keys = _tied(measure)
    is_hit = set(sought.keys) if sought else set()
    tied_keys.sort(key=lambda key: key not in is_hit)  # those that have the words come first
    if sought is None:
        untied_keys = _same_theme(policy, measure)
    else:
        known = set(tied_keys)
        untied_keys = [key for key in sought.keys if key not in known]
    shown_tied = tied_keys[: MOST_TIED if has_all else FIRST_TIED]
    start = start if start < len(untied_keys) else 0
    shown_untied = untied_keys[start : start + (PER_PAGE if sought else SUGGESTED)]
    rows = {one.pk: one for one in rows_of([*shown_tied, *shown_untied])}
    bases, others = _findings(policy, measure)
    return OpenMeasure(
        measure,
        [rows[key] for key in shown_tied if key in rows],
        len(tied_keys),
        [rows[key] for key in shown_untied if key in rows],
        len(untied_keys),
        start,
        bases,
        others,
    )


def remarks_for(measure: Measure) -> QuerySet[Remark]:
    """What was said of this place, or of the whole, in a consultation."""
    of_policy = Remark.objects.filter(
        consultation__policy=measure.goal.policy_id, erased_at__isnull=True
    )
    here = of_policy.filter(Q(passage=measure.passage) | Q(passage__isnull=True))
    return here.order_by("consultation", "number")


def _tied(measure: Measure) -> list[int]:
    """Those behind the measure: what was tied last first; what one act tied, as the draft, in order."""
    rows = list(
        measure.links.order_by(
            "contribution__round__number", "contribution__table__number", "contribution"
        ).values_list("contribution", "at")
    )
    rows.sort(key=lambda row: row[1], reverse=True)
    return [key for key, _at in rows]


def _same_theme(policy: Policy, measure: Measure) -> list[int]:
    """Not answered, and about what the goal is about."""
    theme = measure.goal.theme_id
    if theme is None:
        return []
    coded = Coding.objects.current().filter(Q(primary=theme) | Q(secondary=theme))
    found = Contribution.objects.standing().filter(
        dialogue=policy.dialogue_id, answer__isnull=True, pk__in=coded.values("contribution")
    )
    return list(found.order_by("round__number", "table__number", "pk").values_list("pk", flat=True))


def _findings(policy: Policy, measure: Measure) -> tuple[list[Basis], list[Finding]]:
    """Those the measure rests on, else the first of its theme; and the others to choose from."""
    tied = Measure.findings.through.objects.filter(measure=measure, finding=OuterRef("pk"))
    said = Finding.contributions.through.objects.filter(
        finding=OuterRef("pk"),
        contribution__withdrawn_at__isnull=True,
        contribution__erased_at__isnull=True,
    )
    rows: list[Finding] = list(
        policy.dialogue.findings.select_related("theme")
        .annotate(is_tied=Exists(tied))
        .filter(Exists(said))
        .order_by("pk")
    )
    theme = measure.goal.theme_id
    near = [one for one in rows if one.is_tied] or [  # type: ignore[attr-defined]  # annotated above
        one for one in rows if theme in (one.theme_id, one.theme.parent_id)
    ]
    shown = near[:MOST_FINDINGS]
    others = [one for one in rows if one not in shown][:OTHER_FINDINGS]
    return _bases(policy, measure, shown), others


def _bases(policy: Policy, measure: Measure, findings: list[Finding]) -> list[Basis]:
    said = Finding.contributions.through.objects.filter(
        finding__in=findings,
        contribution__withdrawn_at__isnull=True,
        contribution__erased_at__isnull=True,
    )
    tied = said.filter(contribution__links__measure=measure).values_list("finding")
    behind = dict(tied.annotate(count=Count("pk")))
    spread = {
        one["finding"]: one
        for one in said.values("finding").annotate(
            count=Count("pk"),
            tables=Count("contribution__table", distinct=True),
            associations=Count("contribution__association", distinct=True),
        )
    }
    spoke = Contribution.objects.standing().filter(dialogue=policy.dialogue_id).counted()
    return [
        Basis(
            finding=one,
            is_tied=one.is_tied,  # type: ignore[attr-defined]  # annotated by _findings
            count=spread[one.pk]["count"],
            tied_count=behind.get(one.pk, 0),
            tables=spread[one.pk]["tables"],
            of_tables=spoke["tables"],
            associations=spread[one.pk]["associations"],
            of_associations=spoke["associations"],
        )
        for one in findings
    ]
