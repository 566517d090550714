"""Who writes where now: a sign of life from a page that is being written on, and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.policy.actions.presence import leave_here, write_here
from samspill.policy.views.access import seen_policy, written_policy
from samspill.policy.writing.clashes import writers_now

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@require_POST
@organiser_required
def writing(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """{"other": who writes here too, in a sentence, "news": that another has saved meanwhile}."""
    policy = written_policy(request, organiser)
    one = get_object_or_404(policy.passages, pk=pk)
    if request.POST.get("state") == "left":
        leave_here(one, by=request.user)
        return JsonResponse({"other": "", "news": ""})
    other = write_here(one, by=request.user)
    seen = request.POST.get("seen", "")
    is_old = seen.isdecimal() and int(seen[:9]) < one.version
    news = _("Someone has saved a new text here since you began. When you save, both are kept.")
    return JsonResponse(
        {"other": writes_here(other.name) if other else "", "news": news if is_old else ""}
    )


@never_cache
@organiser_required
def writers(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """{"writers": {key of passage: "Jan Eksempel writes here now"}}, without the one who asks."""
    policy = seen_policy(request, organiser)
    now = writers_now(policy, but=request.user.pk)
    return JsonResponse({"writers": {str(pk): writes_here(name) for pk, name in now.items()}})


def writes_here(name: str) -> str:
    return _("%(name)s writes here now") % {"name": name}
