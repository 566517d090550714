"""The pages that all may read."""

from datetime import date

import pytest
from django.urls import reverse

from samspill.organiser.actions import give_membership
from samspill.organiser.models import County, Municipality
from samspill.process import actions, guide
from samspill.standard.models import PolicyStatus
from tests.overview.builders import dialogue, measure, published
from tests.process.builders import member, organiser, process

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


def place_page(client, place):
    return text_of(client.get(reverse("overview:organiser", args=[place.slug])))


def recorded(number, state):
    PolicyStatus.objects.create(municipality_id=number, state=state, as_of=date(2026, 2, 1))


def test_the_front_page_has_a_link_to_every_county_and_none_to_every_municipality(client):
    page = text_of(client.get(reverse("overview:front")))

    links = [reverse("overview:county", args=[county.number]) for county in County.objects.all()]
    assert all(f'href="{link}"' in page for link in links)
    assert "/municipalities/" not in page
    assert page.count("<h1>") == 1


def test_what_nobody_knows_is_not_counted_as_not_begun(client):
    recorded("0301", "not_begun")

    page = text_of(client.get(reverse("overview:front")))

    assert "<b>1</b>" in page
    assert "<b>356</b>" in page


def test_a_municipality_found_by_name_is_shown_at_once(client):
    response = client.get(reverse("overview:front"), {"municipality": "lillesand"})

    assert response.url == reverse("overview:municipality", args=["4215"])


def test_a_misspelt_municipality_gets_a_suggestion(client):
    page = text_of(client.get(reverse("overview:front"), {"municipality": "Lilesand"}))

    assert "Ingen kommune heter «Lilesand»." in page
    assert f'href="{reverse("overview:municipality", args=["4215"])}">Lillesand' in page


def test_what_is_typed_is_text_and_never_markup(client):
    page = text_of(client.get(reverse("overview:front"), {"municipality": '"><script>x</script>'}))

    assert "<script>x" not in page


def test_two_of_the_same_name_are_told_apart_by_county(client):
    page = text_of(client.get(reverse("overview:front"), {"municipality": "Våler"}))

    assert "Flere kommuner heter «Våler»." in page
    assert "Våler (Innlandet)" in page


def test_each_process_stands_at_its_stop_on_the_front_page(client):
    begun = process(organiser())
    for key in guide.KEYS[:4]:
        actions.finish_step(begun, key=key, done_on=date(2026, 10, 1))
    recorded("0301", "adopted")
    recorded("4215", "on_the_way")

    stops = client.get(reverse("overview:front")).context["stops"]

    assert [stop.count for stop in stops] == [0, 0, 1, 0, 0, 1]


def test_those_on_the_way_that_we_know_no_more_of_are_told_of(client):
    recorded("4215", "on_the_way")

    page = text_of(client.get(reverse("overview:front")))

    assert "vi vet ikke hvor langt" in page


def test_a_contribution_is_followed_on_the_front_page_when_one_is_published(client):
    talk = dialogue(organiser())
    given = published(talk, "Én plass å ringe & <spørre> 🎉")
    measure(talk, given)

    page = text_of(client.get(reverse("overview:front")))

    assert "Én plass å ringe &amp; &lt;spørre&gt; 🎉" in page
    assert "Tiltak 2.3" in page
    assert reverse("policy:became", args=["eigersund", given.contribution_id]) in page


def test_a_contribution_taken_back_is_followed_no_more(client):
    talk = dialogue(organiser())
    given = published(talk, "Én plass å ringe")
    measure(talk, given)
    given.contribution.withdrawn_at = given.at
    given.contribution.save(update_fields=["withdrawn_at"])

    page = text_of(client.get(reverse("overview:front")))

    assert "Én plass å ringe" not in page
    assert "Dette skjedde" not in page


def test_nothing_of_a_draft_that_is_not_public_is_followed(client):
    talk = dialogue(organiser())
    measure(talk, published(talk, "Én plass å ringe"), state="draft")

    assert "Én plass å ringe" not in text_of(client.get(reverse("overview:front")))


def queries_of_front(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(50) as captured:
        client.get(reverse("overview:front"))
    return len(captured)


def test_the_front_page_takes_the_same_queries_for_one_process_and_three(
    client, django_assert_max_num_queries
):
    process(organiser())
    one = queries_of_front(client, django_assert_max_num_queries)
    process(organiser("4206", "Farsund kommune", "farsund"))
    process(organiser("4215", "Lillesand kommune", "lillesand"))

    assert queries_of_front(client, django_assert_max_num_queries) == one


def test_a_county_has_a_row_for_each_of_its_municipalities(client):
    page = text_of(client.get(reverse("overview:county", args=["42"])))

    places = Municipality.objects.filter(county="42")
    assert all(reverse("overview:municipality", args=[one.number]) in page for one in places)
    assert client.get(reverse("overview:county", args=["99"])).status_code == 404


def test_a_municipality_with_pages_is_sent_on_to_them(client):
    organiser()

    response = client.get(reverse("overview:municipality", args=["1101"]))

    assert response.url == reverse("overview:organiser", args=["eigersund"])


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("adopted", "Kommunen har vedtatt en frivillighetspolitikk."),
        ("on_the_way", "er på vei til en frivillighetspolitikk"),
        ("not_begun", "Kommunen har ikke begynt."),
        ("no_data", "Vi vet ikke om kommunen har begynt."),
    ],
)
def test_a_municipality_without_pages_is_told_of_as_it_is_known(client, state, words):
    recorded("4215", state)

    assert words in text_of(client.get(reverse("overview:municipality", args=["4215"])))


def test_a_municipality_that_is_not_there_is_not_found(client):
    assert client.get(reverse("overview:municipality", args=["9999"])).status_code == 404


def test_one_with_one_place_goes_straight_to_its_road(client):
    place = organiser()
    client.force_login(member(place))

    response = client.get(reverse("overview:my_organisers"))

    assert response.url == reverse("overview:road", args=[place.slug])


def test_one_with_two_places_chooses(client):
    place, other = organiser(), organiser("4206", "Farsund kommune", "farsund")
    user = member(place)
    give_membership(other, user=user, role="reader", party="municipality")
    client.force_login(user)

    page = text_of(client.get(reverse("overview:my_organisers")))

    assert "Eigersund kommune" in page
    assert "Farsund kommune" in page


def test_my_places_are_for_those_who_are_signed_in(client):
    response = client.get(reverse("overview:my_organisers"))

    assert response.url.startswith(reverse("people:sign_in"))


def test_the_house_says_that_it_stands(client):
    response = client.get(reverse("overview:health"))

    assert (response.status_code, response.json()["state"]) == (200, "ok")


def test_a_page_that_is_not_there_says_so_in_plain_words(client):
    response = client.get("/a/b/c/")

    assert response.status_code == 404
    assert "Siden finnes ikke her" in text_of(response)


def test_when_the_house_fails_the_page_still_speaks(client, monkeypatch):
    def broken():
        raise RuntimeError("broken")

    monkeypatch.setattr("samspill.overview.views.public.map_rows", broken)
    client.raise_request_exception = False

    response = client.get(reverse("overview:front"))

    assert response.status_code == 500
    assert "Feilen er hos oss." in text_of(response)
