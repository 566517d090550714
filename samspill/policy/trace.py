"""The later stops of a contribution's way: measures, answer, resolution, what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from samspill.dialogue.models import Contribution
from samspill.history.models import Entry
from samspill.insight.trace import Stop
from samspill.policy.models import Answer, Measure, MeasureContribution, Policy, Resolution
from samspill.policy.rules import is_public as is_public_policy

WORKED_ON = (Measure.Status.IN_PROGRESS, Measure.Status.DELIVERED, Measure.Status.DROPPED)


def trace(contribution: Contribution, *, is_public: bool) -> list[Stop]:
    """From the measures to today. Public: nothing before the policy is out for consultation."""
    policy = (
        Policy.objects.filter(dialogue=contribution.dialogue_id)
        .select_related("resolution")
        .first()
    )
    if policy is None or (is_public and not is_public_policy(policy)):
        return []
    links = list(
        contribution.links.select_related("measure__goal").order_by(
            "measure__goal__number", "measure__number"
        )
    )
    answer = Answer.objects.filter(contribution=contribution).first()
    stops = [_behind(link, is_public) for link in links]
    stops += _answered(answer)
    if links:
        stops += _decided(policy)
        stops += _worked_on([link.measure for link in links], is_public)
    return stops


def measure_page(measure: Measure, *, is_public: bool) -> tuple[str, tuple[object, ...]]:
    """Where a measure is read: its own page for those who work here, the public policy for all."""
    if is_public:
        return "policy:public_measure", (measure.pk,)
    return "policy:measure", (measure.pk,)


def _behind(link: MeasureContribution, is_public: bool) -> Stop:
    reference = link.measure.reference
    return Stop(
        link.at,
        _("Behind measure %s") % reference,
        link.measure.text,
        page=measure_page(link.measure, is_public=is_public),
        link=_("See measure %s") % reference,
    )


def _answered(answer: Answer | None) -> list[Stop]:
    if answer is None:
        text = _("Those who write the policy have not answered it yet.")
        return [Stop(None, _("An answer"), text, state="next")]
    if answer.verdict == Answer.Verdict.TAKEN_IN and not answer.reason:
        return []  # the measures say it
    return [Stop(answer.at, str(answer.get_verdict_display()), answer.reason)]


def _decided(policy: Policy) -> list[Stop]:
    resolution: Resolution | None = getattr(policy, "resolution", None)
    if resolution is None:
        text = _("Until then the measure is a proposal.")
        return [Stop(None, _("The council decides"), text, state="next")]
    parts = [_("case %s") % resolution.case_number, resolution.vote]
    text = ", ".join(part for part in parts if part)
    return [
        Stop(
            resolution.decided_on,
            _("Adopted by %s") % resolution.body,
            f"{text[:1].upper()}{text[1:]}.",
        )
    ]


def _worked_on(measures: Iterable[Measure], is_public: bool) -> list[Stop]:
    """What is being done now, and what is done; the day is when it was told."""
    worked = [measure for measure in measures if measure.status in WORKED_ON]
    told = _told_at(worked)
    return [
        Stop(
            told.get(str(measure.pk)),
            f"{measure.reference}: {measure.get_status_display()}",
            measure.status_reason,
            state="now" if measure.status == Measure.Status.IN_PROGRESS else "done",
        )
        for measure in worked
    ]


def _told_at(measures: Iterable[Measure]) -> dict[str, datetime]:
    entries = Entry.objects.filter(
        subject_kind=Measure._meta.label_lower,
        subject_id__in=[str(measure.pk) for measure in measures],
        action="policy.status_set",
    )
    return dict(entries.order_by("at").values_list("subject_id", "at"))
