"""Advice is written, linked, published and taken out. Its number is never given to another."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samspill.advice.errors import NoGroundError
from samspill.advice.models import Advice, AdviceText
from samspill.advice.standing import behind, standing
from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User


@transaction.atomic
def write_advice(step: str, *, nb: str, nn: str, organiser: Organiser, by: User) -> Advice:
    """A new piece of advice at a step of the guide; nobody reads it before it is published."""
    last = Advice.objects.select_for_update().order_by("-number").first()
    one = Advice.objects.create(number=(last.number if last else 0) + 1, step=step)
    AdviceText.objects.create(advice=one, number=1, nb=nb, nn=nn, organiser=organiser, by=by)
    _told(one, "advice.written", organiser, by)
    return one


@transaction.atomic
def rewrite_advice(
    advice: Advice, *, step: str, nb: str, nn: str, organiser: Organiser, by: User
) -> AdviceText | None:
    """A new version of its words, in force at once; None when word and step are as before."""
    one = Advice.objects.select_for_update().get(pk=advice.pk)
    last = one.texts.order_by("-number").first()
    if last is not None and (last.nb, last.nn, one.step) == (nb, nn, step):
        return None
    one.step = step
    one.save(update_fields=["step"])
    number = (one.texts.aggregate(last=Max("number"))["last"] or 0) + 1
    text = AdviceText.objects.create(
        advice=one, number=number, nb=nb, nn=nn, organiser=organiser, by=by
    )
    _told(one, "advice.rewritten", organiser, by, version=number)
    return text


@transaction.atomic
def publish_advice(advice: Advice, *, organiser: Organiser, by: User) -> Advice:
    """Everyone reads it from now on. Raises NoGroundError when nothing that stands is behind it."""
    one = Advice.objects.select_for_update().get(pk=advice.pk)
    if not standing(behind(one)):
        raise NoGroundError
    if one.is_public:
        return one
    one.published_at, one.withdrawn_at = one.published_at or timezone.now(), None
    one.save(update_fields=["published_at", "withdrawn_at"])
    _told(one, "advice.published", organiser, by)
    return one


@transaction.atomic
def withdraw_advice(advice: Advice, *, organiser: Organiser, by: User) -> Advice:
    """It is taken out of the guide. Its address says so, and its versions are kept."""
    one = Advice.objects.select_for_update().get(pk=advice.pk)
    if one.is_public:
        one.withdrawn_at = timezone.now()
        one.save(update_fields=["withdrawn_at"])
        _told(one, "advice.withdrawn", organiser, by)
    return one


def _told(one: Advice, action: str, organiser: Organiser, by: User, **more: object) -> None:
    record(one, action=action, organiser_number=organiser.pk, by=by, number=one.number, **more)
