"""Political handling: the resolution, and amendments of what is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change
from samspill.policy import actions
from samspill.policy.council.checking import verify_version
from samspill.policy.council.deciding import to_decide, told_before
from samspill.policy.council.versions import IN_FORCE
from samspill.policy.documents.text import in_groups
from samspill.policy.errors import PolicyError
from samspill.policy.forms.council import DecisionForm
from samspill.policy.models import Policy
from samspill.policy.rules import can_adopt
from samspill.policy.views.access import page, seen_policy

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def resolution(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Written down while the policy may be written on; afterwards it is read here."""
    policy = seen_policy(request, organiser)
    if not policy.is_open_for_writing and request.method != "POST":
        return _decided(request, organiser, policy)
    must(can_change(request.membership))
    if not can_adopt(request.membership, policy):  # pressed twice, or gone back to
        messages.info(request, _("The resolution is written down already. Here it stands."))
        return redirect("policy:resolution", organiser.slug)
    is_first = policy.state != Policy.State.ADOPTED
    decide = to_decide(policy)
    form = DecisionForm(
        request.POST or None,
        policy=policy,
        has_open=decide.left.is_any,
        initial=told_before(policy),
    )
    if form.is_valid() and _adopted(request, policy, form):
        text = _("The policy is adopted. From here on it is followed up.")
        messages.success(request, text if is_first else _("The amendment is adopted."))
        return redirect("policy:resolution", organiser.slug)
    return page(
        request,
        organiser,
        "policy/resolution.html",
        policy=policy,
        consultation=policy.consultations.order_by("-pk").first(),
        form=form,
        decide=decide,
        is_first=is_first,
    )


def _adopted(request: OrganiserRequest, policy: Policy, form: DecisionForm) -> bool:
    """False with the reason in the form, when another was first or something came in meanwhile."""
    try:
        actions.adopt(policy, **form.cleaned_data, by=request.user)
    except PolicyError as error:
        form.add_error(None, str(error))
        return False
    return True


@organiser_required
def amendment(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What an amendment is, and its beginning; while one is written: what is changed so far."""
    policy = seen_policy(request, organiser)
    if policy.state != Policy.State.ADOPTED:
        must(request.method != "POST")
        return redirect("policy:policy", organiser.slug)
    may = can_adopt(request.membership, policy) if policy.is_being_amended else None
    if request.method == "POST":
        must(can_change(request.membership))
        if policy.is_being_amended:  # pressed twice, or gone back to
            messages.info(request, _("An amendment is begun already. Here is how far it has come."))
            return redirect("policy:amendment", organiser.slug)
        actions.begin_amendment(policy, by=request.user)
        messages.success(
            request, _("Now the policy can be written on. What is in force stands until then.")
        )
        return redirect("policy:policy", organiser.slug)
    return page(
        request,
        organiser,
        "policy/amendment.html",
        policy=policy,
        consultation=policy.consultations.order_by("-pk").first(),
        decide=to_decide(policy) if policy.is_being_amended else None,
        can_begin=_may_begin(request, policy),
        can_abandon=bool(may),
    )


@require_POST
@organiser_required
def abandonment(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = seen_policy(request, organiser)
    must(can_change(request.membership) and policy.state == Policy.State.ADOPTED)
    if not policy.is_being_amended:  # pressed twice, or gone back to
        messages.info(request, _("No amendment is being written. What is in force stands."))
        return redirect("policy:amendment", organiser.slug)
    try:
        kept = actions.abandon_amendment(policy, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        text = _("The amendment is laid aside. What was written is kept as version %d.")
        messages.success(request, text % kept.number)
    return redirect("policy:amendment", organiser.slug)


def _may_begin(request: OrganiserRequest, policy: Policy) -> bool:
    return can_change(request.membership) and not policy.is_being_amended


def _decided(request: OrganiserRequest, organiser: Organiser, policy: Policy) -> HttpResponse:
    resolutions = policy.resolutions.select_related("version").order_by("-decided_on", "-pk")
    version = policy.versions.filter(kind__in=IN_FORCE).order_by("-number").first()
    return page(
        request,
        organiser,
        "policy/resolution_made.html",
        policy=policy,
        consultation=policy.consultations.order_by("-pk").first(),
        resolutions=list(resolutions),
        version=version,
        print_groups=in_groups(version.fingerprint) if version else "",
        is_intact=verify_version(version) if version else False,
        can_begin=_may_begin(request, policy),
    )
