from __future__ import annotations

from samspill.process.models import PolicyProcess
from samspill.standard.models import PolicyStatus


def progress(process: PolicyProcess) -> tuple[int, int]:
    """Does the national map say that the municipality has an adopted policy?"""
    is_adopted = PolicyStatus.objects.filter(
        municipality=process.organiser.municipality_id, state=PolicyStatus.State.ADOPTED
    ).exists()
    return (1 if is_adopted else 0), 1
