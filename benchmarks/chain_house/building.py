"""A policy of a size no municipality has had: rows written straight, as the actions would write them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.actions import ContributionDraft
from samspill.dialogue.models import Contribution, PublishedContribution
from samspill.insight.models import Coding, Theme
from samspill.people.models import User
from samspill.policy import actions
from samspill.policy.models import (
    Answer,
    Consultation,
    Goal,
    Measure,
    MeasureContribution,
    Passage,
    Policy,
    Remark,
    StatusUpdate,
)
from tests.dialogue import builders

WORDS = (
    "Vi trenger halltid om kvelden", "Kven skal vi ringje når døra er låst?", "Tilskudd som kommer i tide",
    "Et skjema for alt", "Fleire unge i styra", "Felles kalender for lokaler", "Skyss til kampene",
)  # fmt: skip
STATUSES = ("adopted", "in_progress", "delivered", "dropped")
SEED = 20261122


@dataclass(frozen=True)
class Size:
    contributions: int
    measures: int
    remarks: int
    goals: int = 12
    tables: int = 60
    behind: int = 25  # contributions behind a measure


@dataclass(frozen=True)
class Built:
    slug: str
    coordinator: User
    policy: Policy
    one: Contribution  # published, behind several measures


def build(size: Size) -> Built:
    """An adopted policy with its consultation, the same for the same size."""
    chance = random.Random(SEED)
    place = builders.organiser()
    coordinator = builders.member(place)
    dialogue = builders.dialogue(place, tables=size.tables)
    builders.people(dialogue.conference, 60)
    drafts = [
        ContributionDraft(
            round=1 + index % 3,
            table=1 + index % size.tables,
            text=f"{WORDS[index % len(WORDS)]}, og det er sak {index}.",
            key=UUID(int=index + 1),
            language="nn" if index % 3 == 1 else "nb",
        )
        for index in range(size.contributions)
    ]
    dialogue_actions.contribute_many(dialogue, drafts=drafts, channel="file")
    contributions = list(dialogue.contributions.order_by("pk"))
    _sort(contributions)
    _publish(contributions)
    policy = actions.draft_policy(None, dialogue, by=coordinator)
    _write(policy, contributions, size, chance)
    _consult(policy, size, coordinator)
    actions.adopt(
        policy, body="Lillevik kommunestyre", decided_on=date(2027, 3, 11), case_number="12/27",
        vote="25 mot 2 stemmer", text="Politikken vedtas.", word="Resten kommer.", by=coordinator,
    )  # fmt: skip
    _follow_up(policy, chance)
    measures = Measure.objects.filter(goal__policy=policy)
    busy = measures.order_by("-pk").first().contributions.order_by("pk").first()
    return Built(place.slug, coordinator, policy, busy)


def _sort(contributions: list[Contribution]) -> None:
    themes = list(Theme.objects.filter(parent=None).order_by("code"))
    Coding.objects.bulk_create(
        (
            Coding(
                contribution=one, primary=themes[index % 7], source="person", is_current=True,
                words=[],
            )
            for index, one in enumerate(contributions)
        ),
        batch_size=400,
    )  # fmt: skip


def _publish(contributions: list[Contribution]) -> None:
    PublishedContribution.objects.bulk_create(
        (PublishedContribution(contribution=one, text=one.raw_text) for one in contributions),
        batch_size=400,
    )


def _write(
    policy: Policy, contributions: list[Contribution], size: Size, chance: random.Random
) -> None:
    """All answered but a hundredth; every measure with its own."""
    first = Goal.objects.filter(policy=policy).count()
    goals = [
        actions.add_goal(policy, text=f"Mål {number}: Det er lett å få det til")
        for number in range(first + 1, size.goals + 1)
    ] or list(policy.goals.all())
    known = Measure.objects.filter(goal__policy=policy).count()
    measures = [
        actions.add_measure(
            goals[index % len(goals)], contributions=(), rationale="Sagt ved mange bord.",
            text=f"Tiltak nummer {index} gjøres sammen med lagene", responsible_unit="Kultur",
            deadline=date(2028, 6, 1), cost_once=10000, cost_yearly=index * 100,
        )
        for index in range(known, size.measures)
    ]  # fmt: skip
    _tie(measures, contributions, size, chance)
    standing = set(Answer.objects.values_list("contribution", flat=True))
    tied = set(MeasureContribution.objects.values_list("contribution", flat=True))
    rest = [one for one in contributions if one.pk not in standing]
    Answer.objects.bulk_create(
        (
            Answer(
                contribution=one, policy=policy,
                verdict="taken_in" if one.pk in tied else "not_taken_in",
                reason="" if one.pk in tied else "Det hører til hos fylket.",
            )
            for one in rest[len(contributions) // 100 :]
        ),
        batch_size=400,
    )  # fmt: skip


def _tie(
    measures: list[Measure], contributions: list[Contribution], size: Size, chance: random.Random
) -> None:
    MeasureContribution.objects.bulk_create(
        (
            MeasureContribution(measure=measure, contribution=one)
            for measure in measures
            for one in chance.sample(contributions, size.behind)
        ),
        batch_size=400,
        ignore_conflicts=True,
    )


def _consult(policy: Policy, size: Size, by: User) -> None:
    actions.open_consultation(policy, word="Resten får svar før vedtaket.", by=by)
    consultation = Consultation.objects.get(policy=policy)
    passages = list(Passage.objects.filter(policy=policy, is_standing=True).order_by("pk"))
    Remark.objects.bulk_create(
        (
            Remark(
                consultation=consultation, number=index + 1, passage=passages[index % len(passages)],
                raw_text=f"Vi støtter dette, men tenk på merknad {index}.",
                shown_text=f"Vi støtter dette, men tenk på merknad {index}.",
                on_behalf_of="Lillevik idrettslag" if index % 2 else "", language="nb",
                verdict="partly" if index % 3 else "", answer="Vi skriver det inn." if index % 3 else "",
            )
            for index in range(size.remarks)
        ),
        batch_size=200,
    )  # fmt: skip


def _follow_up(policy: Policy, chance: random.Random) -> None:
    now = timezone.now()
    measures = list(Measure.objects.filter(goal__policy=policy))
    updates = []
    for measure in measures:
        measure.status = chance.choice(STATUSES)
        measure.status_reason = (
            "Dette er gjort sammen med lagene." if measure.status != "adopted" else ""
        )
        updates += [
            StatusUpdate(
                measure=measure, status=measure.status, reason="Dette er gjort.",
                at=now - timedelta(days=30 * month), indicator_value=month,
            )
            for month in (3, 2, 1)
        ]  # fmt: skip
    Measure.objects.bulk_update(measures, ["status", "status_reason"], batch_size=200)
    StatusUpdate.objects.bulk_create(updates, batch_size=200)
