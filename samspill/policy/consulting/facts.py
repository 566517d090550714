"""What a case document tells of the consultation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from samspill.policy import wording
from samspill.policy.consulting.desk import has_letter
from samspill.policy.models import Answer, Consultation, InvitedBody, Passage, Policy, Wording

MOST_REMARKED = 3
MOST_CHANGED = 20


def consultation_facts(policy: Policy) -> dict[str, Any]:
    """Of the consultation held last; `consultation_count` is 0 where there was none."""
    held = policy.consultations.order_by("-opened_at", "-pk").first()
    if held is None:
        return {"consultation_count": 0, "remark_count": 0, "statements": []}
    invited = list(_asked(held).values_list("name", "answered"))
    responses = list(held.responses.values_list("number", "on_behalf_of", "received_at"))
    return {
        "consultation_count": 1,
        "consultation_opened_on": timezone.localtime(held.opened_at).date(),
        "consultation_deadline": timezone.localtime(_ended_at(held)).date(),
        "invited": [name for name, _answered in invited],
        "invited_count": len(invited),
        "answered_count": sum(1 for _name, answered in invited if answered),
        "response_count": len(responses),
        "statements": [
            {
                "number": number,
                "sender": sender,
                "received_on": timezone.localtime(received_at).date(),
            }
            for number, sender, received_at in responses
        ],
        **_remarks(held, policy.language),
    }


def _asked(held: Consultation) -> QuerySet[InvitedBody]:
    """Those that were truly asked: the ones only written on the list were not."""
    bodies = held.invited_bodies.annotate(answered=Count("responses")).order_by("name", "pk")
    return bodies if has_letter(held) else bodies.filter(invited_at__isnull=False)


def _ended_at(held: Consultation) -> datetime:
    """The deadline; or earlier, if a person closed it. The resolution closes it too, but later."""
    return min(held.closed_at or held.deadline, held.deadline)


def _remarks(held: Consultation, language: str) -> dict[str, Any]:
    given = held.remarks.in_table().filter(erased_at__isnull=True)
    verdicts = Answer.Verdict
    counts = given.aggregate(
        all=Count("pk"),
        open=Count("pk", filter=Q(verdict="")),
        **{name: Count("pk", filter=Q(verdict=name)) for name in verdicts.values},
    )
    return {
        "remark_count": counts["all"],
        "remarks_open": counts["open"],
        "remarks_taken_in": counts[verdicts.TAKEN_IN],
        "remarks_partly": counts[verdicts.PARTLY],
        "remarks_refused": counts[verdicts.NOT_TAKEN_IN],
        "most_remarked": _most_remarked(held, language),
        "changed_after": _changed_after(held, language),
    }


def _most_remarked(held: Consultation, language: str) -> list[str]:
    """The places most was said of, each with how many remarks: "tiltak 2.3 (14)"."""
    given = held.remarks.in_table().filter(erased_at__isnull=True).order_by()
    counted = given.values_list("passage").annotate(count=Count("pk")).order_by("-count", "passage")
    top = list(counted[:MOST_REMARKED])
    places = _places([pk for pk, _count in top if pk])
    return [
        wording.case(
            "places",
            "remarked",
            {"place": _place(places.get(pk) if pk else None, language), "count": count},
            language=language,
        )
        for pk, count in top
    ]


def _changed_after(held: Consultation, language: str) -> list[str]:
    changed = Wording.objects.filter(because_of__consultation=held, is_set_aside=False)
    keys = list(changed.order_by("passage").values_list("passage", flat=True).distinct())
    places = _places(keys)
    words = [_place(places[pk], language) for pk in keys if pk in places]
    return list(dict.fromkeys(words))[:MOST_CHANGED]


def _places(keys: list[int]) -> dict[int, Passage]:
    rows = Passage.objects.select_related("chapter", "goal", "measure__goal")
    return rows.in_bulk(keys)


def _place(passage: Passage | None, language: str) -> str:
    """For instance "tiltak 2.3", or "kapittelet «Visjon»"."""
    if passage is None:
        return wording.case("places", "whole", {}, language=language)
    names = {
        Passage.Kind.MEASURE: passage.measure.reference if passage.measure else passage.name,
        Passage.Kind.GOAL: str(passage.goal.number) if passage.goal else passage.name,
    }
    kind = Passage.Kind(passage.kind)
    if kind in names:
        return wording.case("places", kind.value, {"name": names[kind]}, language=language)
    heading = passage.chapter.heading if passage.chapter else passage.name
    return wording.case("places", "chapter", {"name": heading}, language=language)
