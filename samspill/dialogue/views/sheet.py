"""One paper sheet: type it in as a whole, lay its photo beside it, correct a line, check it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Dialogue, PaperSheet
from samspill.dialogue.paper.errors import EmptySheetError, PeopleNeededError, SheetRowsError
from samspill.dialogue.paper.forms import CorrectionForm, PhotoForm
from samspill.dialogue.paper.page import bare_sheet
from samspill.dialogue.paper.sheet_page import SheetForms, sheet_context, sheet_forms
from samspill.dialogue.reactions.errors import ReactionError
from samspill.dialogue.rules import can_lead
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.dialogue.views.paper import laid_out, must_be_there
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.sheet_codes import SheetPlace, read_sheet_code


@organiser_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, organiser: Organiser, code: str) -> HttpResponse:
    """Show a sheet, or keep what was typed in from it: all of it, or nothing and what is wrong."""
    dialogue, place = _place(request, organiser, code)
    if request.method != "POST" and code != place.code:
        return redirect("dialogue:sheet", organiser.slug, place.code)
    found = _sheet(dialogue, place)
    if request.method != "POST":
        return _page(request, organiser, dialogue, found)
    forms = sheet_forms(found, _question_count(found), request.POST)
    if forms.is_right and (count := _keep(request, dialogue, place, forms)) is not None:
        text = ngettext("%(count)d line is kept.", "%(count)d lines are kept.", count)
        messages.success(request, text % {"count": count})
        return redirect("dialogue:sheet", organiser.slug, place.code)
    return _page(request, organiser, dialogue, found, forms=forms)


def _keep(
    request: HttpRequest, dialogue: Dialogue, place: SheetPlace, forms: SheetForms
) -> int | None:
    """How many lines are kept; None with what stands in the way beside its field."""
    by: Any = request.user
    given = forms.sheet.cleaned_data
    try:
        stored = actions.type_sheet(
            laid_out(dialogue, place, request),
            rows=forms.rows,
            by=by,
            people=given["people"] or 0,
            dots_of_kept=forms.sheet.dots_of_kept,
            is_empty=given.get("is_empty", False),
        )
        return len(stored)
    except SheetRowsError as error:
        for place_of_row, problem in error.problems.items():
            forms.filled[place_of_row].add_error("text", str(problem))
    except EmptySheetError as error:
        forms.sheet.add_error("is_empty", str(error))
    except (PeopleNeededError, ReactionError) as error:
        forms.sheet.add_error("people", str(error))
    return None


@organiser_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_photo(request: HttpRequest, organiser: Organiser, code: str) -> HttpResponseBase:
    """The photo itself, for those who may lead alone; or take in a new one."""
    dialogue, place = _place(request, organiser, code)
    if request.method != "POST":
        return _photo(_sheet(dialogue, place))
    form = PhotoForm(request.POST, request.FILES, auto_id="photo_%s")
    if form.is_valid():
        by: Any = request.user
        try:
            stored = laid_out(dialogue, place, request)
            actions.attach_photo(stored, photo=form.cleaned_data["photo"].read(), by=by)
        except DialogueError as error:
            form.add_error("photo", str(error))
        else:
            return redirect("dialogue:sheet", organiser.slug, place.code)
    return _page(request, organiser, dialogue, _sheet(dialogue, place), photo_form=form)


def _photo(found: PaperSheet) -> HttpResponseBase:
    if not found.photo:
        raise Http404
    try:
        file = found.photo.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/jpeg", filename=f"{found.code}.jpg")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@organiser_required
@require_POST
def sheet_photo_removal(request: HttpRequest, organiser: Organiser, code: str) -> HttpResponse:
    """Take the photo away for good."""
    dialogue, place = _place(request, organiser, code)
    found = get_object_or_404(dialogue.sheets, code=place.code)
    by: Any = request.user
    actions.remove_photo(found, by=by)
    return redirect("dialogue:sheet", organiser.slug, place.code)


@organiser_required
@require_POST
def sheet_check(request: HttpRequest, organiser: Organiser, code: str) -> HttpResponse:
    """A second person has read the sheet: what was typed is right."""
    dialogue, place = _place(request, organiser, code)
    found = get_object_or_404(dialogue.sheets, code=place.code)
    by: Any = request.user
    try:
        actions.check_sheet(found, by=by)
    except DialogueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(code)s is checked.") % {"code": place.code})
    return redirect("dialogue:sheet", organiser.slug, place.code)


@organiser_required
@require_POST
def sheet_correction(request: HttpRequest, organiser: Organiser, code: str) -> HttpResponse:
    """Set right what was typed wrongly; what was typed stays beside it."""
    dialogue, place = _place(request, organiser, code)
    found = get_object_or_404(dialogue.sheets, code=place.code)
    asked = request.POST.get("contribution", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else 0
    contribution = get_object_or_404(found.contributions, pk=number)
    form = CorrectionForm(request.POST, auto_id=f"correct{number}_%s")
    if form.is_valid():
        by: Any = request.user
        given = form.cleaned_data
        try:
            actions.replace_contribution(
                contribution, text=given["text"], kind=given["kind"], by=by
            )
        except DialogueError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("The line is set right. What was typed stays beside it."))
            return redirect("dialogue:sheet", organiser.slug, place.code)
    return _page(request, organiser, dialogue, _sheet(dialogue, place), correction=form)


def _place(request: HttpRequest, organiser: Organiser, code: str) -> tuple[Dialogue, SheetPlace]:
    """Whose sheet is asked for; 404 for strangers, and where there is no such round or table."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    place = read_sheet_code(code)
    if place is None:
        raise Http404
    must_be_there(dialogue, place)
    return dialogue, place


def _sheet(dialogue: Dialogue, place: SheetPlace) -> PaperSheet:
    """The sheet as it is stored, or as it would be."""
    rows = dialogue.sheets.select_related("round__item", "table", "typed_by", "checked_by")
    found = rows.filter(code=place.code).first()
    if found is None:
        round = dialogue.rounds.with_item().get(number=place.round)
        found = bare_sheet(round, dialogue.tables.get(number=place.table), place.number)
    found.dialogue = dialogue
    return found


def _question_count(found: PaperSheet) -> int:
    return 1 + found.round.further_questions.count()


def _page(
    request: HttpRequest,
    organiser: Organiser,
    dialogue: Dialogue,
    found: PaperSheet,
    *,
    forms: SheetForms | None = None,
    photo_form: PhotoForm | None = None,
    correction: CorrectionForm | None = None,
) -> HttpResponse:
    user: Any = request.user
    context = sheet_context(
        dialogue, found, user, forms=forms, photo_form=photo_form, correction=correction
    )
    is_wrong = any(one is not None for one in (forms, photo_form, correction))
    context["organiser"] = organiser
    return render(request, "dialogue/paper_sheet.html", context, status=422 if is_wrong else 200)
