"""The public status page, the action plan and the yearly meeting."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samspill.conference.models import Conference, ProgrammeItem
from samspill.dialogue.models import Contribution
from samspill.policy import actions
from samspill.policy.actions import owners, status_reports, status_rounds
from samspill.policy.actions.yearly_meetings import plan_yearly_meeting
from samspill.policy.models import Goal, Measure, MeasureContribution, StatusUpdate
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt

ROLES = ("facilitator", "signatory", "reader")
POSTS = ("status_rounds", "new_owner", "yearly_meeting", "revision_start", "carried_measures")


def at(name, policy, *more):
    return reverse(f"policy:{name}", args=[policy.organiser.slug, *more])


def shown(client, name, policy, *more):
    page = client.get(at(name, policy, *more))
    assert page.status_code == 200
    return page.content.decode()


def test_nothing_is_shown_before_the_resolution(client, policy):
    for name in ("public_status", "public_action_plan", "public_action_plan_file"):
        assert client.get(at(name, policy)).status_code == 404


def test_every_measure_is_counted_where_it_stands(client, adopted, measure):
    actions.set_status(measure, status="delivered", reason="Gjort.")
    total = Measure.objects.filter(goal__policy=adopted).count()

    page = client.get(at("public_status", adopted))

    counts = {name: count for name, _word, count in page.context["tabs"]}
    assert counts["done"] == 1
    assert sum(counts.values()) == total
    assert f"1 av {total} tiltak" in page.content.decode()


def test_one_that_is_late_is_told_with_its_reason(client, policy, measure):
    actions.change_measure(measure, deadline=date(2028, 1, 1))
    adopt(policy)
    actions.set_status(
        measure, status="in_progress", reason="Leverandøren er byttet.",
        expected_on=date(2028, 9, 1),
    )  # fmt: skip

    page = client.get(at("public_status", policy))

    assert [one.reference for one in page.context["late"]] == [measure.reference]
    assert "Leverandøren er byttet." in page.content.decode()


def test_the_text_is_what_was_adopted_and_not_what_is_being_written(client, adopted, measure):
    actions.begin_amendment(adopted)
    actions.change_measure(measure, text="Noe som ikke er vedtatt")

    assert "Noe som ikke er vedtatt" not in shown(client, "public_status", adopted)
    assert "Noe som ikke er vedtatt" not in shown(client, "public_action_plan", adopted)


def test_the_list_is_chosen_by_how_far(client, adopted, measure):
    actions.set_status(measure, status="dropped", reason="Ingen penger.")

    page = client.get(at("public_status", adopted) + "?status=dropped")
    everything = client.get(at("public_status", adopted) + "?status=nonsense&page=x")

    assert [one.key for one in page.context["page"]] == [measure.pk]
    assert len(everything.context["page"]) > 1


def test_what_was_measured_is_a_picture_and_a_table(client, adopted, measure):
    for value in (6, 4):
        actions.set_status(measure, status="in_progress", indicator_value=Decimal(value))

    measured = client.get(at("public_status", adopted)).context["measured"]

    assert [value for _day, value in measured[0].values] == [6, 4]
    assert measured[0].picture is not None


def test_the_action_plan_is_the_same_in_page_file_and_document(signed_in, adopted):
    page = signed_in.get(at("action_plan", adopted))
    rows = signed_in.get(at("action_plan_file", adopted, "csv")).content.decode("utf-8-sig")

    standing = Measure.objects.filter(goal__policy=adopted).count()
    assert len(page.context["plan"].undated) == standing
    assert len(rows.strip().splitlines()) == standing + 1
    for form in ("docx", "pdf"):
        assert signed_in.get(at("action_plan_file", adopted, form)).status_code == 200


def test_one_year_is_shown_at_a_time(client, policy, measure):
    actions.change_measure(measure, starts_on=date(2029, 1, 1), cost_once=Decimal(420000))
    adopt(policy)

    page = client.get(at("public_action_plan", policy) + "?year=2029")

    assert page.context["year"].year == 2029
    assert [line.cost for line in page.context["page"]] == [420000]
    for nonsense in ("x", "9999", "²²²²"):
        answer = client.get(at("public_action_plan", policy), {"year": nonsense})
        assert answer.status_code == 200


def test_the_documents_of_a_report_are_public(client, adopted, measure):
    owners.name_owner(adopted, role="Leder", email="a@example.no", measures=[measure])
    round_ = status_rounds.ask_owners(adopted, due_on=timezone.localdate())
    assert client.get(at("public_status_report", adopted, 1)).status_code == 404
    status_reports.make_report(round_)

    for form, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        file = client.get(at("public_status_report_file", adopted, 1, form))
        assert file.content.startswith(start)


def test_the_yearly_meeting_becomes_a_conference_as_a_draft(adopted, measure):
    actions.set_status(measure, status="in_progress")

    conference = plan_yearly_meeting(
        adopted, day=timezone.localdate() + timedelta(days=60), venue="Grendehuset", capacity=60
    )

    assert conference.published_at is None
    assert conference.process is None
    rounds = conference.programme.filter(kind=ProgrammeItem.Kind.ROUND)
    assert [one.round_number for one in rounds] == list(range(1, rounds.count() + 1))
    assert rounds.count() >= 2


def test_a_day_that_is_over_is_said_beside_the_field(signed_in, adopted):
    body = {"day": "x", "venue": "Grendehuset", "capacity": "60"}

    page = signed_in.post(at("yearly_meeting", adopted), body)

    assert "day" in page.context["form"].errors
    assert Conference.objects.filter(process__isnull=True).count() == 0


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", POSTS)
def test_only_a_coordinator_follows_up(client, place, adopted, role, name):
    client.force_login(evenings.member(place, role=role))

    assert client.post(at(name, adopted), {}).status_code == 404


@pytest.mark.slow
def test_the_status_page_asks_as_often_however_large_the_policy(client, adopted):
    few = questions(client, adopted)
    make_large(adopted)

    assert questions(client, adopted) == few


def questions(client, policy):
    client.get(at("public_status", policy))
    with CaptureQueriesContext(connection) as asked:
        client.get(at("public_status", policy))
    return len(asked)


def make_large(policy):
    """300 measures, 5,000 contributions behind them, and two words on each."""
    goals = list(policy.goals.all())
    lacking = 300 - Measure.objects.filter(goal__policy=policy).count()
    measures = Measure.objects.bulk_create(
        Measure(
            goal=goals[number % len(goals)], number=100 + number, text=f"Tiltak {number}",
            status=("adopted", "in_progress", "delivered", "dropped")[number % 4],
            status_reason="Grunnen står her.", deadline=date(2027, 1, 1),
            indicator="Dager", target="3 dager",
        )
        for number in range(lacking)
    )  # fmt: skip
    actions.passages.lay_first((), (), measures, by=None)
    one = policy.dialogue.contributions.first()
    rows = Contribution.objects.bulk_create(
        (
            Contribution(
                organiser_id=one.organiser_id, dialogue=one.dialogue, round=one.round,
                table=one.table, reference=f"9-{number}", raw_text=f"Ord {number}",
            )
            for number in range(5000)
        ),
        batch_size=500,
    )  # fmt: skip
    MeasureContribution.objects.bulk_create(
        (
            MeasureContribution(measure=measures[number % len(measures)], contribution=row)
            for number, row in enumerate(rows)
        ),
        batch_size=500,
    )
    StatusUpdate.objects.bulk_create(
        (
            StatusUpdate(measure=row, status="in_progress", reason="Noe.", indicator_value=number)
            for row in measures
            for number in (1, 2)
        ),
        batch_size=500,
    )
    actions.begin_amendment(policy)
    adopt(policy, case_number="13/27")
    assert Goal.objects.filter(policy=policy).count() == len(goals)
