from __future__ import annotations

from samspill.dialogue.models import Contribution
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Contributions that have an answer, and all that stand."""
    standing = Contribution.objects.standing().filter(dialogue__conference__process=process)
    return standing.filter(answer__isnull=False).count(), standing.count()
