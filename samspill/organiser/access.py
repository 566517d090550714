"""The way from URL to data: every look-up a person makes starts at the organiser found here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.organiser.models import Membership, Organiser
from samspill.organiser.rules import sees_only_tables
from samspill.people.entering import is_strong, signed_in_lately
from samspill.people.models import User
from samspill.ui.middleware import use_language_of_place


class OrganiserRequest(HttpRequest):
    """What a view behind `organiser_required` is given."""

    user: User
    membership: Membership


View = Callable[..., HttpResponse]


def organiser_public(view: View) -> View:
    """For pages that all may read: the slug in the address becomes the organiser."""

    @wraps(view)
    def inner(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        organiser = get_object_or_404(Organiser.objects.select_related("municipality"), slug=slug)
        use_language_of_place(request, organiser.language)
        return view(request, organiser, *args, **kwargs)

    inner.access = "public"  # type: ignore[attr-defined]
    return inner


def organiser_required(view: View) -> View:
    """For the workspace: only members; one who is not signed in may sign in; a stranger gets 404.

    Sets `request.membership`.
    """

    @wraps(view)
    def inner(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        found = (
            Membership.objects.of(request.user)
            .filter(organiser__slug=slug)
            .select_related("organiser__municipality")
            .first()
        )
        if found is None:
            raise Http404
        if sees_only_tables(found) and not getattr(view, "is_open_to_table_hosts", False):
            raise Http404
        if found.needs_second_factor and not is_strong(request):
            return to_second_factor(request)
        request.membership = found  # type: ignore[attr-defined]
        use_language_of_place(request, request.user.language or found.organiser.language)
        return view(request, found.organiser, *args, **kwargs)

    inner.access = "member"  # type: ignore[attr-defined]
    return inner


def open_to_table_hosts(view: View) -> View:
    """Innermost, beneath `organiser_required`: the few pages that a table host may see too."""
    view.is_open_to_table_hosts = True  # type: ignore[attr-defined]
    return view


def administrator_required(view: View) -> View:
    """For those who run the installation, with two steps and signed in within twelve hours; to all
    others the page is not there."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.is_administrator:
            raise Http404
        if not is_strong(request):
            return to_second_factor(request)
        if not signed_in_lately(request):
            return _sign_in_again(request)
        return view(request, *args, **kwargs)

    inner.access = "administrator"  # type: ignore[attr-defined]
    return inner


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    told = _(
        "You signed in more than twelve hours ago. Sign in again to look after the installation."
    )
    messages.info(request, told)
    return redirect_to_login(request.get_full_path())


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """It is asked of this person here: they set it up, and come back to where they were going."""
    target = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('people:second_factor')}?{target}")


def home_of(membership: Membership) -> str:
    """Where a person's work at this place begins. Asks for `organiser`."""
    name = "dialogue:tables" if sees_only_tables(membership) else "overview:road"
    return reverse(name, args=[membership.organiser.slug])


def must(is_allowed: bool) -> None:
    """A rule said no: to the one who asks, the page is not there."""
    if not is_allowed:
        raise Http404
