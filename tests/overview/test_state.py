"""How the house stands: for machines by a number, for the administrator in plain words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.outbox.actions import post
from samspill.outbox.models import Delivery
from samspill.overview import work
from samspill.overview.state.reading import Check, serving, working
from samspill.overview.state.telling import as_metrics
from samspill.people.models import User
from samspill.people.sessions import BEGAN, STRONG
from samspill.schedule import Task
from samspill.upkeep.actions import tell_alive, tell_failed
from samspill.upkeep.models import Worker

pytestmark = pytest.mark.django_db


def named(checks: list[Check]) -> dict[str, Check]:
    return {check.name: check for check in checks}


def test_a_house_without_a_worker_can_serve_but_is_not_well(client: Client) -> None:
    assert client.get(reverse("overview:health")).status_code == 200

    response = client.get(reverse("overview:health_work"))

    assert response.status_code == 503
    assert response.json()["checks"]["workers"] == {"state": "fault", "alive": 0, "failed_task": ""}
    assert response.headers["Cache-Control"] == "no-store"


def test_a_worker_that_was_heard_of_is_well_and_one_that_went_silent_is_not() -> None:
    now = timezone.now()
    tell_alive("a:1", started_at=now)

    assert named(working(now))["workers"].is_well
    assert not named(working(now + timedelta(minutes=6)))["workers"].is_well


def test_a_task_that_failed_is_told_of_for_an_hour() -> None:
    now = timezone.now()
    tell_alive("a:1", started_at=now)
    tell_failed("a:1", task="samspill.outbox.tasks:send_due")

    found = named(working(now))["workers"]

    assert (found.is_well, found.values["failed_task"]) == (False, "samspill.outbox.tasks:send_due")
    Worker.objects.update(failed_at=now - timedelta(hours=2))
    assert named(working(now))["workers"].is_well


def test_the_worker_itself_leaves_its_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "SCHEDULE", (Task("samspill.nowhere:gone", every=1),))

    work.work(once=True)

    assert Worker.objects.get().failed_task == "samspill.nowhere:gone"


def test_an_e_mail_that_should_have_left_long_ago_is_late() -> None:
    post(
        organiser_number=None,
        kind="system",
        subject="Kode",
        text="123",
        language="nb",
        recipients=[("kari@example.no", "Kari Eksempel")],
        key="late",
    )
    now = timezone.now()
    assert named(working(now))["deliveries"].is_well
    Delivery.objects.update(not_before=now - timedelta(minutes=20))

    found = named(working(now))["deliveries"]

    assert (found.is_well, found.values["waiting"]) == (False, 1)


def test_a_migration_that_is_not_run_stops_the_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    from samspill.overview.state import reading

    monkeypatch.setattr(reading, "_all_migrations", lambda: frozenset({("policy", "0099_new")}))

    assert named(serving())["migrations"] == Check(
        "migrations", is_well=False, values={"missing": 1}
    )


def test_the_numbers_name_nobody() -> None:
    now = timezone.now()
    tell_alive("a:1", started_at=now)

    text = as_metrics(working(now), now)

    assert 'samspill_well{check="workers"} 1\n' in text
    assert "samspill_workers_alive 1\n" in text
    assert "a:1" not in text


@pytest.fixture
def administrator(client: Client) -> Client:
    """One who runs the installation, signed in with two steps."""
    person = User.objects.create(email="drift@example.no", name="Dina Drift", is_administrator=True)
    client.force_login(person)
    session = client.session
    session[STRONG], session[BEGAN] = True, timezone.now().isoformat()
    session.save()
    return client


def test_the_administrator_reads_in_plain_words_what_to_do(administrator: Client) -> None:
    page = administrator.get(reverse("overview:state")).content.decode()

    assert "Ingen arbeider har gitt lyd fra seg: Start samspill work." in page
    assert page.count("<tr>") == 7  # the head, tables, disk, workers and three queues


def test_to_others_the_page_is_not_there(client: Client) -> None:
    client.force_login(User.objects.create(email="kari@example.no", name="Kari Eksempel"))

    assert client.get(reverse("overview:state")).status_code == 404
