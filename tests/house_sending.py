"""The house's post: a delivery that was refused, one that waits, and a bundle of letters on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.letters.actions import ask_for_bundle
from samspill.letters.models import Letter, Recipient
from samspill.letters.post.bundle import PDF, bundle_of
from samspill.letters.post.links import answer_token
from samspill.outbox.models import Delivery, Message
from samspill.outbox.opting_out import unsubscribe_token
from tests.house_newsletter import NEWSLETTER_POSTS

if TYPE_CHECKING:
    from tests.house import House


def send_some(house: House) -> None:
    """Nothing leaves, and nothing is typeset: these tests only ask and fetch."""
    letter = sent_letter(house)
    message = Message.objects.create(
        organiser_number=house.organiser.pk,
        kind="newsletter",
        source=f"letters.letter:{letter.pk}",
        language="nb",
        subject="Invitasjon",
        text="Hei",
    )
    for state in ("failed", "queued"):
        message.deliveries.create(key=f"house:{state}", address=f"{state}@example.no", state=state)
    number = house.organiser.municipality_id
    letter.recipients.create(name="Papirlaget", channel=Recipient.Channel.PAPER)
    printed = letter.recipients.create(name="Det andre laget", channel=Recipient.Channel.PAPER)
    Recipient.objects.filter(pk=printed.pk).update(printed_at=letter.sent_at)
    draft = house.letter(Letter.Kind.REMINDER)
    draft.recipients.create(name="Kommunen", municipality_id=number, channel="left_out")
    ask_for_bundle(letter, by=house.coordinator)
    bundle_of(letter).message.attachments.create(name="1", media_type=PDF, content=b"%PDF-")


def sent_letter(house: House) -> Letter:
    sent = house.organiser.letters.filter(state="sent", kind=Letter.Kind.CONFERENCE_INVITATION)
    return sent.earliest("pk")


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: make(house) for name, make in more.items()},
    }


def _delivery(state: str) -> Callable[[House], int]:
    return lambda house: Delivery.objects.get(key=f"house:{state}").pk


def _municipality_row(house: House) -> int:
    return house.letter(Letter.Kind.REMINDER).recipients.get(municipality__isnull=False).pk


def _answer(house: House) -> str:
    letter = sent_letter(house)
    one = letter.recipients.filter(association__isnull=False).earliest("pk")
    return answer_token(letter, association=one.association_id, municipality=None)


_sent = _own(pk=lambda house: sent_letter(house).pk)
SENDING: dict[str, Callable[[House], dict[str, Any]]] = {
    "conference:who_answered": _sent,
    "conference:who_answered_reminder": _sent,
    "letters:another_try": _own(pk=_delivery("failed")),
    "letters:answer": lambda house: {"token": _answer(house)},
    "letters:delivery_stop": _own(pk=_delivery("queued")),
    "letters:paper_part": _own(pk=lambda house: sent_letter(house).pk, number=lambda house: 1),
    "letters:paper_post": _sent,
    "letters:posting": _sent,
    "letters:printing": _sent,
    "letters:recipient_address": _own(
        pk=lambda house: house.letter(Letter.Kind.REMINDER).pk, recipient_pk=_municipality_row
    ),
    "letters:sending_stop": _sent,
    "letters:unsubscribe": lambda house: {
        "token": unsubscribe_token(house.organiser.pk, "letters", "a@example.no")
    },
}


def sending_posts(coordinator: str) -> dict[str, tuple[set[str], Any]]:
    """As POSTS in test_posts: who may, and what the form says."""
    may = {coordinator}
    return {
        **NEWSLETTER_POSTS,
        "conference:who_answered_reminder": (may, None),
        "letters:another_try": (may, None),
        "letters:delivery_stop": (may, None),
        "letters:paper_post": (may, None),
        "letters:posting": (may, None),
        "letters:printing": (may, None),
        "letters:recipient_address": (may, lambda house: {"email": "post@example.no"}),
        "letters:sending_stop": (may, None),
    }
