"""The document as it was kept, time after time, and what differs between any two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.content import content_of, fingerprint
from samspill.policy.forms.passages import VersionForm
from samspill.policy.models import Policy, PolicyVersion
from samspill.policy.rules import can_write
from samspill.policy.views.access import page, seen_policy
from samspill.policy.writing.comparing import compare

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

PAGE = 10
NOW = "now"  # how it stands, which is no version yet


@dataclass(frozen=True)
class VersionLine:
    version: PolicyVersion
    changes: int | None  # places that differ from the one before; None for the first


@organiser_required
def versions(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = seen_policy(request, organiser)
    writes = can_write(request.membership, policy)
    form = VersionForm(request.POST or None)
    if request.method == "POST":
        must(writes)
        if form.is_valid():
            return _save(request, organiser, policy, form.cleaned_data["note"])
    kept = Paginator(policy.versions.select_related("by").order_by("-number"), PAGE)
    shown = kept.get_page(request.GET.get("page"))
    now, newest = content_of(policy), policy.versions.order_by("-number").first()
    is_new = newest is None or newest.fingerprint != fingerprint(now)
    return page(
        request,
        organiser,
        "policy/versions.html",
        policy=policy,
        page=shown,
        lines=_lines(policy, shown),
        newest=newest,
        since=compare(newest.content, now).count if newest and is_new else 0,
        is_new=is_new,
        form=form,
        can_write=writes,
    )


@organiser_required
def version(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """What differs from another version: ?with=NUMBER or ?with=now; the one before, unless asked."""
    policy = seen_policy(request, organiser)
    one = get_object_or_404(policy.versions.select_related("by"), number=number)
    others = list(policy.versions.exclude(pk=one.pk).defer("content").order_by("-number"))
    asked = request.GET.get("with", str(number - 1 if number > 1 else NOW))
    is_now = asked == NOW
    other = None if is_now else get_object_or_404(policy.versions, number=_whole(asked))
    other_content = content_of(policy) if other is None else other.content
    is_older = other is not None and other.number < number
    pair = (other_content, one.content) if is_older else (one.content, other_content)
    return page(
        request,
        organiser,
        "policy/version.html",
        policy=policy,
        version=one,
        others=others,
        other=other,
        is_now=is_now,
        older=other if is_older else one,
        newer=one if is_older else other,
        found=compare(*pair),
        can_write=can_write(request.membership, policy),
    )


def _save(
    request: OrganiserRequest, organiser: Organiser, policy: Policy, note: str
) -> HttpResponse:
    last = policy.versions.order_by("-number").first()
    saved = actions.save_version(policy, note=note, by=request.user)
    if last is not None and saved.pk == last.pk:
        words = _("Nothing has changed since version %d. It stands.")
    else:
        words = _("Version %d is saved.")
    messages.success(request, words % saved.number)
    return redirect("policy:versions", organiser.slug)


def _lines(policy: Policy, shown: Page[PolicyVersion]) -> list[VersionLine]:
    """Those of a page, with the one before the last of them to compare with."""
    rows = list(shown)
    if not rows:
        return []
    before = policy.versions.filter(number__lt=rows[-1].number).order_by("-number").first()
    pairs = pairwise([*rows, before])
    return [
        VersionLine(new, compare(old.content, new.content).count if old else None)
        for new, old in pairs
        if new is not None
    ]


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 0
