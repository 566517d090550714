"""An organiser's own page: where it stands, what comes next, what was heard."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from samspill.organiser.actions import open_organiser
from tests.overview.builders import conference, dialogue, measure, published
from tests.process.builders import organiser, process

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


def place_page(client, place):
    return text_of(client.get(reverse("overview:organiser", args=[place.slug])))


def test_an_organiser_that_has_not_begun_says_what_will_stand_there(client):
    assert "Veien har ikke begynt ennå." in place_page(client, organiser())


def test_the_page_is_in_the_language_of_the_place(client):
    place = organiser("4644", "Luster kommune", "luster", language="nn")
    process(place, language="nn")

    page = place_page(client, place)

    assert '<html lang="nn"' in page
    assert "No på steg 1 av 9" in page


def test_while_sign_up_is_open_the_button_leads_there(client):
    place = organiser()
    process(place)
    evening = conference(place)

    page = place_page(client, place)

    assert reverse("conference:sign_up", args=[place.slug, evening.pk]) in page
    assert "Meld på laget ditt" in page


def test_a_full_conference_has_a_waiting_list(client):
    place = organiser()
    conference(place, capacity=0)

    assert "Sett dere på venteliste" in place_page(client, place)


def test_after_the_deadline_nobody_is_asked_to_sign_up(client):
    place = organiser()
    conference(place, days=3)

    page = place_page(client, place)

    assert "Meld på laget ditt" not in page
    assert "Se programmet" in page


def test_a_conference_that_is_not_published_is_not_told_of(client):
    place = organiser()
    conference(place, published_at=None, title="Hemmelig kveld")

    assert "Hemmelig kveld" not in place_page(client, place)


def test_an_adopted_policy_is_the_thing_to_read(client):
    place = organiser()
    talk = dialogue(place)
    measure(talk, published(talk))

    page = place_page(client, place)

    assert "ble vedtatt av kommunestyret 16.\xa0juni\xa02026" in page
    assert "Les politikken" in page


def test_what_was_heard_is_only_what_is_published(client):
    talk = dialogue(organiser())
    published(talk, "Offentlig ord")
    from tests.overview.builders import contribution

    contribution(talk, "Ord i salen")

    page = place_page(client, talk.organiser)

    assert "Offentlig ord" in page
    assert "Ord i salen" not in page
    assert "1 innspill er offentlig" in page


def queries_of_place(client, place, django_assert_max_num_queries):
    with django_assert_max_num_queries(50) as captured:
        place_page(client, place)
    return len(captured)


def test_a_place_takes_the_same_queries_for_one_contribution_and_three(
    client, django_assert_max_num_queries
):
    place = organiser()
    process(place)
    talk = dialogue(place)
    measure(talk, published(talk, "En"))
    one = queries_of_place(client, place, django_assert_max_num_queries)
    published(talk, "To", table=2)
    published(talk, "Tre")

    assert queries_of_place(client, place, django_assert_max_num_queries) == one


def test_a_process_that_is_not_public_is_not_told_of(client):
    place = organiser()
    process(place, is_public=False)

    assert "Veien har ikke begynt ennå." in place_page(client, place)


def test_a_national_organiser_shows_its_conference_to_municipalities(client):
    national = open_organiser(kind="national", name="Landsforbundet", slug="landsforbundet")
    conference(national, title="Hva kjennetegner en god politikk?")

    page = place_page(client, national)

    assert "Hva kjennetegner en god politikk?" in page
    assert "Meld på kommunen din" in page


def test_on_the_day_one_with_a_code_finds_the_way_in(client):
    place = organiser()
    conference(place, days=0)

    assert reverse("dialogue:join") in place_page(client, place)


def test_before_the_day_nobody_is_asked_for_a_code(client):
    place = organiser()
    conference(place, days=2)

    assert reverse("dialogue:join") not in place_page(client, place)


def test_a_conference_of_two_days_tells_both_days(client):
    place = organiser()
    starts_at = datetime(2040, 2, 2, 15, 30, tzinfo=ZoneInfo("Europe/Oslo"))
    conference(
        place,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=23, minutes=30),
        sign_up_deadline=starts_at - timedelta(days=27),
    )

    page = place_page(client, place)

    assert "2.\xa0februar\xa02040 kl.\xa015.30" in page
    assert "til fredag 3.\xa0februar\xa02040 kl.\xa015.00" in page


def test_themes_are_told_by_how_many_tables_they_came_from(client):
    talk = dialogue(organiser())
    for table in (1, 1, 2):
        published(talk, table=table)

    themes = client.get(reverse("overview:organiser", args=["eigersund"])).context["place"].themes

    assert [(theme.code, tables, given) for theme, tables, given in themes] == [("KOO", 2, 3)]
