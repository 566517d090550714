"""What everyone reads: the policy as it was kept, a measure with its words, and the check of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.policy.became.indicator_picture import IndicatorPicture, indicator_picture
from samspill.policy.consulting.desk import held_before
from samspill.policy.council.checking import check_text, verify_version
from samspill.policy.council.export_public import public_answers_csv
from samspill.policy.council.live_measures import live_measures
from samspill.policy.council.public_measure import alike_not_taken_in, fields_of, published_behind
from samspill.policy.council.public_policy import counted, public_chapters, public_measure_of
from samspill.policy.council.readable import measures_in
from samspill.policy.council.versions import (
    PUBLIC_STATES,
    amendment_out,
    content_for_all,
    public_policy_of,
    version_for_all,
)
from samspill.policy.documents.text import in_groups
from samspill.policy.export import OPEN, completeness, policy_document, policy_json
from samspill.policy.forms.council import CheckForm
from samspill.policy.models import Measure, Policy, PolicyVersion, StatusUpdate
from samspill.policy.papers.file_names import file_word
from samspill.policy.views.document_files import as_file
from samspill.policy.writing.answered_picture import LOOKS, answered_picture
from samspill.policy.writing.comparing import compare

WORDS_A_PAGE = 100
FILES = ("pdf", "docx", "json", "csv")


@organiser_public
def public_policy(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """What stands now. ?of=KEY: an earlier policy, which stays readable when it is renewed."""
    policy = _public(request, organiser)
    return _page(request, organiser, policy, version_for_all(policy), is_standing=True)


@organiser_public
def public_version(request: HttpRequest, organiser: Organiser, number: int) -> HttpResponse:
    """One kept version, as it read that day, and what is otherwise than in the one before it."""
    policy = _public(request, organiser)
    versions = policy.versions.public().select_related("resolution")
    version = get_object_or_404(versions, number=number)
    before = versions.filter(number__lt=number).first()
    changes = compare(before.content, version.content) if before is not None else None
    standing = version_for_all(policy)
    return _page(
        request, organiser, policy, version, is_standing=version == standing,
        before=before, changes=changes,
    )  # fmt: skip


@organiser_public
def public_measure(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The measure of the version that stands; how far it has come is of today."""
    policy = _public(request, organiser)
    content = content_for_all(policy, version_for_all(policy))
    kept = next((one for one in measures_in(content) if one["measure"] == pk), None)
    if kept is None:
        raise Http404
    rows = Measure.objects.filter(goal__policy=policy).select_related("goal")
    measure = get_object_or_404(rows, pk=pk)
    words = Paginator(published_behind(policy, kept), WORDS_A_PAGE)
    updates = list(measure.updates.standing().select_related("owner").order_by("-at", "-pk"))
    context = {
        "organiser": organiser,
        "policy": policy,
        "of": _of(request),
        "query": f"of={_of(request)}" if _of(request) else "",
        "measure": measure,
        "fields": fields_of(kept),
        "line": public_measure_of(kept, live_measures(policy)),
        "goal": next(one for one in content["goals"] if kept in one["measures"]),
        "count": len(kept["contributions"]),
        "page": words.get_page(request.GET.get("page")),
        "published_count": words.count,
        "findings": measure.findings.order_by("pk"),
        "updates": updates,
        "picture": _measured(kept, updates),
        "not_taken_in": alike_not_taken_in(measure),
    }
    return render(request, "policy/public_measure.html", context)


@organiser_public
def public_file(request: HttpRequest, organiser: Organiser, form: str) -> HttpResponse:
    """What stands, as a file; typeset ones were made by the worker when the version was kept."""
    if form not in FILES:
        raise Http404
    policy = _public(request, organiser)
    version = version_for_all(policy)
    word = file_word("answers" if form == "csv" else "policy", policy.language)
    name = f"{organiser.slug}-{word}"
    if form == "csv":
        return as_file(public_answers_csv(policy), form, name)
    if form == "json":
        told = json.dumps(policy_json(policy, version), ensure_ascii=False, indent=1)
        return as_file(told.encode(), form, name)
    made = version and _address("public_paper", organiser.slug, version.number, form)
    if made and not _of(request):
        return redirect(made)
    return as_file(policy_document(policy, version), form, name)


