"""One's own sign-up, opened by the signed link in the confirmation; no account."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspill.conference import actions, calendar, links, rules, words
from samspill.conference.asking.certificates import has_certificate
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.entrance_code import entrance_code_svg
from samspill.conference.errors import SignUpError
from samspill.conference.fees.owed import cancelling
from samspill.conference.forms import EmailForm, ParticipantForm
from samspill.conference.models import Conference, SignUp
from samspill.conference.views.files import as_file
from samspill.conference.waiting.line import is_second, place_in_queue
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
                "certificate": token if has_certificate(sign_up) else "",
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
        place_in_queue=place_in_queue(sign_up),
        is_second=sign_up.state == SignUp.State.WAITING and is_second(sign_up),
        entrance_code=mark_safe(entrance_code_svg(sign_up)),  # noqa: S308 -- of our own making
        beside=_beside(sign_up),
        part=AskingPart(sign_up.conference, sign_up=sign_up),
    )


@by_signed_link
def offer(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    """A seat that is held: yes takes it. Post offices open links, so that both need a press."""
    if request.method != "POST":
        if sign_up.state != SignUp.State.OFFERED:
            return _to(sign_up)
        return _render(request, "conference/offer.html", sign_up)
    if request.POST.get("answer") == "no":
        if sign_up.state == SignUp.State.SEATED:  # taken since the page was opened: it may cost now
            return redirect("conference:cancellation", links.sign_up_token(sign_up))
        said = _("Thank you. The seat goes to the next.")
        return _answered(request, sign_up, partial(actions.cancel_sign_up, sign_up), said)
    said = _("Thank you. The seat is yours.")
    return _answered(request, sign_up, partial(actions.accept_offer, sign_up), said)


@require_POST
@by_signed_link
def place(request: HttpRequest, sign_up: SignUp, place_pk: int) -> HttpResponse:
    """A dinner, a night or a session that is held: yes takes it, no leaves the line."""
    mine = get_object_or_404(sign_up.in_line, pk=place_pk)
    mine.sign_up = sign_up
    if request.POST.get("answer") == "yes":
        said = _("Thank you. The place is yours.")
        return _answered(request, sign_up, partial(actions.accept_place, mine), said)
    said = _("Thank you. You are not in that line any more.")
    return _answered(request, sign_up, partial(actions.leave_line, mine), said)


@by_signed_link
def pass_to(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    """Ask another to come instead: she fills in herself, and the seat stands until she has."""
    form = EmailForm(request.POST or None)
    if form.is_valid():
        try:
            actions.send_to_substitute(sign_up, email=form.cleaned_data["email"])
        except SignUpError as error:
            form.add_error(None, str(error))
        else:
            said = _("The link is on its way to %(email)s. The seat is yours until it is used.")
            messages.success(request, said % form.cleaned_data)
            return _to(sign_up)
    return _render(request, "conference/pass_to.html", sign_up, form=form)


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
        costs = cancelling(sign_up, timezone.localdate())
        return _render(request, "conference/cancellation.html", sign_up, costs=costs)
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


def _answered(
    request: HttpRequest, sign_up: SignUp, act: Callable[[], object], said: str
) -> HttpResponse:
    """Do it and say so, or say why it cannot be; then back to one's own page."""
    try:
        act()
    except SignUpError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return _to(sign_up)


def _beside(sign_up: SignUp) -> SignUp | None:
    """At the linked conference. Asked for by itself: few have one, and all would pay for it."""
    whole = SignUp.objects.select_related("conference__organiser")
    return whole.get(pk=sign_up.together_with_id) if sign_up.together_with_id else None


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
