from __future__ import annotations

from samspill.pure.personal_data import PersonalField

PERSONAL: tuple[PersonalField, ...] = ()
IMPERSONAL = ("PolicyStatus.state", "PolicyStatus.evidence", "PolicyStatus.note")
