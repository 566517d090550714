"""Paper at the tables: sheets to print, the list of them, and photos of many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspill.adapters.typst import paper_sheets_pdf
from samspill.dialogue import actions
from samspill.dialogue.documents import paper_sheets
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Dialogue, PaperSheet, Round, Table
from samspill.dialogue.paper.errors import UnknownSheetError
from samspill.dialogue.paper.forms import CodeForm, PlacedPhotoForm
from samspill.dialogue.paper.page import bare_sheet, paper_context
from samspill.dialogue.rules import can_lead
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.sheet_codes import SheetPlace

MOST_SHEETS = 50  # of one table in one round
PHOTOS_AT_ONCE = 2  # without a script: as many as one request has room for


@organiser_required
@require_GET
def paper(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """The sheets of a round; with a code, or a round and a table, on to the sheet that is meant."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    if "number" in request.GET:
        place = SheetPlace(_number(request.GET.get("round")), _number(request.GET["number"]))
        must_be_there(dialogue, place)
        return redirect("dialogue:sheet", organiser.slug, place.code)
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        place = form.cleaned_data["code"]
        if is_there(dialogue, place):
            return redirect("dialogue:sheet", organiser.slug, place.code)
        form.add_error("code", str(UnknownSheetError()))
    return paper_page(request, organiser, dialogue, form=form if form.is_bound else None)


def paper_page(
    request: HttpRequest,
    organiser: Organiser,
    dialogue: Dialogue,
    *,
    form: CodeForm | None = None,
    photo_forms: Sequence[PlacedPhotoForm] | None = None,
) -> HttpResponse:
    """The list; with 422 when a form on it was not accepted."""
    user: Any = request.user
    context = paper_context(dialogue, user, request.GET.get("round", ""))
    sheets = [one.sheet for one in context["listed"]]
    context |= {
        "organiser": organiser,
        "section": "contributions",
        "conference": dialogue.conference,
        "dialogue": dialogue,
        "form": form or CodeForm(),
        "photo_forms": photo_forms or _photo_forms(sheets),
        "photos_are_wrong": photo_forms is not None,
    }
    is_wrong = form is not None or photo_forms is not None
    return render(request, "dialogue/paper.html", context, status=422 if is_wrong else 200)


def _photo_forms(
    sheets: Sequence[PaperSheet], request: HttpRequest | None = None
) -> list[PlacedPhotoForm]:
    sent = (request.POST, request.FILES) if request else (None, None)
    return [
        PlacedPhotoForm(
            *sent, sheets=list(sheets), prefix=f"photo{place}", use_required_attribute=False
        )
        for place in range(PHOTOS_AT_ONCE)
    ]


@organiser_required
@require_POST
def sheet_photos(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Photos of several sheets, each laid to the sheet that was chosen for it."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    user: Any = request.user
    context = paper_context(dialogue, user, request.GET.get("round", ""))
    forms = _photo_forms([one.sheet for one in context["listed"]], request)
    filled = [form for form in forms if form.has_changed()] or forms[:1]
    for form in filled:
        if form.is_valid():
            _attach(request, dialogue, form)
    if any(form.errors for form in filled):
        for form in forms:
            if form not in filled:
                form.empty_permitted = True
                form.full_clean()
        return paper_page(request, organiser, dialogue, photo_forms=forms)
    number = context["round"].number if context["round"] else ""
    return redirect(f"{reverse('dialogue:paper', args=[organiser.slug])}?round={number}")


def _attach(request: HttpRequest, dialogue: Dialogue, form: PlacedPhotoForm) -> None:
    by: Any = request.user
    sheet = laid_out(dialogue, SheetPlace(*_parts(form.cleaned_data["sheet"])), request)
    try:
        actions.attach_photo(sheet, photo=form.cleaned_data["photo"].read(), by=by)
    except DialogueError as error:
        form.add_error("photo", str(error))
    else:
        messages.success(request, _("The photo is laid to %(code)s.") % {"code": sheet.code})


def _parts(code: str) -> list[int]:
    """Of a code that the form has chosen from: "R2-B7-1" is 2, 7, 1."""
    return [int(part.strip("RB")) for part in code.split("-")]


@organiser_required
@require_GET
def sheets(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Sheets to print: all, or those of the round, table and number in the address.

    Nothing is stored: a sheet is there when a photo of it, or what is written on it, comes in.
    """
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    rounds = list(dialogue.rounds.with_item().prefetch_related("further_questions", "stages"))
    number = _number(request.GET.get("number", "1"))
    places = _places(dialogue, rounds, request.GET, number)
    if not places or not 1 <= number <= MOST_SHEETS:
        raise Http404
    to_print = [bare_sheet(*place) for place in places]
    to_print[0].dialogue = dialogue

    def address(code: str) -> str:
        return settings.PUBLIC_ADDRESS + reverse("dialogue:sheet", args=[organiser.slug, code])

    printed = paper_sheets_pdf(paper_sheets(to_print, rounds, address))
    response = HttpResponse(printed, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="papirark.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _places(
    dialogue: Dialogue, rounds: Sequence[Round], asked: Mapping[str, str], number: int
) -> list[tuple[Round, Table, int]]:
    """Every round and table, or those that are asked for."""
    tables = list(dialogue.tables.all())
    return [
        (round, table, number)
        for round in rounds
        for table in tables
        if asked.get("round", str(round.number)) == str(round.number)
        and asked.get("table", str(table.number)) == str(table.number)
    ]


@organiser_required
@require_POST
def two_readers(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Switch on or off that a second person reads what is typed in from paper."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    by: Any = request.user
    actions.set_paper_check(dialogue, is_on=request.POST.get("on") == "1", by=by)
    return redirect("dialogue:paper", organiser.slug)


def is_there(dialogue: Dialogue, place: SheetPlace) -> bool:
    """The round and the table are there; the sheet itself need not have been laid out."""
    return (
        1 <= place.number <= MOST_SHEETS
        and dialogue.rounds.filter(number=place.round).exists()
        and dialogue.tables.filter(number=place.table).exists()
    )


def must_be_there(dialogue: Dialogue, place: SheetPlace) -> None:
    if not is_there(dialogue, place):
        raise Http404


def laid_out(dialogue: Dialogue, place: SheetPlace, request: HttpRequest) -> PaperSheet:
    """The stored sheet of a place that is there."""
    by: Any = request.user
    round = dialogue.rounds.get(number=place.round)
    table = dialogue.tables.get(number=place.table)
    [sheet] = actions.lay_out_sheets(dialogue, places=[(round, table, place.number)], by=by)
    return sheet


def _number(text: str | None) -> int:
    """0 for what is no number."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 0
