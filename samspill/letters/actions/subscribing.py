"""Who gets the newsletter: asked, confirmed by a link in an e-mail, changed, ended and erased at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from samspill.history.actions import record
from samspill.letters.models import Subscriber, Topic
from samspill.letters.newsletter.mail import SOURCE, post_link
from samspill.organiser.models import Organiser
from samspill.outbox import actions as outbox
from samspill.outbox.opting_out import NEWSLETTER, Subscription, fingerprint

UNCONFIRMED_DAYS = 3
DEAD_DAYS = 90  # an address that everything comes back from
MOST_UNCONFIRMED = 5  # a day for one address, so that nobody can fill another's post box


@transaction.atomic
def ask_for_newsletter(
    organiser: Organiser, *, email: str, language: str, topics: Collection[str]
) -> None:
    """Send the link that confirms; nothing tells whether the address is known already.

    One who gets the newsletter is sent the link to their own page, and nothing else is changed: who
    typed the address is not known to be its owner.
    """
    now, print_of_it = timezone.now(), fingerprint(email)
    waiting = Subscriber.objects.filter(address_fingerprint=print_of_it, confirmed_at=None)
    elsewhere = waiting.filter(asked_at__gt=now - timedelta(days=1)).exclude(organiser=organiser)
    if elsewhere.count() >= MOST_UNCONFIRMED:
        return
    subscriber, _is_new = Subscriber.objects.get_or_create(
        organiser=organiser,
        address_fingerprint=print_of_it,
        defaults={"email": email.strip(), "language": language},
    )
    if subscriber.confirmed_at is None:
        subscriber.email, subscriber.asked_at = email.strip(), now
        _choose(subscriber, language, topics)
    post_link(subscriber, day=timezone.localdate(now))


@transaction.atomic
def confirm_subscriber(subscriber: Subscriber) -> Subscriber:
    """The consent: from now on the address gets it. An earlier opt-out is taken back.

    It also says that the address works. Confirmed already: nothing else happens.
    """
    held = Subscriber.objects.select_for_update().select_related("organiser").get(pk=subscriber.pk)
    outbox.opt_in(_subscription(held))
    is_first = held.confirmed_at is None
    held.confirmed_at, held.dead_at = held.confirmed_at or timezone.now(), None
    held.save(update_fields=["confirmed_at", "dead_at"])
    if is_first:
        number = held.organiser_id
        record(held.organiser, action="letters.newsletter_confirmed", organiser_number=number)
    return held


@transaction.atomic
def choose_topics(subscriber: Subscriber, *, language: str, topics: Collection[str]) -> None:
    """What they themselves have said on their own page; they read what is sent, so it is tried again."""
    subscriber.dead_at = None
    _choose(subscriber, language, topics)
    number = subscriber.organiser_id
    record(subscriber.organiser, action="letters.newsletter_topics_chosen", organiser_number=number)


@transaction.atomic
def end_subscription(subscription: Subscription) -> int:
    """Erase the address at once, wherever the newsletter has kept it. Returns how many rows."""
    rows = Subscriber.objects.filter(
        organiser=subscription.organiser_number,
        address_fingerprint=subscription.address_fingerprint,
    )
    return erase_subscribers(rows)


@transaction.atomic
def erase_subscribers(rows: QuerySet[Subscriber]) -> int:
    """The addresses, and what was sent to them; what waits in the outbox does not leave."""
    found = list(rows)
    for one in found:
        outbox.forget_address(one.organiser_id, f"{SOURCE}.", one.email)
    return Subscriber.objects.filter(pk__in=[one.pk for one in found]).delete()[0]


def mark_subscriber_dead(address: str, now: datetime) -> int:
    """What is sent there comes back: left out from now on. Returns how many subscriptions."""
    rows = Subscriber.objects.filter(address_fingerprint=fingerprint(address), dead_at=None)
    return rows.update(dead_at=now)


def due_subscribers(now: datetime) -> QuerySet[Subscriber]:
    """Never confirmed, or dead for long."""
    never = Q(confirmed_at=None, asked_at__lt=now - timedelta(days=UNCONFIRMED_DAYS))
    return Subscriber.objects.filter(never | Q(dead_at__lt=now - timedelta(days=DEAD_DAYS)))


def _choose(subscriber: Subscriber, language: str, topics: Collection[str]) -> None:
    subscriber.language = language
    for topic in Topic.values:
        setattr(subscriber, f"wants_{topic}", topic in topics)
    subscriber.save()


def _subscription(one: Subscriber) -> Subscription:
    return Subscription(one.organiser_id, NEWSLETTER, one.address_fingerprint)
