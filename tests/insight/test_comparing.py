"""What everyone may compare: the same themes over many evenings, and from a number to the words behind it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue import actions as dialogue_actions
from samspill.insight import actions
from samspill.insight.comparing import evenings, shared_themes, taken_back
from samspill.insight.models import ThemeRelease
from tests.insight import releases

pytestmark = pytest.mark.django_db
PLACES = (("4644", "Luster"), ("1101", "Eigersund"), ("4621", "Voss"), ("4222", "Bykle"))


def place(which):
    number, name = PLACES[which]
    return releases.municipality(number, name, name.lower())


def page(client, name="comparison", *parts, **query):
    answer = client.get(reverse(f"insight:{name}", args=parts), query)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(text):
    return re.findall(r'<h3><a href="[^"]*">([^<]*)</a></h3>', text)


def test_before_anyone_has_released_anything_the_page_says_so(client, db):
    assert "Ingen kommune har frigitt tall ennå" in page(client)


def test_the_newest_evening_stands_first_and_nobody_is_ranked(client, db):
    releases.released(place(0), {"LOK": 6}, days_ago=30)
    releases.released(place(1), {"LOK": 3, "KOO": 5}, days_ago=10)

    assert shown(page(client)) == ["Eigersund kommune", "Luster kommune"]


def test_every_evening_has_the_same_themes_in_the_same_order(client, db):
    releases.released(place(0), {"KOO": 4})
    releases.released(place(1), {"LOK": 5})

    tables = re.findall(r'<table class="themes-of".*?</table>', page(client), re.DOTALL)
    themes = [re.findall(r'<th scope="row">([^<]*)</th>', one) for one in tables]
    assert len(tables) == 2
    assert themes[0] == themes[1]
    assert len(themes[0]) == 14


def test_a_bar_is_the_share_of_the_associations_that_spoke_and_a_dash_tells_nothing(db):
    release = releases.released(place(0), {"LOK": 5, "KOO": 4, "OKO": 1})

    [evening] = evenings([release], shared_themes())

    bars = {one.code: one for one in evening.bars}
    assert (bars["LOK"].share, bars["KOO"].share, bars["REK"].share) == (100, 80, 0)
    assert (bars["OKO"].is_told, bars["OKO"].share) == (False, 0)
    assert bars["REK"].is_told


def test_what_is_taken_back_has_no_figures_and_says_when(client, db):
    release = releases.released(place(0))
    actions.withdraw_release(release)

    text = page(client)

    assert shown(text) == []
    assert "Luster kommune tok tilbake tallene sine" in text
    assert client.get(reverse("insight:theme_said", args=["LOK", release.pk])).status_code == 404


def test_what_another_copy_has_replaced_is_not_said_to_be_taken_back(db):
    dialogue = releases.reported(releases.spoken(place(0)))
    actions.release_themes(dialogue)
    actions.release_themes(dialogue)

    assert list(taken_back()) == []


def test_it_is_narrowed_down_by_county_and_by_size(client, db):
    for which in range(4):  # the last one is the only small one
        releases.released(place(which))

    assert set(shown(page(client, county="46"))) == {"Luster kommune", "Voss kommune"}
    assert shown(page(client, size="small")) == ["Bykle kommune"]
    assert set(shown(page(client, county="46", size="middle"))) == {
        "Luster kommune",
        "Voss kommune",
    }
    assert "Ingen slik kommune" in page(client, county="11", size="large")
    assert len(shown(page(client, county="nowhere"))) == 4


def test_one_theme_leads_to_what_is_published_of_it_and_no_further(client, db):
    organiser = place(0)
    dialogue = releases.spoken(organiser, {"LOK": 5, "KOO": 3})
    first, second = dialogue.contributions.filter(codings__primary="LOK").order_by("pk")[:2]
    other = dialogue.contributions.filter(codings__primary="KOO").earliest("pk")
    for one, text in ((first, "Hallen er låst"), (second, "Tatt tilbake"), (other, "Ett nummer")):
        dialogue_actions.publish_contribution(one, text=text, by=releases.sorter())
    release = actions.release_themes(releases.reported(dialogue))
    dialogue.contributions.filter(pk=second.pk).update(withdrawn_at=timezone.now())
    text = page(client, "theme_compared", "LOK")
    said = page(client, "theme_said", "LOK", release.pk)

    assert "Les 1 innspill" in text
    assert "Hallen er låst" in said
    assert reverse("policy:became", args=["luster", first.pk]) in said
    assert "Tatt tilbake" not in said
    assert "Ett nummer" not in said
    assert "Noe om" not in said


def test_a_theme_that_nothing_is_published_of_says_so(client, db):
    release = releases.released(place(0))

    assert "ikke offentliggjort" in page(client, "theme_compared", "LOK")
    assert client.get(reverse("insight:theme_said", args=["LOK", release.pk])).status_code == 404
    assert client.get(reverse("insight:theme_compared", args=["beitedyr"])).status_code == 404


def test_own_themes_are_named_but_not_compared(client, db):
    organiser = place(0)
    dialogue = releases.spoken(organiser, {"LOK": 5})
    own = actions.make_theme(dialogue, name_nb="Beitedyr", keywords="sau", by=releases.sorter())
    for number, one in enumerate(organiser.associations.order_by("pk")[:4], start=1):
        releases.say(dialogue, own.pk, one, table=number)
    actions.release_themes(releases.reported(dialogue))

    assert "Beitedyr" in page(client, "theme_compared", "own")
    assert "Beitedyr" in page(client)


def test_the_pages_say_when_what_they_show_is_invented(client, db):
    organiser = place(0)
    organiser.is_example = True
    organiser.save()
    releases.released(organiser)

    assert "oppdiktet" in page(client)


def test_the_pages_ask_as_often_for_four_evenings_as_for_one(client, db):
    counts = []
    for some in (range(1), range(1, 4)):
        for which in some:
            releases.released(place(which))
        found = []
        for name, *parts in (("comparison",), ("theme_compared", "LOK")):
            page(client, name, *parts)
            with CaptureQueriesContext(connection) as questions:
                page(client, name, *parts)
            found.append(len(questions))
        counts.append(found)

    assert ThemeRelease.objects.standing().count() == 4
    assert counts[0] == counts[1]
