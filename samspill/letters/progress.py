from __future__ import annotations

from samspill.letters.models import Letter
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Kinds of letters that have been sent, and all of them."""
    sent = process.letters.filter(state=Letter.State.SENT).values("kind").distinct().count()
    return sent, len(Letter.Kind)
