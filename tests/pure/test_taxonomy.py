"""The taxonomy of themes: whole in both languages, and refused when it is not."""

import pytest

from samspill.pure.themes.taxonomy import load, read

CODES = ("REK", "OKO", "LOK", "KOO", "INF", "FOR", "DIA", "SAM", "KOM", "INK", "ANE", "BID", "ANN")

ONE_THEME = """
[[themes]]
code = "LOK"
name = { nb = "Lokaler", nn = "Lokale", en = "Premises" }
goal = { nb = "Mål", nn = "Mål" }
[[themes.details]]
code = "pris"
name = { nb = "Pris", nn = "Pris", en = "Price" }
keywords = { nb = "leie,  hjelp …  til ,", nn = "leige, leie" }
measure = { nb = "Gjøre", nn = "Gjere" }
finding = { nb = "Sier", nn = "Seier" }
"""


def test_the_taxonomy_has_the_thirteen_themes_in_order():
    assert load().codes == CODES


def test_every_theme_and_detail_is_written_in_both_languages():
    taxonomy = load()

    wordings = [wording for theme in taxonomy.themes for wording in (theme.name, theme.goal)]
    wordings += [
        wording
        for theme in taxonomy.themes
        for detail in theme.details
        for wording in (detail.name, detail.measure, detail.finding)
    ]

    assert all(wording.nb.strip() and wording.nn.strip() for wording in wordings)


def test_every_theme_and_detail_has_an_english_name():
    named = [entry for theme in load().themes for entry in (theme, *theme.details)]

    assert [entry.code for entry in named if not entry.name.en] == []


def test_every_detail_but_other_has_at_least_eight_key_words_in_each_language():
    poor = [
        f"{theme.code}.{detail.code}"
        for theme in load().themes
        for detail in theme.details
        if theme.code != "ANN" and min(len(detail.keywords_nb), len(detail.keywords_nn)) < 8
    ]

    assert poor == []


def test_measures_and_findings_are_all_different():
    details = [detail for theme in load().themes for detail in theme.details]

    assert len({detail.measure.nb for detail in details}) == len(details)
    assert len({detail.finding.nn for detail in details}) == len(details)


def test_a_detail_is_found_by_theme_and_detail_code():
    assert load().detail("LOK", "booking").measure.nb == (
        "Innføre ett felles bookingsystem for kommunale lokaler"
    )


def test_an_unknown_theme_or_detail_is_a_key_error():
    with pytest.raises(KeyError):
        load().theme("XXX")
    with pytest.raises(KeyError):
        load().detail("LOK", "kontaktpunkt")


def test_a_text_without_english_is_shown_in_bokmal():
    goal = load().theme("LOK").goal

    assert goal.in_language("en") == goal.in_language("nb") == goal.nb
    assert goal.in_language("nn") == goal.nn != goal.nb


def test_key_words_of_both_languages_are_listed_once_without_spare_blanks():
    detail = read(ONE_THEME).detail("LOK", "pris")

    assert detail.keywords == ("leie", "hjelp … til", "leige")


def test_a_code_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="LOK"):
        read(ONE_THEME + ONE_THEME)
