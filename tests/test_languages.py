"""Every page in bokmål, nynorsk and English: told so in its html, and in that language alone."""

import gettext
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from tests.addresses import EXAMPLES, addresses, url
from tests.house import house_for_a_module
from tests.house_standard import OF_THE_NATIONAL

pytestmark = [pytest.mark.slow, pytest.mark.alike]
PAGES = [one.name for one in addresses() if one.name in EXAMPLES]
ATTRIBUTES = {"alt", "aria-label", "placeholder", "title"}
NO_TEXT = {"script", "style", "svg", "template", "code", "pre"}  # code: names that programs use
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|%%")


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """{(name, language): page} of all that is HTML."""
    for house in house_for_a_module(django_db_blocker):
        found = {}
        for name in PAGES:
            client = signed_in(name, house)
            for language in ("nb", "nn", "en"):
                page = fetch(client, url(name, house), language)
                if page is None:
                    break  # a file, or only POST is known there: in every language
                found[name, language] = page
        yield found


def signed_in(name, house):
    user = house.adviser if name in OF_THE_NATIONAL else house.coordinator
    user.language = ""
    user.save()
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def fetch(client, address, language):
    client.cookies["language"] = language
    answer = client.get(address)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return answer.content.decode() if is_page else None


class Texts(HTMLParser):
    """What a person reads or hears on a page, and the language it says it is in."""

    def __init__(self, page):
        super().__init__()
        self.language, self.found, self.inside = "", [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "html":
            self.language = told.get("lang", "")
        if tag in NO_TEXT:
            self.inside.append(tag)
        self.found += [value for name, value in attributes if name in ATTRIBUTES and value]

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, text):
        if text.strip() and not self.inside:
            self.found.append(" ".join(text.split()))


@cache
def catalogue(language):
    """{msgid: translation} of all apps."""
    found = {}
    for app in apps.get_app_configs():
        path = Path(app.path) / "locale" / language / "LC_MESSAGES" / "django.mo"
        if app.name.startswith("samspill.") and path.is_file():
            with path.open("rb") as file:
                found |= gettext.GNUTranslations(file)._catalog
    assert len(found) > 500
    return found


@cache
def untranslated(language):
    """A pattern of every English text that reads otherwise in the language."""
    english = {}
    for key, translation in catalogue(language).items():
        text = key[0] if isinstance(key, tuple) else key
        english.setdefault(text.rpartition("\x04")[2], set()).add(translation)
    norwegian = {one for several in english.values() for one in several}
    wrong = [
        text
        for text, several in english.items()
        if text not in several and text not in norwegian and re.search("[a-z]{3}", text)
    ]
    patterns = [".+".join(map(re.escape, PLACE.split(" ".join(text.split())))) for text in wrong]
    plain = [one for one in patterns if len(one.replace(".+", "").replace("\\", "")) > 6]
    return re.compile("|".join(sorted(plain, key=len, reverse=True)))


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", PAGES)
def test_no_english_stands_on_a_norwegian_page(pages, db, name, language):
    if (name, language) not in pages:
        return  # no page: a file, or only POST is known there

    texts = Texts(pages[name, language]).found

    assert [text for text in texts if untranslated(language).fullmatch(text)] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_language_it_is_in(pages, db, name):
    told = {
        language: Texts(pages[name, language]).language
        for language in ("nb", "nn", "en")
        if (name, language) in pages
    }

    assert told == {language: language for language in told}


def test_all_of_the_house_was_read(pages, db):
    assert len({name for name, _language in pages}) > 50


def test_english_is_known_when_it_is_seen(pages, db):
    texts = Texts(pages["overview:road", "en"]).found

    assert len([text for text in texts if untranslated("nb").fullmatch(text)]) > 20
