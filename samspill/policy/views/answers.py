"""Every contribution and what became of it; an answer to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.insight.models import Theme
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.actions.answering_many import Answered
from samspill.policy.errors import PolicyError, ReasonMissingError
from samspill.policy.export import OPEN, completeness
from samspill.policy.forms import AnswerForm
from samspill.policy.forms.answering_many import AnswerManyForm
from samspill.policy.models import Answer, Policy
from samspill.policy.reading import goal_parts, with_answers
from samspill.policy.rules import can_answer, can_write
from samspill.policy.views.access import page, seen_policy
from samspill.policy.writing.answer_lines import for_lines, lines
from samspill.policy.writing.answered import (
    WITHDRAWN,
    Which,
    asked,
    found,
    open_by_theme,
    open_groups,
    withdrawn_count,
)

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

PAGE_SIZE = 100


@organiser_required
def answers(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = seen_policy(request, organiser)
    return _list(request, organiser, policy)


@require_POST
@organiser_required
def many(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The same answer for many."""
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    which = asked(request.POST, verdict_in="verdict_shown")
    form = AnswerManyForm(
        request.POST, all_count=_all_count(policy, which), ticked=_ticked(request)
    )
    if not form.is_valid():
        return _list(request, organiser, policy, form=form)
    keys = found(policy, which).values_list("pk", flat=True) if form.is_for_all else form.ticked
    answered = actions.answer_many(
        policy,
        contributions=list(keys),
        verdict=form.cleaned_data["verdict"],
        reason=form.cleaned_data["reason"],
        by=request.user,
    )
    _tell(request, answered)
    query = which.query or f"verdict={OPEN}"
    return redirect(f"{reverse('policy:answers', args=[organiser.slug])}?{query}")


def _list(
    request: OrganiserRequest,
    organiser: Organiser,
    policy: Policy,
    *,
    form: AnswerManyForm | None = None,
) -> HttpResponse:
    which = asked(request.POST, verdict_in="verdict_shown") if form else asked(request.GET)
    rows = Paginator(for_lines(found(policy, which)), PAGE_SIZE).get_page(request.GET.get("page"))
    shown = lines(organiser, list(rows))
    counts = completeness(policy)
    names = {**dict(Answer.Verdict.choices), OPEN: _("Not answered")}
    may_answer = can_answer(request.membership) and which.verdict != WITHDRAWN
    count = rows.paginator.count
    if may_answer and count and form is None:
        form = AnswerManyForm(all_count=count if which.is_some else 0, ticked=[])
    return page(
        request,
        organiser,
        "policy/answers.html",
        policy=policy,
        which=which,
        theme=Theme.objects.filter(code=which.theme).first() if which.theme else None,
        verdicts=[(value, name, counts[value]) for value, name in names.items()],
        counts=counts,
        withdrawn=withdrawn_count(policy),
        total=sum(counts.values()),
        page=rows,
        lines=shown,
        alike_text=_("All that say the same"),
        open_themes=open_by_theme(policy) if counts[OPEN] else [],
        open_groups=open_groups(policy) if counts[OPEN] else [],
        query=which.query,
        form=form if may_answer else None,
        ticked=set(form.ticked) if form else set(),
        can_answer=may_answer,
    )


def _all_count(policy: Policy, which: Which) -> int:
    return found(policy, which).count() if which.is_some else 0


def _ticked(request: OrganiserRequest) -> list[int]:
    values = request.POST.getlist("contribution")
    return [int(one) for one in values if one.isascii() and one.isdecimal() and len(one) < 18]


def _tell(request: OrganiserRequest, answered: Answered) -> None:
    if answered.given:
        given = ngettext(
            "%d contribution is answered.", "%d contributions are answered.", answered.given
        )
        messages.success(request, given % answered.given)
    if answered.left_out:
        left = ngettext(
            "%d was left out: what a measure rests on is taken in, and the rest is not.",
            "%d were left out: what a measure rests on is taken in, and the rest is not.",
            answered.left_out,
        )
        messages.warning(request, left % answered.left_out)


@organiser_required
def answer(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    standing = policy.dialogue.contributions.standing()
    one = get_object_or_404(with_answers(standing), pk=pk)
    known = Answer.objects.filter(contribution=one).first()
    initial = {"verdict": known.verdict, "reason": known.reason} if known else {}
    form = AnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.answer(one, **form.cleaned_data, by=request.user)
        except PolicyError as error:
            field = "reason" if isinstance(error, ReasonMissingError) else "verdict"
            form.add_error(field, str(error))
        else:
            messages.success(request, _("%s is answered.") % one.reference)
            return redirect(f"{reverse('policy:answers', args=[organiser.slug])}?verdict={OPEN}")
    may_write = can_write(request.membership, policy)
    return page(
        request,
        organiser,
        "policy/answer.html",
        policy=policy,
        one=one,
        form=form,
        parts=goal_parts(policy) if may_write else [],
    )
