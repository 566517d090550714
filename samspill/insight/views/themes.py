"""Themes that are missing, and those that an organiser has made: made, changed, put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight import actions
from samspill.insight.errors import InsightError, ThemeKnownError
from samspill.insight.models import Theme
from samspill.insight.new_themes import own_themes, theme_hints, without_theme
from samspill.insight.rules import can_sort
from samspill.insight.theme_forms import NewThemeForm, ThemeForm
from samspill.insight.views.access import required_dialogue
from samspill.insight.views.bench import Bench
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MOST_CHOSEN = 200  # contributions in one hint's address


@organiser_required
def new_themes(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    hints = theme_hints(dialogue)
    context = _context(request, organiser, dialogue) | {
        "hints": hints,
        "hinted": sum(len(hint.contributions) for hint in hints),
        "unclear": without_theme(dialogue).count(),
        "tables": dialogue.tables.count(),
        "own": own_themes(dialogue),
    }
    return render(request, "insight/new_themes.html", context)


@organiser_required
def theme_new(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """`?of=1-2-3` brings the contributions of a hint along, `?words=` what they have in common."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    offered = _offered(request, dialogue)
    if request.method != "POST":
        form = NewThemeForm(dialogue=dialogue, initial=_initial(request, offered))
        return _new_page(request, organiser, dialogue, form, offered)
    form = NewThemeForm(request.POST, dialogue=dialogue)
    if form.is_valid() and (theme := _made(form, dialogue, request)) is not None:
        chosen = list(form.cleaned_data["contributions"])
        _sort_under(theme, chosen, request)
        messages.success(request, _told(theme, len(chosen)))
        return redirect("insight:new_themes", organiser.slug)
    return _new_page(request, organiser, dialogue, form, offered)


@organiser_required
def theme(request: OrganiserRequest, organiser: Organiser, code: str) -> HttpResponse:
    """Change what a theme of the organiser's own is called, and what it is found by."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    own = _own(organiser, code)
    names = ("name_nb", "name_nn", "keywords")
    initial = {name: getattr(own, name) for name in names}
    form = ThemeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            actions.change_theme(own, dialogue=dialogue, **form.cleaned_data, by=request.user)
        except ThemeKnownError as error:
            form.add_error("name_nb", str(error.sentence))
        else:
            messages.success(request, _("The theme is changed."))
            return redirect("insight:new_themes", organiser.slug)
    context = _context(request, organiser, dialogue) | {"form": form, "theme": own}
    return render(request, "insight/theme.html", context)


@require_POST
@organiser_required
def theme_putting_away(request: OrganiserRequest, organiser: Organiser, code: str) -> HttpResponse:
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    own = _own(organiser, code)
    try:
        actions.put_away_theme(own, dialogue=dialogue, by=request.user)
    except InsightError as error:
        messages.error(request, f"{own.name}: {error.sentence}")
    else:
        messages.success(request, _("%(theme)s is put away.") % {"theme": own.name})
    return redirect(f"{reverse('insight:new_themes', args=[organiser.slug])}#own")


def _own(organiser: Organiser, code: str) -> Theme:
    return get_object_or_404(organiser.own_themes.filter(is_put_away=False), pk=code)


def _offered(request: OrganiserRequest, dialogue: Dialogue) -> list[Contribution]:
    """The contributions that the address speaks of, and that still stand."""
    asked = request.GET.get("of", "").split("-")[:MOST_CHOSEN]
    numbers = [one for one in asked if one.isascii() and one.isdecimal() and len(one) < 18]
    standing = dialogue.contributions.standing().with_place()
    return list(standing.filter(pk__in=numbers).order_by("pk"))


def _initial(request: OrganiserRequest, offered: list[Contribution]) -> dict[str, Any]:
    words = request.GET.get("words", "").replace("\0", "")[:1000]
    return {"keywords": words, "contributions": [one.pk for one in offered]}


def _made(form: NewThemeForm, dialogue: Dialogue, request: OrganiserRequest) -> Theme | None:
    """The theme, or None with the reason beside the field."""
    names = ("name_nb", "name_nn", "keywords", "parent")
    given = {name: form.cleaned_data[name] for name in names}
    try:
        return actions.make_theme(dialogue, **given, by=request.user)
    except ThemeKnownError as error:
        form.add_error("name_nb", str(error.sentence))
        return None


def _sort_under(theme: Theme, chosen: list[Contribution], request: OrganiserRequest) -> None:
    """Each is an act of its own, and can be undone by itself."""
    primary = theme.parent or theme
    detail = theme if theme.parent else None
    for one in chosen:
        actions.code(one, primary=primary, detail=detail, by=request.user)


def _told(theme: Theme, count: int) -> str:
    if not count:
        return _("%(theme)s is made.") % {"theme": theme.name}
    told = ngettext(
        "%(theme)s is made, and %(count)d contribution is sorted under it.",
        "%(theme)s is made, and %(count)d contributions are sorted under it.",
        count,
    )
    return told % {"theme": theme.name, "count": count}


def _new_page(
    request: OrganiserRequest,
    organiser: Organiser,
    dialogue: Dialogue,
    form: NewThemeForm,
    offered: list[Contribution],
) -> HttpResponse:
    chosen = form["contributions"].value() or []
    context = _context(request, organiser, dialogue) | {
        "form": form,
        "offered": offered,
        "chosen": {int(pk) for pk in chosen if str(pk).isdecimal()},
    }
    return render(request, "insight/theme_new.html", context)


def _context(request: OrganiserRequest, organiser: Organiser, dialogue: Dialogue) -> dict[str, Any]:
    return {
        "organiser": organiser,
        "section": "contributions",
        "dialogue": dialogue,
        "bench": Bench.of(request, dialogue),
        "can_sort": True,
    }
