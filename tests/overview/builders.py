"""A place that has been heard: contributions published, a policy, threads between them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from samspill.conference.models import Conference, ProgrammeItem
from samspill.dialogue.models import Contribution, Dialogue, PublishedContribution, Round, Table
from samspill.insight.models import Coding, Theme
from samspill.live.models import LiveChannel
from samspill.organiser.models import Organiser
from samspill.policy.models import (
    Answer,
    Goal,
    Measure,
    MeasureContribution,
    Policy,
    Resolution,
)


def conference(place: Organiser, *, days: int = 30, **fields: object) -> Conference:
    """A published evening so many days from now."""
    starts_at = timezone.now() + timedelta(days=days)
    whole = {
        "title": "Sammen om frivilligheten",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=3),
        "venue": "Fyrsalen",
        "sign_up_deadline": starts_at - timedelta(days=7),
        "capacity": 60,
        "published_at": timezone.now(),
        **fields,
    }
    return Conference.objects.create(organiser=place, **whole)


def dialogue(place: Organiser) -> Dialogue:
    """A talk with one round and two tables, a month ago."""
    evening = conference(place, days=-30)
    item = ProgrammeItem.objects.create(
        conference=evening,
        starts_at=evening.starts_at,
        kind="round",
        title="Runde 1",
        round_number=1,
        question="Hva trenger dere?",
    )
    opened = Dialogue.objects.create(
        organiser=place,
        conference=evening,
        code=uuid4().hex[:6],
        channel=LiveChannel.objects.create(),
    )
    Round.objects.create(dialogue=opened, item=item, number=1, state="closed")
    for number in (1, 2):
        Table.objects.create(dialogue=opened, number=number, capacity=7)
    return opened


def contribution(talk: Dialogue, text: str = "Én dør inn", *, table: int = 1) -> Contribution:
    return Contribution.objects.create(
        organiser=talk.organiser,
        dialogue=talk,
        round=talk.rounds.get(),
        table=talk.tables.get(number=table),
        reference=f"{table}-{Contribution.objects.count()}",
        raw_text=text,
        fingerprint="x",
        language="nb",
        channel="phone",
    )


def published(talk: Dialogue, text: str = "Én dør inn", **place: int) -> PublishedContribution:
    given = contribution(talk, text, **place)
    Coding.objects.create(
        contribution=given, primary=Theme.objects.get(code="KOO"), source="machine"
    )
    return PublishedContribution.objects.create(contribution=given, text=text)


def measure(talk: Dialogue, *given: PublishedContribution, state: str = "adopted") -> Measure:
    """A measure with these contributions behind it; decided when the policy is adopted."""
    policy = Policy.objects.create(
        organiser=talk.organiser,
        dialogue=talk,
        form="frivillighetspolitikk",
        title="Sammen i Eigersund",
        language="nb",
        state=state,
    )
    if state == "adopted":
        Resolution.objects.create(
            policy=policy,
            body="kommunestyret",
            decided_on=date(2026, 6, 16),
            case_number="94/26",
            text="Vedtatt.",
        )
    goal = Goal.objects.create(policy=policy, number=2, text="Én dør inn")
    made = Measure.objects.create(
        goal=goal, number=3, text="Koordinatoren svarer", status="in_progress"
    )
    for one in given:
        MeasureContribution.objects.create(measure=made, contribution=one.contribution)
        Answer.objects.create(
            contribution=one.contribution, policy=policy, verdict="partly", reason="Det meste"
        )
    return made
