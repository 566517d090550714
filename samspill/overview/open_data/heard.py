"""What was answered when the draft was out: consultations, statements, remarks with their answers."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.overview.open_data.decided import shown_policies
from samspill.overview.open_data.files import Row
from samspill.policy.council.versions import PUBLIC_STATES
from samspill.policy.models import Consultation, ConsultationResponse, Remark, Wording


def consultations(organiser: Organiser) -> Iterator[Row]:
    for one in _consultations(organiser).select_related("version").defer("version__content"):
        yield {
            "id": one.pk,
            "policy": one.policy_id,
            "version": f"{one.policy_id}:{one.version.number}",
            "opened": _day(one.opened_at),
            "deadline": _day(one.deadline),
            "closed": _day(one.closed_at) if _was_closed_early(one) else "",
        }


def _was_closed_early(one: Consultation) -> bool:
    """By someone, before the deadline did; what is closed after it ended on its deadline."""
    return one.closed_at is not None and one.closed_at < one.deadline


def statements(organiser: Organiser) -> Iterator[Row]:
    """Who answered and when; a sender that is neither an association nor a body is not named."""
    rows = ConsultationResponse.objects.filter(consultation__in=_consultations(organiser))
    for one in rows.order_by("consultation", "number"):
        is_named = one.association_id is not None or one.body_id is not None
        yield {
            "id": one.pk,
            "consultation": one.consultation_id,
            "number": one.number,
            "on_behalf_of": one.on_behalf_of if is_named else "",
            "received": _day(one.received_at),
            "is_late": one.is_late,
        }


def remarks(organiser: Organiser) -> Iterator[Row]:
    """In the words that everyone reads; what is held back or erased is not here."""
    changes = Wording.objects.filter(because_of=OuterRef("pk"), is_set_aside=False)
    rows = Remark.objects.shown().in_table().filter(consultation__in=_consultations(organiser))
    rows = rows.select_related("passage", "response").annotate(led_to_change=Exists(changes))
    places = _places(organiser)
    for one in rows.order_by("consultation", "number"):
        yield {
            "id": one.pk,
            "consultation": one.consultation_id,
            "number": one.number,
            "statement": one.response_id,
            **_place(one, places),
            "on_behalf_of": one.on_behalf_of if _is_named(one) else "",
            "language": one.language,
            "date": _day(one.at),
            "text": one.shown_text,
            "answer": one.verdict or "open",
            "answer_text": one.answer,
            "led_to_change": one.led_to_change,  # type: ignore[attr-defined]
        }


def _is_named(remark: Remark) -> bool:
    """An association of the register, or a body that was invited."""
    is_body = remark.response is not None and remark.response.body_id is not None
    return remark.association_id is not None or is_body


def _places(organiser: Organiser) -> dict[str, set[int]]:
    """The passages, goals and measures that everyone reads: a remark on what is gone points at none."""
    found: dict[str, set[int]] = {"passage": set(), "goal": set(), "measure": set()}
    for shown in shown_policies(organiser):
        chapters = shown.content["chapters"]
        found["passage"] |= {one["passage"] for part in chapters for one in part["passages"]}
        found["goal"] |= {goal["goal"] for goal in shown.content["goals"]}
        found["measure"] |= {one["measure"] for _goal, one in shown.measures}
    return found


def _place(remark: Remark, places: dict[str, set[int]]) -> Row:
    passage = remark.passage
    at = {
        "passage": passage.pk if passage else None,
        "goal": passage.goal_id if passage else None,
        "measure": passage.measure_id if passage else None,
    }
    return {name: pk if pk in places[name] else None for name, pk in at.items()}


def _consultations(organiser: Organiser) -> QuerySet[Consultation]:
    return Consultation.objects.filter(
        policy__organiser=organiser, policy__state__in=PUBLIC_STATES
    ).order_by("pk")


def _day(moment: object) -> str:
    return timezone.localtime(moment).date().isoformat()  # type: ignore[arg-type]
