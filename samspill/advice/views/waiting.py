"""Experiences that wait to be read, and answers of round 0 whose senders may be asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.advice import actions
from samspill.advice.errors import AskedAlreadyError, NotNowError, NotReleasedError
from samspill.advice.forms import PlacedForm, RefusalForm
from samspill.advice.models import Experience
from samspill.advice.rules import can_see_guide_work, can_write_guide
from samspill.conference.models import PreparationAnswer
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.themes.screening import screen

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from samspill.organiser.access import OrganiserRequest

ANSWERS_SHOWN = 100
SHOWN_LATELY = 20


@organiser_required
def experiences_work(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What waits, what is shown, and what was written to us before our own conferences."""
    must(can_see_guide_work(request.membership))
    rows = Experience.objects.with_place()
    asked = set(
        Experience.objects.filter(answer__isnull=False).values_list("answer__sign_up", flat=True)
    )
    answers = list(
        _answers(organiser).order_by("sign_up", "question__number", "pk")[:ANSWERS_SHOWN]
    )
    context = {
        "organiser": organiser,
        "section": "guide",
        "waiting": list(_waiting().order_by("released_on", "pk")),
        "shown": list(rows.public().newest_first()[:SHOWN_LATELY]),
        "answers": [(one, one.sign_up_id in asked) for one in answers],
        "can_write": can_write_guide(request.membership),
    }
    return render(request, "advice/experiences_work.html", context)


@organiser_required
def experience_work(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """One that waits, with what a reader should look for before it is shown."""
    must(can_write_guide(request.membership))
    return _page(request, organiser, get_object_or_404(_waiting(), pk=pk))


@require_POST
@organiser_required
def experience_approval(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_write_guide(request.membership))
    one = get_object_or_404(_waiting(), pk=pk)
    form = PlacedForm(request.POST)
    if not form.is_valid():
        return _page(request, organiser, one, placed=form)
    approve = partial(actions.approve_experience, one, **form.cleaned_data)
    said = _("The experience is shown to all. The sender is told.")
    return _settled(request, organiser, approve, said)


@require_POST
@organiser_required
def experience_refusal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_write_guide(request.membership))
    one = get_object_or_404(_waiting(), pk=pk)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, organiser, one, refusal=form)
    decline = partial(actions.decline_experience, one, **form.cleaned_data)
    said = _("The experience is not shown. The sender is told why.")
    return _settled(request, organiser, decline, said)


@require_POST
@organiser_required
def answer_question(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Ask the one who answered round 0 whether others may read it."""
    must(can_write_guide(request.membership))
    answer = get_object_or_404(_answers(organiser), pk=pk)
    try:
        actions.ask_to_share(answer, organiser=organiser, by=request.user)
    except AskedAlreadyError:
        messages.error(request, _("The sender has been asked already."))
    except NotReleasedError:
        messages.error(request, _("It cannot be told which municipality this is from."))
    else:
        messages.success(request, _("The sender is asked by e-mail."))
    return redirect("advice:experiences_work", organiser.slug)


def _settled(
    request: OrganiserRequest, organiser: Organiser, settle: Callable[..., object], said: str
) -> HttpResponse:
    """Do it, unless somebody was first, and go back to what waits."""
    try:
        settle(organiser=organiser, by=request.user)
    except NotNowError:
        messages.error(request, _("This is answered already."))
    else:
        messages.success(request, said)
    return redirect("advice:experiences_work", organiser.slug)


def _waiting() -> QuerySet[Experience]:
    return Experience.objects.with_place().filter(state=Experience.State.WAITING)


def _answers(organiser: Organiser) -> QuerySet[PreparationAnswer]:
    """Of the organiser's own conferences, by those who spoke for a municipality."""
    is_told = Q(sign_up__municipality__isnull=False) & ~Q(text="")
    rows = PreparationAnswer.objects.filter(is_told, question__conference__organiser=organiser)
    return rows.select_related("question", "sign_up__municipality")


def _page(
    request: OrganiserRequest,
    organiser: Organiser,
    one: Experience,
    *,
    placed: PlacedForm | None = None,
    refusal: RefusalForm | None = None,
) -> HttpResponse:
    whole = f"{one.title}\n{one.done}\n{one.hard}"
    initial = {"step": one.step, "criterion": one.criterion, "theme": one.theme_id}
    context = {
        "organiser": organiser,
        "section": "guide",
        "one": one,
        "marked": [whole[span.start : span.end] for span in screen(whole)],
        "placed": placed or PlacedForm(initial=initial),
        "refusal": refusal or RefusalForm(),
    }
    return render(request, "advice/experience_work.html", context)
