"""Documents that the worker typesets: asked for, waited for, fetched; and those that all may fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_public, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy.actions import papers as actions
from samspill.policy.council.versions import PUBLIC_STATES, public_policy_of
from samspill.policy.errors import NotOfferedError
from samspill.policy.forms.papers import PaperForm
from samspill.policy.models import Paper, Policy
from samspill.policy.papers.builders import FORM_NAMES, FORMS
from samspill.policy.papers.faults import fault_sentence
from samspill.policy.papers.file_names import file_word
from samspill.policy.papers.reading import (
    before_in_queue,
    is_outdated,
    items_of,
    label_of,
    version_papers,
)
from samspill.policy.rules import can_make_papers
from samspill.policy.views.access import page, seen_policy

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

SECONDS_TO_WAIT = 3  # before the page of a paper under way asks again
GOING = (Paper.State.WAITING, Paper.State.RUNNING)


@organiser_required
def papers(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Everything that can be had on paper; a POST lets one of them be made."""
    policy = seen_policy(request, organiser)
    may_make = can_make_papers(request.membership, policy)
    if request.method == "POST":
        must(may_make)
        return _asked(request, organiser, policy)
    items = items_of(policy)
    context = {"policy": policy, "items": items, "can_make": may_make, "forms": FORM_NAMES.values()}
    return page(request, organiser, "policy/papers.html", **context)


@organiser_required
def paper(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """One paper, and how far it has come. While it is made, the page asks anew by itself."""
    policy, found = _paper(request, organiser, pk)
    is_going = found.state in GOING
    answer = page(
        request,
        organiser,
        "policy/paper.html",
        policy=policy,
        paper=found,
        label=label_of(policy, found),
        form_name=FORM_NAMES[found.form],
        is_going=is_going,
        before=before_in_queue(found, timezone.now()) if is_going else 0,
        fault=fault_sentence(found),
        can_make=can_make_papers(request.membership, policy),
    )
    return _asking_again(answer) if is_going else answer


@organiser_required
def paper_file(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy, found = _paper(request, organiser, pk)
    if found.state != Paper.State.DONE or is_outdated(found):
        raise Http404
    headers = {"Cache-Control": "no-store"}
    return _file(
        found, f"{organiser.slug}-{file_word(found.kind, policy.language)}-{found.pk}", headers
    )


@require_POST
@organiser_required
def paper_renewal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy, found = _paper(request, organiser, pk)
    must(can_make_papers(request.membership, policy))
    renewed = actions.renew_paper(found, by=request.user)
    return redirect("policy:paper", organiser.slug, renewed.pk)


@organiser_public
def public_paper(
    request: HttpRequest, organiser: Organiser, number: int, form: str
) -> HttpResponse:
    """A public version on paper, the same file every time; else a page that says how it stands."""
    if form not in FORMS:
        raise Http404
    policy = _public_policy(request, organiser)
    version = get_object_or_404(policy.versions.public().defer("content"), number=number)
    found = version_papers(policy, version).get(form)
    if found is not None and found.state == Paper.State.DONE and not is_outdated(found):
        headers = {"ETag": f'"{found.fingerprint}"', "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return HttpResponse(status=304, headers=headers)
        return _file(
            found, f"{organiser.slug}-{file_word('policy', policy.language)}-{number}", headers
        )
    has_failed = found is not None and found.state == Paper.State.FAILED
    context: dict[str, Any] = {
        "organiser": organiser,
        "policy": policy,
        "version": version,
        "form_name": FORM_NAMES[form],
        "has_failed": has_failed,
    }
    status = 503 if has_failed else 202
    answer = render(request, "policy/public_paper.html", context, status=status)
    return answer if has_failed else _asking_again(answer)


def _asked(request: OrganiserRequest, organiser: Organiser, policy: Policy) -> HttpResponse:
    form = PaperForm(request.POST)
    if not form.is_valid():
        raise Http404
    wanted = (form.cleaned_data["kind"], form.cleaned_data["subject"])
    if wanted not in {(item.kind, item.subject) for item in items_of(policy)}:
        raise Http404
    try:
        made = actions.ask_for_paper(policy, **form.cleaned_data, by=request.user)
    except NotOfferedError as error:
        raise Http404 from error
    return redirect("policy:paper", organiser.slug, made.pk)


def _paper(request: OrganiserRequest, organiser: Organiser, pk: int) -> tuple[Policy, Paper]:
    policy = seen_policy(request, organiser)
    return policy, get_object_or_404(policy.papers.defer("content"), pk=pk)


def _public_policy(request: HttpRequest, organiser: Organiser) -> Policy:
    """The one that stands, or with ?of= an earlier one by its key."""
    asked = request.GET.get("of", "")
    if asked.isdecimal() and len(asked) < 10:
        policies = organiser.policies.filter(state__in=PUBLIC_STATES)
        return get_object_or_404(policies, pk=int(asked))
    policy = public_policy_of(organiser)
    if policy is None:
        raise Http404
    return policy


def _file(paper: Paper, name: str, headers: dict[str, str]) -> HttpResponse:
    """content is deferred, and fetched here."""
    headers |= {
        "Content-Disposition": f'attachment; filename="{name}.{paper.form}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(
        bytes(paper.content or b""), content_type=FORMS[paper.form], headers=headers
    )


def _asking_again(answer: HttpResponse) -> HttpResponse:
    """Without a script: the browser fetches the page anew. There is nothing on it to lose."""
    answer.headers["Refresh"] = str(SECONDS_TO_WAIT)
    answer.headers["Cache-Control"] = "no-store"
    return answer
