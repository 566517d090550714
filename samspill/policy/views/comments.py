"""Comments in the margin, between those who write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.forms.passages import CommentForm
from samspill.policy.models import Comment, Policy
from samspill.policy.rules import can_comment
from samspill.policy.views.access import seen_policy

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@require_POST
@organiser_required
def comments(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Say something of a passage, or answer."""
    policy = _commented(request, organiser)
    passage = get_object_or_404(policy.passages.select_related("policy"), pk=pk)
    form = CommentForm(request.POST)
    if form.is_valid():
        first = form.cleaned_data["answers"]
        answers = get_object_or_404(passage.comments, pk=first) if first else None
        actions.comment(passage, text=form.cleaned_data["text"], answers=answers, by=request.user)
    else:
        messages.error(request, _("Write the comment first."))
    return _back(request, organiser, pk)


@require_POST
@organiser_required
def settling(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    one = _comment(_commented(request, organiser), pk)
    actions.settle_comment(one, by=request.user)
    return _back(request, organiser, one.passage_id)


@require_POST
@organiser_required
def reopening(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    one = _comment(_commented(request, organiser), pk)
    actions.reopen_comment(one, by=request.user)
    return _back(request, organiser, one.passage_id)


def _commented(request: OrganiserRequest, organiser: Organiser) -> Policy:
    policy = seen_policy(request, organiser)
    must(can_comment(request.membership, policy))
    return policy


def _comment(policy: Policy, pk: int) -> Comment:
    comments = Comment.objects.filter(passage__policy=policy)
    return get_object_or_404(comments.select_related("passage__policy"), pk=pk)


def _back(request: OrganiserRequest, organiser: Organiser, passage: int) -> HttpResponse:
    """To the page where it was said."""
    place = request.POST.get("back", "")
    if place.startswith("/") and url_has_allowed_host_and_scheme(place, allowed_hosts=None):
        return redirect(f"{place}#comments-{passage}")
    response = redirect("policy:passage", organiser.slug, passage)
    response["Location"] += f"#comments-{passage}"
    return response
