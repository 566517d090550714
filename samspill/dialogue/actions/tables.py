from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samspill.conference.models import SignUp
from samspill.dialogue.errors import NothingToDealError, TablesInUseError
from samspill.dialogue.models import Dialogue, Placement, Round, SeatingPlan, Table
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User
from samspill.pure.seating.dealing import Participant, plan_rounds
from samspill.pure.seating.quality import quality


@transaction.atomic
def set_tables(
    dialogue: Dialogue, *, count: int, capacity: int, by: User | None = None
) -> list[Table]:
    """Let there be `count` tables, numbered from 1, for `capacity` people each.

    Tables that are no longer wanted go, and so do the plans that seated somebody there.
    Raises    ValueError if count or capacity < 1; TablesInUseError for one with contributions.
    """
    if count < 1 or capacity < 1:
        raise ValueError("there must be at least one table with one chair")
    too_many = dialogue.tables.filter(number__gt=count)
    spoken = too_many.filter(contributions__isnull=False).aggregate(last=Max("number"))["last"]
    if spoken is not None:
        raise TablesInUseError(spoken)
    dialogue.seating_plans.filter(placements__table__in=too_many).delete()
    too_many.delete()
    dialogue.tables.update(capacity=capacity)
    known = set(dialogue.tables.values_list("number", flat=True))
    Table.objects.bulk_create(
        Table(dialogue=dialogue, number=number, capacity=capacity)
        for number in range(1, count + 1)
        if number not in known
    )
    announce(dialogue.channel_id, "tables_set", {"count": count})
    record(
        dialogue,
        action="dialogue.tables_set",
        organiser_number=dialogue.organiser_id,
        by=by,
        count=count,
        capacity=capacity,
    )
    return list(dialogue.tables.all())


@transaction.atomic
def deal_tables(dialogue: Dialogue, *, seed: int, by: User | None = None) -> SeatingPlan:
    """Make a plan that seats everyone with a seat, in every round. It is seen when published.

    seed      0 to 32767; the same seed and the same people give the same plan
    Raises    NothingToDealError without tables, rounds or people.
    """
    tables, rounds = list(dialogue.tables.all()), list(dialogue.rounds.all())
    sign_ups = list(
        dialogue.conference.sign_ups.seated()
        .select_related("association__category", "municipality")
        .order_by("pk")
    )
    if not (tables and rounds and sign_ups):
        raise NothingToDealError
    participants = [_participant(sign_up) for sign_up in sign_ups]
    dealt = plan_rounds(participants, len(tables), len(rounds), seed)
    plan = SeatingPlan.objects.create(
        dialogue=dialogue, seed=seed, quality=asdict(quality(participants, dealt))
    )
    Placement.objects.bulk_create(_placements(plan, rounds, tables, sign_ups, dealt), 500)
    record(
        plan,
        action="dialogue.tables_dealt",
        organiser_number=dialogue.organiser_id,
        by=by,
        people=len(sign_ups),
        tables=len(tables),
        rounds=len(rounds),
    )
    return plan


def _participant(sign_up: SignUp) -> Participant:
    """Field of work is the category's upper level; for municipalities their county."""
    association, municipality = sign_up.association, sign_up.municipality
    if association is not None:
        category = association.category
        field = (category.parent_id or category.code) if category is not None else ""
        return Participant(field, f"association {association.pk}")
    if municipality is not None:
        return Participant(municipality.county_id, f"municipality {municipality.pk}")
    name = sign_up.association_name.strip().casefold()
    return Participant("", f"name {name}" if name else None)


def _placements(
    plan: SeatingPlan,
    rounds: Sequence[Round],
    tables: Sequence[Table],
    sign_ups: Sequence[SignUp],
    dealt: Sequence[Sequence[int]],
) -> list[Placement]:
    return [
        Placement(plan=plan, round=round, table=tables[place], sign_up=sign_up)
        for round, chairs in zip(rounds, dealt, strict=True)
        for sign_up, place in zip(sign_ups, chairs, strict=True)
    ]


@transaction.atomic
def publish_plan(plan: SeatingPlan, *, by: User | None = None) -> SeatingPlan:
    """Let everyone find their table by this plan; the newest published one counts."""
    plan.published_at = timezone.now()
    plan.save(update_fields=["published_at"])
    announce(plan.dialogue.channel_id, "plan_published", {"plan": plan.pk})
    record(
        plan,
        action="dialogue.plan_published",
        organiser_number=plan.dialogue.organiser_id,
        by=by,
    )
    return plan
