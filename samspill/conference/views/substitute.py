"""A seat taken over by the one it was sent to: she writes who comes, and is told nothing of others."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspill.conference import actions, links, rules, words
from samspill.conference.errors import SignUpError
from samspill.conference.forms import ParticipantForm
from samspill.ui.middleware import use_language_of_place

GONE = 410


@never_cache
def substitute(request: HttpRequest, token: str) -> HttpResponse:
    sign_up = links.sign_up_of_substitute(token)
    if sign_up is None:
        raise Http404
    conference = sign_up.conference
    use_language_of_place(request, sign_up.language)
    if not rules.can_be_changed(conference):
        context = {"conference": conference, "organiser": conference.organiser}
        return render(request, "conference/over.html", context, status=GONE)
    form = ParticipantForm(request.POST or None, conference=conference)
    for name in ("invoice_reference", "wants_stand"):
        form.fields.pop(name, None)
    if form.is_valid():
        try:
            mine = actions.take_over(sign_up, **form.cleaned_data)
        except SignUpError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Thank you. The seat is yours."))
            return redirect("conference:my_sign_up", links.sign_up_token(mine))
    context = {
        "section": "conferences",
        "organiser": conference.organiser,
        "conference": conference,
        "sign_up": sign_up,
        "form": form,
        "when": words.when(conference),
    }
    return render(request, "conference/substitute.html", context)


substitute.access = "public"  # type: ignore[attr-defined]
