"""The way from an organiser to the policy that is lived by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404

from samspill.organiser.access import must
from samspill.organiser.models import Organiser
from samspill.policy.following.reading import adopted_policy
from samspill.policy.models import Policy, StatusRound
from samspill.policy.reading import current_policy
from samspill.policy.rules import can_follow_up, can_name_owners, can_see

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


def lived_by(request: OrganiserRequest, organiser: Organiser) -> Policy:
    """The one in force, also while the next is being written; before that the draft, to look at."""
    found = adopted_policy(organiser) or current_policy(organiser)
    if found is None:
        raise Http404
    must(can_see(request.membership, found))
    return found


def followed_up(request: OrganiserRequest, organiser: Organiser) -> Policy:
    """For what changes something: 404 for those who may only read, and before it is adopted."""
    found = lived_by(request, organiser)
    must(can_follow_up(request.membership, found))
    return found


def owners_named(request: OrganiserRequest, organiser: Organiser) -> Policy:
    """For those who may say who answers for a measure."""
    found = lived_by(request, organiser)
    must(can_name_owners(request.membership))
    return found


def status_round(policy: Policy, number: int) -> StatusRound:
    rounds = policy.status_rounds.select_related("policy__organiser")
    return get_object_or_404(rounds, number=number)


def in_force(organiser: Organiser) -> Policy:
    """For pages that everyone may read: 404 when nothing is adopted."""
    found = adopted_policy(organiser)
    if found is None:
        raise Http404
    return found
