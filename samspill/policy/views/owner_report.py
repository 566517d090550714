"""Opened by the link in the e-mail, without an account: an owner tells how the measures are going."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspill.people.models import User
from samspill.policy.actions.owners import refuse_ownership
from samspill.policy.actions.status_questions import asked_measures
from samspill.policy.actions.status_rounds import tell_status
from samspill.policy.errors import PolicyError, ReasonMissingError
from samspill.policy.following.owner_links import is_open, owner_token, status_request_of
from samspill.policy.forms.told import ToldForm, shown_number
from samspill.policy.models import Measure, StatusRequest, StatusUpdate
from samspill.ui.middleware import use_language_of_place

GONE = 410
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class ToldCard:
    """One measure the owner is asked about. last: what was told in this round, or None."""

    measure: Measure
    form: ToldForm
    last: StatusUpdate | None
    is_open: bool


def by_owner_link(view: View) -> View:
    """The token becomes the question; a link that is too old says so."""

    @wraps(view)
    def inner(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        question = status_request_of(token)
        if question is None:
            raise Http404
        use_language_of_place(request, question.owner.language)
        policy = question.round.policy
        if not is_open(question.round, timezone.localdate()):
            context = {"organiser": policy.organiser, "policy": policy}
            answer = render(request, "policy/owner_gone.html", context, status=GONE)
        else:
            answer = view(request, question, *args, **kwargs)
        answer["X-Robots-Tag"] = "noindex"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    inner.access = "public"  # type: ignore[attr-defined]
    return never_cache(inner)


@by_owner_link
def owner_report(request: HttpRequest, question: StatusRequest) -> HttpResponse:
    forms: dict[int, ToldForm] = {}
    if request.method == "POST":
        saved, forms = try_tell(request, question, request.POST.get("measure", ""), by=None)
        if saved is not None:
            return redirect("policy:owner_report", owner_token(question))
    return _page(request, question, "policy/owner_report.html", cards=told_cards(question, forms))


@by_owner_link
def owner_refusal(request: HttpRequest, question: StatusRequest) -> HttpResponse:
    """It is not mine: the address is erased, and the coordinator finds another."""
    if request.method == "POST":
        organiser = question.round.policy.organiser
        refuse_ownership(question.owner)
        return render(request, "policy/owner_refused.html", {"organiser": organiser})
    return _page(request, question, "policy/owner_refusal.html")


def try_tell(
    request: HttpRequest, question: StatusRequest, key: str, *, by: User | None
) -> tuple[Measure | None, dict[int, ToldForm]]:
    """Save what was typed of one measure. Returns the measure, or its form with what is wrong."""
    rows = {str(one.pk): one for one in asked_measures(question)}
    measure = rows.get(key)
    if measure is None:
        raise Http404
    last = question.updates.filter(measure=measure).last()
    form = ToldForm(request.POST, measure=measure, last=last, auto_id=f"m{measure.pk}_%s")
    if form.is_valid():
        try:
            tell_status(question, measure=measure, **form.cleaned_data, by=by)
        except PolicyError as error:
            form.add_error("reason" if isinstance(error, ReasonMissingError) else None, str(error))
        else:
            messages.success(request, _saved(measure, form))
            return measure, {}
    return None, {measure.pk: form}


def told_cards(question: StatusRequest, forms: Mapping[int, ToldForm]) -> list[ToldCard]:
    """The owner's measures; the first that is not told of is open, or the one to put right."""
    last = {update.measure_id: update for update in question.updates.all()}
    measures = asked_measures(question)
    waiting = [one.pk for one in measures if one.pk not in last]
    opened = next(iter(forms), None) or next(iter(waiting), None)
    return [
        ToldCard(
            measure=one,
            form=forms.get(one.pk) or _form(one, last.get(one.pk)),
            last=last.get(one.pk),
            is_open=one.pk == opened,
        )
        for one in measures
    ]


def _saved(measure: Measure, form: ToldForm) -> str:
    saved = _("Measure %s is saved.") % measure.reference
    if form.lets_go_of_day:
        return saved + " " + _("The expected day is taken away, since it is finished.")
    return saved


def _form(measure: Measure, last: StatusUpdate | None) -> ToldForm:
    initial: dict[str, Any] = {"status": measure.status, "expected_on": measure.expected_on}
    if last is not None:
        shown = shown_number(last.indicator_value)
        initial |= {"reason": last.reason, "indicator_value": shown}
    return ToldForm(initial=initial, measure=measure, auto_id=f"m{measure.pk}_%s")


def _page(
    request: HttpRequest, question: StatusRequest, template: str, **context: Any
) -> HttpResponse:
    policy = question.round.policy
    whole = {
        "organiser": policy.organiser,
        "policy": policy,
        "round": question.round,
        "question": question,
        "owner": question.owner,
        "token": owner_token(question),
        **context,
    }
    return render(request, template, whole)
