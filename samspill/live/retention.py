from __future__ import annotations

from samspill.pure.personal_data import PersonalField

PERSONAL: tuple[PersonalField, ...] = ()
IMPERSONAL = (
    "LiveEvent.kind",
    "LiveEvent.payload",  # ids and counts; never names or texts
)
