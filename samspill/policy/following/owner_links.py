"""The link in an owner's e-mail: opens the owner's own measures, without an account."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

from samspill.policy.models import StatusRequest, StatusRound

DAYS_OPEN = 60  # after the round was due, or reported
_signer = Signer(sep=".", salt="policy.measure_owner")


def owner_token(request: StatusRequest) -> str:
    """What stands in the link: the question's key, the number of the owner's link, a signature."""
    return _signer.sign(f"{request.pk}:{request.owner.link_number}")


def status_request_of(token: str) -> StatusRequest | None:
    """The question a token opens; None: not signed by us, or the owner has been replaced."""
    try:
        key, _colon, link_number = _signer.unsign(token).partition(":")
        numbers = {"pk": int(key), "owner__link_number": int(link_number)}
    except (BadSignature, ValueError):
        return None
    everything = StatusRequest.objects.select_related(
        "owner", "round__policy__organiser__municipality"
    )
    return everything.filter(**numbers).first()


def open_until(round_: StatusRound) -> date:
    """The last day the link opens anything."""
    reported_at = round_.reported_at
    last = timezone.localtime(reported_at).date() if reported_at else round_.due_on
    return max(last, round_.due_on) + timedelta(days=DAYS_OPEN)


def is_open(round_: StatusRound, today: date) -> bool:
    return today <= open_until(round_)


def owner_address(request: StatusRequest) -> str:
    return settings.PUBLIC_ADDRESS + reverse("policy:owner_report", args=[owner_token(request)])


def public_status_address(slug: str) -> str:
    return settings.PUBLIC_ADDRESS + reverse("policy:public_status", args=[slug])
