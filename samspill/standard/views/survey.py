"""The associations' survey: opened and closed by the coordinator, answered by a signed link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.own.mail import language_of
from samspill.standard import actions
from samspill.standard.asking.links import asked_of
from samspill.standard.asking.results import results_of
from samspill.standard.errors import RefusedError
from samspill.standard.forms.survey import AnswerForm, OpenForm
from samspill.standard.models import AskedAssociation, Criterion
from samspill.standard.rules import FEWEST_ANSWERS, can_ask_associations, can_see_assessment
from samspill.ui.middleware import use_language_of_place

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

GONE = 410


@organiser_required
def survey(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_see_assessment(request.membership))
    if request.method == "POST":
        must(can_ask_associations(request.membership))
    form = OpenForm(request.POST or None)
    if form.is_valid() and _is_opened(form, organiser, request):
        return redirect("standard:survey", organiser.slug)
    reached = organiser.associations.active().with_has_email()
    context = {
        "organiser": organiser,
        "section": "policy",
        "form": form,
        "results": results_of(organiser),
        "starred": Criterion.objects.in_use().filter(is_starred=True).prefetch_related("versions"),
        "reached": reached.filter(has_email=True).count(),
        "year": timezone.localdate().year,
        "fewest": FEWEST_ANSWERS,
        "can_ask": can_ask_associations(request.membership),
    }
    return render(request, "standard/survey.html", context)


def _is_opened(form: OpenForm, organiser: Organiser, request: OrganiserRequest) -> bool:
    try:
        opened = actions.open_survey(
            organiser, closes_on=form.cleaned_data["closes_on"], by=request.user
        )
    except RefusedError as error:
        form.add_error(error.field or None, str(error))
        return False
    count = opened.asked.aggregate(count=Count("pk"))["count"]
    told = ngettext("%(count)d association is asked.", "%(count)d associations are asked.", count)
    messages.success(request, told % {"count": count})
    return True


@require_POST
@organiser_required
def closing(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_ask_associations(request.membership))
    held = organiser.surveys.last()
    if held is None:
        raise Http404
    actions.close_survey(held, by=request.user)
    messages.success(request, _("The survey is closed, and the answers are counted."))
    return redirect("standard:survey", organiser.slug)


@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """One association's answers, by the link it was sent; no account."""
    asked = asked_of(token)
    if asked is None or asked.association is None:
        raise Http404
    use_language_of_place(request, language_of(asked.association))
    if not asked.survey.is_open:
        return _told(request, asked, "closed", status=GONE)
    starred = Criterion.objects.in_use().filter(is_starred=True).prefetch_related("versions")
    form = AnswerForm(request.POST or None, criteria=list(starred), held=list(asked.answers.all()))
    if form.is_valid():
        try:
            actions.answer_survey(asked, answers=form.answers)
        except RefusedError:
            return _told(request, asked, "closed", status=GONE)
        return _told(request, asked, "thanks")
    context = {"organiser": asked.survey.organiser, "asked": asked, "form": form, "token": token}
    return render(request, "standard/answer.html", context)


answer.access = "public"  # type: ignore[attr-defined]


def _told(
    request: HttpRequest, asked: AskedAssociation, what: str, *, status: int = 200
) -> HttpResponse:
    context = {"organiser": asked.survey.organiser, "asked": asked, "what": what}
    return render(request, "standard/answered.html", context, status=status)
