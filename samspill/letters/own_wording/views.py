from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.models import Letter, LetterTemplate
from samspill.letters.own_wording.forms import WordingForm, is_language
from samspill.letters.own_wording.languages import LANGUAGES, NORWEGIAN, OTHERS, language_name
from samspill.letters.own_wording.preview import preview_of
from samspill.letters.own_wording.texts import (
    condition_chips,
    field_chips,
    standing,
    texts_on_screen,
)
from samspill.letters.rules import can_edit, can_write
from samspill.letters.shelf import kinds_of, seen_letters
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.documents.typst_data import direction


@organiser_required
def wordings(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Every kind of letter with the languages it is written in, and whose the wording is."""
    newest: dict[tuple[str, str], LetterTemplate] = {}
    for row in organiser.letter_wordings.order_by("number").defer("source").exclude(source=""):
        newest[row.kind, row.language] = row
    ended = organiser.letter_wordings.filter(source="").values_list("kind", "language", "number")
    for kind, language, number in ended:
        if (kind, language) in newest and newest[kind, language].number < number:
            del newest[kind, language]
    rows = [
        (
            kind,
            title,
            [(one, _said(one), newest.get((kind, one))) for one in _written(kind, newest)],
        )
        for kind, title in kinds_of(organiser)
    ]
    return render(request, "letters/wordings.html", {**_base(organiser), "rows": rows})


@organiser_required
def wording(request: OrganiserRequest, organiser: Organiser, kind: str) -> HttpResponse:
    """Bokmål and nynorsk side by side, or another language beside bokmål."""
    _check(kind)
    other = request.GET.get("language", "")
    languages = [other] if other in OTHERS else list(NORWEGIAN)
    screen = _screen()
    texts, versions = {}, {}
    for one in languages:
        texts[one], versions[one] = standing(organiser, kind, one, screen=_names_in(one))
    may_write = can_write(request.membership)
    form = WordingForm(request.POST or None, standing=texts, screen=screen)
    if request.method == "POST":
        must(may_write)
        if form.is_valid():
            return _save(request, organiser, kind, form, other)
    beside = standing(organiser, kind, "nb", screen="nb")[0] if languages == [other] else None
    used, others = field_chips(kind, screen)
    context = {
        **_base(organiser),
        "kind": kind,
        "title": Letter.Kind(kind).label,
        "form": form,
        "columns": [
            {"fields": fields, **_column(organiser, kind, one, versions[one])}
            for one, fields in form.columns()
        ],
        "beside": beside,
        "other": other if other in OTHERS else "",
        "others": [(one, _said(one), own) for one, own in OTHERS.items()],
        "fields_used": used,
        "fields_others": others,
        "conditions": condition_chips(screen),
        "may_write": may_write,
    }
    return render(request, "letters/wording.html", context)


@organiser_required
def version(
    request: OrganiserRequest, organiser: Organiser, kind: str, language: str, number: int
) -> HttpResponse:
    """An earlier version to read, and to take back."""
    found = _find(organiser, kind, language, number)
    texts = texts_on_screen(found.source, screen=_names_in(language)) if found.source else {}
    context = {
        **_base(organiser),
        "kind": kind,
        "title": Letter.Kind(kind).label,
        "found": found,
        "name": _said(language),
        "texts": texts,
        "is_newest": found
        == organiser.letter_wordings.filter(kind=kind, language=language).first(),
        "may_write": can_write(request.membership),
        "back": _address(organiser, kind, language),
    }
    return render(request, "letters/wording_version.html", context)


@organiser_required
@require_POST
def wording_return(
    request: OrganiserRequest, organiser: Organiser, kind: str, language: str, number: int
) -> HttpResponse:
    must(can_write(request.membership))
    actions.take_back_wording(_find(organiser, kind, language, number), by=request.user)
    messages.success(request, _("Taken back. New letters begin from it."))
    return redirect(_address(organiser, kind, language))


@organiser_required
@require_POST
def house_wording(
    request: OrganiserRequest, organiser: Organiser, kind: str, language: str
) -> HttpResponse:
    _check(kind)
    must(can_write(request.membership))
    if not is_language(language):
        raise Http404
    actions.use_house_wording(organiser, kind=kind, language=language, by=request.user)
    messages.success(request, _("New letters begin from the house's wording. Yours is kept."))
    return redirect(_address(organiser, kind, language))


@organiser_required
@require_POST
def letter_wording(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Write this draft by the wording as it is now."""
    found = get_object_or_404(seen_letters(organiser, request.membership), pk=pk)
    must(can_edit(request.membership, found))
    actions.use_newest_wording(found, by=request.user)
    messages.success(request, _("The letter is written anew. Those who approve it do so again."))
    return redirect("letters:letter", organiser.slug, pk)


def _column(
    organiser: Organiser, kind: str, language: str, version: LetterTemplate | None
) -> dict[str, object]:
    """What stands around the fields of one language."""
    rows = organiser.letter_wordings.filter(kind=kind, language=language)
    return {
        "language": language,
        "name": _said(language),
        "direction": direction(language),
        "version": version,
        "versions": rows.defer("source").select_related("by"),
        "preview": preview_of(organiser, kind, language, version),
    }


def _save(
    request: OrganiserRequest, organiser: Organiser, kind: str, form: WordingForm, other: str
) -> HttpResponse:
    changed = form.changed()
    for language, source in changed.items():
        actions.save_wording(
            organiser, kind=kind, language=language, source=source, by=request.user
        )
    if changed:
        messages.success(request, _("Saved. New letters begin from it."))
    else:
        messages.success(request, _("Nothing was changed."))
    return redirect(_address(organiser, kind, other))


def _find(organiser: Organiser, kind: str, language: str, number: int) -> LetterTemplate:
    _check(kind)
    rows = organiser.letter_wordings.select_related("organiser", "by")
    return get_object_or_404(rows, kind=kind, language=language, number=number)


def _check(kind: str) -> None:
    if kind not in Letter.Kind.values:
        raise Http404


def _base(organiser: Organiser) -> dict[str, object]:
    return {"organiser": organiser, "section": "letters"}


def _address(organiser: Organiser, kind: str, language: str) -> str:
    address = reverse("letters:wording", args=[organiser.slug, kind])
    return f"{address}?language={language}" if language in OTHERS else address


def _written(kind: str, newest: dict[tuple[str, str], LetterTemplate]) -> list[str]:
    return [one for one in LANGUAGES if one in NORWEGIAN or (kind, one) in newest]


def _screen() -> str:
    return "nn" if (get_language() or "nb") == "nn" else "nb"


def _names_in(language: str) -> str:
    """Fields are called in nynorsk beside nynorsk; beside another language as the screen is."""
    return language if language in NORWEGIAN else _screen()


def _said(language: str) -> str:
    return language_name(language, _screen())
