"""The exact list that a newsletter goes to, and who is left out; and proof that it is the one shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from samspill.letters.models import Newsletter, Subscriber
from samspill.outbox.opting_out import NEWSLETTER, opted_out

LANGUAGES = ("nb", "nn")
REASONS = ("unconfirmed", "opted_out", "dead", "other_topic")


@dataclass(frozen=True)
class ReceiverList:
    """left_out   with the reason for each, of REASONS
    ended      how many have ended it before; their addresses are erased and cannot be listed
    seal       of the list and of the text: another list or another word, another seal
    """

    receivers: tuple[Subscriber, ...]
    left_out: tuple[tuple[Subscriber, str], ...]
    ended: int
    seal: str

    @property
    def count(self) -> int:
        return len(self.receivers)

    def reading(self, language: str) -> tuple[Subscriber, ...]:
        return tuple(one for one in self.receivers if one.language == language)


def receiver_list(newsletter: Newsletter) -> ReceiverList:
    """As it stands now. Two queries, whatever their number."""
    gone = opted_out(newsletter.organiser_id, NEWSLETTER)
    rows = list(Subscriber.objects.filter(organiser=newsletter.organiser_id).order_by("email"))
    why = [(one, _why_not(one, newsletter.topic, gone)) for one in rows]
    receivers = tuple(one for one, reason in why if not reason)
    still_here = {one.address_fingerprint for one in rows}
    return ReceiverList(
        receivers=receivers,
        left_out=tuple((one, reason) for one, reason in why if reason),
        ended=len(gone - still_here),
        seal=_seal(newsletter, receivers),
    )


def _why_not(one: Subscriber, topic: str, gone: frozenset[str]) -> str:
    if one.confirmed_at is None:
        return "unconfirmed"
    if one.address_fingerprint in gone:
        return "opted_out"
    if one.dead_at is not None:
        return "dead"
    return "" if one.wants(topic) else "other_topic"


def _seal(newsletter: Newsletter, receivers: tuple[Subscriber, ...]) -> str:
    shown = [newsletter.topic]
    shown += [
        getattr(newsletter, f"{part}_{one}") for one in LANGUAGES for part in ("title", "text")
    ]
    shown += [f"{one.email} {one.language}" for one in receivers]
    return hashlib.sha256(repr(shown).encode()).hexdigest()
