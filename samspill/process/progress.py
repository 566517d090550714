from __future__ import annotations

from samspill.process import guide
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Steps of the road that are done, and all that are to be walked."""
    steps = process.steps.filter(key__in=guide.KEYS)
    done = steps.filter(done_on__isnull=False).count()
    return done, len(guide.KEYS) - steps.exclude(passed_over="").count()