@organiser_public
def check(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Is this what was adopted? Counted again from what was kept, and from a file."""
    policy = _public(request, organiser)
    standing = version_for_all(policy)
    if standing is None:  # from before versions were kept
        return redirect("policy:public_policy", organiser.slug)
    form = CheckForm(request.POST or None, request.FILES or None)
    checked = None
    if form.is_valid():
        others = policy.versions.public().exclude(pk=standing.pk).select_related("resolution")
        checked = check_text(form.cleaned_data["given"], [standing, *others])
    context = {
        "organiser": organiser,
        "policy": policy,
        "version": standing,
        "print_groups": in_groups(standing.fingerprint),
        "is_intact": verify_version(standing),
        "form": form,
        "checked": checked,
        "checked_groups": in_groups(checked.fingerprint) if checked else "",
    }
    return render(request, "policy/public_check.html", context)


def _measured(kept: Mapping[str, Any], updates: Sequence[StatusUpdate]) -> IndicatorPicture | None:
    """The indicator's values against the target, the oldest first; None before there are two."""
    values = [
        (timezone.localtime(one.at).date(), one.indicator_value)
        for one in reversed(updates)
        if one.indicator_value is not None
    ]
    facts = {name: kept[name] for name in ("target", "baseline")}
    return indicator_picture(values, name=kept["indicator"], **facts)


def _page(
    request: HttpRequest,
    organiser: Organiser,
    policy: Policy,
    version: PolicyVersion | None,
    *,
    is_standing: bool,
    **more: Any,
) -> HttpResponse:
    content = content_for_all(policy, version)
    chapters = public_chapters(content, live_measures(policy))
    context = {
        "organiser": organiser,
        "policy": policy,
        "of": _of(request),
        "title": content["title"],
        "version": version,
        "is_standing": is_standing,
        "resolution": _resolution(policy, version),
        "out": _out(version),
        "print_groups": in_groups(version.fingerprint) if version else "",
        "chapters": chapters,
        "stands": counted(chapters),
        "versions": policy.versions.public().defer("content").select_related("resolution"),
        "amendment": amendment_out(policy),
        "held": held_before(policy, version),
        "addresses": _addresses(organiser),
        "measures_at": _address("public_measure", organiser.slug, 0).removesuffix("0/"),
        "earlier_policies": _earlier(organiser, policy),
        **more,
    }
    return render(request, "policy/public_policy.html", context | _basis(policy))


def _basis(policy: Policy) -> dict[str, Any]:
    """What became of all that was said, in figures and as a picture."""
    counts = completeness(policy)
    picture = answered_picture(counts)
    return {
        "picture": picture,
        "looks": [look for look, _verdict in LOOKS],
        "counts": counts,
        "open": counts[OPEN],
        "total": picture.total,
    }


def _resolution(policy: Policy, version: PolicyVersion | None) -> Any:
    if version is not None:
        return getattr(version, "resolution", None)
    return policy.resolution if policy.state == Policy.State.ADOPTED else None


def _out(version: PolicyVersion | None) -> dict[str, Any] | None:
    """Of a draft: whether people can still answer, and the day it ended."""
    held = getattr(version, "consultation", None)
    if held is None:
        return None
    ended_at = min(held.closed_at or held.deadline, held.deadline)
    return {"is_open": held.is_open(timezone.now()), "ended_at": ended_at}


def _public(request: HttpRequest, organiser: Organiser) -> Policy:
    of = _of(request)
    if of:
        policies = organiser.policies.filter(state__in=PUBLIC_STATES)
        return get_object_or_404(policies.select_related("dialogue", "organiser"), pk=of)
    policy = public_policy_of(organiser)
    if policy is None:
        raise Http404
    return policy


def _of(request: HttpRequest) -> int:
    """The key of the policy that is asked for; 0 for the one that stands."""
    asked = request.GET.get("of", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def _earlier(organiser: Organiser, policy: Policy) -> Any:
    others = organiser.policies.filter(state=Policy.State.ADOPTED).exclude(pk=policy.pk)
    return others.order_by("-pk")


def _addresses(organiser: Organiser) -> dict[str, str]:
    names = ("public_consultation", "public_status", "what_became", "public_remarks")
    return {name: _address(name, organiser.slug) for name in names}


def _address(name: str, *arguments: object) -> str:
    """The page's address, or "" where this house has no such page."""
    try:
        return reverse(f"policy:{name}", args=arguments)
    except NoReverseMatch:
        return ""
