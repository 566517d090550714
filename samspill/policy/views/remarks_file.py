"""The table of remarks, to be laid before the council or sent on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.models import Paper
from samspill.policy.papers.builders import FORMS, paper_content
from samspill.policy.papers.file_names import file_word
from samspill.policy.views.consultation_pages import seen_table

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MOST_AT_ONCE = 100  # remarks; Word takes a millisecond or two for each


@organiser_required
def remarks_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    """The table of remarks as DOCX or PDF, in the policy's language; a long one is the worker's."""
    out = seen_table(request, organiser)
    if form not in FORMS:
        raise Http404
    if consultation_reading.counts_of(out).total > MOST_AT_ONCE:
        messages.success(
            request, _("The table is long. Have it made here, and fetch it when done.")
        )
        return redirect("policy:papers", organiser.slug)
    content = paper_content(out.policy, Paper.Kind.REMARKS, out.pk, form)
    name = f"{organiser.slug}-{file_word('remarks', out.policy.language)}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=FORMS[form], headers=headers)
