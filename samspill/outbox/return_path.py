"""The address a mail that cannot be delivered comes back to: one for each delivery (VERP).

With SAMSPILL_BOUNCES=bounce@example.no a delivery's is `bounce+1234-0123456789abcdef@example.no`.
The figures after the dash are signed, so that nobody kills an address by guessing numbers.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from samspill.outbox.models import Delivery

OWN = re.compile(r"\+(\d{1,18})-([0-9a-f]{16})$")
SALT = "outbox.return_path"


def return_path(delivery: Delivery) -> str:
    """ "" when no address for bounces is set: then they come to the sender."""
    local, at, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{local}+{delivery.pk}-{_signature(delivery.pk)}@{domain}" if at else ""


def delivery_number(address: str) -> int | None:
    """Which delivery an address of ours is for; None when it is none, or not signed by us."""
    found = OWN.search(address.rpartition("@")[0].lower())
    if found is None or not constant_time_compare(found[2], _signature(int(found[1]))):
        return None
    return int(found[1])


def _signature(number: int) -> str:
    return salted_hmac(SALT, str(number), algorithm="sha256").hexdigest()[:16]
