"""What one person answered at sign-up beyond who comes, kept in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from samspill.conference.actions.places import fill_places
from samspill.conference.actions.seats import locked
from samspill.conference.asking.offered import extras_with_taken, is_full, sessions_with_taken
from samspill.conference.asking.prepared import prepared_by_holder
from samspill.conference.errors import ExtraFullError, SessionFullError
from samspill.conference.models import (
    ExtraChoice,
    InvoiceBuyer,
    Needs,
    PlaceInLine,
    PreparationAnswer,
    SessionChoice,
    SignUp,
    SignUpAnswer,
    Stand,
)
from samspill.history.actions import record
from samspill.people.models import User


@dataclass(frozen=True)
class Asked:
    """What was answered; None leaves that part as it stands.

    answers      value by own field's key; a field that is not there has no answer any more
    extras       details by extra's key, of those that are chosen
    sessions     keys of the programme items one goes to
    extra_lines    details by extra's key, of those that are full and waited for
    session_lines  keys of the sessions that are full and waited for
    stand        what a stand needs: tables, needs_power, brings; {} takes the wish back
    buyer        who gets the invoice: name, org_number, address, postcode, place, email
    preparation  text by question's key; what was sent before stays as it was sent
    """

    answers: Mapping[int, Any] | None = None
    extras: Mapping[int, str] | None = None
    sessions: frozenset[int] | None = None
    extra_lines: Mapping[int, str] | None = None
    session_lines: frozenset[int] | None = None
    stand: Mapping[str, Any] | None = None
    buyer: Mapping[str, str] | None = None
    preparation: Mapping[int, str] | None = None

    @property
    def has_choices(self) -> bool:
        """Whether something that may be full is chosen, given back or waited for."""
        parts = (self.extras, self.sessions, self.extra_lines, self.session_lines)
        return any(one is not None for one in parts)

    def without_empty(self) -> Asked:
        """For one who has just come, and has nothing that could be taken away."""
        given = {name: value for name, value in vars(self).items() if value}
        return Asked(**given)


@transaction.atomic
def save_asked(
    sign_up: SignUp, *, asked: Asked, is_new: bool = False, by: User | None = None
) -> None:
    """Keep it all. Raises ExtraFullError or SessionFullError when there is no room left: then
    nothing is kept. What is given back goes to the next in line at once.

    is_new   signed up in this same transaction: its conference is held, and nothing stands yet
    """
    held = sign_up.conference if is_new else locked(sign_up.conference)
    if is_new:
        asked = asked.without_empty()
    if asked.answers is not None:
        _save_answers(sign_up, asked.answers)
    if asked.extras is not None:
        _save_extras(sign_up, asked.extras)
    if asked.sessions is not None:
        _save_sessions(sign_up, asked.sessions)
    _save_lines(sign_up, asked)
    if asked.stand is not None and held.has_stands:
        _save_stand(sign_up, asked.stand)
    if asked.has_choices:
        fill_places(held)
    if asked.buyer is not None and is_new:
        InvoiceBuyer.objects.create(sign_up=sign_up, **asked.buyer)
    elif asked.buyer is not None:
        InvoiceBuyer.objects.update_or_create(sign_up=sign_up, defaults=dict(asked.buyer))
    if asked.preparation:
        _keep_preparation(sign_up, asked.preparation)
    if is_new and asked == Asked(buyer=asked.buyer):
        return  # that one signed up is written down already
    record(
        sign_up,
        action="conference.asked_answered",
        organiser_number=held.organiser_id,
        by=by,
        conference=held.pk,
    )


@transaction.atomic
def keep_needs(sign_up: SignUp, *, diet: str, access: str, by: User | None = None) -> None:
    """With the person's consent; nothing written is nothing kept."""
    if not (diet.strip() or access.strip()):
        return withdraw_needs(sign_up, by=by)
    facts = {"diet": diet.strip(), "access": access.strip(), "consented_at": timezone.now()}
    Needs.objects.update_or_create(sign_up=sign_up, defaults=facts)
    return _record_needs(sign_up, "conference.needs_told", by)


