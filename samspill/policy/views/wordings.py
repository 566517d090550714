"""Every wording a place has had: its history, taking one back, and settling a clash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.actions.clashes import MINE, STANDING, TOGETHER
from samspill.policy.errors import ClashError, PolicyError
from samspill.policy.forms.clashes import TogetherForm
from samspill.policy.models import Passage, Policy, Wording
from samspill.policy.rules import can_comment, can_write
from samspill.policy.views.access import page, seen_policy, written_policy
from samspill.policy.writing.clashes import met_in, open_clashes, place_name
from samspill.policy.writing.comments import comments_on
from samspill.policy.writing.history import told_wordings

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


def clash_page(request: OrganiserRequest, organiser: Organiser, error: ClashError) -> HttpResponse:
    """On to the page where both wordings stand side by side: the words are kept there already."""
    messages.warning(request, str(error))
    response = redirect("policy:clash", organiser.slug, error.wording.pk)
    response["Location"] += f"?kept={error.wording.passage_id}"
    return response


@organiser_required
def clashes(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = seen_policy(request, organiser)
    waiting = [(one, place_name(one.passage)) for one in open_clashes(policy)]
    return page(
        request,
        organiser,
        "policy/clashes.html",
        policy=policy,
        waiting=waiting,
        can_write=can_write(request.membership, policy),
    )


@organiser_required
def clash(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    wording = get_object_or_404(_wordings(policy).filter(is_set_aside=True), pk=pk)
    if wording.settled_at is not None:
        messages.success(request, _("This is settled already."))
        return _to_place(organiser, wording.passage)
    met = met_in(wording)
    form = TogetherForm(request.POST or None, met=met)
    asked = request.POST.get("keep")
    keep = asked if asked in (MINE, STANDING) else TOGETHER
    if keep != TOGETHER or form.is_valid():
        together = form.cleaned_data if keep == TOGETHER else {"seen": _seen(request)}
        try:
            actions.settle_clash(wording, keep=keep, by=request.user, **together)
        except ClashError as error:
            return clash_page(request, organiser, error)
        except PolicyError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _settled(keep))
            return _to_place(organiser, wording.passage)
    return _clash_page(request, organiser, policy, wording, form)


@require_POST
@organiser_required
def restoration(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """An earlier wording comes to stand again."""
    policy = written_policy(request, organiser)
    wording = get_object_or_404(_wordings(policy), pk=pk)
    try:
        actions.restore_wording(wording, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It reads so again. What stood is kept in the list."))
    return redirect("policy:passage", organiser.slug, wording.passage_id)


def history_page(
    request: OrganiserRequest, organiser: Organiser, policy: Policy, one: Passage
) -> HttpResponse:
    comments = can_comment(request.membership, policy)
    return page(
        request,
        organiser,
        "policy/version_passage.html",
        policy=policy,
        passage=one,
        name=place_name(one),
        wordings=told_wordings(one),
        comments=comments_on(one) if comments else [],
        can_comment=comments,
        can_write=can_write(request.membership, policy),
    )


def _clash_page(
    request: OrganiserRequest,
    organiser: Organiser,
    policy: Policy,
    wording: Wording,
    form: TogetherForm,
) -> HttpResponse:
    passage = wording.passage
    standing = passage.wordings.filter(is_set_aside=False, version=passage.version)
    return page(
        request,
        organiser,
        "policy/clash.html",
        policy=policy,
        wording=wording,
        passage=passage,
        name=place_name(passage),
        standing=standing.select_related("by").first(),
        is_mine=wording.by_id == request.user.pk,
        met=[(one, form[one.name]) for one in form.met],
        form=form,
    )


def _settled(keep: str) -> str:
    return {
        MINE: _("What was written last stands now. The other is kept in the history."),
        STANDING: _("What stood goes on standing. The other is kept in the history."),
        TOGETHER: _("The two are written together. Both are kept in the history."),
    }[keep]


def _seen(request: OrganiserRequest) -> int | None:
    value = request.POST.get("seen", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None


def _wordings(policy: Policy) -> Any:
    return Wording.objects.filter(passage__policy=policy).select_related(
        "by", "because_of", "passage__chapter", "passage__goal", "passage__measure__goal",
        "passage__policy",
    )  # fmt: skip


def _to_place(organiser: Organiser, passage: Passage) -> HttpResponse:
    passage.refresh_from_db()
    kept = f"?kept={passage.pk}"
    if passage.measure_id is not None:
        response = redirect("policy:measure", organiser.slug, passage.measure_id)
    elif passage.goal_id is not None:
        response = redirect("policy:goal", organiser.slug, passage.goal_id)
    elif passage.chapter is not None:
        response = redirect("policy:chapter", organiser.slug, passage.chapter.key)
        kept += f"#passage-{passage.pk}"
    else:
        response = redirect("policy:passage", organiser.slug, passage.pk)
    response["Location"] += kept
    return response
