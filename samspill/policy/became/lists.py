"""Published contributions with what became of each: of a table, of an association, of those alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from samspill.dialogue.models import (
    Contribution,
    ContributionQuerySet,
    Dialogue,
    PublishedContribution,
)
from samspill.organiser.models import Organiser
from samspill.policy.became.chain import measures_in
from samspill.policy.became.words import late, stands
from samspill.policy.council.versions import (
    PUBLIC_STATES,
    content_for_all,
    public_policy_of,
    version_for_all,
)
from samspill.policy.export import OPEN
from samspill.policy.models import Answer, Measure, Policy
from samspill.pure.measure_standing import standing
from samspill.pure.themes.searching import Sought
from samspill.registry.models import Association

ROWS_A_PAGE = 100
MARK = re.compile(r"\[[^][]+\]")  # what stands in place of a masked word


@dataclass(frozen=True)
class ToldMeasure:
    """A measure that a contribution stands behind, and how far it has come, in words."""

    key: int
    reference: str
    how_far: str


@dataclass(frozen=True)
class AnsweredRow:
    """A published contribution with its answer; `verdict` is "open" where there is none."""

    published: PublishedContribution
    one: Contribution
    verdict: str
    answer: str
    reason: str
    measures: Sequence[ToldMeasure]


@dataclass(frozen=True)
class Talk:
    """The dialogue that a municipality's public pages tell of, and its policy once that is public."""

    dialogue: Dialogue
    policy: Policy | None

    @property
    def said(self) -> ContributionQuerySet:
        return Contribution.objects.standing().filter(dialogue=self.dialogue.pk)


def talk_of(organiser: Organiser) -> Talk | None:
    """The public policy's; before there is one, the newest that something is published from."""
    policy = public_policy_of(organiser)
    if policy is not None:
        return Talk(policy.dialogue, policy)
    newest = (
        PublishedContribution.objects.filter(
            contribution__organiser=organiser, contribution__withdrawn_at__isnull=True
        )
        .select_related("contribution__dialogue__conference")
        .order_by("-contribution__dialogue", "pk")
        .first()
    )
    return Talk(newest.contribution.dialogue, None) if newest is not None else None


def talk_about(dialogue: Dialogue) -> Talk | None:
    """One dialogue, also of a policy that has been renewed since; None before anything is public."""
    policy = Policy.objects.filter(dialogue=dialogue, state__in=PUBLIC_STATES).first()
    published = PublishedContribution.objects.filter(contribution__dialogue=dialogue)
    return Talk(dialogue, policy) if policy is not None or published.exists() else None


def published_of(contributions: QuerySet[Contribution]) -> QuerySet[PublishedContribution]:
    """In the order they were said."""
    return (
        PublishedContribution.objects.filter(contribution__in=contributions)
        .select_related(
            "contribution__round",
            "contribution__table",
            "contribution__answer",
        )
        .order_by("contribution__round__number", "contribution__table__number", "contribution")
    )


def unmasked(published: QuerySet[PublishedContribution]) -> QuerySet[PublishedContribution]:
    """Those that may stand under a name: where something is masked, the name would tell whom it is of."""
    return published.filter(masked_spans=0).exclude(text__regex=MARK.pattern)


def answered_rows(
    page: Iterable[PublishedContribution], policy: Policy | None, *, today: date
) -> list[AnsweredRow]:
    """In three queries; without a public policy nothing is answered yet."""
    rows = list(page)
    behind = _behind(policy, {one.contribution.reference for one in rows}, today) if policy else {}
    return [_row(one, policy is not None, behind) for one in rows]


def _row(
    published: PublishedContribution, is_told: bool, behind: Mapping[str, Sequence[ToldMeasure]]
) -> AnsweredRow:
    one = published.contribution
    answer: Answer | None = getattr(one, "answer", None) if is_told else None
    return AnsweredRow(
        published,
        one,
        answer.verdict if answer else OPEN,
        str(answer.get_verdict_display()) if answer else _("Not answered yet"),
        answer.reason if answer else "",
        behind.get(one.reference, ()),
    )


def _behind(policy: Policy, wanted: set[str], today: date) -> dict[str, list[ToldMeasure]]:
    """By the contributions' references, the measures that stand in the public text."""
    content = content_for_all(policy, version_for_all(policy))
    tied = [(one, wanted.intersection(one["contributions"])) for one in measures_in(content)]
    keys = [one["measure"] for one, names in tied if names]
    rows = Measure.objects.in_bulk(keys)
    found: dict[str, list[ToldMeasure]] = {}
    for one, names in tied:
        if names:
            told = _told(one, rows.get(one["measure"]), today)
            for name in names:
                found.setdefault(name, []).append(told)
    return found


def _told(measure: Mapping[str, Any], row: Measure | None, today: date) -> ToldMeasure:
    status = row.status if row else Measure.Status.PROPOSED
    expected_on = row.expected_on if row else None
    deadline = date.fromisoformat(measure["deadline"]) if measure["deadline"] else None
    where = standing(status, deadline=deadline, expected_on=expected_on, today=today)
    words = late(deadline, expected_on) if where == "late" else stands(where, status, 1)
    return ToldMeasure(measure["measure"], measure["reference"], words)


@dataclass(frozen=True)
class Counted:
    """How many were said and what became of them; `hidden` are not shown publicly."""

    total: int
    taken_in: int
    partly: int
    refused: int
    open: int
    hidden: int


def counted(contributions: QuerySet[Contribution], *, is_told: bool) -> Counted:
    """One query. Before the policy is public none is answered."""
    verdict = Answer.Verdict
    figures = contributions.order_by().aggregate(
        total=Count("pk"),
        taken_in=Count("pk", filter=Q(answer__verdict=verdict.TAKEN_IN)),
        partly=Count("pk", filter=Q(answer__verdict=verdict.PARTLY)),
        refused=Count("pk", filter=Q(answer__verdict=verdict.NOT_TAKEN_IN)),
        hidden=Count("pk", filter=Q(published__isnull=True)),
    )
    if not is_told:
        figures |= {"taken_in": 0, "partly": 0, "refused": 0}
    answered = figures["taken_in"] + figures["partly"] + figures["refused"]
    return Counted(**figures, open=figures["total"] - answered)


def tables_of(talk: Talk) -> list[tuple[int, int, int]]:
    """(key, number, how many contributions) of every table that said something."""
    rows = talk.said.filter(table__isnull=False).order_by("table__number")
    return list(rows.values_list("table", "table__number").annotate(count=Count("pk")))


def associations_of(talk: Talk, words: str = "") -> QuerySet[Association]:
    """Those that said something, by name, with `said` contributions."""
    spoken = Association.objects.filter(contributions__in=talk.said).matching(words)
    return spoken.annotate(said=Count("contributions", distinct=True)).order_by("name", "pk")


def with_words(talk: Talk, words: str) -> list[int]:
    """Keys of the published contributions that have every word in some form, in their order."""
    texts = published_of(talk.said).values_list("pk", "text")
    return Sought.of(words).among(texts)
