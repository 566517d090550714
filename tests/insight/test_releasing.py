"""A municipality releases an evening's figures, sees first what everyone will see, and takes them back."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue import actions as dialogue_actions
from samspill.history.models import Entry
from samspill.insight import actions
from samspill.insight.errors import (
    EveningNotOverError,
    NoReportError,
    NotComparableError,
    ReleaseChangedError,
    TooFewSpokeError,
)
from samspill.insight.models import ReleasedTheme, ThemeRelease
from samspill.insight.releasing import draft_release
from tests.dialogue import builders as rooms
from tests.insight import builders, releases

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db):
    return releases.municipality()


@pytest.fixture
def evening(place):
    """Five of halls, four of one contact, two of money."""
    return releases.reported(releases.spoken(place, {"LOK": 5, "KOO": 4, "OKO": 2}))


def figures(release):
    rows = release.themes.values_list("theme", "associations", "tables")
    return {theme or "own": (associations, tables) for theme, associations, tables in rows}


def page(client, place, **query):
    return client.get(reverse("insight:releasing", args=[place.slug]), query)


def post(client, place, name="theme_releases", *parts, **body):
    return client.post(reverse(f"insight:{name}", args=[place.slug, *parts]), body)


def test_the_copy_has_the_counts_of_the_report_and_what_they_rest_on(evening, place, coordinator):
    release = actions.release_themes(evening, by=coordinator)

    found = figures(release)
    assert found["LOK"] == (5, 5)
    assert found["KOO"] == (4, 4)
    assert found["OKO"] == (None, None)
    assert found["REK"] == (0, 0)
    assert (release.associations, release.tables, release.contributions) == (5, 5, 11)
    assert (release.by_people, release.proposed, release.unclear) == (11, 0, 0)
    assert release.report == evening.analysis_runs.reports().first().fingerprint
    assert release.asked == [rooms.QUESTIONS[0]]
    assert (release.place, release.municipality_id) == ("Luster kommune", "4644")
    entry = Entry.objects.get(action="insight.themes_released")
    assert (entry.actor, entry.organiser_number) == (coordinator, place.pk)


def test_what_happens_afterwards_does_not_change_the_copy(evening, place):
    before = figures(actions.release_themes(evening))

    releases.say(evening, "OKO", builders.association(place, "ET NYTT LAG"))
    releases.reported(evening)
    place.name = "Et annet navn"
    place.save()

    standing = ThemeRelease.objects.standing().get()
    assert figures(standing) == before
    assert standing.place == "Luster kommune"


def test_a_new_copy_takes_the_place_of_the_one_before(evening, place):
    first = actions.release_themes(evening)
    releases.say(evening, "OKO", builders.association(place, "ET NYTT LAG"), table=3)
    second = actions.release_themes(releases.reported(evening))

    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert ThemeRelease.objects.standing().get() == second
    assert (figures(first)["OKO"], figures(second)["OKO"]) == ((None, None), (3, 3))


def test_it_is_taken_back_once_and_it_says_when(evening, coordinator):
    release = actions.withdraw_release(actions.release_themes(evening), by=coordinator)
    when = release.withdrawn_at

    actions.withdraw_release(release)

    release.refresh_from_db()
    assert (release.withdrawn_at, release.withdrawn_by) == (when, coordinator)
    assert Entry.objects.filter(action="insight.release_withdrawn").count() == 1


def test_without_a_report_there_is_nothing_to_release(place):
    with pytest.raises(NoReportError):
        actions.release_themes(releases.spoken(place))


def test_a_report_with_words_that_are_taken_back_is_not_released(evening):
    one = evening.contributions.earliest("pk")
    dialogue_actions.withdraw(one, by=releases.sorter())

    with pytest.raises(NoReportError):
        actions.release_themes(evening)


def test_nothing_is_released_before_the_evening_is_over(place):
    with pytest.raises(EveningNotOverError):
        actions.release_themes(releases.reported(releases.spoken(place, days_ago=-1)))


def test_a_national_body_has_nothing_to_compare(db):
    with pytest.raises(NotComparableError):
        actions.release_themes(releases.reported(releases.spoken(rooms.organiser())))


def test_where_too_few_spoke_nothing_is_released(place):
    with pytest.raises(TooFewSpokeError):
        actions.release_themes(releases.reported(releases.spoken(place, {"LOK": 2})))


def test_one_who_looked_at_other_figures_must_look_again(evening, place):
    seen = draft_release(evening).mark
    releases.say(evening, "OKO", builders.association(place, "ET NYTT LAG"))
    releases.reported(evening)

    with pytest.raises(ReleaseChangedError):
        actions.release_themes(evening, seen=seen)
    assert not ThemeRelease.objects.exists()


def test_an_own_theme_counts_as_what_somebody_says_it_is(place):
    dialogue = releases.spoken(place, {"LOK": 5})
    own = actions.make_theme(dialogue, name_nb="Beitedyr", keywords="sau", by=releases.sorter())
    for number, one in enumerate(place.associations.order_by("pk")[:4], start=1):
        releases.say(dialogue, own.pk, one, table=number)
    releases.reported(dialogue)

    apart = actions.release_themes(dialogue)
    mapped = actions.release_themes(dialogue, counts_as={own.pk: "KOO"})

    assert figures(apart)["own"] == (4, 4)
    assert apart.own_themes == ["Beitedyr"]
    assert (figures(mapped)["KOO"], figures(mapped)["own"]) == ((4, 4), (0, 0))
    assert mapped.own_themes == []


@pytest.mark.parametrize("numbers", [(1, 3), (3, 2), (None, 3)])
def test_the_database_refuses_a_number_that_is_too_small(evening, numbers):
    release = actions.release_themes(evening)
    associations, tables = numbers

    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedTheme.objects.filter(release=release, theme="LOK").update(
            associations=associations, tables=tables
        )


def test_the_database_keeps_one_standing_copy_an_evening(evening):
    gone, standing = actions.release_themes(evening), actions.release_themes(evening)
    assert ThemeRelease.objects.standing().get() == standing

    with pytest.raises(IntegrityError), transaction.atomic():
        ThemeRelease.objects.filter(pk=gone.pk).update(withdrawn_at=None)


def test_what_is_shown_before_is_what_everyone_sees_after(client, signed_in, evening, place):
    before = page(signed_in, place).content.decode()
    mark = re.search(r'name="seen" value="(\w+)"', before).group(1)
    answer = post(signed_in, place, seen=mark)

    assert answer.status_code == 302
    after = client.get(reverse("insight:comparison")).content.decode()
    table = re.compile(r'<table class="themes-of".*?</table>', re.DOTALL)
    assert table.search(before).group(0) == table.search(after).group(0)
    assert "for få til å vise" in table.search(after).group(0)


def test_the_page_says_what_stands_and_offers_to_take_it_back(signed_in, evening, place, client):
    release = actions.release_themes(evening)

    text = page(signed_in, place).content.decode()

    assert "Ta tallene tilbake" in text
    assert "Frigi" not in text.split("<main")[1].replace("Frigitt", "")
    post(signed_in, place, "release_withdrawal", release.pk)
    assert "Frigi tallene" in page(signed_in, place).content.decode()
    assert "Luster kommune tok tilbake" in client.get("/themes/").content.decode()


def test_a_post_with_an_old_mark_releases_nothing(signed_in, evening, place):
    post(signed_in, place, seen="0" * 20)

    assert not ThemeRelease.objects.exists()
    assert "Se på dem igjen" in page(signed_in, place).content.decode()


def test_an_own_theme_is_mapped_on_the_page_and_released_so(signed_in, place):
    dialogue = releases.spoken(place, {"LOK": 5})
    own = actions.make_theme(dialogue, name_nb="Beitedyr", keywords="sau", by=releases.sorter())
    for number, one in enumerate(place.associations.order_by("pk")[:4], start=1):
        releases.say(dialogue, own.pk, one, table=number)
    releases.reported(dialogue)
    field = f"counts_as.{own.pk}"

    text = page(signed_in, place, **{field: "KOO"}).content.decode()
    mark = re.search(r'name="seen" value="(\w+)"', text).group(1)
    assert f'<input type="hidden" name="{field}" value="KOO">' in text
    post(signed_in, place, seen=mark, **{field: "KOO"})

    assert figures(ThemeRelease.objects.get())["KOO"] == (4, 4)


def test_before_the_report_the_page_says_what_to_do(signed_in, place):
    releases.spoken(place)

    text = page(signed_in, place).content.decode()

    assert "Lag rapporten først" in text
    assert "Gå til rapporten" in text


@pytest.mark.parametrize("role", ["case_officer", "facilitator", "reader"])
def test_only_a_coordinator_releases(client, evening, place, role):
    client.force_login(rooms.member(place, "en.annen@example.no", role=role))

    assert page(client, place).status_code == 404
    assert post(client, place, seen="").status_code == 404
    assert not ThemeRelease.objects.exists()


def test_another_place_cannot_take_the_figures_back(signed_in, place):
    other = releases.released(releases.municipality("1101", "Eigersund", "eigersund"))
    releases.reported(releases.spoken(place))

    assert post(signed_in, place, "release_withdrawal", other.pk).status_code == 404
    assert ThemeRelease.objects.standing().count() == 1


def test_who_released_it_is_forgotten_when_the_term_is_over(evening, coordinator):
    from samspill.insight.retention import PERSONAL

    release = actions.release_themes(evening, by=coordinator)
    long_ago = timezone.now() - timedelta(days=5 * 365)
    ThemeRelease.objects.update(released_at=long_ago)
    [field] = [one for one in PERSONAL if one.field == "ThemeRelease.released_by"]

    field.erase(field.due(timezone.now()))

    release.refresh_from_db()
    assert release.released_by is None
    assert figures(release)["LOK"] == (5, 5)


def test_the_page_asks_as_often_for_many_copies_as_for_one(signed_in, evening, place):
    counts = []
    for _time in range(2):
        actions.release_themes(evening)
        page(signed_in, place)
        with CaptureQueriesContext(connection) as questions:
            page(signed_in, place)
        counts.append(len(questions))

    assert counts[0] == counts[1]
