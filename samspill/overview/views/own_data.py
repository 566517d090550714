"""What is kept about me: opened by a link that is sent to the address itself; no account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from samspill.organiser.models import Organiser
from samspill.overview.own_data import acts
from samspill.overview.own_data.forms import AddressForm, RequestForm
from samspill.overview.own_data.held import Thing, held_about
from samspill.overview.own_data.links import LinkExpiredError, email_of
from samspill.overview.own_data.words import WHAT

View = Callable[..., HttpResponse]


def by_own_address(view: View) -> View:
    """The token becomes the address; one that has run out leads to where a new one is asked for."""

    @wraps(view)
    def inner(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            email = email_of(token)
        except LinkExpiredError:
            messages.warning(request, _("The link has run out. Ask for a new one here."))
            return redirect("overview:own_data_ask")
        if email is None:
            raise Http404
        return view(request, email, token, *args, **kwargs)

    inner.access = "public"  # type: ignore[attr-defined]
    return never_cache(inner)


def own_data_ask(request: HttpRequest) -> HttpResponse:
    """Send the link to an address; the page never tells whether anything is held."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        acts.send_link(
            form.cleaned_data["email"].lower(),
            language=get_language() or "nb",
            now=timezone.now(),
        )
        said = _("If anything is kept about %(email)s, a link is on its way. It works for a day.")
        messages.success(request, said % form.cleaned_data)
        return redirect("overview:own_data_ask")
    return render(request, "overview/own_data/ask.html", {"form": form})


own_data_ask.access = "public"  # type: ignore[attr-defined]


@by_own_address
def own_data(request: HttpRequest, email: str, token: str) -> HttpResponse:
    """All of it; and below, a word to those who answer for it."""
    things = held_about(email, timezone.now())
    form = RequestForm(request.POST or None, choices=_answering(things))
    if not form.is_valid():
        shown = [(WHAT[one.label], one) for one in things]
        context = {"email": email, "token": token, "things": shown, "form": form}
        return render(request, "overview/own_data/own_data.html", context)
    acts.ask(
        Organiser.objects.filter(pk=int(form.cleaned_data["organiser"])).first(),
        email=email,
        text=form.cleaned_data["text"],
        language=get_language() or "nb",
    )
    messages.success(request, _("It is sent. You get an answer by e-mail within a month."))
    return redirect("overview:own_data", token)


@require_GET
@by_own_address
def own_data_file(request: HttpRequest, email: str, token: str) -> HttpResponse:
    """All of it, for another program: the right to take it along."""
    rows = [
        {
            "what": str(WHAT[thing.label]),
            "at": thing.organiser.name if thing.organiser else "Samspill",
            "kept": [
                {"for": one.purpose, "ground": one.basis, "until": one.kept_until, "is": one.texts}
                for one in thing.values
            ],
        }
        for thing in held_about(email, timezone.now())
    ]
    headers = {"Content-Disposition": 'attachment; filename="samspill.json"'}
    whole = {"email": email, "rows": rows}
    return JsonResponse(whole, json_dumps_params={"ensure_ascii": False}, headers=headers)


@require_POST
@by_own_address
def own_data_erasures(request: HttpRequest, email: str, token: str) -> HttpResponse:
    """Erase one row, or all that are free."""
    wanted = request.POST.get("row", "")
    things = [one for one in held_about(email, timezone.now()) if one.is_free]
    if wanted != "all":
        things = [one for one in things if f"{one.label}-{one.key}" == wanted]
    if not things:
        raise Http404
    acts.erase(things)
    messages.success(request, _("It is erased."))
    return redirect("overview:own_data", token)


def _answering(things: list[Thing]) -> list[tuple[str, str]]:
    """Those who answer for something of it; the installation itself where no organiser does."""
    found = {one.organiser.pk: one.organiser.name for one in things if one.organiser}
    return [(str(key), name) for key, name in found.items()] or [("0", _("Samspill"))]
