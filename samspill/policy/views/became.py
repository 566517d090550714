"""What became of one contribution, and of all that is said alike: for everyone."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from samspill.dialogue.models import PublishedContribution
from samspill.insight.trace import trace as first_stops
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.pipeline import later_modules
from samspill.policy.became.chain import Chain, chain_of
from samspill.policy.became.lists import ROWS_A_PAGE, answered_rows, counted, published_of
from samspill.policy.became.page import (
    OTHERS_SHOWN,
    alike_of,
    gathered,
    nearest,
    picture_of,
    published_behind,
    refused_of,
)
from samspill.policy.became.words import count_in_words, verdict
from samspill.policy.forms.followers import FollowForm
from samspill.policy.models import Answer
from samspill.policy.trace import stops_of


@organiser_public
def became(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What became of one contribution that everyone may read."""
    return became_page(request, organiser, find_published(organiser, pk), FollowForm())


def became_page(
    request: HttpRequest, organiser: Organiser, published: PublishedContribution, form: FollowForm
) -> HttpResponse:
    """The page, with the form for those who want to be told as it was filled in."""
    one = published.contribution
    chain = chain_of(one, is_public=True)
    stops = first_stops(one, is_public=True)
    stops += stops_of(chain, is_public=True) if chain else []
    for later in later_modules("policy", "trace"):
        stops += later.trace(one, is_public=True)
    stops.sort(key=lambda stop: stop.state == "next")  # what is to come stands last
    context = {
        "organiser": organiser,
        "published": published,
        "one": one,
        "policy": chain.policy if chain else None,
        "measures": chain.measures if chain else [],
        "stops": [(stop, stop.href(organiser.slug)) for stop in stops],
        "verdict": verdict(chain, today=timezone.localdate()),
        "form": form,
        "is_asked": "asked" in request.GET,
        "can_follow": chain is None or chain.can_change,
    }
    if chain is not None:
        context |= _alike(chain)
    return render(request, "policy/became.html", context)


def _alike(chain: Chain) -> dict[str, object]:
    alike = alike_of(chain)
    first = nearest(chain, alike)
    others = list(published_behind(chain, first)[:OTHERS_SHOWN]) if first else []
    refused = refused_of(chain, alike, today=timezone.localdate())
    return {
        "alike": alike,
        "picture": picture_of(chain, alike),
        "first": first,
        "others": others,
        "refused": refused,
        "refused_in_words": count_in_words(refused.count) if refused else "",
        "decided_by": chain.resolutions[-1].body if chain.resolutions else "",
    }


@organiser_public
def alike(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """All that is said alike as a list, each with its answer; `?answer=` for those with one answer."""
    published = find_published(organiser, pk)
    one = published.contribution
    chain = chain_of(one, is_public=True)
    if chain is None:
        return became_page(request, organiser, published, FollowForm())
    finding, said = gathered(chain)
    counts = counted(said, is_told=True)
    wanted = request.GET.get("answer", "")
    if wanted in Answer.Verdict.values:
        said = said.filter(answer__verdict=wanted)
    page = Paginator(published_of(said), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "organiser": organiser,
        "published": published,
        "one": one,
        "policy": chain.policy,
        "finding": finding,
        "counts": counts,
        "page": page,
        "rows": answered_rows(page, chain.policy, today=timezone.localdate()),
        "query": f"answer={wanted}" if wanted in Answer.Verdict.values else "",
    }
    return render(request, "policy/alike.html", context)


def find_published(organiser: Organiser, pk: int) -> PublishedContribution:
    """404 for what is not published, or has been taken back."""
    return get_object_or_404(
        PublishedContribution.objects.filter(
            contribution__organiser=organiser,
            contribution__withdrawn_at__isnull=True,
            contribution__erased_at__isnull=True,
        ).select_related(
            "contribution__round",
            "contribution__table",
            "contribution__dialogue__conference",
        ),
        contribution=pk,
    )
