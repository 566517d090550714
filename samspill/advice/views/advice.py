"""A national organiser writes advice, links what is behind it, publishes it and takes it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.advice import actions
from samspill.advice.errors import NoGroundError
from samspill.advice.forms import AdviceForm, SourceForm
from samspill.advice.models import Advice
from samspill.advice.rules import can_see_guide_work, can_write_guide
from samspill.advice.views.linking import link, linked, unlink
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


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
    must(can_write_guide(request.membership))
    one = get_object_or_404(Advice, number=number)
    if (wrong := link(request, organiser, one)) is not None:
        return _page(request, organiser, one, AdviceForm(initial=_initial(one)), wrong)
    return redirect("advice:advice_work", organiser.slug, number)


@require_POST
@organiser_required
def ground_removal(
    request: OrganiserRequest, organiser: Organiser, number: int, pk: int
) -> HttpResponse:
    must(can_write_guide(request.membership))
    unlink(request, organiser, get_object_or_404(Advice, number=number), pk)
    return redirect("advice:advice_work", organiser.slug, number)


def _page(
    request: OrganiserRequest,
    organiser: Organiser,
    one: Advice,
    form: AdviceForm,
    source: SourceForm,
) -> HttpResponse:
    context = {
        **linked(request, one, source),
        "organiser": organiser,
        "section": "guide",
        "advice": one,
        "texts": list(one.texts.select_related("by")),
        "form": form,
        "can_write": can_write_guide(request.membership),
    }
    return render(request, "advice/advice_work.html", context)


def _initial(one: Advice) -> dict[str, str]:
    text = one.texts.first()
    return {"step": one.step, "nb": text.nb, "nn": text.nn} if text else {"step": one.step}
