"""Several at once: by a contact person on the web, and from a file by those who run the conference."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspill.conference import actions, links, rules, words
from samspill.conference.actions import Outcome, Person
from samspill.conference.asking.missing import missing
from samspill.conference.errors import SignUpError
from samspill.conference.fees.owed import cancelling
from samspill.conference.forms.several import NameForm, SeveralForm, SignUpFileForm
from samspill.conference.models import Conference, SignUp
from samspill.conference.several.table import read_people
from samspill.conference.views.public import SECTION, in_words, visible
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import (
    OrganiserRequest,
    must,
    organiser_public,
    organiser_required,
)
from samspill.organiser.models import Municipality, Organiser
from samspill.ui.middleware import use_language_of_place

SALT = "conference.sign_up_file"
SENT_SALT = "conference.several_sent"
LOOKED_OVER_SECONDS = 3600
SENT_SECONDS = 1800  # that the page after may be opened again


@organiser_public
def several(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = visible(request, organiser, pk)
    if not rules.is_open_for_sign_up(found):
        return redirect("conference:conference", organiser.slug, pk)
    if sent := request.GET.get("sent"):
        return _sent_page(request, found, sent)
    form = SeveralForm(request.POST or None, conference=found)
    if form.is_valid():
        if form.is_by_machine:
            return redirect("conference:conference", organiser.slug, pk)
        outcomes = form.try_sign_up(language=get_language() or "nb")
        if outcomes is not None:
            return _to_sent(found, outcomes)
    more = {"organiser": organiser, "conference": found, "form": form, **in_words(found)}
    return render(request, "conference/several.html", {"section": SECTION, **more})


@never_cache
def booking(request: HttpRequest, token: str) -> HttpResponse:
    """All that one contact person has signed up, opened by the link in the mail."""
    conference, email = booking_of(token)
    use_language_of_place(request, conference.language)
    people = actions.booked_by(conference, email)
    return _booking_page(request, conference, token, people)


booking.access = "public"  # type: ignore[attr-defined]


@never_cache
@require_POST
def booking_name(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """A name that was to come, or the seat given back."""
    conference, email = booking_of(token)
    use_language_of_place(request, conference.language)
    people = actions.booked_by(conference, email)
    sign_up = next((one for one in people if one.pk == pk), None)
    if sign_up is None or not rules.can_be_changed(conference):
        raise Http404
    sign_up.conference = conference
    form = NameForm(request.POST, prefix=str(pk))
    try:
        if request.POST.get("answer") == "cancel":
            if not request.POST.get("is_sure"):
                return _cancelling_page(request, token, sign_up)
            actions.cancel_sign_up(sign_up)
            messages.success(request, _("Cancelled. Thank you for letting us know."))
        elif request.POST.get("answer") == "yes":
            actions.accept_offer(sign_up)
            messages.success(request, _("Thank you. The seat is yours."))
        elif form.is_valid():
            actions.give_name(sign_up, **form.cleaned_data)
            messages.success(request, _("Changed. A confirmation is on its way."))
        else:
            return _booking_page(request, conference, token, people, form)
    except SignUpError as error:
        messages.error(request, str(error))
    return redirect("conference:booking", token)


booking_name.access = "public"  # type: ignore[attr-defined]


@organiser_required
def sign_up_list(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A file is looked over first: what would come of each row. Nothing is taken in."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    form = SignUpFileForm(request.POST or None, request.FILES or None)
    more: dict[str, Any] = {"conference": found, "form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        people, problems = read_people(found, file.read(), file=file.name)
        outcomes = [] if problems else _take_in(request, found, people, is_trial=True)
        more |= {
            "problems": problems,
            "outcomes": outcomes,
            "good": sum(not one.problem for one in outcomes),
            "looked_over": signing.dumps([_plain(one) for one in people], salt=SALT, compress=True),
        }
    return render(request, "conference/sign_up_list.html", context(request, organiser, **more))


@require_POST
@organiser_required
def sign_up_list_taken(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What was looked over is taken in, as far as the rules let it."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    try:
        rows = signing.loads(
            request.POST.get("looked_over", ""), salt=SALT, max_age=LOOKED_OVER_SECONDS
        )
    except signing.BadSignature:
        messages.error(request, _("It is long since the file was looked over. Choose it again."))
        return redirect("conference:sign_up_list", organiser.slug, pk)
    outcomes = _take_in(request, found, _people(found, rows), is_trial=False)
    count = sum(not one.problem for one in outcomes)
    said = ngettext("%(count)d is signed up.", "%(count)d are signed up.", count)
    messages.success(request, said % {"count": count})
    for one in [one for one in outcomes if one.problem][:10]:
        messages.warning(request, one.problem)
    response = redirect("conference:sign_ups", organiser.slug)
    response["Location"] += f"?conference={pk}"
    return response


def _to_sent(conference: Conference, outcomes: list[Outcome]) -> HttpResponse:
    """To a page of these alone: whose the address is, only the one who reads its mail can show."""
    keys = [one.sign_up.pk for one in outcomes if one.sign_up is not None]
    response = redirect("conference:several", conference.organiser.slug, conference.pk)
    response["Location"] += f"?sent={signing.dumps([conference.pk, keys], salt=SENT_SALT)}"
    return response


def _sent_page(request: HttpRequest, conference: Conference, sent: str) -> HttpResponse:
    """What was just sent, and nothing to change it with: the link to that is in the mail."""
    try:
        key, keys = signing.loads(sent, salt=SENT_SALT, max_age=SENT_SECONDS)
    except signing.BadSignature:
        key, keys = None, []
    if key != conference.pk:
        return redirect("conference:several", conference.organiser.slug, conference.pk)
    people = conference.sign_ups.filter(pk__in=keys, link_number=1)
    more = {
        "section": SECTION,
        "organiser": conference.organiser,
        "conference": conference,
        "people": list(people.select_related("association", "municipality")),
        "when": words.when(conference),
    }
    return render(request, "conference/several_sent.html", more)


def booking_of(token: str) -> tuple[Conference, str]:
    """The conference and the booker's address. Raises Http404."""
    found = links.booking_of(token)
    if found is None:
        raise Http404
    rows = Conference.objects.select_related("organiser")
    return get_object_or_404(rows, pk=found[0]), found[1]


