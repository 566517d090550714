"""Every contribution and what became of it; an answer to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.errors import PolicyError, ReasonMissingError
from samspill.policy.export import OPEN, completeness
from samspill.policy.forms import AnswerForm
from samspill.policy.models import Answer
from samspill.policy.reading import by_answer, goal_parts, with_answers
from samspill.policy.rules import can_answer, can_write
from samspill.policy.views.access import page, seen_policy

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

PAGE_SIZE = 50


@organiser_required
def answers(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = seen_policy(request, organiser)
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in (*Answer.Verdict.values, OPEN) else ""
    rows = Paginator(by_answer(policy, verdict), PAGE_SIZE).get_page(request.GET.get("page"))
    counts = completeness(policy)
    names = {**dict(Answer.Verdict.choices), OPEN: _("Not answered")}
    return page(
        request,
        organiser,
        "policy/answers.html",
        policy=policy,
        verdict=verdict,
        name=names.get(verdict, ""),
        verdicts=[(value, name, counts[value]) for value, name in names.items()],
        total=sum(counts.values()),
        page=rows,
        query=f"verdict={verdict}" if verdict else "",
        can_answer=can_answer(request.membership),
    )


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
