"""An association's own entry, opened by the signed link in an e-mail; no account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspill.organiser.access import must, organiser_public
from samspill.organiser.models import Organiser
from samspill.registry.own import acts
from samspill.registry.own.form import AddressForm, OwnEntryForm
from samspill.registry.own.links import LINK_DAYS, OwnLink, own_link_of
from samspill.registry.own.mail import language_of
from samspill.registry.rules import has_registry
from samspill.ui.middleware import use_language_of_place

GONE = 410
View = Callable[..., HttpResponse]


def by_own_link(view: View) -> View:
    """The token becomes the link; one that has run out, or whose address is gone, only says so."""

    @wraps(view)
    def inner(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        link = own_link_of(token)
        if link is None:
            raise Http404
        use_language_of_place(request, language_of(link.association))
        if not link.is_open:
            context = {"organiser": link.association.organiser}
            return render(request, "registry/own/closed.html", context, status=GONE)
        return view(request, link, token, *args, **kwargs)

    inner.access = "public"  # type: ignore[attr-defined]
    return never_cache(inner)


@organiser_public
def ask(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Send the link to an address; the page never tells whether it stands in the list."""
    must(has_registry(organiser))
    form = AddressForm(request.POST or None)
    if form.is_valid():
        acts.ask_for_link(organiser, email=form.cleaned_data["email"])
        messages.success(
            request,
            _(
                "If %(email)s belongs to an association in the list, the link is on its way. It works"
                " for %(days)d days."
            )
            % {**form.cleaned_data, "days": LINK_DAYS},
        )
        return redirect("registry:own_ask", organiser.slug)
    return render(request, "registry/own/ask.html", {"organiser": organiser, "form": form})


@by_own_link
def own_entry(request: HttpRequest, link: OwnLink, token: str) -> HttpResponse:
    """What stands there of the association, and what it will have changed."""
    if request.method == "POST":
        return _change(request, link, token)
    return _entry(request, link, token, OwnEntryForm(association=link.association))


@transaction.atomic
def _change(request: HttpRequest, link: OwnLink, token: str) -> HttpResponse:
    held = acts.locked(link.association)
    form = OwnEntryForm(request.POST, association=held)
    if form.is_valid():
        emails = form.cleaned_data["emails"]
        acts.change_own_entry(
            held, values=form.values(), emails=emails, phones=form.cleaned_data["phones"]
        )
        return _after(request, token, held.organiser, emails)
    return _entry(request, link, token, form)


def _entry(request: HttpRequest, link: OwnLink, token: str, form: OwnEntryForm) -> HttpResponse:
    context = {
        "organiser": link.association.organiser,
        "association": link.association,
        "link": link,
        "token": token,
        "form": form,
    }
    return render(request, "registry/own/entry.html", context)


def _after(
    request: HttpRequest, token: str, organiser: Organiser, emails: list[str]
) -> HttpResponse:
    """Back to the entry; where the link's own address is gone, a new link is on its way."""
    link = own_link_of(token)
    if link is not None and link.is_open:
        messages.success(request, _("Thank you. What you have written is saved."))
        return redirect("registry:own_entry", token)
    told = _("Saved. This link is closed. A new one is on its way to %(emails)s.")
    messages.success(request, told % {"emails": ", ".join(emails)})
    return redirect("registry:own_ask", organiser.slug)


@by_own_link
def removal(request: HttpRequest, link: OwnLink, token: str) -> HttpResponse:
    """Remove the contact details, or go out of the list: with what happens then, before it does."""
    held = link.association
    if request.method == "POST":
        is_ended = request.POST.get("what") == "entry"
        acts.remove_contact(held, is_ended=is_ended)
        done = _("The association is out of the list, and your contact details are removed.")
        contact = _("Your contact details are removed. The association still stands in the list.")
        messages.success(request, done if is_ended else contact)
        return redirect("registry:own_ask", held.organiser.slug)
    context = {"organiser": held.organiser, "association": held, "token": token}
    return render(request, "registry/own/removal.html", context)
