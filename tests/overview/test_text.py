"""The texts about personal data and accessibility: complete, alike in both languages, safe."""

import re

import pytest

from samspill.overview.text import FOLDER, KEYS, text_page

LANGUAGES = ("nb", "nn")
FOREIGN_WORDS = {
    "nb": {"ikkje", "korleis", "kven", "kva", "kvar", "frå", "veke", "meir", "berre", "dei", "ein"},
    "nn": {"ikke", "hvordan", "hvem", "hva", "hver", "fra", "uke", "mer", "bare", "dere", "en"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_a_text_is_written_in_one_language(key, language):
    page = text_page(key, language)

    text = re.sub(r"<[^>]+>", " ", f"{page.title} {page.lead} {page.html}")
    assert set(re.findall(r"\w+", text.lower())) & FOREIGN_WORDS[language] == set()


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_have_the_same_parts(key):
    def shape(page):
        return re.findall(r"<(h2|p|ul|li)>", page.html)

    assert shape(text_page(key, "nb")) == shape(text_page(key, "nn"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_privacy_text_gives_the_dates_of_erasure_and_the_law(language):
    text = text_page("privacy", language).html.replace("\N{NO-BREAK SPACE}", " ")

    facts = (r"14 dag[ae]r", r"12 mån[ae]der", "nr. 1 bokstav e", "nr. 1 bokstav f", "artikkel 26")
    assert all(re.search(fact, text) for fact in facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_accessibility_text_names_aim_and_supervisor(language):
    text = text_page("accessibility", language).html

    assert all(name in text for name in ("WCAG", "PDF/UA-1", "uustatus.no", "Digdir"))


def test_every_file_is_a_text_that_can_be_read():
    for language in LANGUAGES:
        assert {path.stem for path in (FOLDER / language).iterdir()} == set(KEYS)


def test_a_language_without_texts_gets_bokmal_and_an_unknown_text_is_a_key_error():
    assert text_page("privacy", "en") == text_page("privacy", "nb")
    with pytest.raises(KeyError):
        text_page("no-such-text", "nb")
