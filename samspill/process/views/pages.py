"""What the pages of the road share: the process they are about, and a page with one form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render

from samspill.organiser.access import must
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change
from samspill.process.models import PolicyProcess
from samspill.process.rules import can_see_working_group

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


def process_of(organiser: Organiser) -> PolicyProcess:
    """The one the workspace is about. 404 until a road is begun."""
    process = organiser.processes.newest()
    if process is None:
        raise Http404
    return process


def changed_process(request: OrganiserRequest, organiser: Organiser) -> PolicyProcess:
    """For one who may change what the working group holds."""
    process = process_of(organiser)
    must(can_change(request.membership) and can_see_working_group(request.membership, process))
    return process


def form_page(
    request: OrganiserRequest,
    organiser: Organiser,
    form: Form,
    *,
    title: str,
    button: str,
    **more: Any,
) -> HttpResponse:
    """more   lead, a sentence under the title; back, the address of the page it came from"""
    context = {
        "organiser": organiser,
        "section": "road",
        "form": form,
        "title": title,
        "button": button,
        **more,
    }
    return render(request, "process/form.html", context)


def values(row: Any) -> dict[str, Any]:
    """A row's own fields, to fill a form with; nothing when there is no row yet."""
    if row is None:
        return {}
    return {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}
