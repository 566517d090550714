"""A worker that is heard of for as long as the tests last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samspill.upkeep.models import Worker

if TYPE_CHECKING:
    from tests.house import House


def keep_running(house: House) -> None:
    now = timezone.now()
    Worker.objects.create(
        name="house:1", version="test", started_at=now, seen_at=now + timedelta(hours=6)
    )
