"""What a stage must say of every field that holds, or could hold, something personal.

Each app's `retention.py` has PERSONAL (a tuple of PersonalField) and IMPERSONAL (a tuple of
"Model.field"). Together they name every text, JSON and binary field and every key to a person, so
that a new field cannot be added without an answer: tests/test_retention.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LEGAL_BASES = {
    "6-1-a": "consent",
    "6-1-b": "contract",
    "6-1-c": "legal duty",
    "6-1-e": "public interest",
    "6-1-f": "legitimate interest",
    "9-2-a": "explicit consent to sensitive data",
}


@dataclass(frozen=True)
class PersonalField:
    """One personal field: why it is kept, on what ground, until when, and how it is erased.

    field        "Model.field" in this app
    purpose      one English sentence, shown translated on the privacy page
    legal_basis  a key of LEGAL_BASES (GDPR article)
    kept_until   one English sentence saying when it ends
    due          (now) -> rows whose time is out, or None where another field's erasure takes it
    erase        (rows) -> how many rows were erased; None with `due` None
    """

    field: str
    purpose: str
    legal_basis: str
    kept_until: str
    due: Callable[[datetime], Any] | None = None
    erase: Callable[[Any], int] | None = None
