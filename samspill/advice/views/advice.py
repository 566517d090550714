"""A national organiser writes advice, links what is behind it, publishes it and takes it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.advice import actions
from samspill.advice.errors import NoGroundError, NotReleasedError
from samspill.advice.forms import AdviceForm, SourceForm
from samspill.advice.models import Advice, Experience
from samspill.advice.rules import can_see_guide_work, can_write_guide
from samspill.advice.searching import search
from samspill.advice.standing import adopted_measures, lines_of
from samspill.dialogue.models import Contribution
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MOST_DIGITS = 18


@organiser_required
def new_advice(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_write_guide(request.membership))
    form = AdviceForm(request.POST or None, initial={"step": request.GET.get("step", "")})
    if form.is_valid():
        one = actions.write_advice(organiser=organiser, by=request.user, **form.cleaned_data)
        messages.success(request, _("The advice is written. Link what is behind it."))
        return redirect("advice:advice_work", organiser.slug, one.number)
    context = {"organiser": organiser, "section": "guide", "form": form}
    return render(request, "advice/new_advice.html", context)


@organiser_required
def advice_work(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """Its words, what is behind it, and what more may be linked."""
    must(can_see_guide_work(request.membership))
    one = get_object_or_404(Advice, number=number)
    form = AdviceForm(request.POST or None, initial=_initial(one))
    if request.method == "POST":
        must(can_write_guide(request.membership))
        if form.is_valid():
            told = actions.rewrite_advice(
                one, organiser=organiser, by=request.user, **form.cleaned_data
            )
            messages.success(request, _("Saved.") if told else _("Nothing was changed."))
            return redirect("advice:advice_work", organiser.slug, number)
    return _page(request, organiser, one, form, SourceForm())


@require_POST
@organiser_required
def advice_publication(
    request: OrganiserRequest, organiser: Organiser, number: int
) -> HttpResponse:
    must(can_write_guide(request.membership))
    one = get_object_or_404(Advice, number=number)
    try:
        actions.publish_advice(one, organiser=organiser, by=request.user)
    except NoGroundError:
        messages.error(request, _("Link at least one thing that is behind it first."))
        return redirect("advice:advice_work", organiser.slug, number)
    messages.success(request, _("The advice stands in the guide now."))
    return redirect("advice:guide", organiser.slug)


@require_POST
@organiser_required
def advice_withdrawal(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_write_guide(request.membership))
    one = get_object_or_404(Advice, number=number)
    actions.withdraw_advice(one, organiser=organiser, by=request.user)
    messages.success(request, _("The advice is taken out of the guide."))
    return redirect("advice:advice_work", organiser.slug, number)


@require_POST
@organiser_required
def grounds(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """Link one thing: `contribution`, `measure` or `experience` by its key, or a source outside."""
    must(can_write_guide(request.membership))
    one = get_object_or_404(Advice, number=number)
    form = SourceForm(request.POST)
    chosen = _chosen(request)
    if not chosen and not form.is_valid():
        return _page(request, organiser, one, AdviceForm(initial=_initial(one)), form)
    try:
        actions.add_ground(
            one, organiser=organiser, by=request.user, **(chosen or form.cleaned_data)
        )
    except NotReleasedError:
        messages.error(request, _("It is not open to everyone, and cannot be linked."))
    else:
        messages.success(request, _("It is linked to the advice."))
    return redirect("advice:advice_work", organiser.slug, number)


@require_POST
@organiser_required
def ground_removal(
    request: OrganiserRequest, organiser: Organiser, number: int, pk: int
) -> HttpResponse:
    must(can_write_guide(request.membership))
    one = get_object_or_404(Advice, number=number)
    ground = get_object_or_404(one.grounds.select_related("advice"), pk=pk)
    actions.remove_ground(ground, organiser=organiser, by=request.user)
    messages.success(request, _("The link is taken away."))
    return redirect("advice:advice_work", organiser.slug, number)


def _page(
    request: OrganiserRequest,
    organiser: Organiser,
    one: Advice,
    form: AdviceForm,
    source: SourceForm,
) -> HttpResponse:
    words = request.GET.get("q", "")[:300]
    lines = lines_of(one.grounds.all()).get(one.pk, [])
    context = {
        "organiser": organiser,
        "section": "guide",
        "advice": one,
        "texts": list(one.texts.select_related("by")),
        "form": form,
        "source": source,
        "lines": [line for line in lines if line.is_standing],
        "fallen": [line for line in lines if not line.is_standing],
        "q": words,
        "found": search(words),
        "can_write": can_write_guide(request.membership),
    }
    return render(request, "advice/advice_work.html", context)


def _initial(one: Advice) -> dict[str, str]:
    text = one.texts.first()
    return {"step": one.step, "nb": text.nb, "nn": text.nn} if text else {"step": one.step}


def _chosen(request: OrganiserRequest) -> dict[str, Model]:
    """The one thing of the house that is pointed at; empty when none is. Raises Http404."""
    kinds: dict[str, QuerySet] = {
        "contribution": Contribution.objects.all(),
        "measure": adopted_measures(),
        "experience": Experience.objects.public(),
    }
    for name, rows in kinds.items():
        key = request.POST.get(name, "")
        if key:
            if not key.isdecimal() or len(key) > MOST_DIGITS:
                raise Http404
            return {name: get_object_or_404(rows, pk=int(key))}
    return {}
