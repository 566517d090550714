"""What is left to see to in Eigersund's register: one that stands twice, and an address that is dead."""

from __future__ import annotations

from datetime import datetime, timedelta

from samspill.organiser.models import Organiser
from samspill.overview.demo.story import on
from samspill.people.models import User
from samspill.registry import actions
from samspill.registry.care.addresses import mark_dead

DEAD = "lyngneset.handballklubb@example.no"
ANSWER = "550 5.1.1 <lyngneset.handballklubb@example.no>: Recipient address rejected: User unknown"


def leave_some_to_see_to(organiser: Organiser, people: dict[str, User], built_at: datetime) -> None:
    """Skarvøy idrettslag was written in by someone who did not find it; a letter came back."""
    with on(built_at - timedelta(days=3)):
        actions.add_association(
            organiser,
            name="Skarvøy IL",
            emails=["kontoret.skarvoy@example.no"],
            by=people["coordinator"],
        )
    mark_dead(DEAD, ANSWER, built_at - timedelta(days=9))
