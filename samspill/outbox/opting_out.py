"""Who wants no more of a list, known by a keyed fingerprint of the address: nothing to write to.

A list is what can be unsubscribed from together: an organiser's letters, or its newsletter. Mail that
the receiver needs (a confirmation, a code, a formal letter) is on no list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import salted_hmac

from samspill.outbox.models import Message, OptOut

LETTERS, NEWSLETTER = "letters", "newsletter"
LISTS = (LETTERS, NEWSLETTER)
FINGERPRINT_SALT = "outbox.opt_out"
PAGE = "letters:unsubscribe"
_signer = Signer(sep=".", salt="outbox.unsubscribe")


@dataclass(frozen=True)
class Subscription:
    """One address on one organiser's list."""

    organiser_number: int
    list_name: str
    address_fingerprint: str


def fingerprint(address: str) -> str:
    folded = address.strip().casefold()
    return salted_hmac(FINGERPRINT_SALT, folded, algorithm="sha256").hexdigest()


def list_of(message: Message) -> str:
    """The list that a message goes to, or "" when it cannot be unsubscribed from."""
    if message.kind != Message.Kind.NEWSLETTER or message.organiser_number is None:
        return ""
    return LETTERS if message.source.startswith("letters.") else NEWSLETTER


def unsubscribe_token(organiser_number: int, list_name: str, address: str) -> str:
    """Signed; holds no address, so that a forwarded link tells nobody who had it."""
    return _signer.sign(f"{organiser_number}:{list_name}:{fingerprint(address)}")


def subscription_of(token: str) -> Subscription | None:
    """What a token unsubscribes from, or None: not signed by us."""
    try:
        number, list_name, print_of_it = _signer.unsign(token).split(":")
        found = Subscription(int(number), list_name, print_of_it)
    except (BadSignature, ValueError):
        return None
    return found if list_name in LISTS else None


def unsubscribe_address(organiser_number: int, list_name: str, address: str) -> str:
    token = unsubscribe_token(organiser_number, list_name, address)
    return settings.PUBLIC_ADDRESS + reverse(PAGE, args=[token])


def opted_out(organiser_number: int, list_name: str) -> frozenset[str]:
    """Fingerprints of those who want no more of this list; one query."""
    rows = OptOut.objects.filter(organiser_number=organiser_number, list_name=list_name)
    return frozenset(rows.values_list("address_fingerprint", flat=True))


def fingerprints(addresses: Iterable[str]) -> dict[str, str]:
    """Address -> fingerprint."""
    return {address: fingerprint(address) for address in addresses}
