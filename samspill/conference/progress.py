from __future__ import annotations

from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """How many of four are done: planned, programme, published, somebody has signed up."""
    conference = process.conferences.current()
    if conference is None:
        return 0, 4
    done = (
        True,
        conference.programme.exists(),
        conference.published_at is not None,
        conference.sign_ups.standing().exists(),
    )
    return sum(done), 4
