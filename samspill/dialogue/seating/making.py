"""How the plan stands: asked for, being made, refused with reasons, or made with its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.dialogue.models import Round, SeatingPlan, SeatingRule
from samspill.dialogue.seating.material import names_of, number_of
from samspill.dialogue.seating.page import Evening
from samspill.dialogue.seating.words import (
    fact_sentence,
    figure_facts,
    headline_and_lead,
    reason_sentences,
)
from samspill.pure.seating.problem import Reason, ReasonType

State = SeatingPlan.State
ALMOST = 95  # per cent


def making_context(evening: Evening, shown: Mapping[str, Any]) -> dict[str, Any]:
    """How the plan stands, and what may be done. `shown` is the rest of the page's context."""
    newest = evening.plans[0] if evening.plans else None
    making = newest if newest is not None and is_under_way(newest) else None
    refused = (
        newest if newest is not None and newest.state in (State.IMPOSSIBLE, State.FAILED) else None
    )
    has_all = bool(evening.tables and evening.rounds and evening.sign_ups)
    can_plan = evening.may_deal and has_all and making is None
    is_asked_for = shown["left_out"] or shown["gone"] or evening.held
    return {
        "making": _making(making, evening.slug) if making is not None else None,
        "refusal": _refusal(refused, evening) if refused is not None else None,
        "can_plan": can_plan,
        "can_replan": bool(
            can_plan
            and evening.published is not None
            and is_asked_for
            and _has_rounds_left(evening)
        ),
        "has_published": evening.published is not None,
        **(_figures(evening, evening.plan) if evening.plan is not None else {}),
    }


def is_under_way(plan: SeatingPlan) -> bool:
    return plan.state in (State.QUEUED, State.MAKING)


def making_message(plan: SeatingPlan) -> str:
    """How far a plan has come, in words."""
    if plan.state == State.QUEUED:
        return _("The plan waits its turn. It begins in a moment.")
    if plan.state == State.MAKING and not plan.progress:
        return _("Everyone is given a first chair, by the rules.")
    if plan.state == State.MAKING and plan.progress < ALMOST:
        return _("People change places until no better plan is found.")
    if plan.state == State.MAKING:
        return _("The plan is being counted over.")
    if plan.state == State.MADE:
        return _("The plan is made.")
    return _("No plan was made. The page says why.")


def _making(plan: SeatingPlan, slug: str) -> dict[str, Any]:
    return {
        "state": plan.state,
        "progress": plan.progress,
        "message": making_message(plan),
        "state_url": reverse("dialogue:plan_state", args=[slug]),
    }


def _has_rounds_left(evening: Evening) -> bool:
    return any(one.state == Round.State.PLANNED for one in evening.rounds)


def _figures(evening: Evening, plan: SeatingPlan) -> dict[str, Any]:
    figures = plan.report if evening.may_see_reasons else plan.quality
    headline, lead = headline_and_lead(figures or plan.quality)
    return {
        "headline": headline,
        "lead": lead,
        "report": plan.report if evening.may_see_reasons else {},
        "facts": [fact for fact in figure_facts(figures) if fact not in headline],
        "publish": {
            "people": len(_coming(evening)),
            "locked": sum(one.is_locked for one in evening.chairs),
        },
    }


def _coming(evening: Evening) -> set[int]:
    """Those with a place in the plan who still have their seat at the conference."""
    return {one.sign_up_id for one in evening.chairs} & {one.pk for one in evening.sign_ups}


def _refusal(plan: SeatingPlan, evening: Evening) -> dict[str, Any]:
    if plan.state == State.FAILED:
        return {"state": plan.state, "intro": _failed_intro(plan), "reasons": []}
    intro = _("No plan keeps all the rules. Loosen one of these, and make the plan anew.")
    reasons = _reasons(plan, evening) if evening.may_see_reasons else []
    return {"state": plan.state, "intro": intro, "reasons": reasons}


def _failed_intro(plan: SeatingPlan) -> str:
    if plan.error == "undecided_plan":
        return _(
            "The rules are so tight that no plan was found, nor a proof that there is none. "
            "Loosen one of them, and make the plan anew."
        )
    return _("Something stopped on our side. Make the plan anew; nothing you have written is lost.")


def _reasons(plan: SeatingPlan, evening: Evening) -> list[dict[str, Any]]:
    names = names_of(evening.sign_ups)
    reasons = [
        Reason(
            ReasonType(one["type"]),
            tuple(one["who"]),
            one["round"],
            tuple(one["tables"]),
            tuple(tuple(fact) for fact in one["rules"]),
        )
        for one in plan.reasons
    ]
    return [
        {
            "sentence": sentence,
            "rules": [
                {"sentence": fact_sentence(fact, names), "href": _place_of(fact, evening)}
                for fact in reason.rules
            ],
        }
        for reason, sentence in zip(reasons, reason_sentences(reasons, names), strict=True)
    ]


def _place_of(fact: Sequence[str], evening: Evening) -> str:
    """Where on the page the rule stands that a fact comes from."""
    kind, *rest = fact
    if kind in ("capacity", "minimum"):
        return f"#table-{number_of(rest[0])}" if rest and rest[0].startswith("t") else "#tables"
    if kind == "topic":
        return "#topics"
    if kind == "locked":
        return f"#p{number_of(rest[0])}"
    people = {number_of(one) for one in rest if one.startswith("s")}
    for rule in evening.rules:
        if rule.kind == kind and people <= {one.pk for one in rule.people.all()}:
            return f"#rule-{rule.pk}"
    return "#setup" if kind == SeatingRule.Kind.APART else "#own-rules"
