"""One's own answers by the signed link, and the certificate afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspill.adapters import typst
from samspill.conference import links, rules
from samspill.conference.asking.certificates import has_certificate
from samspill.conference.asking.documents import certificate
from samspill.conference.asking.export import sign_ups_xlsx
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.asking.prepared import prepared_by_holder
from samspill.conference.fees import books
from samspill.conference.models import ProgrammeItem, SignUp
from samspill.conference.views.files import as_file
from samspill.conference.views.own import by_signed_link
from samspill.conference.views.work import of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.ui.middleware import use_language_of_place

LEARNING = ("talk", "round", "plenary", "introduction")


@by_signed_link
def own_answers(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    """Change what one answered at sign-up, choose extras and sessions."""
    part = AskingPart(sign_up.conference, request.POST or None, sign_up)
    if not part or sign_up.state == SignUp.State.CANCELLED:
        return redirect("conference:my_sign_up", links.sign_up_token(sign_up))
    if part.is_valid() and part.try_save(sign_up):
        messages.success(request, _("Saved."))
        return redirect("conference:my_sign_up", links.sign_up_token(sign_up))
    more = {
        "section": "conferences",
        "organiser": sign_up.conference.organiser,
        "conference": sign_up.conference,
        "sign_up": sign_up,
        "token": links.sign_up_token(sign_up),
        "part": part,
        "prepared": prepared_by_holder(sign_up).exclude(text="").select_related("question"),
    }
    return render(request, "conference/asking/own_answers.html", more)


@never_cache
def own_certificate(request: HttpRequest, token: str) -> HttpResponse:
    """For one who was checked in, when it is over; also long after."""
    sign_up = links.sign_up_of(token)
    if sign_up is None or not has_certificate(sign_up):
        raise Http404
    use_language_of_place(request, sign_up.language)
    return _certificate(sign_up)


own_certificate.access = "public"  # type: ignore[attr-defined]


@organiser_required
def certificate_of(
    request: OrganiserRequest, organiser: Organiser, pk: int, sign_up_pk: int
) -> HttpResponse:
    """For those who ask by telephone, and have no link."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = found.sign_ups.select_related("association", "municipality")
    sign_up = get_object_or_404(rows, pk=sign_up_pk)
    sign_up.conference = found
    if not has_certificate(sign_up):
        raise Http404
    return _certificate(sign_up)


@organiser_required
def xlsx(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The list of sign-ups as a workbook, with what each has answered. Never their needs."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    return as_file(sign_ups_xlsx(found), books.XLSX, f"{organiser.slug}-{pk}.xlsx")


def _certificate(sign_up: SignUp) -> HttpResponse:
    items = sign_up.conference.programme.filter(kind__in=LEARNING)
    chosen = set(sign_up.sessions.values_list("item", flat=True))
    attended: list[ProgrammeItem] = [one for one in items if not one.track or one.pk in chosen]
    return as_file(typst.pdf(certificate(sign_up, attended)), "application/pdf", "certificate.pdf")
