"""Rullering: the policy is renewed each council term, from what was done, dropped and unanswered."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.writing import MeasureFacts, add_goal, add_measure
from samspill.policy.errors import NotAdoptedError, NothingToCarryError, RevisedError
from samspill.policy.export import OPEN, completeness
from samspill.policy.following.reading import followed, followed_goals, kept_content
from samspill.policy.models import Goal, Measure, Policy, Revision
from samspill.process import actions as process_actions
from samspill.process.models import PolicyProcess
from samspill.pure.council_terms import term_of
from samspill.pure.measure_standing import STANDINGS

CARRIED_FIELDS = (
    "responsible_unit", "responsible_role", "partner", "starts_on", "deadline", "cost_once",
    "cost_yearly", "funding", "indicator", "baseline", "target",
)  # fmt: skip


@transaction.atomic
def begin_revision(policy: Policy, *, by: User | None = None) -> Revision:
    """Begin anew, with the starting point kept: a new road with a new dialogue.

    What is in force stands, and is what everyone reads, until the new one is out.
    Raises    NotAdoptedError, RevisedError.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if held.state != Policy.State.ADOPTED:
        raise NotAdoptedError
    if Revision.objects.filter(policy=held).exists():
        raise RevisedError
    revision = Revision.objects.create(
        policy=held,
        process=_new_road(held, by=by),
        term=term_of(timezone.localdate()).next.name,
        starting_point=starting_point(held),
        begun_by=by,
    )
    record(held, action="policy.revision_begun", organiser_number=held.organiser_id, by=by)
    return revision


def starting_point(policy: Policy) -> dict[str, Any]:
    """What was done, dropped and is under way, and how many contributions were never answered.

    {"on": the day, "measures": {a standing: [{"reference", "text", "reason"}]}, "unanswered"}
    """
    today = timezone.localdate()
    goals = followed_goals(policy, kept_content(policy), today)
    every = list(followed(goals))
    return {
        "on": today.isoformat(),
        "measures": {
            name: [
                {"reference": one.reference, "text": one.text, "reason": one.reason}
                for one in every
                if one.standing == name
            ]
            for name in STANDINGS
        },
        "unanswered": completeness(policy)[OPEN],
    }


def policy_revised_in(process: PolicyProcess | None) -> Policy | None:
    """The policy that this road renews; None on a first road."""
    if process is None:
        return None
    revision = Revision.objects.filter(process=process, policy__revised_by__isnull=True)
    found = revision.select_related("policy").first()
    return found.policy if found else None


@transaction.atomic
def carry_over(
    policy: Policy, *, measures: Collection[Measure], by: User | None = None
) -> list[Measure]:
    """Take measures of the policy that is renewed into the new draft, under the same theme's goal.

    Each has, in the place of contributions, a reason that says where it comes from.
    Raises    AdoptedError; NothingToCarryError without any; ValueError for another policy's.
    """
    held = (
        Policy.objects.select_for_update(of=("self",)).select_related("revises").get(pk=policy.pk)
    )
    known = Measure.objects.filter(goal__policy=held, carried_from__isnull=False)
    carried = set(known.values_list("carried_from", flat=True))
    chosen = [one for one in measures if one.pk not in carried and not one.is_finished]
    if held.revises is None or not chosen:
        raise NothingToCarryError
    if any(one.goal.policy_id != held.revises_id for one in chosen):
        raise ValueError(f"policy {held.pk} renews policy {held.revises_id}, and no other")
    goals: dict[int, Goal] = {}
    new = [_carry(held, one, goals, by=by) for one in chosen]
    record(
        held,
        action="policy.measures_carried",
        organiser_number=held.organiser_id,
        by=by,
        measures=len(new),
    )
    return new


def _carry(policy: Policy, one: Measure, goals: dict[int, Goal], *, by: User | None) -> Measure:
    goal = goals.get(one.goal_id) or _goal_for(policy, one.goal, by=by)
    goals[one.goal_id] = goal
    facts: MeasureFacts = {name: getattr(one, name) for name in CARRIED_FIELDS}
    new = add_measure(
        goal, contributions=(), text=one.text, rationale=_rationale(policy, one), by=by, **facts
    )
    new.carried_from = one
    new.save(update_fields=["carried_from"])
    return new


def _goal_for(policy: Policy, old: Goal, *, by: User | None) -> Goal:
    """The new policy's goal of the same theme, or of the same words; else the old goal goes along."""
    goals = policy.goals.select_related("policy")
    same = goals.filter(theme=old.theme_id) if old.theme_id else goals.none()
    found = same.first() or goals.filter(text=old.text).first()
    return found or add_goal(policy, text=old.text, theme=old.theme, by=by)


def _rationale(policy: Policy, one: Measure) -> str:
    old = policy.revises
    title = old.title if old else ""
    with translation.override(policy.language):
        words = _("Carried on from measure %(reference)s in «%(title)s», where it is not finished.")
        told = words % {"reference": one.reference, "title": title}
    return f"{told} {one.rationale}".strip()


def _new_road(policy: Policy, *, by: User | None) -> PolicyProcess:
    old = policy.process
    return process_actions.begin_process(
        policy.organiser,
        lead=old.lead if old else "municipality",
        level=old.level if old else PolicyProcess.Level.MUNICIPALITY,
        document_kind=policy.form,
        language=policy.language,
        started_on=timezone.localdate(),
        district_name=old.district_name if old else "",
        is_public=old.is_public if old else True,
        by=by,
    )
