"""What a case document is written from: everything that is known, typed once, earlier on the road."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.utils import timezone

from samspill.policy import wording
from samspill.policy.consulting.facts import consultation_facts
from samspill.policy.content import content_of
from samspill.policy.export import OPEN, completeness
from samspill.policy.following.late import is_late
from samspill.policy.models import Answer, CaseDocument, Measure, Policy, PolicyVersion
from samspill.policy.writing.changed_places import changed_places
from samspill.policy.writing.draft_facts import kind_words, place_of, process_facts
from samspill.pure.themes.covering import covered_words

MOST_COSTLY = 5
MOST_LISTED = 12
Status = Measure.Status


def case_facts(policy: Policy, *, kind: str, body: str) -> dict[str, Any]:
    """Every fact that wording/case_*.toml uses, in a fixed number of queries.

    kind   a value of CaseDocument.Kind: an amendment tells of its own consultation alone
    What is not known is None, "" or an empty list. Sums are kroner.
    """
    indefinite, definite = kind_words(policy.form, policy.language)
    measures = list(Measure.objects.filter(goal__policy=policy).select_related("goal"))
    return {
        "policy_title": policy.title,
        "kind": indefinite,
        "kind_definite": definite,
        "place": place_of(policy.dialogue, policy.process),
        "body": body,
        "goal_count": policy.goals.count(),
        "measure_count": len(measures),
        **process_facts(policy.process),
        **_said(policy),
        **_money(measures, policy.language),
        **_standing(measures, policy.language),
        **_in_force(policy, kind=kind),
        **_consulted(policy, kind=kind),
    }


def _said(policy: Policy) -> dict[str, Any]:
    """The conference, and what became of what was said there."""
    conference = policy.dialogue.conference
    standing = policy.dialogue.contributions.standing()
    counted = standing.counted()
    by_language = dict(standing.order_by().values_list("language").annotate(count=Count("pk")))
    answered = completeness(policy)
    return {
        "conference_date": timezone.localtime(conference.starts_at).date(),
        "venue": conference.venue,
        "round_count": policy.dialogue.rounds.count(),
        "contribution_count": counted["contributions"],
        "table_count": counted["tables"],
        "without_table_count": standing.filter(table=None).count(),
        "association_count": counted["associations"],
        "nb_count": by_language.get("nb", 0),
        "nn_count": by_language.get("nn", 0),
        "finding_count": policy.dialogue.findings.with_basis().count(),
        "taken_in_count": answered[Answer.Verdict.TAKEN_IN],
        "partly_count": answered[Answer.Verdict.PARTLY],
        "refused_count": answered[Answer.Verdict.NOT_TAKEN_IN],
        "open_count": answered[OPEN],
    }


def _money(measures: Sequence[Measure], language: str) -> dict[str, Any]:
    """What the measures cost; those without a sum are named, and dropped ones cost nothing."""
    measures = [one for one in measures if one.status != Status.DROPPED]
    told = [one for one in measures if _has_sum(one)]
    costly = sorted(told, key=lambda one: -((one.cost_once or 0) + 4 * (one.cost_yearly or 0)))
    return {
        "sum_once": sum((one.cost_once or Decimal(0) for one in told), Decimal(0)),
        "sum_yearly": sum((one.cost_yearly or Decimal(0) for one in told), Decimal(0)),
        "with_money_count": len(told),
        "without_money": [one.reference for one in measures if not _has_sum(one)],
        "costly": [
            _cost(one, language)
            for one in costly[:MOST_COSTLY]
            if (one.cost_once or 0) + (one.cost_yearly or 0) > 0
        ],
        "missing_facts": _missing(measures, language),
    }


def _has_sum(measure: Measure) -> bool:
    return measure.cost_once is not None or measure.cost_yearly is not None


def _cost(measure: Measure, language: str) -> str:
    sums = [
        wording.case("places", name, {"amount": amount}, language=language)
        for name, amount in (("once", measure.cost_once), ("yearly", measure.cost_yearly))
        if amount
    ]
    facts = {"reference": measure.reference, "text": measure.text, "sums": sums}
    return wording.case("places", "cost", facts, language=language)


def _missing(measures: Sequence[Measure], language: str) -> list[str]:
    """What is not settled: "fristen for tiltak 1.2 og 3.1"."""
    lacks = {
        "responsible": [one.reference for one in measures if not one.responsible_unit],
        "deadline": [one.reference for one in measures if one.deadline is None],
    }
    return [
        wording.case(
            "places", name, {"references": shortened(references, language)}, language=language
        )
        for name, references in lacks.items()
        if references
    ]


def shortened(names: Sequence[str], language: str) -> list[str]:
    """The first dozen, and how many more there are."""
    if len(names) <= MOST_LISTED:
        return list(names)
    rest = {"count": len(names) - MOST_LISTED}
    return [*names[:MOST_LISTED], wording.case("places", "and_more", rest, language=language)]


def _standing(measures: Sequence[Measure], language: str) -> dict[str, Any]:
    """How far the measures have come."""
    counted = Counter(one.status for one in measures)
    today = timezone.localdate()
    late = [
        one
        for one in measures
        if is_late(one.status, deadline=one.deadline, expected_on=one.expected_on, today=today)
    ]
    dropped = [one for one in measures if one.status == Status.DROPPED]
    return {
        "delivered_count": counted[Status.DELIVERED],
        "in_progress_count": counted[Status.IN_PROGRESS]
        - sum(one.status == Status.IN_PROGRESS for one in late),
        "dropped_count": counted[Status.DROPPED],
        "late_count": len(late),
        "late": [_told(one, language) for one in late],
        "dropped": [_told(one, language) for one in dropped],
    }


def _told(measure: Measure, language: str) -> str:
    facts = {
        "reference": measure.reference,
        "text": measure.text,
        "expected_on": None if measure.is_finished else measure.expected_on,
        "reason": covered_words(measure.status_reason, language),
    }
    return wording.case("places", "told", facts, language=language)


def _consulted(policy: Policy, *, kind: str) -> dict[str, Any]:
    """Of the consultation on what is now decided on; one held before what is in force is past."""
    held = policy.consultations.order_by("opened_at", "pk").select_related("version").last()
    before = _adopted_version(policy) if kind == CaseDocument.Kind.AMENDMENT else None
    if held is None or (before is not None and held.version.number < before.number):
        return {"consultation_count": 0, "remark_count": 0, "statements": []}
    return {
        "consultation_is_open": held.is_open(timezone.now()),
        **consultation_facts(policy),
    }


def _adopted_version(policy: Policy) -> PolicyVersion | None:
    kinds = (PolicyVersion.Kind.ADOPTED, PolicyVersion.Kind.AMENDED)
    return policy.versions.filter(kind__in=kinds).order_by("-number").first()


def _in_force(policy: Policy, *, kind: str) -> dict[str, Any]:
    """The resolution that stands, what has been written anew since, and the number of the version
    that the case is about: one that is decided on is kept, and numbered, with the resolution.
    """
    resolution = policy.resolution
    version = _adopted_version(policy)
    places = changed_places(version.content, content_of(policy)) if version else []
    last = policy.versions.order_by("-number").values_list("number", flat=True).first() or 0
    in_force = version.number if version else last
    is_status = kind == CaseDocument.Kind.STATUS
    months = {"months": policy.months_between_status}
    return {
        "is_amendment": kind == CaseDocument.Kind.AMENDMENT,
        "in_force_number": in_force,
        "rhythm": wording.case("places", "rhythm", months, language=policy.language),
        "adopted_on": resolution.decided_on if resolution else None,
        "adopted_case_number": resolution.case_number if resolution else "",
        "changed_places": [
            place_words(one.kind, one.name, one.change, policy.language)
            for one in places
            if one.kind != "title"
        ],
        "version_number": in_force if is_status else last + 1,
    }


def place_words(kind: str, name: str, change: str, language: str) -> str:
    """For instance "tiltak 2.3 er endret"."""
    place = wording.case("places", kind, {"name": name}, language=language)
    return wording.case("places", change, {"place": place}, language=language)
