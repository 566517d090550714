"""Hints of themes that are missing, and the themes that an organiser makes, changes and puts away."""

import pytest
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.models import SortingAct, Theme
from samspill.insight.new_themes import own_themes, theme_hints, without_theme
from tests.dialogue import builders as evenings
from tests.insight import builders

SHEEP = (
    "Sauer på fotballbanen igjen",
    "Sauer på fotballbanen hver vår",
    "Det går sauer på fotballbanen vår",
)


@pytest.fixture
def talk(place):
    """Three whom no theme fits, and two that have one."""
    dialogue = builders.spoken(place, *SHEEP, builders.HALL)
    builders.give(dialogue, builders.RINGS[0])
    actions.propose_codings(dialogue)
    for coding in _codings(dialogue, SHEEP):
        coding.is_unclear = True
        coding.save()
    return dialogue


def _codings(dialogue, texts):
    some = dialogue.contributions.filter(raw_text__in=texts)
    return [one.codings.current().get() for one in some]


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


def sheep(dialogue):
    return list(dialogue.contributions.filter(raw_text__in=SHEEP).order_by("pk"))


def test_those_without_a_theme_are_the_unclear_and_those_a_person_says_are_something_else(
    talk, coordinator
):
    hall = talk.contributions.get(raw_text=builders.HALL)
    assert list(without_theme(talk).order_by("pk")) == sheep(talk)

    actions.code(hall, primary=Theme.objects.get(pk="ANN"), by=coordinator)

    assert hall in without_theme(talk)


def test_a_hint_has_its_words_its_contributions_and_their_tables(talk):
    [hint] = theme_hints(talk)

    assert list(hint.contributions) == sheep(talk)
    assert list(hint.words) == ["sauer"]  # what is in all of them, and seldom elsewhere
    assert hint.tables == 3


def test_the_page_shows_the_hint_and_leads_to_a_form_with_its_words(signed_in, place, talk):
    page = signed_in.get(at("new_themes", place))

    [hint] = page.context["hints"]
    form = signed_in.get(at("theme_new", place), {"of": hint.numbers, "words": "sauer"})
    assert form.context["form"].initial["keywords"] == "sauer"
    assert form.context["offered"] == sheep(talk)
    assert form.context["chosen"] == {one.pk for one in sheep(talk)}


def test_a_theme_is_made_and_the_chosen_are_sorted_under_it_each_as_its_own_act(
    signed_in, place, talk, coordinator
):
    one, two, three = sheep(talk)

    answer = signed_in.post(
        at("theme_new", place),
        {"name_nb": "Beitedyr", "keywords": "sau", "contributions": [one.pk, two.pk]},
        follow=True,
    )

    theme = place.own_themes.get()
    assert (theme.name_nb, theme.name_nn, theme.keywords) == ("Beitedyr", "Beitedyr", "sau")
    assert {row.codings.current().get().primary for row in (one, two)} == {theme}
    assert three.codings.current().get().primary != theme
    assert SortingAct.objects.filter(kind="coded", by=coordinator).count() == 2
    assert [(row.theme, row.contributions) for row in answer.context["own"]] == [(theme, 2)]
    assert "Beitedyr er laget, og 2 innspill er sortert under det." in answer.content.decode()


