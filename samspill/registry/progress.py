from __future__ import annotations

from typing import Protocol

from samspill.organiser.models import Organiser


class HasOrganiser(Protocol):
    """A process, whose stage comes after this one."""

    organiser: Organiser


def progress(process: HasOrganiser) -> tuple[int, int]:
    """Is there a list of associations to invite from? One thing, done when it holds someone."""
    return (1 if process.organiser.associations.active().exists() else 0), 1
