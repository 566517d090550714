"""The page and the fragment."""

from html.parser import HTMLParser

from hypothesis import given

from samspill.pure.documents.html import to_html, to_html_fragment
from samspill.pure.documents.tree import (
    Bars,
    Document,
    Heading,
    Link,
    Quote,
    Reference,
    Table,
    paragraph,
)
from tests.pure.documents.document_examples import HOSTILE, any_text, full_document

KNOWN_TAGS = set(
    "html head meta title style body main article header footer h1 h2 h3 h4 h5 h6 p ul ol li a em "
    "strong span br table caption thead tbody tr th td dl dt dd div figure figcaption blockquote "
    "svg rect".split()
)


class Reader(HTMLParser):
    """Gathers tags, ids, internal links and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append(tag)
        self.names |= set(attributes)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []


def test_a_page_has_language_title_landmark_and_one_first_heading() -> None:
    page = to_html(Document("Rapport & mer", "nn", [Heading(1, "Funn")]))

    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="nn">' in page
    assert "<title>Rapport &amp; mer</title>" in page
    tags = Reader(page).tags
    assert (tags.count("h1"), tags.count("h2"), tags.count("main")) == (1, 1, 1)


def test_a_fragment_has_no_style_and_begins_below_the_pages_own_heading() -> None:
    fragment = to_html_fragment(full_document(), first_level=2)

    reader = Reader(fragment)
    assert {"style", "html", "script", "h1"}.isdisjoint(reader.tags)
    assert "style" not in reader.names


def test_a_table_tells_what_its_headers_head() -> None:
    page = to_html(Document("T", "nb", [Table("Innspill", ["Nr."], [["1"]], ("right",))]))

    assert '<caption>Innspill</caption>\n<thead><tr><th scope="col" class="right">Nr.' in page


def test_bars_have_their_numbers_as_text_and_the_picture_is_silent() -> None:
    page = to_html(Document("T", "nb", [Bars("Temaer", [("Lokaler", 1234)])]))

    assert '<th scope="row">Lokaler</th>' in page
    assert "1\u00a0234</td>" in page
    assert 'aria-hidden="true"' in page


def test_a_quote_has_its_own_shape_and_language() -> None:
    page = to_html(Document("T", "nb", [Quote("Me treng\nhjelp", "Bord 4", "nn", anchor="c-1")]))

    assert '<figure class="said" id="c-1"><blockquote lang="nn"><p>Me treng<br>hjelp' in page


def test_a_reference_leads_to_its_place() -> None:
    blocks = [paragraph([Reference("17", "c 17"), Reference("x", "nowhere")])]
    blocks.append(Quote("Ord", anchor="c 17"))

    reader = Reader(to_html(Document("T", "nb", blocks)))

    assert reader.links == ["#a-1"]
    assert reader.ids == ["a-1"]


def test_an_unsafe_address_is_not_linked() -> None:
    link = Link("her", "javascript:alert(1)")

    assert Reader(to_html(Document("T", "nb", [paragraph([link])]))).links == []


def test_hostile_text_is_escaped() -> None:
    page = to_html(full_document(HOSTILE))

    assert "<b>" not in page
    assert "&lt;b&gt;*feit*&lt;/b&gt;" in page


@given(any_text)
def test_any_text_in_any_place_stays_text(text: str) -> None:
    for page in (to_html(full_document(text)), to_html_fragment(full_document(text, "letter"))):
        page.encode("utf-8")
        reader = Reader(page)
        assert set(reader.tags) <= KNOWN_TAGS
        assert len(reader.ids) == len(set(reader.ids))
