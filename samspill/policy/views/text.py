"""The text, place by place: chapters with their paragraphs, and the goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.actions.presence import leave_here
from samspill.policy.errors import ClashError, PolicyError
from samspill.policy.forms import ChapterForm
from samspill.policy.forms.passages import GoalTextForm, HeadingForm, NewPassageForm, PassageForm
from samspill.policy.models import Chapter, Goal, Passage, Policy
from samspill.policy.rules import can_comment, can_write
from samspill.policy.views.access import page, seen_policy, written_policy
from samspill.policy.views.wordings import clash_page, history_page
from samspill.policy.writing.chapter_text import passage_rows, taken_away
from samspill.policy.writing.clashes import writers_now
from samspill.policy.writing.comments import comments_on

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@dataclass
class Opened:
    """Which form is open on the page of a chapter."""

    opened: Passage | None = None
    form: PassageForm | None = None
    new_form: NewPassageForm | None = None
    after: int = 0  # the paragraph that the new one follows
    heading_form: forms.Form | None = None


@organiser_required
def chapter(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """Its paragraphs; POST writes the heading, or with `body` the whole text anew."""
    policy = seen_policy(request, organiser)
    must(policy.is_open_for_writing)
    row = get_object_or_404(policy.chapters, key=key)
    if request.method == "POST":
        must(can_write(request.membership, policy))
        write = _write_whole if "body" in request.POST else _write_heading
        return write(request, organiser, policy, row)
    return _chapter_page(request, organiser, policy, row)


@require_POST
@organiser_required
def new_passage(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    policy = written_policy(request, organiser)
    row = get_object_or_404(policy.chapters, key=key)
    form = NewPassageForm(request.POST)
    after = _number(request.POST.get("after"))
    if not form.is_valid():
        return _chapter_page(request, organiser, policy, row, Opened(new_form=form, after=after))
    neighbour = row.passages.standing().filter(pk=after).first()
    made = actions.add_passage(
        row,
        text=form.cleaned_data["text"],
        after=neighbour,
        is_first=request.POST.get("after") == "0",
        by=request.user,
    )
    messages.success(request, _("The paragraph stands in the text now."))
    return _to_passage(organiser, made, kept=f"new-{row.pk}-{after}")


@organiser_required
def passage(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """GET: every wording it has had. POST: a paragraph is written anew."""
    policy = seen_policy(request, organiser)
    one = get_object_or_404(places_of(policy), pk=pk)
    if request.method != "POST":
        return history_page(request, organiser, policy, one)
    must(can_write(request.membership, policy))
    must(one.kind == Passage.Kind.PARAGRAPH)
    form = PassageForm(request.POST, policy=policy)
    if not form.is_valid():
        return _chapter_page(
            request, organiser, policy, _chapter_of(one), Opened(opened=one, form=form)
        )
    leave_here(one, by=request.user)
    try:
        actions.write_passage(one, by=request.user, **form.cleaned_data)
    except ClashError as error:
        return clash_page(request, organiser, error)
    messages.success(request, _("The paragraph is saved."))
    return _to_passage(organiser, one)


@organiser_required
def goal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    row = get_object_or_404(policy.goals.select_related("policy", "passage__policy"), pk=pk)
    now = {"text": row.text, "seen": row.passage.version}
    form = GoalTextForm(request.POST or None, policy=policy, initial=now)
    if not form.is_valid():
        return _goal_page(request, organiser, policy, row, form)
    leave_here(row.passage, by=request.user)
    try:
        actions.change_goal(row, by=request.user, **form.cleaned_data)
    except ClashError as error:
        return clash_page(request, organiser, error)
    messages.success(request, _("The goal is saved."))
    response = redirect("policy:policy", organiser.slug)
    response["Location"] += f"?kept={row.passage.pk}#goal-{row.number}"
    return response


@require_POST
@organiser_required
def passage_place(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Up or down among the paragraphs of its chapter."""
    one = _paragraph(written_policy(request, organiser), pk)
    actions.move_passage(one, is_down=request.POST.get("direction") == "down", by=request.user)
    return _to_passage(organiser, one)


