"""The completeness check: what became of every contribution, and what is still owed an answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from samspill.dialogue.models import Contribution, ContributionQuerySet
from samspill.insight.models import Coding, MergeGroup, MergeMember, Theme
from samspill.policy.export import OPEN
from samspill.policy.models import Answer, Policy

WITHDRAWN = "withdrawn"
VERDICTS = (*Answer.Verdict.values, OPEN, WITHDRAWN)
GROUPS_SHOWN = 12


@dataclass(frozen=True)
class Which:
    """Which contributions a list shows. Empty and 0: no matter which.

    theme   the code of a theme of the first level
    like    key of a merge group
    """

    verdict: str = ""
    theme: str = ""
    like: int = 0

    @property
    def query(self) -> str:
        pairs = {"verdict": self.verdict, "theme": self.theme, "like": self.like}
        return urlencode({name: value for name, value in pairs.items() if value})

    @property
    def is_some(self) -> bool:
        """Whether it is a theme or a group: then all in it may get one answer."""
        return bool(self.theme or self.like)


def asked(query: QueryDict, *, verdict_in: str = "verdict") -> Which:
    """What the address, or a form sent from the list, asks for; what cannot be read is passed by."""
    verdict, theme, like = (query.get(name, "") for name in (verdict_in, "theme", "like"))
    is_number = like.isascii() and like.isdecimal() and len(like) < 18
    return Which(
        verdict if verdict in VERDICTS else "",
        theme if Theme.objects.filter(code=theme).exists() else "",
        int(like) if is_number else 0,
    )


def found(policy: Policy, which: Which) -> ContributionQuerySet:
    """The contributions asked for."""
    rows = Contribution.objects.filter(dialogue=policy.dialogue_id)
    rows = rows.exclude(_stands()) if which.verdict == WITHDRAWN else rows.standing()
    if which.verdict == OPEN:
        rows = rows.filter(answer__isnull=True)
    elif which.verdict in Answer.Verdict.values:
        rows = rows.filter(answer__verdict=which.verdict)
    if which.theme:
        rows = rows.filter(Exists(_codings(which.theme)))
    if which.like:
        members = MergeMember.objects.filter(group=which.like, is_standing=True)
        rows = rows.filter(pk__in=members.values("contribution"))
    return rows


def withdrawn_count(policy: Policy) -> int:
    return Contribution.objects.filter(dialogue=policy.dialogue_id).exclude(_stands()).count()


@dataclass(frozen=True)
class OpenTheme:
    theme: Theme
    count: int


def open_by_theme(policy: Policy) -> list[OpenTheme]:
    """Themes that something without an answer is about, the most first; in two queries."""
    codings = Coding.objects.current().filter(
        contribution__in=found(policy, Which(OPEN)), primary__isnull=False
    )
    pairs = set(codings.values_list("contribution", "primary"))
    counts = Counter(code for _contribution, code in pairs)
    themes = {one.code: one for one in Theme.objects.filter(code__in=["", *counts])}
    return [OpenTheme(themes[code], count) for code, count in counts.most_common()]


@dataclass(frozen=True)
class OpenGroup:
    """A merge group with something that is open, told by its first words."""

    group: MergeGroup
    count: int
    first: Contribution


def open_groups(policy: Policy) -> list[OpenGroup]:
    """Merge groups where some are open, the largest first; in two queries."""
    is_open = Q(members__is_standing=True) & Q(members__contribution__in=found(policy, Which(OPEN)))
    groups = (
        MergeGroup.objects.filter(dialogue=policy.dialogue_id, is_standing=True)
        .annotate(count=Count("members", filter=is_open))
        .filter(count__gt=0)
        .order_by("-count", "number")
    )[:GROUPS_SHOWN]
    some = list(groups)
    keys = [
        0,
        *(one.pk for one in some),
    ]  # asked also where there are none: a fixed number of queries
    members = MergeMember.objects.filter(group__in=keys, is_standing=True)
    first = {
        one.group_id: one.contribution
        for one in members.select_related("contribution__round").order_by("-contribution")
    }
    return [OpenGroup(one, one.count, first[one.pk]) for one in some]


def _stands() -> Q:
    return Q(withdrawn_at__isnull=True, erased_at__isnull=True)


def _codings(theme: str) -> QuerySet[Coding]:
    return Coding.objects.current().filter(contribution=OuterRef("pk"), primary=theme)
