"""The action plan as a page shows it: all years in a picture, one of them as a table."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone

from samspill.policy.following.plan_picture import plan_picture
from samspill.pure.action_plan import ActionPlan, PlanYear

PAGE_SIZE = 100


def plan_context(request: HttpRequest, plan: ActionPlan) -> dict[str, Any]:
    """`?year=2028` chooses the year; else this one, or the nearest the plan has."""
    year = _chosen(plan, request.GET.get("year", ""))
    return {
        "plan": plan,
        "picture": plan_picture(plan),
        "year": year,
        "page": Paginator(year.lines, PAGE_SIZE).get_page(request.GET.get("page")),
        "query": f"year={year.year}",
    }


def _chosen(plan: ActionPlan, asked: str) -> PlanYear:
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else 0
    wanted = wanted or timezone.localdate().year
    return min(plan.years, key=lambda year: abs(year.year - wanted))
