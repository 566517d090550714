from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.conference import actions, links, rules, timeline, words
from samspill.conference.forms import EmailForm, SignUpForm
from samspill.conference.models import Conference
from samspill.conference.seat_picture import seat_picture
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Membership, Organiser

SECTION = "conferences"


def all_conferences(request: HttpRequest) -> HttpResponse:
    """Every published conference, those to come first."""
    published = Conference.objects.published().select_related("organiser").with_seats_taken()
    now = timezone.now()
    context = {
        "section": SECTION,
        "coming": published.filter(ends_at__gte=now).order_by("starts_at"),
        "past": published.filter(ends_at__lt=now).order_by("-starts_at")[:30],
    }
    return render(request, "conference/all.html", context)


@organiser_public
def conference(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _visible(request, organiser, pk)
    days = timeline.programme_days(found)
    context = {
        "section": SECTION,
        "organiser": organiser,
        "conference": found,
        "days": days,
        "picture": timeline.picture(days),
        "is_open": rules.is_open_for_sign_up(found),
        **_in_words(found),
    }
    return render(request, "conference/conference.html", context)


@organiser_public
def sign_up(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _visible(request, organiser, pk)
    if not rules.is_open_for_sign_up(found):
        return redirect("conference:conference", organiser.slug, pk)
    form = SignUpForm(request.POST or None, conference=found)
    if form.is_valid() and (taken_in := form.try_sign_up(language=get_language() or "nb")):
        return redirect("conference:my_sign_up", links.sign_up_token(taken_in))
    context = {
        "section": SECTION,
        "organiser": organiser,
        "conference": found,
        "form": form,
        **_in_words(found),
    }
    return render(request, "conference/sign_up.html", context)


@organiser_public
def own_link(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Send the link again to the one who signed up; the page never tells who has."""
    found = _visible(request, organiser, pk)
    form = EmailForm(request.POST or None)
    if form.is_valid():
        actions.send_links(found, email=form.cleaned_data["email"])
        messages.success(
            request,
            _("If %(email)s has signed up, the link is on its way.") % form.cleaned_data,
        )
        return redirect("conference:conference", organiser.slug, pk)
    context = {"section": SECTION, "organiser": organiser, "conference": found, "form": form}
    return render(request, "conference/own_link.html", context)


def _visible(request: HttpRequest, organiser: Organiser, pk: int) -> Conference:
    """Published, or a draft that a member wants to see as it will be."""
    found = organiser.conferences.with_seats_taken().select_related("organiser")
    if request.user.is_authenticated:
        membership = Membership.objects.of(request.user).filter(organiser=organiser).first()
        if membership is not None:
            return get_object_or_404(found.seen_by(membership) | found.published(), pk=pk)
    return get_object_or_404(found.published(), pk=pk)


def _in_words(conference: Conference) -> dict[str, object]:
    seats_left = max(conference.capacity - conference.seats_taken, 0)
    return {
        "when": words.when(conference),
        "dates": words.dates(conference),
        "deadline": words.deadline(conference),
        "who": words.who(conference),
        "price": words.price(conference),
        "seats_left": seats_left,
        "seats": seat_picture(conference.seats_taken, conference.capacity),
        "has_seats": seats_left > 0 and not conference.waiting_count,
    }
