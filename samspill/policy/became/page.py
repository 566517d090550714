"""What the page of one contribution reads beside its chain: all that is said alike, drawn and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspill.dialogue.models import (
    Contribution,
    ContributionQuerySet,
    PublishedContribution,
    Table,
)
from samspill.insight.models import Finding, MergeMember
from samspill.policy.became.chain import Chain, MeasureNow
from samspill.policy.became.picture import End, Said, TracePicture, trace_picture
from samspill.policy.models import Answer
from samspill.pure.council_terms import term_of

OTHERS_SHOWN = 3
REASONS_SHOWN = 3
MOST_ENDS = 4  # measures named in the picture
MOST_TABLES = 24  # in the picture, when those who said nothing of it are drawn too


@dataclass(frozen=True)
class OneAlike:
    """A contribution in the picture; `verdict` is empty where it is not answered."""

    key: int
    reference: str
    table: int | None
    verdict: str


@dataclass(frozen=True)
class Alike:
    """All that is said alike, by the finding it is part of, or by what else gathers it."""

    finding: Finding | None
    rows: Sequence[OneAlike]

    @property
    def refused(self) -> list[int]:
        return [one.key for one in self.rows if one.verdict == Answer.Verdict.NOT_TAKEN_IN]


@dataclass(frozen=True)
class Refused:
    """Those alike that were not taken in: how many for each reason, when, and when next."""

    count: int
    reasons: Sequence[tuple[str, int]]
    answered_on: Any
    next_on: date


def alike_of(chain: Chain) -> Alike:
    """In the order of the tables."""
    finding, found = gathered(chain)
    rows = found.order_by("table__number", "pk").values_list(
        "pk", "reference", "table__number", "answer__verdict"
    )
    return Alike(
        finding,
        [OneAlike(pk, name, table, verdict or "") for pk, name, table, verdict in rows],
    )


def gathered(chain: Chain) -> tuple[Finding | None, ContributionQuerySet]:
    """Those of the finding; else those a person has said are the same; else those behind the same
    measure; else itself."""
    one = chain.contribution
    standing = Contribution.objects.standing().filter(dialogue=one.dialogue_id)
    behind = {name for measure in chain.measures for name in measure.findings}
    findings = list(one.findings.order_by("pk"))
    same = _same(one)
    if findings:
        finding = next((each for each in findings if each.reference in behind), findings[0])
        return finding, standing.filter(findings=finding)
    if len(same) > 1:
        return None, standing.filter(pk__in=same)
    if chain.measures:
        return None, standing.filter(reference__in=chain.measures[0].behind)
    return None, standing.filter(pk=one.pk)


def _same(one: Contribution) -> list[int]:
    """Keys of those that a person has said are the same, itself among them."""
    group = MergeMember.objects.filter(
        contribution=one, is_standing=True, group__is_standing=True
    ).values("group")
    same = MergeMember.objects.filter(group__in=group, is_standing=True)
    return list(same.values_list("contribution", flat=True))


def picture_of(chain: Chain, alike: Alike) -> TracePicture | None:
    """None where this one stands alone."""
    if len(alike.rows) < 2:
        return None
    ends_of, names = _ends(chain, alike)
    said = [Said(one.key, one.table, tuple(ends_of[one.key])) for one in alike.rows]
    numbers = Table.objects.filter(dialogue=chain.contribution.dialogue_id)
    tables = list(numbers.order_by("number").values_list("number", flat=True))
    mine = chain.contribution.pk
    return trace_picture(
        said, names, mine=mine, tables=tables if len(tables) <= MOST_TABLES else ()
    )


def _ends(chain: Chain, alike: Alike) -> tuple[Mapping[int, list[int]], list[End]]:
    """Where the threads lead: the followed one's own measures first, then those most lead to, the rest
    together, and those that lead to none."""
    keys = {one.reference: one.key for one in alike.rows}
    tied = {one["reference"]: [keys[name] for name in one["contributions"] if name in keys]
            for one in chain.all_measures}  # fmt: skip
    own = [one.reference for one in chain.measures]
    most = sorted(
        (name for name in tied if tied[name] and name not in own), key=lambda x: -len(tied[x])
    )
    named = (own + most)[:MOST_ENDS]
    order = [name for name in tied if name in named]
    rest = [name for name in [*own, *most] if name not in named]
    is_long = len(order) + bool(rest) <= 3
    ends = [End((_("Measure %s") % name) if is_long else name) for name in order]
    leads: dict[int, list[int]] = {one.key: [] for one in alike.rows}
    for place, name in enumerate(order):
        for key in tied[name]:
            leads[key].append(place)
    if rest:
        for key in {key for name in rest for key in tied[name]}:
            leads[key].append(len(ends))
        ends.append(End(_("others")))
    _loose(alike, leads, ends)
    return leads, ends


def _loose(alike: Alike, leads: dict[int, list[int]], ends: list[End]) -> None:
    """Ends for those that were not taken in, and for those that are not answered."""
    refused = [one.key for one in alike.rows if one.verdict == Answer.Verdict.NOT_TAKEN_IN]
    waiting = [one.key for one in alike.rows if not one.verdict and not leads[one.key]]
    for name, keys in ((_("Not"), refused), (_("Unanswered"), waiting)):
        for key in keys:
            leads[key].append(len(ends))
        if keys:
            ends.append(End(name, is_open=True))


def nearest(chain: Chain, alike: Alike) -> MeasureNow | None:
    """The measure that the page tells backwards from: one that rests on the same finding."""
    finding = alike.finding
    resting = [one for one in chain.measures if finding and finding.reference in one.findings]
    return next(iter(resting or chain.measures), None)


def published_behind(chain: Chain, measure: MeasureNow) -> QuerySet[PublishedContribution]:
    """What everyone may read of what stands behind a measure, but for the one that is followed."""
    return (
        PublishedContribution.objects.filter(
            contribution__dialogue=chain.contribution.dialogue_id,
            contribution__reference__in=list(measure.behind),
            contribution__withdrawn_at__isnull=True,
            contribution__erased_at__isnull=True,
        )
        .exclude(contribution=chain.contribution)
        .select_related("contribution__round", "contribution__table")
        .order_by("contribution")
    )


def refused_of(chain: Chain, alike: Alike, *, today: date) -> Refused | None:
    keys = [key for key in alike.refused if key != chain.contribution.pk]
    if not keys:
        return None
    rows = list(Answer.objects.filter(contribution__in=keys).values_list("reason", "at"))
    reasons = Counter(reason for reason, _at in rows).most_common(REASONS_SHOWN)
    return Refused(
        len(keys), reasons, max(at for _reason, at in rows), term_of(today).next_election_on
    )
