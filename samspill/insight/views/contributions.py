"""The list of contributions, and one contribution with its whole way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.actions import publish_contribution
from samspill.dialogue.models import Cluster, Contribution, Dialogue, Round
from samspill.insight.card import LANGUAGES
from samspill.insight.figure_pictures import said_as
from samspill.insight.forms import PublicationForm
from samspill.insight.marking import pieces
from samspill.insight.reading import (
    ASIDE,
    DIFFERING,
    DONE,
    JOINED,
    MARKS,
    NONE,
    PROPOSED,
    SPLIT,
    UNCLEAR,
    Card,
    Choice,
    chosen,
    pile,
    theme_choices,
)
from samspill.insight.report.annex import formula_lines
from samspill.insight.report.state import claim_in_report
from samspill.insight.rules import can_publish_contributions, can_sort
from samspill.insight.second_reading import disagreements_on
from samspill.insight.trace import Stop
from samspill.insight.views.access import required_dialogue, seen_dialogue
from samspill.insight.work_left import work_left
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pipeline import stage_modules
from samspill.pure.documents.norwegian import enumeration
from samspill.pure.themes.screening import mask, screen
from samspill.registry.models import Category

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

PAGE_SIZE = 50
STATES = (UNCLEAR, PROPOSED, DONE, ASIDE, SPLIT, JOINED, DIFFERING)


@organiser_required
def contributions(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    dialogue = seen_dialogue(request, organiser)
    context: dict[str, Any] = {"organiser": organiser, "section": "contributions"}
    if dialogue is None or not dialogue.contributions.exists():
        return render(request, "insight/no_contributions.html", context)
    choice = _choice(request.GET)
    page = Paginator(chosen(dialogue, choice), PAGE_SIZE).get_page(request.GET.get("page"))
    standing = pile(dialogue)
    context |= {
        "dialogue": dialogue,
        "page": page,
        "choice": choice,
        "query": _query(request.GET),
        "rounds": list(Round.everything.filter(dialogue=dialogue).with_item()),
        "tables": list(dialogue.tables.all()),
        "themes": theme_choices(organiser),
        "finding": dialogue.findings.filter(reference=choice.finding).first(),
        **_claim(dialogue, choice),
        "states": _states(),
        "unknown_state": request.GET.get("state", "") not in ("", *STATES),
        "categories": list(
            Category.objects.filter(pk__in=dialogue.contributions.values("association__category"))
        ),
        "languages": LANGUAGES.items(),
        "marks": _marks(),
        "cluster": _cluster(dialogue, choice),
        "said_as": said_as(choice, get_language() or "nb"),
        "counts": {state: standing.whole.count(state) for state in (DONE, PROPOSED, UNCLEAR)},
        "total": standing.contributions,
        "left": len(standing.whole.left),
        "can_sort": can_sort(request.membership),
        "work_left": work_left(dialogue, request.user, standing=standing),
    }
    return render(request, "insight/contributions.html", context)


@organiser_required
def contribution(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    one = _one(required_dialogue(request, organiser), pk)
    return _page(request, organiser, one, PublicationForm(initial={"text": _masked(one)}))


@require_POST
@organiser_required
def publication(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_publish_contributions(request.membership))
    one = _one(required_dialogue(request, organiser), pk)
    must(one.is_standing)
    form = PublicationForm(request.POST)
    if not form.is_valid():
        return _page(request, organiser, one, form)
    publish_contribution(one, text=form.cleaned_data["text"], by=request.user)
    messages.success(request, _("Published. Everyone can now follow what becomes of it."))
    return redirect("insight:contribution", organiser.slug, pk)


def _page(
    request: OrganiserRequest, organiser: Organiser, one: Contribution, form: PublicationForm
) -> HttpResponse:
    codings = list(
        one.codings.select_related("primary", "detail", "secondary", "by", "part").order_by(
            "-at", "-pk"
        )
    )
    current = sorted(
        (coding for coding in codings if coding.is_current),
        key=lambda coding: coding.part.start if coding.part else 0,
    )
    context = {
        "organiser": organiser,
        "section": "contributions",
        "one": one,
        "pieces": pieces(
            one.raw_text,
            [word for coding in current for word in coding.words],
            [word for coding in current for word in coding.secondary_words],
        ),
        "codings": current,
        "earlier": [coding for coding in codings if not coding.is_current],
        "undone": _undone(one),
        "unsettled": _unsettled(one),
        "work_left": work_left(one.dialogue, request.user),
        "stops": [(stop, stop.href(organiser.slug)) for stop in whole_trace(one)],
        "published": getattr(one, "published", None),
        "form": form,
        "can_sort": can_sort(request.membership) and one.is_standing,
        "can_publish": can_publish_contributions(request.membership) and one.is_standing,
    }
    return render(request, "insight/contribution.html", context)


def _undone(one: Contribution) -> set[int]:
    """The codings that were made by acts which are undone."""
    acts = one.sorting_acts.filter(undone_at__isnull=False).values_list("changes", flat=True)
    changes = [change for some in acts for change in some if change["model"] == "coding"]
    return {change["pk"] for change in changes if change["was"] is False and change["is"] is True}


def _unsettled(one: Contribution) -> list[tuple[Card, str]]:
    """What people differ on, each as its card and the names of those who do."""
    return [
        (
            Card(one.pk, found.part.pk if found.part else None),
            enumeration(
                [word.by.name if word.by else "–" for word in found.words], get_language() or "nb"
            ),
        )
        for found in disagreements_on(one)
    ]


def whole_trace(one: Contribution) -> list[Stop]:
    """Every stage's stops, in the order of the road; what is to come stands last."""
    stops = [
        stop for module in stage_modules("trace") for stop in module.trace(one, is_public=False)
    ]
    return sorted(stops, key=lambda stop: stop.state == "next")


