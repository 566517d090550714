from __future__ import annotations

from samspill.pure.personal_data import PersonalField

PERSONAL: tuple[PersonalField, ...] = ()
IMPERSONAL = (
    "Worker.name",  # of a process
    "Worker.version",
    "Worker.failed_task",
)
