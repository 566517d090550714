"""The threads: contributions and findings tied to a measure and untied, and the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.errors import PolicyError
from samspill.policy.models import Answer, Policy
from samspill.policy.rules import can_answer
from samspill.policy.views.access import measures_of, seen_policy, written_policy
from samspill.policy.views.editor_page import number_in, words_in

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@require_POST
@organiser_required
def threads(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Tie a contribution to the measure."""
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    contribution = _contribution(request, policy)
    try:
        actions.link(one, contribution=contribution, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        told = {"id": contribution.reference, "measure": one.reference}
        messages.success(request, _("%(id)s now stands behind %(measure)s.") % told)
    return back(request, organiser, pk)


@require_POST
@organiser_required
def untying(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    contribution = _contribution(request, policy)
    try:
        actions.unlink(one, contribution=contribution, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        told = {"id": contribution.reference, "measure": one.reference}
        messages.success(request, _("%(id)s is untied from %(measure)s.") % told)
    return back(request, organiser, pk)


@require_POST
@organiser_required
def findings(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Let the measure rest on a finding, with all its contributions where that is asked for."""
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    finding = get_object_or_404(policy.dialogue.findings, pk=number_in(request.POST, "finding"))
    count = actions.tie_finding(
        one, finding=finding, with_contributions="all" in request.POST, by=request.user
    )
    told = {"finding": finding.reference, "measure": one.reference, "n": count}
    if count:
        sentence = ngettext(
            "%(measure)s rests on %(finding)s now, with %(n)d more contribution behind it.",
            "%(measure)s rests on %(finding)s now, with %(n)d more contributions behind it.",
            count,
        )
    else:
        sentence = _("%(measure)s rests on %(finding)s now.")
    messages.success(request, sentence % told)
    return back(request, organiser, pk)


@require_POST
@organiser_required
def finding_untying(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    finding = get_object_or_404(policy.dialogue.findings, pk=number_in(request.POST, "finding"))
    actions.untie_finding(one, finding=finding, by=request.user)
    told = {"finding": finding.reference, "measure": one.reference}
    messages.success(
        request,
        _("%(measure)s no longer rests on %(finding)s. Its contributions are still tied.") % told,
    )
    return back(request, organiser, pk)


@require_POST
@organiser_required
def reasons(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Say why a contribution is not taken in, from beside the text."""
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    one = _contribution(request, policy)
    try:
        actions.answer(
            one,
            verdict=Answer.Verdict.NOT_TAKEN_IN,
            reason=request.POST.get("reason", ""),
            by=request.user,
        )
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%s is not taken in, and the reason is kept.") % one.reference)
    return back(request, organiser, number_in(request.POST, "open"))


def back(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """To where it was done, with what was looked for: the editor, or the measure's own address."""
    kept = {"words": words_in(request.POST)}
    if "open" in request.POST:
        kept["measure"] = str(number_in(request.POST, "open") or "")
        response = redirect("policy:policy", organiser.slug)
    elif pk:
        response = redirect("policy:measure", organiser.slug, pk)
    else:
        response = redirect("policy:policy", organiser.slug)
    if query := urlencode({name: value for name, value in kept.items() if value}):
        response["Location"] += f"?{query}"
    response["Location"] += "#sources"
    return response


def _contribution(request: OrganiserRequest, policy: Policy) -> Contribution:
    return get_object_or_404(
        policy.dialogue.contributions, pk=number_in(request.POST, "contribution")
    )
