from __future__ import annotations

from samspill.letters.models import FROM_THE_POLICY, Letter
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Kinds of letters on the road that have been sent, and all of them."""
    letters = process.letters.exclude(kind__in=FROM_THE_POLICY)
    sent = letters.filter(state=Letter.State.SENT).values("kind").distinct().count()
    return sent, len(Letter.Kind) - len(FROM_THE_POLICY)
