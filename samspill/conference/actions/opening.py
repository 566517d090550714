"""Save the date, and «tell me when sign-up opens»: asked, confirmed by e-mail, told once, forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samspill.conference import links
from samspill.conference.actions.seats import locked
from samspill.conference.models import Conference, OpeningNotice
from samspill.conference.notices import post_notice
from samspill.history.actions import record
from samspill.people.models import User

MOST_UNCONFIRMED = 5  # a day for one address, so that nobody can fill another's post box
BATCH = 200  # addresses told at a time


@transaction.atomic
def announce(conference: Conference, *, by: User | None = None) -> Conference:
    """Show the date and the place to all, without sign-up. A second time changes nothing."""
    held = locked(conference)
    if held.announced_at is None and held.published_at is None:
        held.announced_at = timezone.now()
        held.save(update_fields=["announced_at"])
        record(held, action="conference.announced", organiser_number=held.organiser_id, by=by)
    conference.refresh_from_db()
    return held


@transaction.atomic
def ask_to_be_told(conference: Conference, *, email: str, language: str) -> None:
    """Send the link that confirms the address; nothing tells whether it is known already."""
    now, address = timezone.now(), email.strip().lower()
    recent = OpeningNotice.objects.filter(email=address, confirmed_at=None)
    if recent.filter(asked_at__gt=now - timedelta(days=1)).count() >= MOST_UNCONFIRMED:
        return
    notice, is_new = OpeningNotice.objects.get_or_create(
        conference=conference, email=address, defaults={"language": language, "asked_at": now}
    )
    if notice.confirmed_at is not None:
        return
    if not is_new:
        notice.language, notice.asked_at = language, now
        notice.save(update_fields=["language", "asked_at"])
    _post(notice, "opening_confirm", key=f"{timezone.localdate(now):%Y%m%d}")


@transaction.atomic
def confirm_notice(notice: OpeningNotice) -> OpeningNotice:
    """The link was used. Confirmed already: nothing happens."""
    held = OpeningNotice.objects.select_for_update().get(pk=notice.pk)
    if held.confirmed_at is None:
        held.confirmed_at = timezone.now()
        held.save(update_fields=["confirmed_at"])
        number = held.conference.organiser_id
        record(held.conference, action="conference.opening_notice_asked", organiser_number=number)
    return held


@transaction.atomic
def stop_notice(notice: OpeningNotice) -> None:
    """Erase the address."""
    conference = notice.conference
    notice.delete()
    record(
        conference,
        action="conference.opening_notice_stopped",
        organiser_number=conference.organiser_id,
    )


def tell_that_it_is_open(*, now: datetime | None = None) -> int:
    """Tell those who asked, once, as soon as one can sign up. Returns how many were told."""
    moment = now or timezone.now()
    rows = OpeningNotice.objects.filter(
        confirmed_at__isnull=False,
        told_at=None,
        conference__published_at__isnull=False,
        conference__sign_up_deadline__gte=moment,
    ).filter(Q(conference__sign_up_opens_at=None) | Q(conference__sign_up_opens_at__lte=moment))
    found = list(rows.select_related("conference__organiser").order_by("pk")[:BATCH])
    for notice in found:
        with transaction.atomic():
            _post(notice, "opened", key="opened")
            OpeningNotice.objects.filter(pk=notice.pk).update(told_at=moment)
    return len(found)


def _post(notice: OpeningNotice, news: str, *, key: str) -> None:
    conference = notice.conference
    post_notice(
        conference,
        news,
        email=notice.email,
        language=notice.language,
        key=f"opening-notice-{notice.pk}-{news}-{key}",
        context={
            "notice_address": links.notice_address(notice),
            "form_address": links.sign_up_form_address(conference),
        },
    )
