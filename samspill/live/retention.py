from __future__ import annotations

from samspill.people.personal_data import PersonalField

PERSONAL: tuple[PersonalField, ...] = ()
IMPERSONAL = (
    "LiveEvent.kind",
    "LiveEvent.payload",  # ids and counts; never names or texts
)