def _booking_page(
    request: HttpRequest,
    conference: Conference,
    token: str,
    people: list[SignUp],
    form: NameForm | None = None,
) -> HttpResponse:
    forms = {one.pk: NameForm(prefix=str(one.pk)) for one in people if one.is_name_to_come}
    if form is not None:
        forms[int(form.prefix or 0)] = form
    unanswered = missing(conference)
    left = {one.pk: unanswered.get(one.pk) for one in people if not one.email}
    more = {
        "section": SECTION,
        "organiser": conference.organiser,
        "conference": conference,
        "token": token,
        "people": [(one, forms.get(one.pk), left.get(one.pk)) for one in people],
        "unanswered": sum(1 for one in left.values() if one),
        "missing": sum(one.is_name_to_come and one.state != "cancelled" for one in people),
        "may_change": rules.can_be_changed(conference),
        "when": words.when(conference),
    }
    return render(request, "conference/booking.html", more)


def _cancelling_page(request: HttpRequest, token: str, sign_up: SignUp) -> HttpResponse:
    """What it costs is told first; a slip of the finger gives no seat away."""
    more = {
        "section": SECTION,
        "organiser": sign_up.conference.organiser,
        "conference": sign_up.conference,
        "token": token,
        "sign_up": sign_up,
        "costs": cancelling(sign_up, timezone.localdate()),
    }
    return render(request, "conference/booking_cancelling.html", more)


def _take_in(
    request: OrganiserRequest, conference: Conference, people: list[Person], *, is_trial: bool
) -> list[Outcome]:
    return actions.sign_up_several(
        conference,
        people,
        language=conference.language,
        channel=SignUp.Channel.FILE,
        by=request.user,
        is_trial=is_trial,
    )


def _plain(person: Person) -> dict[str, Any]:
    rows = {"association": person.association, "municipality": person.municipality}
    keys = {name: one.pk if one is not None else None for name, one in rows.items()}
    return {**{name: value for name, value in vars(person).items() if name not in rows}, **keys}


def _people(conference: Conference, rows: list[dict[str, Any]]) -> list[Person]:
    """Associations are the organiser's own alone, whatever stands in the form."""
    known = conference.organiser.associations.in_bulk({row["association"] for row in rows} - {None})
    places = Municipality.objects.in_bulk({row["municipality"] for row in rows} - {None})
    return [
        Person(
            **{
                **row,
                "association": known.get(row["association"]),
                "municipality": places.get(row["municipality"]),
            }
        )
        for row in rows
    ]
