"""The way from an organiser to its policy, and what every page of the workspace shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from samspill.organiser.access import must
from samspill.organiser.models import Organiser
from samspill.policy.models import Measure, Policy
from samspill.policy.reading import current_policy
from samspill.policy.rules import can_see, can_write

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


def seen_policy(request: OrganiserRequest, organiser: Organiser) -> Policy:
    policy = current_policy(organiser)
    if policy is None:
        raise Http404
    must(can_see(request.membership, policy))
    return policy


def written_policy(request: OrganiserRequest, organiser: Organiser) -> Policy:
    """For pages that change the text: 404 for all others, and for all once it is adopted."""
    policy = seen_policy(request, organiser)
    must(can_write(request.membership, policy))
    return policy


def measures_of(policy: Policy) -> Any:
    found = Measure.objects.filter(goal__policy=policy)
    return found.select_related("goal__theme", "goal__policy", "passage__policy")


def page(
    request: OrganiserRequest, organiser: Organiser, template: str, **context: Any
) -> HttpResponse:
    """A page of the workspace under "The policy"."""
    return render(request, template, {"organiser": organiser, "section": "policy", **context})
