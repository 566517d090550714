"""One's own sign-up, opened by the signed link in the confirmation; no account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspill.conference import actions, calendar, confirmations, links, rules, words
from samspill.conference.errors import SignUpError
from samspill.conference.forms import ParticipantForm
from samspill.conference.models import Conference, SignUp
from samspill.conference.views.files import as_file
from samspill.ui.middleware import use_language_of_place

GONE = 410
View = Callable[..., HttpResponse]


def by_signed_link(view: View) -> View:
    """The token becomes the sign-up; once the conference is over the page only says so."""

    @wraps(view)
    def inner(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        sign_up = links.sign_up_of(token)
        if sign_up is None:
            raise Http404
        use_language_of_place(request, sign_up.language)
        if not rules.can_be_changed(sign_up.conference):
            context = {
                "conference": sign_up.conference,
                "organiser": sign_up.conference.organiser,
            }
            return render(request, "conference/over.html", context, status=GONE)
        return view(request, sign_up, *args, **kwargs)

    inner.access = "public"  # type: ignore[attr-defined]
    return never_cache(inner)


@by_signed_link
def my_sign_up(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    return _render(
        request,
        "conference/my_sign_up.html",
        sign_up,
        place_in_queue=confirmations.place_in_queue(sign_up),
    )


@by_signed_link
def participant(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    """Change who comes. Whoever hands the place over has no link to it any more: only thanks."""
    form = ParticipantForm.of(sign_up, request.POST or None)
    if form.is_valid() and (changed := form.try_change(sign_up)):
        if changed.link_number != sign_up.link_number:
            return _thank(request, changed.conference)
        messages.success(request, _("Changed. A confirmation is on its way."))
        return _to(sign_up)
    return _render(request, "conference/participant.html", sign_up, form=form)


@by_signed_link
def cancellation(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    if request.method != "POST":
        return _render(request, "conference/cancellation.html", sign_up)
    try:
        actions.cancel_sign_up(sign_up)
        messages.success(request, _("Cancelled. Thank you for letting us know."))
    except SignUpError as error:
        messages.error(request, str(error))
    return _to(sign_up)


@by_signed_link
def own_calendar(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    content = calendar.calendar_file(sign_up.conference, sign_up)
    return as_file(content, calendar.MEDIA_TYPE, calendar.file_name(sign_up.conference))


def _thank(request: HttpRequest, conference: Conference) -> HttpResponse:
    """A page that all may see: nothing on it is about the one who took over."""
    thanks = _(
        "Thank you. The new address gets a confirmation with its own link. "
        "The old link no longer opens the sign-up."
    )
    messages.success(request, thanks)
    if conference.published_at is None:
        return redirect("conference:all")
    return redirect("conference:conference", conference.organiser.slug, conference.pk)


def _to(sign_up: SignUp) -> HttpResponse:
    return redirect("conference:my_sign_up", links.sign_up_token(sign_up))


def _render(request: HttpRequest, template: str, sign_up: SignUp, **more: object) -> HttpResponse:
    conference = sign_up.conference
    context = {
        "section": "conferences",
        "organiser": conference.organiser,
        "conference": conference,
        "sign_up": sign_up,
        "token": links.sign_up_token(sign_up),
        "when": words.when(conference),
        **more,
    }
    return render(request, template, context)
