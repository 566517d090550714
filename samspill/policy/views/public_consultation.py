"""The draft that is out, for everyone: read, commented on place by place, and what others said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext

from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.consulting.changes import changed_passages, changes_because_of, kept_of
from samspill.policy.consulting.desk import PAGE_SIZE, Place, place_name, places_of
from samspill.policy.errors import PolicyError
from samspill.policy.forms.statements import RemarkForm
from samspill.policy.models import Consultation, Passage, Remark
from samspill.policy.reading import text_parts
from samspill.policy.views.consultation_pages import (
    asked_consultation,
    asked_table,
    kept_query,
    names_to_choose,
    query_without_page,
    read_changes,
    remark_rows,
    shared_facts,
)
from samspill.policy.writing.comparing import compare

GOALS = "goals"
WHOLE = "whole"


@dataclass(frozen=True)
class Line:
    """A place as the page shows it, in words: a draft has hundreds of them."""

    place: Place
    key: str
    parts: list[dict[str, Any]]
    facts: Mapping[str, Any]
    is_changed: bool  # reads otherwise than in the version in force
    remarks: str  # how many everyone may read here, in words; "" for none
    is_here: bool  # the form stands here


@organiser_public
def public_consultation(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    out = asked_consultation(request, organiser)
    places = places_of(out.version.content)
    is_open = out.is_open(timezone.now())
    at = _place_asked(request, places)
    form = RemarkForm(request.POST) if request.method == "POST" else RemarkForm()
    if request.method == "POST" and form.is_valid():
        answer = _try_give(out, form, at)
        if answer is not None:
            return redirect("policy:remark_receipt", organiser.slug, answer.key)
    numbers = consultation_reading.shown_by_place(out)
    before = consultation_reading.adopted_before(out.policy, number=out.version.number)
    changes = compare(before.content, out.version.content) if before else None
    changed = changed_passages(before.content, out.version.content) if before else set()
    chapters, goals = _text(out.version.content, places, numbers, at, changed)
    context = {
        **shared_facts(organiser, out),
        "is_open": is_open,
        "before": before,
        "changes": changes,
        "chapters": chapters,
        "goals": goals,
        "has_goals_chapter": any(chapter["key"] == GOALS for chapter in chapters),
        "numbers": numbers,
        "remark_count": sum(numbers.values()),
        "whole_count": numbers[0],
        "form": form if (is_open or form.is_bound) and at is not None else None,
        "at": at,
        "at_place": places.get(at) if isinstance(at, int) else None,
        "names": names_to_choose(organiser, out) if at is not None else [],
        "responses": list(consultation_reading.responses_of(out)),
        "counts": consultation_reading.counts_of(out),
        "earlier": [
            one for one in consultation_reading.public_consultations(organiser) if one != out
        ],
    }
    return render(request, "policy/consultation_public.html", context)


@organiser_public
def remark_receipt(request: HttpRequest, organiser: Organiser, key: UUID) -> HttpResponse:
    """Only who has the address, has the receipt: the number, the words as given, and the answer."""
    rows = Remark.objects.filter(
        consultation__policy__organiser=organiser, response__isnull=True, erased_at__isnull=True
    )
    remark = get_object_or_404(
        rows.select_related("consultation__version", "consultation__policy"), key=key
    )
    places = places_of(remark.consultation.version.content)
    context = {
        **shared_facts(organiser, remark.consultation),
        "remark": remark,
        "place": place_name(remark, places),
        "changes": read_changes(
            changes_because_of([remark], kept=kept_of(remark.consultation.policy)).get(
                remark.pk, []
            )
        ),
    }
    return render(request, "policy/remark_receipt.html", context)


@organiser_public
def public_remarks(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Merknadsbehandling: what was said, and what the municipality answers, a hundred a page."""
    outs = consultation_reading.public_consultations(organiser)
    out = asked_table(request, outs)
    if out is None:
        raise Http404
    places = places_of(out.version.content)
    passage = request.GET.get("passage", "")
    state = request.GET.get("state", "")
    rows = consultation_reading.chosen(
        consultation_reading.public_remarks(out),
        state=state if state in ("open", "answered") else "",
        passage=passage,
    )
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **shared_facts(organiser, out),
        "page": shown,
        "rows": remark_rows(list(shown), places, kept=kept_of(out.policy)),
        "outs": list(outs),
        "which": kept_query(request),
        "counts": consultation_reading.counts_of(out),
        "query": query_without_page(request),
        "state": state,
        "place": places.get(int(passage)) if passage.isdecimal() else None,
        "is_whole": passage == WHOLE,
    }
    return render(request, "policy/remarks_public.html", context)


def _try_give(out: Consultation, form: RemarkForm, at: int | str | None) -> Remark | None:
    """The remark, or None with the reason among the errors."""
    passage = Passage.objects.filter(pk=at, policy=out.policy).first() if at != WHOLE else None
    given = form.cleaned_data
    try:
        return actions.give_remark(
            out,
            key=given["key"],
            text=given["text"],
            passage=passage,
            on_behalf_of=given["on_behalf_of"],
            name=given["name"],
            email=given["email"],
            language=get_language() or "",
        )
    except PolicyError as error:
        form.add_error("text", str(error))
    return None


def _place_asked(request: HttpRequest, places: Mapping[int, Place]) -> int | str | None:
    """Where the form is open: a passage's key, "whole", or None."""
    asked = request.POST.get("passage") or request.GET.get("passage", "")
    if request.method == "POST" and not asked:
        return WHOLE
    if asked == WHOLE:
        return WHOLE
    if asked.isdecimal() and int(asked) in places:
        return int(asked)
    if asked and request.method == "POST":
        raise Http404
    return None


def _text(
    content: Mapping[str, Any],
    places: Mapping[int, Place],
    numbers: Counter[int],
    at: int | str | None,
    changed: set[int],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    def line(one: Mapping[str, Any], *, is_paragraph: bool = False) -> Line:
        key = one["passage"]
        number = numbers[key]
        words = ngettext("%d remark", "%d remarks", number) % number if number else ""
        parts = text_parts(one["text"]) if is_paragraph else []
        return Line(places[key], str(key), parts, one, key in changed, words, key == at)

    chapters = [
        {
            "key": chapter["key"],
            "heading": chapter["heading"],
            "lines": [line(one, is_paragraph=True) for one in chapter["passages"]],
        }
        for chapter in content["chapters"]
    ]
    goals = [
        {
            "number": str(goal["number"]),
            "line": line(goal),
            "measures": [line(one) for one in goal["measures"]],
        }
        for goal in content["goals"]
    ]
    return chapters, goals
