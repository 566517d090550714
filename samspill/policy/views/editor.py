"""The policy as a whole: the draft, its chapters and goals, and the files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.insight.reading import current_dialogue
from samspill.insight.rules import can_see_contributions
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.errors import PolicyError
from samspill.policy.export import (
    OPEN,
    answers_csv,
    completeness,
    policy_document,
    policy_json,
)
from samspill.policy.forms import ChapterForm, GoalForm, ResolutionForm
from samspill.policy.models import Answer, Policy
from samspill.policy.reading import by_answer, current_policy, findings_of, goal_parts, text_parts
from samspill.policy.rules import can_adopt, can_answer, can_draft, can_see, can_write, is_public
from samspill.policy.views.access import page, seen_policy, written_policy
from samspill.pure.documents.docx import to_docx

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

OPEN_SHOWN = 3
STROKE = 4  # units from one stroke to the next
FILES: dict[str, tuple[str, Callable[[Policy], bytes]]] = {
    "pdf": ("application/pdf", lambda policy: typst.pdf(policy_document(policy))),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda policy: to_docx(policy_document(policy)),
    ),
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
    counts = completeness(found)
    chapters = list(found.chapters.all())
    return page(
        request,
        organiser,
        "policy/policy.html",
        policy=found,
        counts=counts,
        answered_in=counts[Answer.Verdict.TAKEN_IN] + counts[Answer.Verdict.PARTLY],
        total=sum(counts.values()),
        strokes=_strokes(counts),
        chapters=[(chapter, text_parts(chapter.body)) for chapter in chapters],
        parts=goal_parts(found),
        findings=findings_of(found),
        open_ones=by_answer(found, OPEN)[:OPEN_SHOWN],
        can_write=can_write(request.membership, found),
        can_answer=can_answer(request.membership),
        can_adopt=can_adopt(request.membership, found),
        is_public=is_public(found),
    )


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
def chapter(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    found = written_policy(request, organiser)
    row = get_object_or_404(found.chapters, key=key)
    form = ChapterForm(request.POST or None, initial={"heading": row.heading, "body": row.body})
    if form.is_valid():
        actions.write_chapter(found, key=key, **form.cleaned_data, by=request.user)
        messages.success(request, _("The chapter is saved."))
        return redirect("policy:policy", organiser.slug)
    return _form(request, organiser, form, title=row.heading, button=_("Save the chapter"))


@organiser_required
def goal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = written_policy(request, organiser)
    row = get_object_or_404(found.goals.select_related("policy"), pk=pk)
    form = GoalForm(request.POST or None, initial={"text": row.text})
    if form.is_valid():
        actions.change_goal(row, **form.cleaned_data, by=request.user)
        messages.success(request, _("The goal is saved."))
        return redirect("policy:policy", organiser.slug)
    title = _("Goal %d") % row.number
    return _form(request, organiser, form, title=title, button=_("Save the goal"))


@require_POST
@organiser_required
def consultation(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    found = seen_policy(request, organiser)
    must(can_adopt(request.membership, found))
    actions.open_consultation(found, by=request.user)
    messages.success(
        request, _("Now everyone can read the draft. Send the letter of consultation.")
    )
    return redirect("policy:policy", organiser.slug)


@organiser_required
def resolution(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    found = seen_policy(request, organiser)
    must(can_adopt(request.membership, found))
    form = ResolutionForm(request.POST or None)
    if form.is_valid():
        actions.adopt(found, **form.cleaned_data, by=request.user)
        messages.success(request, _("The policy is adopted. From here on it is followed up."))
        return redirect("policy:policy", organiser.slug)
    return _form(
        request, organiser, form, title=_("The resolution"), button=_("Save the resolution")
    )


@organiser_required
def policy_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    if form not in FILES:
        raise Http404
    found = seen_policy(request, organiser)
    media_type, write = FILES[form]
    name = f"{organiser.slug}-{'answers' if form == 'csv' else 'policy'}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(found), content_type=media_type, headers=headers)


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


def _form(
    request: OrganiserRequest, organiser: Organiser, form: object, *, title: str, button: str
) -> HttpResponse:
    return page(request, organiser, "policy/form.html", form=form, title=title, button=button)


@dataclass(frozen=True)
class Strokes:
    """One stroke a contribution, as (class, place), over `width` units."""

    width: int
    marks: list[tuple[str, str]]


def _strokes(counts: dict[str, int]) -> Strokes:
    """In the order of the answers."""
    looks = {
        Answer.Verdict.TAKEN_IN: "fill-gran",
        Answer.Verdict.PARTLY: "fill-gran",
        Answer.Verdict.NOT_TAKEN_IN: "fill-refused",
        OPEN: "fill-open",
    }
    drawn = [look for verdict, look in looks.items() for _one in range(counts[verdict])]
    marks = [(look, f"{index * STROKE + 0.5:g}") for index, look in enumerate(drawn)]
    return Strokes(max(len(drawn), 1) * STROKE, marks)
