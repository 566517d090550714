"""Associations that may stand twice: found, laid side by side, made one or said to be two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.care import duplicates as reading
from samspill.registry.care.merging import (
    CHOICES,
    last_merging,
    merge,
    part,
    say_two,
    take_back_two,
)
from samspill.registry.models import Association, NotTheSame
from samspill.registry.rules import can_change

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

A_PAGE = 30
Status = Association.Status


@organiser_required
def duplicates(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_change(request.membership))
    merged, two = reading.said_before(organiser, A_PAGE)
    context = _context(organiser) | {
        "proposed": reading.proposed(organiser, A_PAGE),
        "merged": merged,
        "two": two,
    }
    return render(request, "registry/care/duplicates.html", context)


@organiser_required
def pair(request: OrganiserRequest, organiser: Organiser, first: int, second: int) -> HttpResponse:
    must(can_change(request.membership))
    both = _pair(organiser, first, second)
    context = _context(organiser) | {
        "pair": both,
        "choices": reading.choices(both),
        "sides": [(one, reading.what_follows(one)) for one in (both.kept, both.other)],
    }
    return render(request, "registry/care/pair.html", context)


@organiser_required
@require_POST
def merging(
    request: OrganiserRequest, organiser: Organiser, first: int, second: int
) -> HttpResponse:
    """They are one: for each field the number of the row whose word stands."""
    must(can_change(request.membership))
    both = _pair(organiser, first, second)
    taken = [name for name in CHOICES if request.POST.get(name) == str(both.other.pk)]
    done = merge(both.kept, other=both.other, take=taken, by=request.user)
    told = _("The two are one now: %(name)s.") % {"name": done.kept.display_name}
    messages.success(request, told)
    if left := sum(len(rows) for rows in done.left.values()):
        told = ngettext(
            "%(count)d thing both had is left with the merged row: it is seen there.",
            "%(count)d things both had are left with the merged row: they are seen there.",
            left,
        )
        messages.warning(request, told % {"count": left})
    return redirect("registry:association", organiser.slug, done.kept.pk)


@organiser_required
@require_POST
def two(request: OrganiserRequest, organiser: Organiser, first: int, second: int) -> HttpResponse:
    must(can_change(request.membership))
    both = _pair(organiser, first, second)
    say_two(both.kept, second=both.other, by=request.user)
    names = {"first": both.kept.display_name, "second": both.other.display_name}
    messages.success(
        request, _("%(first)s and %(second)s are two, and are not proposed again.") % names
    )
    return redirect("registry:duplicates", organiser.slug)


@organiser_required
@require_POST
def two_taken_back(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_change(request.membership))
    verdict = get_object_or_404(NotTheSame.objects.filter(first__organiser=organiser), pk=pk)
    take_back_two(verdict, by=request.user)
    messages.success(request, _("Taken back. They are proposed again if they are like each other."))
    return redirect("registry:duplicates", organiser.slug)


@organiser_required
@require_POST
def parting(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Undo a merging, if it is the newest of those that stand."""
    must(can_change(request.membership))
    held = organiser.associations.filter(merged_into__isnull=False).select_related("merged_into")
    merged = get_object_or_404(held, pk=pk)
    try:
        part(merged, by=request.user)
    except ValueError:
        messages.error(request, _blocked(merged))
    else:
        messages.success(
            request,
            _("Undone. %(name)s stands in the list by itself again.") % {"name": merged},
        )
    return redirect("registry:association", organiser.slug, merged.pk)


@organiser_required
def other(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Find the other row of one that stands twice, when nothing has been proposed."""
    must(can_change(request.membership))
    held = get_object_or_404(organiser.associations.exclude(status=Status.MERGED), pk=pk)
    words = request.GET.get("q", "").strip()
    found = organiser.associations.exclude(status=Status.MERGED).exclude(pk=held.pk)
    context = _context(organiser) | {
        "association": held,
        "words": words,
        "found": found.matching(words).with_contact_points()[:A_PAGE] if words else [],
    }
    return render(request, "registry/care/other.html", context)


def _pair(organiser: Organiser, first: int, second: int) -> reading.Pair:
    must(first != second)
    rows = organiser.associations.exclude(status=Status.MERGED).with_contact_points()
    rows = rows.prefetch_related("other_categories")
    return reading.pair_of(get_object_or_404(rows, pk=first), get_object_or_404(rows, pk=second))


def _blocked(merged: Association) -> str:
    """Why it cannot be undone yet, with the way out."""
    kept = merged.merged_into
    if kept is None:
        return _("It is not merged any more.")
    if kept.status == Status.MERGED:
        return _("%(name)s has been merged too. Undo that first.") % {"name": kept}
    entry = last_merging(kept)
    held = kept.merged_from.filter(pk=entry.details["merged"]).first() if entry else None
    return _("%(name)s was merged later. Undo that first.") % {"name": held or kept}


def _context(organiser: Organiser) -> dict[str, object]:
    return {"organiser": organiser, "section": "associations"}
