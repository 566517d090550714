"""The worker's rounds with the letters' post: what came back, and the bundles to print."""

from __future__ import annotations

import logging

from samspill.adapters.mailbox import MailboxError
from samspill.letters.post import bounces, bundle

logger = logging.getLogger(__name__)


def read_bounces() -> int:
    """A mailbox that does not answer is tried again next time."""
    try:
        return bounces.read_mailbox()
    except MailboxError as error:
        logger.warning("The mailbox for bounces cannot be read: %s", error)
        return 0


def mark_refused() -> int:
    return bounces.mark_refused()


def make_next_bundle_part() -> int:
    return bundle.make_next_part()
