"""Where the invited municipalities get their letters: typed, or fetched from a spreadsheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.conference import actions, rules
from samspill.conference.forms.invited_addresses import AddressesForm, AddressFileForm
from samspill.conference.invited.table import read_addresses
from samspill.conference.models import Conference, Invited
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.tables import Problem


@organiser_required
def invited_addresses(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A POST with a file takes in the file; one without saves what stands in the fields."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = found.invited.filter(state=Invited.State.INVITED, municipality__isnull=False)
    invited = sorted(rows.select_related("municipality__county").defer("document"), key=str)
    is_file = request.POST.get("what") == "file"
    typed = request.POST if request.method == "POST" and not is_file else None
    form = AddressesForm(typed, invited=invited)
    file_form = AddressFileForm(request.POST, request.FILES) if is_file else AddressFileForm()
    problems = list[Problem]()
    if is_file and file_form.is_valid():
        file = file_form.cleaned_data["file"]
        addresses, problems = read_addresses(invited, file.read(), file=file.name)
        if not problems:
            return _saved(request, found, addresses)
    if typed is not None and form.is_valid():
        return _saved(request, found, form.addresses)
    more = {
        "conference": found,
        "form": form,
        "file_form": file_form,
        "problems": problems,
        "whole": len(invited),
        "known": sum(bool(one.sender_email) for one in invited),
    }
    return render(request, "conference/invited_addresses.html", context(request, organiser, **more))


def _saved(
    request: OrganiserRequest, conference: Conference, addresses: dict[int, str]
) -> HttpResponse:
    count = actions.give_addresses(conference, addresses=addresses, by=request.user)
    words = ngettext("%(count)d address is saved.", "%(count)d addresses are saved.", count)
    messages.success(request, words % {"count": count} if count else _("Nothing is changed."))
    return redirect("conference:invited_addresses", conference.organiser.slug, conference.pk)
