from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.conference import actions, rules, words
from samspill.conference.forms import EmailForm
from samspill.conference.kept_parts import kept_parts
from samspill.conference.models import Conference
from samspill.conference.seat_picture import seat_picture
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Membership, Organiser

SECTION = "conferences"


def all_conferences(request: HttpRequest) -> HttpResponse:
    """Every published conference, those to come first."""
    shown = Q(published_at__isnull=False) | Q(announced_at__isnull=False)
    published = Conference.objects.filter(shown).select_related("organiser").with_seats_taken()
    now = timezone.now()
    context = {
        "section": SECTION,
        "coming": published.filter(ends_at__gte=now).order_by("starts_at"),
        "past": published.filter(ends_at__lt=now).order_by("-starts_at")[:30],
    }
    return render(request, "conference/all.html", context)


@organiser_public
def conference(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = visible(request, organiser, pk)
    if found.published_at is None and found.announced_at is not None:
        return save_the_date(request, organiser, found)
    context = {
        "section": SECTION,
        "organiser": organiser,
        "conference": found,
        **kept_parts(found),
        "is_open": rules.is_open_for_sign_up(found),
        "is_to_open": rules.is_to_open(found),
        "notice_form": EmailForm(),
        **in_words(found),
    }
    return render(request, "conference/conference.html", context)


def save_the_date(
    request: HttpRequest, organiser: Organiser, found: Conference, form: EmailForm | None = None
) -> HttpResponse:
    """Date and place, and «tell me when sign-up opens»; the programme comes when it is published."""
    context = {
        "section": SECTION,
        "organiser": organiser,
        "conference": found,
        "notice_form": form or EmailForm(),
        **in_words(found),
    }
    return render(request, "conference/save_the_date.html", context)


@organiser_public
def own_link(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Send the link again to the one who signed up; the page never tells who has."""
    found = visible(request, organiser, pk)
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


def visible(request: HttpRequest, organiser: Organiser, pk: int) -> Conference:
    """Published or announced, or a draft that a member wants to see as it will be."""
    found = organiser.conferences.with_seats_taken()
    for_all = Q(published_at__isnull=False) | Q(announced_at__isnull=False)
    if request.user.is_authenticated:
        membership = Membership.objects.of(request.user).filter(organiser=organiser).first()
        if membership is not None:
            return get_object_or_404(found.seen_by(membership) | found.filter(for_all), pk=pk)
    return get_object_or_404(found.filter(for_all), pk=pk)


def in_words(conference: Conference) -> dict[str, object]:
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
