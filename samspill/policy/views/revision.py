"""Rullering: the policy is renewed each council term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy.actions import revision as actions
from samspill.policy.errors import PolicyError
from samspill.policy.following.words import NAMES
from samspill.policy.forms.following import CarryForm
from samspill.policy.models import Measure, Policy, Revision
from samspill.policy.rules import can_follow_up, can_see, can_write
from samspill.policy.views.access import page
from samspill.policy.views.following_access import followed_up, lived_by
from samspill.pure.council_terms import term_of
from samspill.pure.measure_standing import STANDINGS

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def revision(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = lived_by(request, organiser)
    return _page(request, organiser, policy)


@require_POST
@organiser_required
def revision_start(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = followed_up(request, organiser)
    if "now" not in request.POST:
        messages.error(request, _("Nothing has begun. Tick that you begin now."))
        return redirect("policy:revision", organiser.slug)
    try:
        actions.begin_revision(policy, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("The renewal has begun. The road is new, and what is in force stands.")
        )
    return redirect("policy:revision", organiser.slug)


@require_POST
@organiser_required
def carried_measures(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Take measures that are not finished along into the new draft."""
    policy = lived_by(request, organiser)
    new = _new_policy(policy)
    must(new is not None and can_see(request.membership, new))
    must(new is not None and can_write(request.membership, new))
    form = CarryForm(request.POST, measures=to_carry(policy, new))
    if not form.is_valid():
        return _page(request, organiser, policy, form)
    try:
        carried = actions.carry_over(new, measures=form.cleaned_data["measures"], by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        count = len(carried)
        words = ngettext("%d measure goes on.", "%d measures go on.", count)
        messages.success(request, words % count)
    return redirect("policy:revision", organiser.slug)


def to_carry(policy: Policy, new: Policy | None) -> list[Measure]:
    """Not finished, and not in the new draft yet."""
    rows = Measure.objects.filter(goal__policy=policy).select_related("goal")
    if new is not None:
        rows = rows.exclude(carried_to__goal__policy=new)
    return [one for one in rows if not one.is_finished]


def _new_policy(policy: Policy) -> Policy | None:
    return Policy.objects.filter(organiser=policy.organiser_id, revises=policy).first()


def _page(
    request: OrganiserRequest,
    organiser: Organiser,
    policy: Policy,
    form: CarryForm | None = None,
) -> HttpResponse:
    begun = Revision.objects.filter(policy=policy).select_related("process").first()
    new = _new_policy(policy) if begun else None
    may_carry = new is not None and can_write(request.membership, new)
    if may_carry and form is None and (rows := to_carry(policy, new)):
        form = CarryForm(measures=rows, initial={"measures": [str(one.pk) for one in rows]})
    point = begun.starting_point if begun else actions.starting_point(policy)
    return page(
        request,
        organiser,
        "policy/revision.html",
        policy=policy,
        revision=begun,
        new_policy=new,
        point=point,
        point_shown=[(name, NAMES[name], point["measures"][name]) for name in STANDINGS],
        term=term_of(timezone.localdate()),
        form=form if may_carry else None,
        may_begin=begun is None and can_follow_up(request.membership, policy),
    )
