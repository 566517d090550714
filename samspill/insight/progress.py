from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from samspill.dialogue.models import Contribution
from samspill.insight.models import Coding
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Contributions that nothing is left to do with, and all that stand.

    The system is sure of it, or a person has spoken; of each part, where it is in parts.
    """
    standing = Contribution.objects.standing().filter(dialogue__conference__process=process)
    current = Coding.objects.current().filter(contribution=OuterRef("pk"))
    doubtful = current.filter(~Q(source=Coding.Source.PERSON), is_unclear=True)
    return standing.filter(Exists(current), ~Exists(doubtful)).count(), standing.count()
