"""The policy as a whole: the draft, its chapters and goals, and the files."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.insight.reading import current_dialogue
from samspill.insight.rules import can_see_contributions
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.errors import PolicyError
from samspill.policy.export import answers_csv, policy_json
from samspill.policy.models import Measure, Paper, Policy
from samspill.policy.papers.builders import DOCX, PDF, paper_content
from samspill.policy.papers.file_names import file_word
from samspill.policy.reading import current_policy
from samspill.policy.rules import can_draft, can_see, can_write
from samspill.policy.views.access import measures_of, page, seen_policy
from samspill.policy.views.editor_page import editor_page, number_in

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

FILES: dict[str, tuple[str, Callable[[Policy], bytes]]] = {
    "pdf": (PDF, lambda policy: paper_content(policy, Paper.Kind.POLICY, 0, "pdf")),
    "docx": (DOCX, lambda policy: paper_content(policy, Paper.Kind.POLICY, 0, "docx")),
    "json": (
        "application/json",
        lambda policy: json.dumps(policy_json(policy), ensure_ascii=False, indent=1).encode(),
    ),
    "csv": ("text/csv; charset=utf-8", answers_csv),
}


@organiser_required
def policy(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    found = current_policy(organiser)
    if found is None:
        return _begin(request, organiser)
    must(can_see(request.membership, found))
    chosen = _chosen(request, found)
    return editor_page(request, organiser, found, chosen=chosen)


@require_POST
@organiser_required
def draft(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_draft(request.membership))
    dialogue = current_dialogue(organiser)
    if dialogue is None:
        raise Http404
    must(can_see_contributions(request.membership, dialogue))
    try:
        actions.draft_policy(dialogue.conference.process, dialogue, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("Here is a first draft. Each measure shows the contributions behind it.")
        )
    return redirect("policy:policy", organiser.slug)


@organiser_required
def policy_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    if form not in FILES:
        raise Http404
    found = seen_policy(request, organiser)
    media_type, write = FILES[form]
    word = file_word("answers" if form == "csv" else "policy", found.language)
    name = f"{organiser.slug}-{word}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(found), content_type=media_type, headers=headers)


def _chosen(request: OrganiserRequest, found: Policy) -> Measure | None:
    """The measure that is open in place; only for those who may write it."""
    pk = number_in(request.GET, "measure")
    if not pk or not can_write(request.membership, found):
        return None
    return measures_of(found).filter(pk=pk).first()


def _begin(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    dialogue = current_dialogue(organiser)
    must(dialogue is None or can_see_contributions(request.membership, dialogue))
    findings = dialogue.findings.with_basis() if dialogue else ()
    return page(
        request,
        organiser,
        "policy/begin.html",
        findings=list(findings),
        contribution_count=dialogue.contributions.standing().count() if dialogue else 0,
        can_draft=can_draft(request.membership),
    )
