"""A plan is taken from a neighbour: looked at first, and without anything personal."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from samspill.process import actions, guide
from samspill.process.copying import copy_preview, roads_to_copy
from samspill.process.errors import NoConferenceDayError
from tests.process.builders import member, organiser, process

EVENING = datetime(2027, 3, 11, 17, 30, tzinfo=ZoneInfo("Europe/Oslo"))
pytestmark = pytest.mark.django_db


def neighbour(**facts):
    return process(organiser("4206", "Farsund kommune", "farsund"), **facts)


def test_a_plan_is_copied_by_its_distance_from_the_conference():
    source, own = neighbour(), process(organiser())
    actions.plan_steps(source, conference_at=EVENING)
    actions.finish_step(source, key="invite", done_on=date(2027, 3, 1))
    actions.assign_step(
        source, key="invite", responsible="Frivilligsentralen", deadline=date(2027, 2, 25)
    )
    actions.plan_steps(own, conference_at=EVENING + timedelta(days=70))

    actions.copy_plan(own, source)

    invite = own.steps.get(key="invite")
    assert invite.planned_to == date(2027, 3, 1) + timedelta(days=70)
    assert (invite.deadline, invite.responsible) == (date(2027, 5, 6), "Frivilligsentralen")
    assert own.copied_from == source


def test_what_is_done_and_what_stands_here_already_is_kept():
    source, own = neighbour(), process(organiser())
    for one in (source, own):
        actions.plan_steps(one, conference_at=EVENING)
    actions.assign_step(source, key="report", responsible="Sentralen", deadline=date(2027, 4, 1))
    actions.assign_step(own, key="report", responsible="Rådet")
    actions.finish_step(own, key="meet", done_on=date(2026, 9, 9))

    changed = actions.copy_plan(own, source)

    assert own.steps.get(key="report").responsible == "Rådet"
    assert not {"meet", "conference"} & {step.key for step in changed}


def test_nothing_personal_is_copied():
    source, own = neighbour(), process(organiser())
    for one in (source, own):
        actions.plan_steps(one, conference_at=EVENING)
    actions.assign_step(source, key="report", owner_user=member(source.organiser))

    actions.copy_plan(own, source)

    report = own.steps.get(key="report")
    assert (report.owner, report.owner_user) == (None, None)


def test_a_copied_plan_moves_with_the_conference():
    source, own = neighbour(), process(organiser())
    for one in (source, own):
        actions.plan_steps(one, conference_at=EVENING)
    actions.finish_step(source, key="invite", done_on=date(2027, 3, 1))
    actions.copy_plan(own, source)

    actions.plan_steps(own, conference_at=EVENING + timedelta(days=7))

    assert own.steps.get(key="invite").planned_to == date(2027, 3, 8)
    assert own.steps.get(key="conference").planned_to == date(2027, 3, 18)


def test_without_a_day_for_the_conference_nothing_is_copied():
    source, own = neighbour(), process(organiser())
    actions.plan_steps(source, conference_at=EVENING)

    with pytest.raises(NoConferenceDayError):
        actions.copy_plan(own, source)


def test_only_public_roads_of_others_with_a_conference_can_be_copied():
    own = process(organiser())
    hidden = neighbour(is_public=False)
    shown = process(organiser("1112", "Lund kommune", "lund"))
    bare = process(organiser("1111", "Sokndal kommune", "sokndal"))
    for one in (own, hidden, shown):
        actions.plan_steps(one, conference_at=EVENING)

    assert list(roads_to_copy(own.organiser)) == [shown]
    assert bare.steps.count() == len(guide.KEYS)


def test_the_preview_tells_what_the_copy_would_do(client):
    source, own = neighbour(), process(organiser())
    for one in (source, own):
        actions.plan_steps(one, conference_at=EVENING)
    client.force_login(member(own.organiser))
    address = reverse("process:copy", args=[own.organiser.slug])

    rows = {row.page.key: row for row in copy_preview(own, source, "nb")}
    page = client.get(address, {"source": source.pk}).content.decode()
    client.post(address, {"source": source.pk})

    assert (rows["conference"].is_kept, rows["conference"].weeks) == (True, 0)
    assert rows["meet"].weeks < 0 < rows["report"].weeks
    assert "Kopier denne planen" in page
    own.refresh_from_db()
    assert own.copied_from == source
