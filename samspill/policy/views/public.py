"""What everyone may read: the policy, a measure with its words, and what became of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from samspill.dialogue.models import Contribution, PublishedContribution
from samspill.insight.models import Finding
from samspill.insight.trace import Stop
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.pipeline import stage_modules
from samspill.policy.export import completeness
from samspill.policy.models import Answer, Measure, MeasureContribution, Policy
from samspill.policy.reading import current_policy, goal_parts, text_parts
from samspill.policy.rules import is_public
from samspill.policy.trace_picture import Said, TracePicture, trace_picture

OTHERS_SHOWN = 3


@organiser_public
def public_policy(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    policy = _public(organiser)
    counts = completeness(policy)
    context = {
        "organiser": organiser,
        "policy": policy,
        "chapters": [(chapter, text_parts(chapter.body)) for chapter in policy.chapters.all()],
        "parts": goal_parts(policy),
        "counts": counts,
        "answered_in": counts[Answer.Verdict.TAKEN_IN] + counts[Answer.Verdict.PARTLY],
        "total": sum(counts.values()),
        "resolution": getattr(policy, "resolution", None),
    }
    return render(request, "policy/public_policy.html", context)


@organiser_public
def public_measure(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = _public(organiser)
    measures = Measure.objects.filter(goal__policy=policy).select_related("goal")
    measure = get_object_or_404(measures, pk=pk)
    context = {
        "organiser": organiser,
        "policy": policy,
        "measure": measure,
        "count": measure.links.count(),
        "published": _published_behind(measure),
        "findings": list(measure.findings.all()),
    }
    return render(request, "policy/public_measure.html", context)


@organiser_public
def became(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What became of one contribution that everyone may read."""
    published = get_object_or_404(
        PublishedContribution.objects.filter(
            contribution__organiser=organiser,
            contribution__withdrawn_at__isnull=True,
            contribution__erased_at__isnull=True,
        ).select_related(
            "contribution__round",
            "contribution__table",
            "contribution__association",
            "contribution__dialogue__conference",
        ),
        contribution=pk,
    )
    one = published.contribution
    policy = organiser.policies.filter(dialogue=one.dialogue_id).first()
    if policy is not None and not is_public(policy):
        policy = None
    stops = [
        stop for module in stage_modules("trace") for stop in module.trace(one, is_public=True)
    ]
    context = {
        "organiser": organiser,
        "published": published,
        "one": one,
        "policy": policy,
        "stops": [(stop, stop.href(organiser.slug)) for stop in stops],
        "has_next": any(stop.state == "next" for stop in stops),
    }
    return render(request, "policy/became.html", context | _outcome(one, policy, stops))


@dataclass(frozen=True)
class Verdict:
    """The answer in a sentence, and what more there is to say of it."""

    sentence: str
    more: str = ""


def _outcome(one: Contribution, policy: Policy | None, stops: list[Stop]) -> dict[str, Any]:
    if policy is None:
        sentence = _("Not answered yet.")
        more = _("The draft of the policy is still being written. Then you will see it here.")
        return {"verdict": Verdict(sentence, more), "picture": None, "measures": []}
    measures = list(
        Measure.objects.filter(links__contribution=one)
        .select_related("goal")
        .prefetch_related("findings")
        .order_by("goal__number", "number")
    )
    finding = one.findings.order_by("pk").first()
    nearest = [one for one in measures if finding and finding in one.findings.all()]
    first = next(iter(nearest or measures), None)
    return {
        "verdict": _verdict(one, measures),
        "measures": measures,
        "finding": finding,
        "picture": _picture(one, measures, finding),
        "first": first,
        "behind_first": first.links.count() if first else 0,
        "others": list(_published_behind(first).exclude(contribution=one)[:OTHERS_SHOWN])
        if first
        else [],
    }


def _verdict(one: Contribution, measures: list[Measure]) -> Verdict:
    answer = Answer.objects.filter(contribution=one).first()
    if answer is None:
        return Verdict(_("Not answered yet."), _("Those who write the policy owe you an answer."))
    if answer.verdict == Answer.Verdict.NOT_TAKEN_IN:
        return Verdict(_("Not taken in."), answer.reason)
    if answer.verdict == Answer.Verdict.PARTLY:
        return Verdict(_("Partly taken in."), answer.reason)
    if len(measures) == 1:
        return Verdict(_("Taken in."), _told(measures[0]))
    count = _("Taken in by %d measures.") % len(measures)
    return Verdict(count, " ".join(_told(measure) for measure in measures))


def _told(measure: Measure) -> str:
    """How far a measure has come, in a sentence."""
    sentences = {
        Measure.Status.PROPOSED: _("Measure %s is proposed."),
        Measure.Status.ADOPTED: _("Measure %s is adopted."),
        Measure.Status.IN_PROGRESS: _("Measure %s is in progress."),
        Measure.Status.DELIVERED: _("Measure %s is delivered."),
        Measure.Status.DROPPED: _("Measure %s was dropped."),
    }
    return sentences[Measure.Status(measure.status)] % measure.reference


def _picture(
    one: Contribution, measures: list[Measure], finding: Finding | None
) -> TracePicture | None:
    """All that is said alike, with its threads; None where this one stands alone."""
    if not measures:
        return None
    standing = Contribution.objects.standing()
    alike = standing.filter(findings=finding) if finding else standing.filter(measures=measures[0])
    rows = list(alike.order_by("table__number", "pk").values_list("pk", "table__number"))
    links = MeasureContribution.objects.filter(contribution__in=[pk for pk, _table in rows])
    threads = list(
        links.order_by("measure__goal__number", "measure__number", "pk").values_list(
            "contribution", "measure", "measure__goal__number", "measure__number"
        )
    )
    names = {measure: f"{goal}.{number}" for _pk, measure, goal, number in threads}
    places = {measure: index for index, measure in enumerate(names)}
    ends: dict[int, list[int]] = {pk: [] for pk, _table in rows}
    for pk, measure, _goal, _number in threads:
        ends[pk].append(places[measure])
    said = [Said(pk, table, tuple(ends[pk])) for pk, table in rows]
    return trace_picture(said, list(names.values()), mine=one.pk)


def _published_behind(measure: Measure) -> Any:
    return (
        PublishedContribution.objects.filter(
            contribution__links__measure=measure,
            contribution__withdrawn_at__isnull=True,
            contribution__erased_at__isnull=True,
        )
        .select_related("contribution__round", "contribution__table", "contribution__association")
        .order_by("contribution")
    )


def _public(organiser: Organiser) -> Policy:
    policy = current_policy(organiser)
    if policy is None or not is_public(policy):
        raise Http404
    return policy
