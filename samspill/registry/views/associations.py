"""The list of associations, one of them, and those written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry import actions
from samspill.registry.care.duplicates import what_follows
from samspill.registry.care.narrowing import districts, narrowed
from samspill.registry.care.told import give_to_register, held_fields, history_of, last_changed
from samspill.registry.coverage import coverage
from samspill.registry.forms import AssociationForm, SearchForm
from samspill.registry.listing import FoundOnce
from samspill.registry.models import (
    Association,
    AssociationQuerySet,
    Category,
    RegisterChange,
)
from samspill.registry.rules import can_change, can_see

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

A_PAGE = 50


@organiser_required
def associations(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_see(request.membership))
    form = SearchForm(
        _asked(request), categories=list(Category.objects.all()), districts=districts(organiser)
    )
    form.is_bound = True  # also an empty search is one
    page = _pages(organiser, form).get_page(request.GET.get("page"))
    asked = {name: value for name in form.fields if (value := form.told(name))}
    waiting = organiser.register_changes.filter(state=RegisterChange.State.PROPOSED).count()
    return render(
        request,
        "registry/associations.html",
        {
            "organiser": organiser,
            "section": "associations",
            "form": form,
            "page": page,
            "coverage": coverage(organiser),
            "is_narrowed": bool(asked),
            "query": urlencode(asked),
            "changes_waiting": waiting,
            "can_change": can_change(request.membership),
        },
    )


def _asked(request: OrganiserRequest) -> QueryDict:
    """What is asked for; `without_email` is how other pages lead here."""
    asked = request.GET.copy()
    if asked.get("without_email") and not asked.get("show"):
        asked["show"] = "without_email"
    return asked


def _pages(organiser: Organiser, form: SearchForm) -> Paginator:
    found = _found(organiser, form)
    if not form.told("q"):
        return Paginator(found.with_first_points(), A_PAGE)
    return FoundOnce(found, A_PAGE, rows=organiser.associations.with_first_points())


def _found(organiser: Organiser, form: SearchForm) -> AssociationQuerySet:
    found = organiser.associations.matching(form.told("q")).in_category(form.told("category"))
    status = form.told("status")
    if status != "all":
        found = found.filter(status=status or Association.Status.ACTIVE)
    if district := form.told("district"):
        found = found.filter(district=district)
    return narrowed(organiser, found, form.told("show"))


@organiser_required
def association(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_see(request.membership))
    rows = organiser.associations.with_contact_points().prefetch_related("other_categories")
    rows = rows.select_related("category", "merged_into")
    found = get_object_or_404(rows, pk=pk)
    return render(
        request,
        "registry/association.html",
        {
            "organiser": organiser,
            "section": "associations",
            "association": found,
            "points": list(found.contact_points.all()),
            "held_fields": held_fields(found),
            "history": history_of(found),
            "merged_from": list(found.merged_from.all()),
            "left": what_follows(found) if found.merged_into else [],
            "can_change": can_change(request.membership),
        },
    )


@organiser_required
@require_POST
def register_word(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Let the register decide one field again."""
    must(can_change(request.membership))
    held = get_object_or_404(organiser.associations.all(), pk=pk)
    known = {field.name: field.label for field in held_fields(held)}
    name = request.POST.get("field", "")
    if name in known:
        give_to_register(held, name=name, by=request.user)
        told = _(
            "The register decides again: %(field)s. What stands here stays until its next word."
        )
        messages.success(request, told % {"field": known[name]})
    return redirect("registry:association", organiser.slug, held.pk)


@organiser_required
def new(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_change(request.membership))
    form = AssociationForm(request.POST or None, organiser=organiser)
    if form.is_valid():
        added = actions.add_association(organiser, by=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s is in the list.") % {"name": added.display_name})
        return redirect("registry:association", organiser.slug, added.pk)
    return _form_page(request, organiser, form)


@organiser_required
def details(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_change(request.membership))
    if request.method == "POST":
        return _correct(request, organiser, pk)
    held = get_object_or_404(organiser.associations.with_contact_points(), pk=pk)
    return _form_page(
        request, organiser, AssociationForm(organiser=organiser, association=held), held
    )


@transaction.atomic
def _correct(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """No other changes it from the moment it is laid beside what was typed."""
    rows = organiser.associations.with_contact_points().select_for_update(of=("self",))
    held = get_object_or_404(rows, pk=pk)
    form = AssociationForm(request.POST, organiser=organiser, association=held)
    if form.is_valid():
        actions.change_association(
            held,
            values=form.values(),
            emails=form.cleaned_data["emails"],
            phones=form.cleaned_data["phones"],
            by=request.user,
        )
        messages.success(request, _("The details are saved."))
        return redirect("registry:association", organiser.slug, held.pk)
    return _form_page(request, organiser, form, held)


def _form_page(
    request: OrganiserRequest,
    organiser: Organiser,
    form: AssociationForm,
    held: Association | None = None,
) -> HttpResponse:
    context = {"organiser": organiser, "section": "associations", "form": form, "association": held}
    if held is not None and form.is_bound and form.clashes:
        context["last_changed"] = last_changed(held)
    return render(request, "registry/association_form.html", context)
