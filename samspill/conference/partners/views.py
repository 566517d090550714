"""Who stands behind the conference, who speaks there, and the pictures of it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspill.conference import actions, rules
from samspill.conference.models import Conference, Partner, Picture, Speaker
from samspill.conference.partners.forms import PartnerForm, PictureForm, SpeakerForm
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import (
    OrganiserRequest,
    must,
    organiser_public,
    organiser_required,
)
from samspill.organiser.models import Membership, Organiser


@organiser_required
def partners(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """All of them, with a form for one more partner."""
    found = _conference(request, organiser, pk)
    form = PartnerForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _save(form, Partner(conference=found), request):
        messages.success(request, _("Saved."))
        return redirect("conference:partners", organiser.slug, pk)
    pictures = found.pictures.defer("content").select_related(None)
    logos = Partner.objects.filter(conference=found, logo__isnull=False).values("logo")
    speakers = Speaker.objects.filter(item__conference=found).select_related("item", "photo")
    more = {
        "conference": found,
        "form": form,
        "partners": found.partners.select_related("logo").defer("logo__content"),
        "pictures": pictures.exclude(pk__in=logos).exclude(
            pk__in=speakers.filter(photo__isnull=False).values("photo")
        ),
        "speakers": speakers.defer("photo__content"),
    }
    return _render(request, "conference/partners.html", context(request, organiser, **more), form)


@organiser_required
def partner(
    request: OrganiserRequest, organiser: Organiser, pk: int, partner_pk: int
) -> HttpResponse:
    found = _conference(request, organiser, pk)
    one = get_object_or_404(found.partners.select_related("logo", "conference"), pk=partner_pk)
    form = PartnerForm(request.POST or None, request.FILES or None, partner=one)
    if form.is_valid() and _save(form, one, request):
        messages.success(request, _("Saved."))
        return redirect("conference:partners", organiser.slug, pk)
    return _one(request, organiser, found, form, one.name, "partner_removal", one.pk)


@require_POST
@organiser_required
def partner_removal(
    request: OrganiserRequest, organiser: Organiser, pk: int, partner_pk: int
) -> HttpResponse:
    found = _conference(request, organiser, pk)
    one = get_object_or_404(found.partners.select_related("conference"), pk=partner_pk)
    actions.remove_partner(one, by=request.user)
    messages.success(request, _("Taken away."))
    return redirect("conference:partners", organiser.slug, pk)


@organiser_required
def add_picture(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _conference(request, organiser, pk)
    form = PictureForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.sent_bytes()
        values = form.cleaned_data
        if form.trying(lambda: actions.add_picture(found, data=data, by=request.user, **values)):
            messages.success(request, _("Saved."))
            return redirect("conference:partners", organiser.slug, pk)
    return _one(request, organiser, found, form, _("One more picture"))


@organiser_required
def change_picture(
    request: OrganiserRequest, organiser: Organiser, pk: int, picture_pk: int
) -> HttpResponse:
    found = _conference(request, organiser, pk)
    one = get_object_or_404(found.pictures.select_related("conference"), pk=picture_pk)
    form = PictureForm(request.POST or None, picture=one)
    if form.is_valid():
        values = form.cleaned_data
        if form.trying(lambda: actions.change_picture(one, by=request.user, **values)):
            messages.success(request, _("Saved."))
            return redirect("conference:partners", organiser.slug, pk)
    name = one.alternative_text
    return _one(request, organiser, found, form, name, "picture_removal", one.pk)


@require_POST
@organiser_required
def picture_removal(
    request: OrganiserRequest, organiser: Organiser, pk: int, picture_pk: int
) -> HttpResponse:
    found = _conference(request, organiser, pk)
    one = get_object_or_404(found.pictures.select_related("conference"), pk=picture_pk)
    actions.remove_picture(one, by=request.user)
    messages.success(request, _("Taken away."))
    return redirect("conference:partners", organiser.slug, pk)


@organiser_required
def speaker(
    request: OrganiserRequest, organiser: Organiser, pk: int, speaker_pk: int
) -> HttpResponse:
    found = _conference(request, organiser, pk)
    rows = Speaker.objects.filter(item__conference=found).select_related(
        "item__conference", "photo"
    )
    one = get_object_or_404(rows, pk=speaker_pk)
    form = SpeakerForm(request.POST or None, request.FILES or None, speaker=one)
    if form.is_valid():
        photo, values = form.sent_bytes(), form.cleaned_data
        act = lambda: actions.present_speaker(one, photo=photo, by=request.user, **values)  # noqa: E731 -- one line for `trying`
        if form.trying(act):
            messages.success(request, _("Saved. It is seen when the programme is put out."))
            return redirect("conference:partners", organiser.slug, pk)
    return _one(request, organiser, found, form, one.name)


@require_GET
@organiser_public
def picture(request: HttpRequest, organiser: Organiser, pk: int, picture_pk: int) -> HttpResponse:
    """The picture itself: for all where the page shows it, else for those who work here."""
    of_organiser = Picture.objects.filter(conference__organiser=organiser, conference=pk)
    is_member = (
        request.user.is_authenticated
        and Membership.objects.of(request.user).filter(organiser=organiser).exists()
    )
    if not is_member:
        logos = Partner.objects.filter(conference=pk, logo__isnull=False).values("logo")
        photos = Speaker.objects.filter(item__conference=pk, photo__isnull=False).values("photo")
        seen = Q(on_page__isnull=False) | Q(pk__in=logos)
        seen |= Q(pk__in=photos, consented_on__isnull=False)
        of_organiser = of_organiser.filter(seen, conference__published_at__isnull=False)
    found = get_object_or_404(of_organiser, pk=picture_pk)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = "private, max-age=600"  # a consent that is taken back counts soon
    return response


def _conference(request: OrganiserRequest, organiser: Organiser, pk: int) -> Conference:
    must(rules.can_plan(request.membership))
    return get_object_or_404(of_member(request, organiser), pk=pk)


def _save(form: PartnerForm, one: Partner, request: OrganiserRequest) -> object:
    logo, values = form.sent_bytes(), form.cleaned_data
    return form.trying(lambda: actions.save_partner(one, logo=logo, by=request.user, **values))


def _one(
    request: OrganiserRequest,
    organiser: Organiser,
    conference: Conference,
    form: PartnerForm | PictureForm | SpeakerForm,
    name: str,
    removal: str = "",
    number: int = 0,
) -> HttpResponse:
    more = {
        "conference": conference,
        "form": form,
        "name": name,
        "removal": removal and f"conference:{removal}",
        "number": number,
    }
    return _render(request, "conference/partner.html", context(request, organiser, **more), form)


def _render(
    request: OrganiserRequest, template: str, values: dict[str, object], form: object
) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, template, values, status=status)