@transaction.atomic
def withdraw_needs(sign_up: SignUp, *, by: User | None = None) -> None:
    """The consent is taken back: erased at once."""
    if Needs.objects.filter(sign_up=sign_up).delete()[0]:
        _record_needs(sign_up, "conference.needs_withdrawn", by)


def _record_needs(sign_up: SignUp, action: str, by: User | None) -> None:
    number = sign_up.conference.organiser_id
    record(sign_up, action=action, organiser_number=number, by=by, conference=sign_up.conference_id)


def _save_answers(sign_up: SignUp, answers: Mapping[int, Any]) -> None:
    sign_up.own_answers.exclude(field__in=list(answers)).delete()
    SignUpAnswer.objects.bulk_create(
        [SignUpAnswer(sign_up=sign_up, field_id=key, value=one) for key, one in answers.items()],
        update_conflicts=True,
        unique_fields=["sign_up", "field"],
        update_fields=["value"],
    )


def _save_extras(sign_up: SignUp, extras: Mapping[int, str]) -> None:
    """The conference's row is held, so that nobody else counts at the same time."""
    has = set(sign_up.extras.values_list("extra", flat=True))
    sign_up.extras.exclude(extra__in=list(extras)).delete()
    for extra in extras_with_taken(sign_up.conference):
        if extra.pk not in extras:
            continue
        if extra.pk not in has and is_full(extra):
            raise ExtraFullError(extra)
        ExtraChoice.objects.update_or_create(
            extra=extra, sign_up=sign_up, defaults={"details": extras[extra.pk][:200]}
        )


def _save_sessions(sign_up: SignUp, sessions: frozenset[int]) -> None:
    has = set(sign_up.sessions.values_list("item", flat=True))
    sign_up.sessions.exclude(item__in=list(sessions)).delete()
    for item in sessions_with_taken(sign_up.conference) if sessions - has else ():
        if item.pk in sessions - has and is_full(item):
            raise SessionFullError(item)
    SessionChoice.objects.bulk_create(
        [SessionChoice(sign_up=sign_up, item_id=key) for key in sorted(sessions)],
        ignore_conflicts=True,
    )


def _save_lines(sign_up: SignUp, asked: Asked) -> None:
    """In line for what is full. Whoever has a place that is held answers that apart."""
    wanted: list[tuple[str, Mapping[int, str] | None]] = [
        ("extra", asked.extra_lines),
        (
            "item",
            dict.fromkeys(asked.session_lines, "") if asked.session_lines is not None else None,
        ),
    ]
    for name, keys in wanted:
        if keys is None:
            continue
        waiting = sign_up.in_line.filter(offered_until=None, **{f"{name}__isnull": False})
        waiting.exclude(**{f"{name}__in": list(keys)}).delete()
        for key, details in keys.items():
            facts: dict[str, Any] = {f"{name}_id": key, "defaults": {"details": details[:200]}}
            PlaceInLine.objects.update_or_create(sign_up=sign_up, **facts)


def _save_stand(sign_up: SignUp, wanted: Mapping[str, Any]) -> None:
    """A stand that is given keeps its place; taken back, the place is free for another."""
    SignUp.objects.filter(pk=sign_up.pk).update(wants_stand=bool(wanted))
    sign_up.wants_stand = bool(wanted)
    if not wanted:
        Stand.objects.filter(sign_up=sign_up).delete()
        return
    facts = {"conference_id": sign_up.conference_id, **wanted}
    Stand.objects.update_or_create(sign_up=sign_up, defaults=facts)


def _keep_preparation(sign_up: SignUp, texts: Mapping[int, str]) -> None:
    """As sent, spaces and all. What was sent before is never changed."""
    answered = set(prepared_by_holder(sign_up).values_list("question", flat=True))
    PreparationAnswer.objects.bulk_create(
        PreparationAnswer(question_id=key, sign_up=sign_up, text=text, language=sign_up.language)
        for key, text in texts.items()
        if text.strip() and key not in answered
    )