def _one(dialogue: Dialogue, pk: int) -> Contribution:
    found = dialogue.contributions.with_place()
    found = found.select_related("dialogue__conference", "published", "sheet")
    return get_object_or_404(found, pk=pk)


def _masked(one: Contribution) -> str:
    """What is published already, or a proposal with names and health words masked."""
    if hasattr(one, "published"):
        return one.published.text
    if not one.is_standing:
        return ""
    names = one.dialogue.conference.sign_ups.values_list("name", flat=True)
    return mask(one.raw_text, screen(one.raw_text, names), one.language or "nb")


def _choice(query: QueryDict) -> Choice:
    def number(name: str) -> str:
        value = query.get(name, "")
        return value if value.isascii() and value.isdecimal() and len(value) < 5 else ""

    def word(name: str) -> str:
        return query.get(name, "").replace("\0", "")[:100].strip()

    state, mark = word("state"), word("mark")
    return Choice(
        words=word("words"),
        round=number("round"),
        table=NONE if word("table") == NONE else number("table"),
        theme=word("theme"),
        category=word("category"),
        finding=word("finding"),
        claim=word("claim"),
        state=state if state in STATES else "",
        mark=mark if mark in MARKS else "",
        cluster=number("cluster"),
        group=number("group"),
        question=number("question"),
        language=word("language"),
        kind=word("kind"),
        channel=word("channel"),
    )


def _cluster(dialogue: Dialogue, choice: Choice) -> Cluster | None:
    """The cluster whose contributions are asked for."""
    if not choice.cluster:
        return None
    return dialogue.clusters.filter(number=choice.cluster, removed_at=None).first()


def _claim(dialogue: Dialogue, choice: Choice) -> dict[str, Any]:
    """The sentence of the report whose contributions are asked for, and how its number is counted."""
    claim = claim_in_report(dialogue, choice.claim) if choice.claim else None
    return {"claim": claim, "claim_formula": formula_lines(claim) if claim else ""}


def _marks() -> list[tuple[str, str]]:
    """In the order of MARKS."""
    return [
        ("top", _("the tables' top three")),
        ("dots", _("got dots")),
        ("opinions", _("agreed or disagreed with")),
        ("pairs", _("weighed against others")),
        ("late", _("came after the round")),
        ("withdrawn", _("taken back")),
        ("paper", _("from paper")),
        ("reflection", _("reflections from the plenary")),
        ("named", _("name an association")),
        ("unread", _("not read for the board")),
        ("unnamed", _("name no association")),
    ]


def _query(query: QueryDict) -> str:
    """The choice as it stands in the address, without the page's number."""
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _states() -> list[tuple[str, str]]:
    return [
        (UNCLEAR, _("unclear")),
        (PROPOSED, _("have a proposal")),
        (DONE, _("sorted by a person")),
        (ASIDE, _("set aside as unclear")),
        (SPLIT, _("cut in parts")),
        (JOINED, _("joined with others")),
        (DIFFERING, _("people differ")),
    ]
