from __future__ import annotations

from collections.abc import Sequence


class LetterRefused(Exception):  # noqa: N818 -- it is an answer to a person, not a fault
    """What was asked cannot be done with this letter; `reasons` are sentences for the screen."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))