@require_POST
@organiser_required
def passage_removal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    one = _paragraph(written_policy(request, organiser), pk)
    seen = _number(request.POST.get("seen")) or None
    try:
        actions.take_away_passage(one, seen=seen, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
        return _to_passage(organiser, one)
    response = redirect("policy:chapter", organiser.slug, _chapter_of(one).key)
    response["Location"] += f"?taken={one.pk}#taken"
    return response


@require_POST
@organiser_required
def passage_return(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    one = _paragraph(written_policy(request, organiser), pk)
    actions.put_back_passage(one, by=request.user)
    messages.success(request, _("The paragraph stands where it stood."))
    return _to_passage(organiser, one)


def places_of(policy: Policy) -> Any:
    return policy.passages.select_related("chapter", "goal", "measure__goal", "policy")


def _write_whole(
    request: OrganiserRequest, organiser: Organiser, policy: Policy, row: Chapter
) -> HttpResponse:
    form = ChapterForm(request.POST)
    if not form.is_valid():
        return _chapter_page(request, organiser, policy, row, Opened(heading_form=form))
    actions.write_chapter(policy, key=row.key, **form.cleaned_data, by=request.user)
    messages.success(request, _("The chapter is saved."))
    return redirect("policy:policy", organiser.slug)


def _write_heading(
    request: OrganiserRequest, organiser: Organiser, policy: Policy, row: Chapter
) -> HttpResponse:
    form = HeadingForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.write_heading(
                row, heading=typed["heading"], was=typed["was"] or None, by=request.user
            )
        except PolicyError as error:
            form.add_error("heading", str(error))
            form.data = {**request.POST.dict(), "was": row.heading}
        else:
            messages.success(request, _("The heading is saved."))
            return redirect("policy:chapter", organiser.slug, row.key)
    return _chapter_page(request, organiser, policy, row, Opened(heading_form=form))


def _chapter_page(
    request: OrganiserRequest,
    organiser: Organiser,
    policy: Policy,
    row: Chapter,
    typed: Opened | None = None,
) -> HttpResponse:
    """With at most one form open: the one that had an error, or that the address asks for."""
    writes = can_write(request.membership, policy)
    rows = passage_rows(row, policy, reader=request.user.pk)
    opened = typed or (_asked_for(request, policy, row) if writes else Opened())
    comments, gone = can_comment(request.membership, policy), taken_away(row)
    return page(
        request,
        organiser,
        "policy/chapter.html",
        policy=policy,
        chapter=row,
        chapters=list(policy.chapters.all()),
        rows=rows,
        last=rows[-1].passage.pk if rows else 0,
        **vars(opened),
        gone=gone,
        just_taken=next((one for one in gone if str(one.pk) == request.GET.get("taken")), None),
        comments=comments_on(opened.opened) if comments and opened.opened else [],
        can_write=writes,
        can_comment=comments,
    )


def _asked_for(request: OrganiserRequest, policy: Policy, row: Chapter) -> Opened:
    """?passage=PK opens a paragraph, ?after=PK a new one after it, ?heading=1 the heading."""
    asked = request.GET
    if one := row.passages.standing().filter(pk=_number(asked.get("passage"))).first():
        now = {"text": one.text, "seen": one.version}
        return Opened(opened=one, form=PassageForm(policy=policy, initial=now))
    if "after" in asked:
        return Opened(new_form=NewPassageForm(), after=_number(asked["after"]))
    if "heading" in asked:
        now = {"heading": row.heading, "was": row.heading}
        return Opened(heading_form=HeadingForm(initial=now))
    return Opened()


def _goal_page(
    request: OrganiserRequest, organiser: Organiser, policy: Policy, row: Goal, form: PassageForm
) -> HttpResponse:
    writers = writers_now(policy, but=request.user.pk)
    return page(
        request,
        organiser,
        "policy/chapter_goal.html",
        policy=policy,
        goal=row,
        passage=row.passage,
        form=form,
        writer=writers.get(row.passage.pk, ""),
        comments=comments_on(row.passage),
        can_comment=can_comment(request.membership, policy),
    )


def _paragraph(policy: Policy, pk: int) -> Passage:
    found: Passage = get_object_or_404(places_of(policy), pk=pk, kind=Passage.Kind.PARAGRAPH)
    return found


def _chapter_of(one: Passage) -> Chapter:
    if one.chapter is None:
        raise Http404
    return one.chapter


def _to_passage(organiser: Organiser, one: Passage, *, kept: str = "") -> HttpResponse:
    """To where it stands; what the browser kept under this name is no longer needed."""
    response = redirect("policy:chapter", organiser.slug, _chapter_of(one).key)
    response["Location"] += f"?kept={kept or one.pk}#passage-{one.pk}"
    return response


def _number(value: str | None) -> int:
    is_number = value is not None and value.isascii() and value.isdecimal() and len(value) < 18
    return int(value) if is_number and value else 0
