"""What became of what we said? For a whole evening, and for each table and association of it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from samspill.dialogue.models import Contribution, PublishedContribution, Table
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.policy.became.lists import (
    ROWS_A_PAGE,
    Talk,
    answered_rows,
    associations_of,
    counted,
    published_of,
    tables_of,
    talk_about,
    talk_of,
    unmasked,
    with_words,
)
from samspill.policy.export import completeness
from samspill.policy.writing.answered_picture import LOOKS, answered_picture

NO_INDEX = {"X-Robots-Tag": "noindex"}
LONGEST_SEARCH = 100  # letters


@organiser_public
def what_became(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """The whole in figures, and the way to one's own table, association or words."""
    talk = _talk(organiser)
    words = " ".join(request.GET.get("q", "")[:LONGEST_SEARCH].split())
    found = with_words(talk, words) if words else []
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    named = Paginator(associations_of(talk, words), ROWS_A_PAGE)
    context = {
        **_of(organiser, talk),
        **_figures(talk),
        "words": words,
        "tables": [one for one in tables_of(talk) if not words or str(one[1]) in words.split()],
        "associations": named.get_page(1 if words else request.GET.get("page")),
        "page": page,
        "query": f"q={words}" if words else "",
        "rows": _rows(talk, published_of(talk.said).filter(pk__in=list(page))),
    }
    return render(request, "policy/what_became.html", context)


@organiser_public
def association(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What became of all that one association said."""
    talk = _talk(organiser)
    one = get_object_or_404(organiser.associations, pk=pk)
    said = talk.said.filter(association=one)
    about = {"association": one, "title": one.display_name}
    return _list(request, organiser, talk, said, about, shown=unmasked(published_of(said)))


@organiser_public
def table(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What became of all that was said at one table."""
    tables = Table.objects.filter(dialogue__organiser=organiser)
    one = get_object_or_404(tables.select_related("dialogue__conference"), pk=pk)
    talk = talk_about(one.dialogue)
    if talk is None:
        raise Http404
    said = talk.said.filter(table=one)
    return _list(request, organiser, talk, said, {"table": one}, shown=published_of(said))


def _list(
    request: HttpRequest,
    organiser: Organiser,
    talk: Talk,
    said: QuerySet[Contribution],
    about: dict[str, Any],
    *,
    shown: QuerySet[PublishedContribution],
) -> HttpResponse:
    """404 for those who said nothing: a list of none tells who was there."""
    counts = counted(said, is_told=talk.policy is not None)
    if not counts.total:
        raise Http404
    pages = Paginator(shown, ROWS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        **_of(organiser, talk),
        **about,
        "counts": counts,
        "masked": counts.total - counts.hidden - pages.count,
        "page": page,
        "query": "",
        "rows": _rows(talk, page),
    }
    answer = render(request, "policy/said_by.html", context)
    for name, value in NO_INDEX.items():
        answer.headers[name] = value
    return answer


def _figures(talk: Talk) -> dict[str, Any]:
    """The picture of all answers; before the policy is public only how many have spoken."""
    if talk.policy is None:
        return {"total": talk.said.count()}
    counts = completeness(talk.policy)
    return {
        "picture": answered_picture(counts),
        "looks": [look for look, _verdict in LOOKS],
        "counts": counts,
        "total": sum(counts.values()),
    }


def _rows(talk: Talk, page: Any) -> Any:
    return answered_rows(page, talk.policy, today=timezone.localdate())


def _of(organiser: Organiser, talk: Talk) -> dict[str, Any]:
    return {
        "organiser": organiser,
        "policy": talk.policy,
        "conference": talk.dialogue.conference,
    }


def _talk(organiser: Organiser) -> Talk:
    talk = talk_of(organiser)
    if talk is None:
        raise Http404
    return talk
