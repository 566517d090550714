"""Who works here: the list, one colleague, and those who are invited. For coordinators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspill.organiser import actions
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.errors import LastCoordinatorError
from samspill.organiser.forms.people import InvitationForm, OwnRoleForm, RoleForm
from samspill.organiser.models import Invitation, Membership, Organiser
from samspill.organiser.role_words import roles_told
from samspill.organiser.rules import can_let_in, can_manage_people


@organiser_required
@require_GET
def people(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_manage_people(request.membership))
    mine = {party for party in Membership.Party.values if can_let_in(request.membership, party)}
    members = organiser.memberships.select_related("user").order_by("party", "user__name")
    standing = organiser.invitations.standing().select_related("invited_by")
    context = {
        "organiser": organiser,
        "section": "people",
        "members": [(one, one.party in mine) for one in members],
        "invitations": [(one, one.party in mine) for one in standing],
    }
    return render(request, "organiser/people.html", context)


@organiser_required
def invite(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The form, with what each role may do beside it."""
    must(can_manage_people(request.membership))
    form = InvitationForm(request.POST or None, organiser=organiser, by=request.membership)
    if form.is_valid():
        sent = actions.invite(organiser, **form.cleaned_data, by=request.user)
        told = _("The invitation is on its way to %(email)s. The link works for %(days)d days.")
        messages.success(request, told % {"email": sent.email, "days": actions.INVITATION_DAYS})
        return redirect("organiser:people", organiser.slug)
    context = {"organiser": organiser, "section": "people", "form": form, "roles": roles_told()}
    return render(request, "organiser/invite.html", context)


@organiser_required
def member(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What one colleague may do; and, if it comes to that, the end of it."""
    found = _one(request, organiser, pk)
    initial = {"role": found.role, "party": found.party}
    is_oneself = found.user_id == request.user.pk
    form_kind = OwnRoleForm if is_oneself else RoleForm
    form = form_kind(request.POST or None, by=request.membership, initial=initial)
    if form.is_valid():
        try:
            actions.change_membership(found, **form.cleaned_data, by=request.user)
        except LastCoordinatorError:
            form.add_error("role", _somebody_must_stay())
        else:
            told = _("What %(name)s may do is changed.") % {"name": found.user.name}
            messages.success(request, told)
            return redirect("organiser:people", organiser.slug)
    context = {
        "organiser": organiser,
        "section": "people",
        "member": found,
        "form": form,
        "roles": roles_told(),
        "is_oneself": is_oneself,
    }
    return render(request, "organiser/member.html", context)


@organiser_required
@require_POST
def member_ending(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _one(request, organiser, pk)
    try:
        actions.end_membership(found, by=request.user)
    except LastCoordinatorError:
        messages.error(request, _somebody_must_stay())
        return redirect("organiser:member", organiser.slug, pk)
    told = _("%(name)s no longer works here. What they wrote stays.") % {"name": found.user.name}
    messages.success(request, told)
    if found.user_id == request.user.pk:
        return redirect("overview:my_organisers")
    return redirect("organiser:people", organiser.slug)


@organiser_required
@require_POST
def invitation_withdrawal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    actions.withdraw_invitation(_invited(request, organiser, pk), by=request.user)
    messages.success(request, _("The invitation is withdrawn. Its link opens nothing any more."))
    return redirect("organiser:people", organiser.slug)


@organiser_required
@require_POST
def invitation_renewal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    sent = actions.renew_invitation(_invited(request, organiser, pk), by=request.user)
    told = _("A new link is on its way to %(email)s. The earlier one opens nothing any more.")
    messages.success(request, told % {"email": sent.email})
    return redirect("organiser:people", organiser.slug)


def _one(request: OrganiserRequest, organiser: Organiser, pk: int) -> Membership:
    must(can_manage_people(request.membership))
    rows = organiser.memberships.select_related("user", "organiser")
    found: Membership = get_object_or_404(rows, pk=pk)
    must(can_let_in(request.membership, found.party))
    return found


def _invited(request: OrganiserRequest, organiser: Organiser, pk: int) -> Invitation:
    must(can_manage_people(request.membership))
    rows = organiser.invitations.standing().select_related("organiser")
    found: Invitation = get_object_or_404(rows, pk=pk)
    must(can_let_in(request.membership, found.party))
    return found


def _somebody_must_stay() -> str:
    return _("At least one coordinator must remain. Let someone else be coordinator first.")
