"""Experiences: found, read, sent, and taken back by the one who sent them."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.advice import actions
from samspill.advice.actions.experiences import Words
from samspill.advice.criteria import SIZES, criterion_names, size_of
from samspill.advice.errors import NotNowError
from samspill.advice.finding import read_search
from samspill.advice.forms import ExperienceForm, SharedForm
from samspill.advice.links import experience_of
from samspill.advice.models import Experience
from samspill.ui.middleware import use_language_of_place

ROWS_A_PAGE = 20
WORDS = ("title", "done", "hard", "criterion", "theme", "step")


def experiences(request: HttpRequest) -> HttpResponse:
    search = read_search(request.GET.dict())
    page = Paginator(search.found(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"section": "guide", "search": search, "page": page, "query": search.query}
    return render(request, "advice/experiences.html", context)


def experience(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Experience.objects.public().with_place(), pk=pk)
    return render(request, "advice/experience.html", {"section": "guide", **_about(one)})


def new_experience(request: HttpRequest) -> HttpResponse:
    begun = {name: request.GET.get(name, "") for name in ("step", "criterion")}
    form = ExperienceForm(request.POST or None, initial=begun)
    if form.is_valid():
        if not form.is_by_machine:
            told = form.cleaned_data
            words = Words(**{name: told[name] for name in (*WORDS, "municipality")})
            language = "nn" if (get_language() or "nb").startswith("nn") else "nb"
            actions.send_experience(words, email=told["email"], language=language)
        return redirect("advice:experience_sent")
    return render(request, "advice/new_experience.html", {"section": "guide", "form": form})


def experience_sent(request: HttpRequest) -> HttpResponse:
    """The same answer to all, so that nobody learns which addresses are known."""
    return render(request, "advice/experience_sent.html", {"section": "guide"})


def own_experience(request: HttpRequest, token: str) -> HttpResponse:
    """For the sender, by the signed link: confirm, say yes in words of their own, or take back."""
    one = _own(request, token)
    return _own_page(request, one, token, _asked_form(one))


@require_POST
def experience_confirmation(request: HttpRequest, token: str) -> HttpResponse:
    one = _own(request, token)
    if one.state != Experience.State.ASKED:
        actions.confirm_experience(one)
        messages.success(request, _("Thank you. It is read by a person before it is shown."))
        return redirect("advice:own_experience", token)
    form = SharedForm(request.POST)
    if not form.is_valid():
        return _own_page(request, one, token, form)
    words = {name: form.cleaned_data[name] for name in WORDS}
    try:
        actions.share_experience(one, words=Words(municipality=one.municipality, **words))
    except NotNowError:
        messages.error(request, _("This is answered already."))
    else:
        messages.success(request, _("Thank you. It is read by a person before it is shown."))
    return redirect("advice:own_experience", token)


@require_POST
def experience_withdrawal(request: HttpRequest, token: str) -> HttpResponse:
    actions.withdraw_experience(_own(request, token))
    return redirect("advice:own_experience", token)


def _own(request: HttpRequest, token: str) -> Experience:
    one = experience_of(token)
    if one is None:
        raise Http404
    use_language_of_place(request, one.language)
    return one


def _own_page(
    request: HttpRequest, one: Experience, token: str, form: SharedForm | None
) -> HttpResponse:
    context = {"section": "guide", "token": token, "form": form, **_about(one)}
    return render(request, "advice/own_experience.html", context)


def _asked_form(one: Experience) -> SharedForm | None:
    if one.state != Experience.State.ASKED:
        return None
    return SharedForm(initial={name: getattr(one, name) for name in WORDS})


def _about(one: Experience) -> dict[str, object]:
    names = criterion_names()
    return {
        "one": one,
        "criterion": names.get(one.criterion, "") if one.criterion else "",
        "size": SIZES[size_of(one.municipality.population)],
    }


for _view in (
    experiences,
    experience,
    new_experience,
    experience_sent,
    own_experience,
    experience_confirmation,
    experience_withdrawal,
):
    _view.access = "public"  # type: ignore[attr-defined]
