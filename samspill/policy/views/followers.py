"""To be told when something happens: asked for on the page, confirmed and stopped by a signed link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.became.links import follower_of, is_signed
from samspill.policy.forms.followers import FollowForm
from samspill.policy.models import Follower
from samspill.policy.views.became import became_page, find_published
from samspill.ui.middleware import use_language_of_place

NO_INDEX = {"X-Robots-Tag": "noindex"}


@organiser_public
@require_POST
def followers(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Ask to be told. The page says the same whatever the address, known here or not."""
    published = find_published(organiser, pk)
    form = FollowForm(request.POST)
    if not form.is_valid():
        return became_page(request, organiser, published, form)
    if not form.is_by_machine:
        actions.ask_to_follow(
            published.contribution,
            email=form.cleaned_data["email"],
            language=get_language() or organiser.language,
        )
    return redirect(f"{reverse('policy:became', args=[organiser.slug, pk])}?asked#tell")


@never_cache
@organiser_public
def follower(request: HttpRequest, organiser: Organiser, token: str) -> HttpResponse:
    """What the link in the e-mail opens: yes, and stop. Both need a press: post offices open links."""
    found = follower_of(organiser, token)
    if found is None and not is_signed(token):
        raise Http404
    if found is None:
        return _page(request, organiser, None, token)
    use_language_of_place(request, found.language)
    if request.method == "POST":
        actions.confirm_follower(found)
        return redirect("policy:follower", organiser.slug, token)
    return _page(request, organiser, found, token)


@never_cache
@organiser_public
@require_POST
def follower_end(request: HttpRequest, organiser: Organiser, token: str) -> HttpResponse:
    """Stop: of this contribution, or with `everything` of all that the address follows here."""
    found = follower_of(organiser, token)
    if found is None and not is_signed(token):
        raise Http404
    if found is not None:
        actions.stop_following(found, everything=bool(request.POST.get("everything")))
    return redirect("policy:follower", organiser.slug, token)


def _page(
    request: HttpRequest, organiser: Organiser, found: Follower | None, token: str
) -> HttpResponse:
    rows = Follower.objects.confirmed().filter(contribution__organiser=organiser)
    others = rows.filter(email=found.email).exclude(pk=found.pk).count() if found else 0
    published = getattr(found.contribution, "published", None) if found else None
    context = {
        "organiser": organiser,
        "found": found,
        "token": token,
        "others": others,
        "published": published,
        "one": found.contribution if found else None,
    }
    answer = render(request, "policy/follower.html", context)
    for name, value in NO_INDEX.items():
        answer.headers[name] = value
    return answer