def test_a_theme_may_belong_within_another(signed_in, place, talk):
    one, *_rest = sheep(talk)

    signed_in.post(
        at("theme_new", place),
        {"name_nb": "Beitedyr", "parent": "LOK", "contributions": [one.pk]},
    )

    coding = one.codings.current().get()
    assert (coding.primary_id, coding.detail) == ("LOK", place.own_themes.get())
    assert [row.contributions for row in own_themes(talk)] == [1]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name_nb": ""}, "Skriv hva temaet heter."),
        ({"name_nb": "x" * 81}, "Skriv høyst 80 tegn."),
        ({"name_nb": "Beitedyr", "parent": "XXX"}, "Velg et av temaene i lista."),
        ({"name_nb": "LOKALER OG ANLEGG"}, "Det finnes et tema med dette navnet fra før."),
        ({"name_nb": "Beitedyr", "contributions": ["0"]}, "Ett av disse er trukket tilbake"),
        ({"name_nb": "Beitedyr", "contributions": ["x"]}, "Ett av disse er trukket tilbake"),
        ({"name_nb": "Nullbyte\0"}, ""),
    ],
)
def test_what_cannot_be_a_theme_is_told_beside_the_field_and_kept(
    signed_in, place, talk, given, sentence
):
    one, *_rest = sheep(talk)

    answer = signed_in.post(
        f"{at('theme_new', place)}?of={one.pk}", {"keywords": "sau, lam", **given}
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert "sau, lam" in page
    assert one.raw_text in page
    assert not place.own_themes.exists()


def test_a_theme_is_changed(signed_in, place, talk, coordinator):
    theme = actions.make_theme(talk, name_nb="Sauer", keywords="sau", by=coordinator)

    form = signed_in.get(at("theme", place, theme.pk))
    signed_in.post(
        at("theme", place, theme.pk),
        {"name_nb": "Beitedyr", "name_nn": "Beitedyra", "keywords": ""},
    )

    assert form.context["form"].initial == {
        "name_nb": "Sauer",
        "name_nn": "Sauer",
        "keywords": "sau",
    }
    theme.refresh_from_db()
    assert (theme.name_nb, theme.name_nn, theme.keywords) == ("Beitedyr", "Beitedyra", "")


def test_a_name_that_is_taken_is_refused_when_changing_too(signed_in, place, talk, coordinator):
    theme = actions.make_theme(talk, name_nb="Sauer", by=coordinator)

    answer = signed_in.post(at("theme", place, theme.pk), {"name_nb": "Lokaler og anlegg"})

    assert "Det finnes et tema med dette navnet fra før." in answer.content.decode()
    assert 'value="Lokaler og anlegg"' in answer.content.decode()


def test_a_theme_is_put_away_when_nothing_is_sorted_under_it(signed_in, place, talk, coordinator):
    theme = actions.make_theme(talk, name_nb="Sauer", by=coordinator)
    one, *_rest = sheep(talk)
    actions.code(one, primary=theme, by=coordinator)

    refused = signed_in.post(at("theme_putting_away", place, theme.pk), follow=True)
    actions.set_aside(one, seen=one.codings.current().get().pk, by=coordinator)
    signed_in.post(at("theme_putting_away", place, theme.pk))

    assert "Noen har sortert innspill under dette temaet." in refused.content.decode()
    theme.refresh_from_db()
    assert theme.is_put_away
    assert own_themes(talk) == []
    assert signed_in.get(at("theme", place, theme.pk)).status_code == 404


def test_the_shared_themes_are_nobodys_to_change(signed_in, place, talk):
    assert signed_in.get(at("theme", place, "LOK")).status_code == 404
    assert signed_in.post(at("theme_putting_away", place, "LOK")).status_code == 404


def test_anothers_theme_is_not_there_and_a_reader_makes_none(client, place, talk, coordinator):
    theme = actions.make_theme(talk, name_nb="Sauer", by=coordinator)
    other = evenings.organiser(slug="annen", name="Annen kommune")
    builders.spoken(other, builders.HALL)
    client.force_login(evenings.member(other, "annen@example.no"))
    assert client.get(at("theme", other, theme.pk)).status_code == 404

    client.force_login(evenings.member(place, "les@example.no", role="reader"))
    for name, arguments in (("new_themes", ()), ("theme_new", ()), ("theme", (theme.pk,))):
        assert client.get(at(name, place, *arguments)).status_code == 404
        assert client.post(at(name, place, *arguments), {"name_nb": "Nytt"}).status_code == 404

    assert Theme.objects.exclude(organiser=None).count() == 1
