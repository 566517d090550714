"""After a restore: what waited may have left since, so a person decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.outbox import actions
from samspill.outbox.models import Delivery, Message

pytestmark = pytest.mark.django_db


def test_what_should_have_left_is_uncertain_and_what_is_to_leave_later_waits() -> None:
    now = timezone.now()
    message = Message.objects.create(kind="letter", language="nb", subject="Hei", text="Hei")
    for key, hours in (("due", -1), ("later", 1)):
        Delivery.objects.create(
            message=message,
            key=key,
            address=f"{key}@example.no",
            not_before=now + timedelta(hours=hours),
        )

    assert actions.hold_what_waits() == 1

    states = dict(Delivery.objects.values_list("key", "state"))
    assert states == {"due": "uncertain", "later": "queued"}
