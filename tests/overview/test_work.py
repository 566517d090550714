"""The worker: what is due is done, and one task that fails does not stop the others."""

from __future__ import annotations

import logging

import pytest

from samspill.history.models import Entry
from samspill.overview import tasks, work
from samspill.overview.tasks import erase_what_is_due, personal_fields
from samspill.pure.personal_data import PersonalField
from samspill.schedule import SCHEDULE, Task
from tests.house import user

pytestmark = pytest.mark.django_db


def test_every_task_of_the_schedule_runs(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        done = [work.run(task) for task in SCHEDULE]

    assert done == [True] * len(SCHEDULE), caplog.text


def test_a_task_that_fails_is_told_of_and_the_next_one_runs(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ran = []
    monkeypatch.setattr(tasks, "broken", lambda: 1 / 0, raising=False)
    monkeypatch.setattr(tasks, "whole", lambda: ran.append(1), raising=False)
    broken, whole = (
        Task(f"samspill.overview.tasks:{name}", every=1) for name in ("broken", "whole")
    )
    monkeypatch.setattr(work, "SCHEDULE", (broken, whole))

    assert work.work(once=True) == 0

    assert ran == [1]
    assert "samspill.overview.tasks:broken failed" in caplog.text


def test_erasure_leaves_a_proof_without_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    person = user("glemt")
    field = PersonalField(
        "User.name",
        purpose="To be forgotten.",
        legal_basis="6-1-e",
        kept_until="Now.",
        due=lambda now: type(person).objects.filter(pk=person.pk),
        erase=lambda rows: rows.update(name="–"),
    )
    monkeypatch.setattr(tasks, "personal_fields", lambda: iter([field]))

    assert erase_what_is_due() == {"User.name": 1}

    proof = Entry.objects.get(action="people.erased")
    assert proof.details == {"field": "User.name", "rows": 1}


def test_the_whole_house_says_what_it_keeps() -> None:
    fields = {field.field for field in personal_fields()}

    assert {"User.email", "SignUp.email", "Contribution.raw_text"} <= fields
