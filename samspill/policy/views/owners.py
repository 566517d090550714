"""Who answers for which measure; and what the coordinator writes for one who telephones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy.actions import owners as actions
from samspill.policy.errors import AddressTakenError, PolicyError
from samspill.policy.following.owners import by_unit, owners_of, without_owner
from samspill.policy.forms.following import OwnerForm
from samspill.policy.models import Measure, MeasureOwner, Policy, StatusRequest
from samspill.policy.rules import can_follow_up, can_name_owners
from samspill.policy.views.access import page
from samspill.policy.views.following_access import lived_by, owners_named, status_round
from samspill.policy.views.owner_report import told_cards, try_tell

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def owners(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = lived_by(request, organiser)
    lacking = without_owner(policy)
    return page(
        request,
        organiser,
        "policy/owners.html",
        policy=policy,
        owners=owners_of(policy),
        units=by_unit(lacking),
        lacking_count=len(lacking),
        may_name=can_name_owners(request.membership),
    )


@organiser_required
def new_owner(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """`?unit=…` proposes the role and the measures of that unit which lack an owner."""
    policy = owners_named(request, organiser)
    unit = request.GET.get("unit", "").replace("\0", "")[:120]
    free = without_owner(policy)
    same = [one for one in free if one.responsible_unit == unit]
    role = next((one.responsible_role for one in same if one.responsible_role), "")
    initial = {
        "role": role or unit,
        "language": policy.language,
        "measures": [str(one.pk) for one in same] if "unit" in request.GET else [],
    }
    form = OwnerForm(request.POST or None, measures=_choices(policy, free), initial=initial)
    if form.is_valid():
        owner = actions.name_owner(policy, **form.cleaned_data, by=request.user)
        messages.success(request, _("%s answers for it from now on.") % owner.role)
        return redirect("policy:owners", organiser.slug)
    return page(request, organiser, "policy/owner.html", policy=policy, form=form, owner=None)


@organiser_required
def owner(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = owners_named(request, organiser)
    one = get_object_or_404(policy.owners, pk=pk)
    own = list(one.measures.select_related("goal").order_by("goal__number", "number"))
    initial = {
        "role": one.role,
        "name": one.name,
        "email": one.email,
        "language": one.language,
        "measures": [str(measure.pk) for measure in own],
    }
    choices = sorted([*own, *without_owner(policy)], key=lambda row: (row.goal.number, row.number))
    form = OwnerForm(request.POST or None, measures=choices, initial=initial)
    if form.is_valid() and _changed(one, form, request):
        messages.success(request, _("Saved."))
        return redirect("policy:owners", organiser.slug)
    return page(request, organiser, "policy/owner.html", policy=policy, form=form, owner=one)


@require_POST
@organiser_required
def owner_removal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = owners_named(request, organiser)
    one = get_object_or_404(policy.owners, pk=pk)
    actions.remove_owner(one, by=request.user)
    messages.success(request, _("The owner is taken away, and the address erased."))
    return redirect("policy:owners", organiser.slug)


@organiser_required
def told_for_owner(
    request: OrganiserRequest, organiser: Organiser, number: int, pk: int
) -> HttpResponse:
    """The coordinator writes what the owner said on the telephone."""
    policy = owners_named(request, organiser)
    round_ = status_round(policy, number)
    question = get_object_or_404(
        StatusRequest.objects.filter(round=round_).select_related(
            "owner", "round__policy__organiser"
        ),
        owner=pk,
    )
    forms = {}
    if request.method == "POST":
        must(can_follow_up(request.membership, policy))
        saved, forms = try_tell(request, question, request.POST.get("measure", ""), by=request.user)
        if saved:
            return redirect("policy:told_for_owner", organiser.slug, number, pk)
    return page(
        request,
        organiser,
        "policy/owner_told.html",
        policy=policy,
        round=round_,
        question=question,
        cards=told_cards(question, forms),
    )


def _choices(policy: Policy, free: list[Measure]) -> list[Measure]:
    """Those without an owner; when there are none, all that are not finished may be taken over."""
    if free:
        return free
    rows = Measure.objects.filter(goal__policy=policy).select_related("goal")
    return [one for one in rows if not one.is_finished]


def _changed(one: MeasureOwner, form: OwnerForm, request: OrganiserRequest) -> bool:
    try:
        actions.change_owner(one, **form.cleaned_data, by=request.user)
    except PolicyError as error:
        field = "email" if isinstance(error, AddressTakenError) else "measures"
        form.add_error(field, str(error))
        return False
    return True
