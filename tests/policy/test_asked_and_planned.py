"""What is pressed twice, too early or by a slip: the report, the meeting and the renewal."""

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference.models import Conference
from samspill.policy import actions
from samspill.policy.actions import revision, status_reports, status_rounds
from samspill.policy.models import Revision
from tests.policy.owners import BEHIND, in_days, put_off

MEETING = {"venue": "Grendehuset", "capacity": "60"}


def at(name, policy, *more):
    return reverse(f"policy:{name}", args=[policy.organiser.slug, *more])


def report(client, round_, **body):
    return client.post(at("status_report", round_.policy, round_.number), body, follow=True)


def said(page):
    return " ".join(str(one) for one in page.context["messages"])


def test_before_the_last_day_the_report_waits_for_a_word_and_says_who_is_silent(
    signed_in, question, round_
):
    page = report(signed_in, round_)

    round_.refresh_from_db()
    assert round_.reported_at is None
    assert question.owner.role in said(page)
    assert 'name="anyway"' in page.content.decode()

    report(signed_in, round_, anyway="on")
    round_.refresh_from_db()
    assert round_.reported_at is not None


def test_when_all_have_told_or_the_day_is_over_no_word_is_asked_for(signed_in, round_):
    put_off(round_, days=1)

    report(signed_in, round_)

    round_.refresh_from_db()
    assert round_.reported_at is not None


def test_pressed_again_it_says_that_the_report_is_made(signed_in, question, measure, round_):
    status_rounds.tell_status(question, measure=measure, **BEHIND)
    report(signed_in, round_)

    assert said(report(signed_in, round_)) == "Rapporten er laget allerede."


def test_everyone_reads_when_the_open_round_is_answered(client, adopted, round_):
    page = client.get(at("public_status", adopted))
    assert page.context["open_round"] == round_

    put_off(round_, days=1)
    assert client.get(at("public_status", adopted)).context["is_answered_late"]


def test_the_next_round_is_told_only_where_somebody_answers(client, adopted, measure):
    assert client.get(at("public_status", adopted)).context["next_on"] is None


def test_after_the_report_the_next_round_is_told(client, adopted, round_):
    status_reports.make_report(round_)

    assert client.get(at("public_status", adopted)).context["next_on"] is not None


@pytest.mark.parametrize("days", [-1, 0, 7])
def test_a_day_too_soon_is_said_beside_the_field(signed_in, adopted, days):
    page = signed_in.post(at("yearly_meeting", adopted), {"day": str(in_days(days)), **MEETING})

    assert list(page.context["form"].errors) == ["day"]


def test_no_seats_is_said_in_words_of_our_own(signed_in, adopted):
    body = {**MEETING, "day": str(in_days(60)), "capacity": "0"}

    page = signed_in.post(at("yearly_meeting", adopted), body)

    assert page.context["form"].errors["capacity"] == ["Det må være plass til minst én."]


def test_the_meeting_is_planned_once_for_a_day(signed_in, adopted):
    body = {**MEETING, "day": str(in_days(60))}

    first, second = (signed_in.post(at("yearly_meeting", adopted), body).url for _ in range(2))

    assert first == second
    assert Conference.objects.filter(process__isnull=True).count() == 1


def test_the_renewal_does_not_begin_without_a_tick(signed_in, adopted):
    signed_in.post(at("revision_start", adopted))
    assert not Revision.objects.exists()

    signed_in.post(at("revision_start", adopted), {"now": "on"})
    assert Revision.objects.exists()


def test_the_public_front_stays_on_the_policy_in_force_until_the_next_road_shows_something(
    client, adopted
):
    front = reverse("overview:organiser", args=[adopted.organiser.slug])
    actions.set_status(adopted.goals.first().measures.first(), status="in_progress")
    begun = revision.begin_revision(adopted)
    begun.process.is_public = True
    begun.process.save()

    place = client.get(front).context["place"]
    assert (place.process, place.new_road) == (adopted.process, begun.process)

    Conference.objects.update(process=begun.process, published_at=timezone.now())
    assert client.get(front).context["place"].process == begun.process


def test_the_figures_of_a_report_add_up_in_one_list(client, adopted, round_):
    status_reports.make_report(round_)

    page = client.get(at("public_status_report", adopted, 1)).content.decode()

    first = page.split("</table>")[0]
    assert "Til sammen" in first
    assert "Uten beløp" not in first
    assert "Uten beløp" in page


def test_a_plan_without_sums_says_that_they_are_not_settled(client, adopted, measure):
    page = client.get(at("public_action_plan", adopted)).content.decode()

    assert "ikke avklart" in page
