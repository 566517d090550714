from __future__ import annotations

from samspill.letters.kinds import ON_THE_ROAD
from samspill.letters.models import Letter
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Kinds of letters on the road that have been sent, and all of them."""
    letters = process.letters.filter(kind__in=ON_THE_ROAD, state=Letter.State.SENT)
    return letters.values("kind").distinct().count(), len(ON_THE_ROAD)
