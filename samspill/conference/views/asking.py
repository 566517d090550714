"""What the organiser asks at sign-up: own questions, extras, and what to prepare."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import rules
from samspill.conference.actions import extras as extra_actions
from samspill.conference.actions import own_fields
from samspill.conference.asking import lists
from samspill.conference.asking.offered import extras_with_taken
from samspill.conference.errors import PlanError
from samspill.conference.forms.asking import ExtraForm, PreparationForm, QuestionForm
from samspill.conference.models import Conference
from samspill.conference.views.work import context, of_member
from samspill.conference.waiting.places import lines as lines_standing
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def questions(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The organiser's own questions in order, with a form for one more."""
    found = _to_plan(request, organiser, pk)
    form = QuestionForm(request.POST or None, conference=found)
    if form.is_valid() and (saved := form.try_save(by=request.user)):
        messages.success(request, _("«%(title)s» is asked now.") % {"title": saved.label})
        return redirect("conference:questions", organiser.slug, pk)
    more = {"conference": found, "form": form, "fields": lists.own_fields(found), "page": "own"}
    return render(request, "conference/asking/questions.html", context(request, organiser, **more))


@organiser_required
def question(
    request: OrganiserRequest, organiser: Organiser, pk: int, field_pk: int
) -> HttpResponse:
    found = _to_plan(request, organiser, pk)
    field = get_object_or_404(found.own_fields.select_related("asked_when"), pk=field_pk)
    form = QuestionForm(request.POST or None, conference=found, field=field)
    if form.is_valid() and form.try_save(by=request.user):
        messages.success(request, _("Saved."))
        return redirect("conference:questions", organiser.slug, pk)
    more = {"conference": found, "form": form, "field": field, "page": "own"}
    more["answers"] = field.answers.count()
    return render(request, "conference/asking/question.html", context(request, organiser, **more))


@require_POST
@organiser_required
def question_place(
    request: OrganiserRequest, organiser: Organiser, pk: int, field_pk: int
) -> HttpResponse:
    found = _to_plan(request, organiser, pk)
    field = get_object_or_404(found.own_fields, pk=field_pk)
    is_moved = own_fields.move_field(
        field, up=request.POST.get("direction") == "up", by=request.user
    )
    if not is_moved:
        messages.error(request, _("A question stands below the one that opens it."))
    return redirect("conference:questions", organiser.slug, pk)


@require_POST
@organiser_required
def question_deletion(
    request: OrganiserRequest, organiser: Organiser, pk: int, field_pk: int
) -> HttpResponse:
    found = _to_plan(request, organiser, pk)
    field = get_object_or_404(found.own_fields, pk=field_pk)
    try:
        own_fields.delete_field(
            field, with_answers=bool(request.POST.get("with_answers")), by=request.user
        )
        messages.success(request, _("«%(title)s» is taken out.") % {"title": field.label})
    except PlanError as error:
        messages.error(request, str(error))
        return redirect("conference:question", organiser.slug, pk, field_pk)
    return redirect("conference:questions", organiser.slug, pk)


@organiser_required
def extras(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Extras with how many have chosen each, who shares a room, and sessions beside each other."""
    must(rules.can_see_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    may_plan = rules.can_plan(request.membership)
    must(may_plan or request.method != "POST")
    form = ExtraForm(request.POST or None, conference=found) if may_plan else None
    if form and form.is_valid() and (saved := form.try_save(by=request.user)):
        messages.success(request, _("«%(title)s» can be chosen now.") % {"title": saved.name})
        return redirect("conference:extras", organiser.slug, pk)
    more = {
        "conference": found,
        "form": form,
        "extras": extras_with_taken(found),
        "lists": lists.by_extra(found),
        "slots": lists.by_session(found),
        "lines": lines_standing(found).values(),
        "may_manage": rules.can_manage_sign_ups(request.membership),
        "page": "extras",
    }
    return render(request, "conference/asking/extras.html", context(request, organiser, **more))


@organiser_required
def extra(request: OrganiserRequest, organiser: Organiser, pk: int, extra_pk: int) -> HttpResponse:
    found = _to_plan(request, organiser, pk)
    chosen = get_object_or_404(found.extras, pk=extra_pk)
    form = ExtraForm(request.POST or None, conference=found, extra=chosen)
    if form.is_valid() and form.try_save(by=request.user):
        messages.success(request, _("Saved."))
        return redirect("conference:extras", organiser.slug, pk)
    more = {"conference": found, "form": form, "extra": chosen, "page": "extras"}
    return render(request, "conference/asking/extra.html", context(request, organiser, **more))


@require_POST
@organiser_required
def extra_deletion(
    request: OrganiserRequest, organiser: Organiser, pk: int, extra_pk: int
) -> HttpResponse:
    found = _to_plan(request, organiser, pk)
    chosen = get_object_or_404(found.extras, pk=extra_pk)
    try:
        extra_actions.delete_extra(chosen, by=request.user)
        messages.success(request, _("«%(title)s» is taken out.") % {"title": chosen.name})
    except PlanError as error:
        messages.error(request, str(error))
    return redirect("conference:extras", organiser.slug, pk)


@organiser_required
def preparation(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The questions asked before one comes, and what has been answered."""
    found = _to_plan(request, organiser, pk)
    asked = lists.preparation(found)
    initial = {"questions": "\n".join(one.text for one in asked)}
    form = PreparationForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            texts = form.cleaned_data["questions"]
            extra_actions.set_preparation(found, texts=texts, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("conference:preparation", organiser.slug, pk)
        except PlanError as error:
            form.add_error(error.field, str(error))
    more = {"conference": found, "form": form, "questions": asked, "page": "preparation"}
    return render(
        request, "conference/asking/preparation.html", context(request, organiser, **more)
    )


def _to_plan(request: OrganiserRequest, organiser: Organiser, pk: int) -> Conference:
    must(rules.can_plan(request.membership))
    return get_object_or_404(of_member(request, organiser), pk=pk)
