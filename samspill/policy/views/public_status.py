"""How far the policy has come, for everyone: pictures, what is late and why, the kept reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.policy.became.indicator_picture import IndicatorPicture, indicator_picture
from samspill.policy.council.versions import public_policy_of
from samspill.policy.following.asked import next_status_on, open_round
from samspill.policy.following.plan_document import action_plan_csv
from samspill.policy.following.plan_shown import plan_context
from samspill.policy.following.reading import (
    Followed,
    FollowedGoal,
    followed,
    followed_goals,
    indicator_values,
    kept_content,
    plan_of,
)
from samspill.policy.following.status_picture import status_picture
from samspill.policy.following.status_shown import shown_report
from samspill.policy.following.words import NAMES, how_far
from samspill.policy.models import Measure, Paper, Policy, StatusRound, StatusUpdate
from samspill.policy.papers.builders import paper_content
from samspill.policy.views.document_files import as_file
from samspill.policy.views.following_access import in_force
from samspill.pure.measure_standing import STANDINGS, Standing, counted

PAGE_SIZE = 100
LATELY, LATE_SHOWN, MEASURED_SHOWN = 6, 8, 4


@dataclass(frozen=True)
class Stop:
    reference: str
    standing: Standing
    name: str
    href: str


@dataclass(frozen=True)
class GoalThread:
    number: int
    text: str
    stops: list[Stop]
    counts: Mapping[Standing, int]


@dataclass(frozen=True)
class Measured:
    """What was measured of one measure. picture: None before there are two values."""

    measure: Followed
    values: list[tuple[date, Decimal]]
    picture: IndicatorPicture | None


@organiser_public
def public_status(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    policy = in_force(organiser)
    today = timezone.localdate()
    goals = followed_goals(policy, kept_content(policy), today)
    every = list(followed(goals))
    counts = counted(one.standing for one in every)
    chosen = _chosen(request)
    rows = [one for one in every if chosen in ("", one.standing)]
    measure_at, of = _measure_at(organiser), _of(policy)
    reports = list(policy.status_rounds.filter(reported_at__isnull=False).order_by("-number"))
    context = {
        "organiser": organiser,
        "policy": policy,
        "sentence": how_far(counts),
        "total": len(every),
        "tabs": [(name, NAMES[name], counts[name]) for name in STANDINGS],
        "picture": status_picture([(goal.number, _standings(goal)) for goal in goals]),
        "threads": _threads(goals, measure_at, of),
        "late": [one for one in every if one.standing == "late"],
        "late_shown": LATE_SHOWN,
        "lately": _lately(policy, {one.key: one for one in every}),
        "measured": _measured(policy, every),
        "chosen": chosen,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "query": f"status={chosen}" if chosen else "",
        "measure_at": measure_at,
        "of": of,
        "reports": reports,
        **_when_asked(policy, today),
    }
    return render(request, "policy/status.html", context)


@organiser_public
def public_status_report(request: HttpRequest, organiser: Organiser, number: int) -> HttpResponse:
    round_ = _reported(organiser, number)
    shown = shown_report(round_.report)
    context = {
        "organiser": organiser,
        "policy": round_.policy,
        "round": round_,
        "shown": shown,
        "sentence": how_far(shown.counts),
    }
    return render(request, "policy/status_report.html", context)


@organiser_public
def public_status_report_file(
    request: HttpRequest, organiser: Organiser, number: int, form: str
) -> HttpResponse:
    round_ = _reported(organiser, number)
    if form not in ("docx", "pdf"):
        raise Http404
    return as_file(_file_of(round_, form), form, f"{organiser.slug}-status-{number}")


@organiser_public
def public_action_plan(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    policy = in_force(organiser)
    plan = plan_of(policy, kept_content(policy))
    context = {
        "organiser": organiser,
        "policy": policy,
        **plan_context(request, plan),
    }
    return render(request, "policy/public_plan.html", context)


@organiser_public
def public_action_plan_file(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    policy = in_force(organiser)
    content = action_plan_csv(policy, kept_content(policy))
    return as_file(content, "csv", f"{organiser.slug}-action-plan")


def _when_asked(policy: Policy, today: date) -> dict[str, Any]:
    """Of the round that is open, or of the next; nothing where nobody answers for a measure."""
    round_ = open_round(policy)
    if round_ is not None:
        return {"open_round": round_, "is_answered_late": round_.due_on < today}
    return {"next_on": next_status_on(policy) if policy.owners.exists() else None}


def _file_of(round_: StatusRound, form: str) -> bytes:
    """As the worker typeset it when the report was made; until then it is made at once."""
    papers = round_.policy.papers.filter(
        kind=Paper.Kind.STATUS_REPORT, subject=round_.pk, form=form, state=Paper.State.DONE
    )
    kept = papers.order_by("pk").first()
    if kept is not None and kept.content is not None:
        return bytes(kept.content)
    return paper_content(round_.policy, Paper.Kind.STATUS_REPORT, round_.pk, form)


def _reported(organiser: Organiser, number: int) -> StatusRound:
    rounds = StatusRound.objects.filter(
        policy__organiser=organiser, policy=in_force(organiser), reported_at__isnull=False
    )
    return get_object_or_404(rounds.select_related("policy__organiser"), number=number)


def _chosen(request: HttpRequest) -> str:
    wanted = request.GET.get("status", "")
    return wanted if wanted in STANDINGS else ""


def _names() -> dict[str, str | Promise]:
    return {name: str(word) for name, word in NAMES.items()}


def _standings(goal: FollowedGoal) -> list[Standing]:
    return [one.standing for one in goal.measures]


def _measure_at(organiser: Organiser) -> str:
    """The address of a measure's page but for its key: reversed once, not three hundred times."""
    return reverse("policy:public_measure", args=[organiser.slug, 0]).removesuffix("0/")


def _of(policy: Policy) -> str:
    """Names the policy where the next one is out for consultation, and stands in its place."""
    newest = public_policy_of(policy.organiser)
    return "" if newest == policy else f"?of={policy.pk}"


def _threads(goals: list[FollowedGoal], at: str, of: str) -> list[GoalThread]:
    names = _names()
    return [
        GoalThread(
            goal.number,
            goal.text,
            [
                Stop(one.reference, one.standing, str(names[one.standing]), f"{at}{one.key}/{of}")
                for one in goal.measures
            ],
            counted(one.standing for one in goal.measures),
        )
        for goal in goals
        if goal.measures
    ]


def _lately(policy: Policy, measures: Mapping[int, Followed]) -> list[dict[str, Any]]:
    """What was told last, the newest first; of what has not begun there is nothing to tell."""
    updates = StatusUpdate.objects.standing().filter(
        measure__goal__policy=policy, measure__in=list(measures)
    )
    newest = updates.exclude(status=Measure.Status.ADOPTED).order_by("-at", "-pk")[:LATELY]
    return [
        {"update": one, "measure": measures[one.measure_id], "name": one.get_status_display()}
        for one in newest
    ]


def _measured(policy: Policy, every: list[Followed]) -> list[Measured]:
    """Those with most to show first."""
    values = indicator_values(policy)
    found = sorted(
        (one for one in every if values.get(one.key)), key=lambda one: -len(values[one.key])
    )
    return [
        Measured(
            one,
            values[one.key],
            indicator_picture(
                values[one.key], name=one.fields["indicator"], target=one.fields["target"]
            ),
        )
        for one in found[:MEASURED_SHOWN]
    ]
