"""A municipality that has held several evenings releases each of them by itself, and takes each back."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.models import AnalysisRun, ThemeRelease
from samspill.insight.views.access import seen_dialogues
from samspill.process import actions as process_actions
from samspill.process.models import PolicyProcess
from tests.dialogue import builders as rooms
from tests.insight import releases

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db):
    return releases.municipality()


@pytest.fixture
def earlier(place):
    return releases.reported(releases.spoken(place, {"LOK": 5, "OKO": 2}, days_ago=400))


@pytest.fixture
def later(place):
    return releases.reported(releases.spoken(place, {"KOO": 4}, days_ago=10))


def page(client, place, **query):
    return client.get(reverse("insight:releasing", args=[place.slug]), query)


def post(client, place, name, *parts, **body):
    return client.post(reverse(f"insight:{name}", args=[place.slug, *parts]), body)


def release_by_page(client, place, dialogue):
    text = page(client, place, evening=dialogue.pk).content.decode()
    mark = re.search(r'name="seen" value="(\w+)"', text).group(1)
    return post(client, place, "theme_releases", evening=dialogue.pk, seen=mark)


def figures(release):
    return list(release.themes.values_list("theme", "associations", "tables"))


def test_each_evening_is_chosen_by_name_and_date_and_released_by_itself(
    client, signed_in, place, earlier, later
):
    answer = release_by_page(signed_in, place, earlier)
    release_by_page(signed_in, place, later)

    assert answer.url.endswith(f"?evening={earlier.pk}")
    standing = ThemeRelease.objects.standing().newest_evening_first()
    assert [one.dialogue for one in standing] == [later, earlier]
    shown = client.get(reverse("insight:comparison")).content.decode()
    days = re.findall(r'<time datetime="([\d-]+)"', shown)
    assert days == [one.held_on.isoformat() for one in standing]


def test_the_page_names_every_evening_with_its_day_and_whether_it_is_released(
    signed_in, place, earlier, later
):
    actions.release_themes(earlier)

    text = page(signed_in, place).content.decode()

    choice = re.search(r'<nav class="which".*?</nav>', text, re.DOTALL).group(0)
    links = re.findall(r'evening=(\d+)"( aria-current="page")?', choice)
    assert links == [(str(later.pk), ' aria-current="page"'), (str(earlier.pk), "")]
    assert "Ikke frigitt." in choice.partition("</li>")[0]
    assert "Frigitt " in choice.partition("</li>")[2]


def test_one_is_taken_back_and_the_other_stands(signed_in, place, earlier, later):
    first, second = actions.release_themes(earlier), actions.release_themes(later)
    before = figures(second)

    post(signed_in, place, "release_withdrawal", first.pk)

    assert list(ThemeRelease.objects.standing()) == [second]
    assert figures(second) == before


def test_what_is_told_of_one_evening_is_the_same_whatever_is_told_of_another(place, earlier, later):
    alone = figures(actions.release_themes(earlier))

    actions.release_themes(later)

    assert figures(actions.release_themes(earlier)) == alone
    assert ("OKO", None, None) in alone


@pytest.mark.parametrize("number", ["0", "x", "²", "9" * 30, "-1"])
def test_an_evening_that_is_not_there_is_not_found(signed_in, place, earlier, number):
    assert page(signed_in, place, evening=number).status_code == 404
    assert post(signed_in, place, "theme_releases", evening=number, seen="x").status_code == 404


def test_anothers_evening_is_neither_shown_nor_released(signed_in, place, later):
    other = releases.municipality("1101", "Eigersund", "eigersund")
    theirs = releases.reported(releases.spoken(other))

    assert page(signed_in, place, evening=theirs.pk).status_code == 404
    assert post(signed_in, place, "theme_releases", evening=theirs.pk, seen="x").status_code == 404
    assert post(signed_in, place, "report_runs", evening=theirs.pk).status_code == 404
    assert not ThemeRelease.objects.exists()


def test_what_the_working_group_holds_is_not_among_them_until_it_is_handed_over(
    client, place, earlier, later
):
    process = PolicyProcess.objects.create(organiser=place, started_on="2026-01-01")
    conference = earlier.conference
    conference.process, conference.controller = process, "working_group"
    conference.save()
    of_municipality = rooms.member(place, "kommune@example.no")
    release = actions.release_themes(earlier)
    client.force_login(of_municipality)
    membership = of_municipality.memberships.select_related("organiser").get()

    assert list(seen_dialogues(place, membership)) == [later]
    assert page(client, place, evening=earlier.pk).status_code == 404
    assert post(client, place, "release_withdrawal", release.pk).status_code == 404
    process_actions.hand_over(process)

    assert list(seen_dialogues(place, membership)) == [later, earlier]
    assert page(client, place, evening=earlier.pk).status_code == 200


def test_an_earlier_evening_without_a_report_can_have_it_made(signed_in, place, later):
    old = releases.spoken(place, days_ago=300)

    text = page(signed_in, place, evening=old.pk).content.decode()
    post(signed_in, place, "report_runs", evening=old.pk)

    assert "Lag rapporten" in text
    assert "Gå til rapporten" not in text
    waiting = AnalysisRun.objects.get(kind="report", state="waiting")
    assert waiting.dialogue == old


def test_the_page_asks_as_often_for_many_evenings_as_for_two(signed_in, place, earlier, later):
    def questions():
        page(signed_in, place)
        with CaptureQueriesContext(connection) as asked:
            page(signed_in, place)
        return len(asked)

    few = questions()
    for days in (500, 600, 700):
        actions.release_themes(releases.reported(releases.spoken(place, days_ago=days)))

    assert questions() == few
