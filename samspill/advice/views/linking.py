"""Linking what everyone may read to an advice or to a sign of the standard: alike for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.advice import actions
from samspill.advice.errors import NotReleasedError
from samspill.advice.forms import SourceForm
from samspill.advice.models import Advice, Experience
from samspill.advice.searching import search
from samspill.advice.standing import adopted_measures, behind
from samspill.dialogue.models import Contribution
from samspill.organiser.models import Organiser
from samspill.standard.models import Criterion

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MOST_DIGITS = 18
MOST_AT_ONCE = 50


def link(
    request: OrganiserRequest, organiser: Organiser, rests: Advice | Criterion
) -> SourceForm | None:
    """All that are ticked: `contribution`, `measure` and `experience` by their keys. Or a source outside.

    The form of the source where it was wrongly filled in; None when it is done with.
    """
    chosen = _chosen(request)
    form = SourceForm(None if "ticked" in request.POST else request.POST)
    if not chosen and form.is_bound and not form.is_valid():
        return form
    things = chosen or ([form.cleaned_data] if form.is_bound else [])
    try:
        for one in things:
            actions.add_ground(rests, organiser=organiser, by=request.user, **one)
    except NotReleasedError:
        messages.error(request, _("It is not open to everyone, and cannot be linked."))
        return None
    if not things:
        messages.error(request, _("Tick at least one that is to be linked."))
        return None
    told = ngettext("%(count)d is linked.", "%(count)d are linked.", len(things))
    messages.success(request, told % {"count": len(things)})
    return None


def unlink(
    request: OrganiserRequest, organiser: Organiser, rests: Advice | Criterion, pk: int
) -> None:
    """Raises Http404 where that link is not of this one."""
    links = rests.grounds.select_related("advice", "criterion")  # type: ignore[union-attr]
    actions.remove_ground(get_object_or_404(links, pk=pk), organiser=organiser, by=request.user)
    messages.success(request, _("The link is taken away."))


def linked(
    request: OrganiserRequest, rests: Advice | Criterion, source: SourceForm
) -> dict[str, Any]:
    """For the page: what is behind it, what has fallen out, and what was found."""
    words = request.GET.get("q", "")[:300]
    lines = behind(rests)
    return {
        "number": rests.number,
        "lines": [line for line in lines if line.is_standing],
        "fallen": [line for line in lines if not line.is_standing],
        "source": source,
        "q": words,
        "found": search(words),
        "held": {
            kind: {line.target for line in lines if line.kind == kind and line.is_standing}
            for kind in ("contribution", "experience", "measure")
        },
    }


def _chosen(request: OrganiserRequest) -> list[dict[str, Model]]:
    """The things of the house that are pointed at; none when none is. Raises Http404."""
    kinds: dict[str, QuerySet] = {
        "contribution": Contribution.objects.all(),
        "measure": adopted_measures(),
        "experience": Experience.objects.public(),
    }
    return [
        {name: get_object_or_404(rows, pk=_key(text))}
        for name, rows in kinds.items()
        for text in request.POST.getlist(name)[:MOST_AT_ONCE]
    ]


def _key(text: str) -> int:
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise Http404
    return int(text)
