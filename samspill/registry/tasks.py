from __future__ import annotations

from django.utils import timezone

from samspill.registry.fetching import feed, fetches, lane


def fetch_next() -> int:
    """Begin to fetch what is asked for, beside the worker's round; 1 when it was begun."""
    if not fetches.claimable(timezone.now()).exists():
        return 0
    return int(lane.run_aside(fetch_waiting))


def fetch_waiting() -> int:
    """Fetch all that is asked for; returns how many lists."""
    count = 0
    while (fetch := fetches.claim_fetch(timezone.now())) is not None:
        fetches.make_fetch(fetch)
        count += 1
    return count


def follow_register() -> int:
    """Read the registers' change feed when it is night, beside the worker's round."""
    if not feed.is_due(timezone.now()):
        return 0
    return int(lane.run_aside(feed.follow_feed))
