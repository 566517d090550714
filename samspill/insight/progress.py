from __future__ import annotations

from django.db.models import Q

from samspill.dialogue.models import Contribution
from samspill.insight.models import Coding
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Contributions that have a theme nobody doubts, and all that stand."""
    standing = Contribution.objects.standing().filter(dialogue__conference__process=process)
    settled = Coding.objects.current().filter(contribution__in=standing)
    clear = settled.filter(Q(source=Coding.Source.PERSON) | Q(is_unclear=False))
    return clear.count(), standing.count()
