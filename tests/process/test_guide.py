"""The guide says the same in both languages, completely, and tells when a page is broken."""

import re
from pathlib import Path

import pytest

from samspill.process import guide
from samspill.process.guide import front_matter
from samspill.process.guide.pages import FOLDER, read_page

LANGUAGES = ("nb", "nn")
ONLY_IN_BOKMAL = """
    ikke hvordan hvem hva hvor hvorfor hver hvert hvis fra uke uker ukers mer bare noen noe dere
    deres gjør gjøre være sammen også selv mye hele flere siden uten høring høringen innspill
    innspillene veileder lagene jeg allerede en lenke penger dager kommer skrevet kommunens
    ansatte forening foreninger frivillighet frivilligheten
"""
ONLY_IN_NYNORSK = """
    ikkje korleis kven kva kvar kvart kvifor frå veke veker meir berre nokon noko nokre dykk dykkar
    gjer gjere vere saman òg sjølv mykje heile fleire sidan utan høyring høyringa innspel
    innspela rettleiar laga dei ein eit ei lenkje pengar dagar kjem tilsette difor seie
    foreining foreiningar frivilligheit frivilligheita
"""
FOREIGN_WORDS = {
    "nb": set(re.findall(r"\w+", ONLY_IN_NYNORSK)),
    "nn": set(re.findall(r"\w+", ONLY_IN_BOKMAL)),
}
NAMES = ("Frivillighet Norge",)


def words(text):
    """Return the lower-case words of a text or of HTML, without names that are kept as they are."""
    text = re.sub(r"<[^>]+>", " ", text)
    for name in NAMES:
        text = text.replace(name, " ")
    return set(re.findall(r"\w+", text.lower()))


def whole_text(page):
    """Return everything a reader sees on a page, headings included, as one text."""
    fields = (page.title, page.short, page.lead, page.who, page.how_long, page.becomes)
    parts = [part for section in page.sections for part in (section.heading, section.html)]
    return " ".join([*fields, page.action, page.starts_here, *parts, *page.checklist])


@pytest.fixture
def invitation(tmp_path):
    """A copy of a real page, at nb/5-invite.md, that a test may break."""
    path = tmp_path / "nb" / "5-invite.md"
    path.parent.mkdir()
    path.write_text((FOLDER / "nb" / "5-invite.md").read_text(encoding="utf-8"), encoding="utf-8")
    return path


def rewrite(path: Path, old: str, new: str):
    """Replace the first occurrence of a text that must be in the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_road_has_nine_steps_in_order_in_both_languages():
    roads = [
        [(page.number, page.key, page.weeks) for page in guide.pages(code)] for code in LANGUAGES
    ]

    assert roads[0] == roads[1]
    assert [number for number, _, _ in roads[0]] == list(range(1, 10))
    assert [key for _, key, _ in roads[0]] == list(guide.KEYS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_in_a_language_is_a_step_or_the_word_list(language):
    files = {path.name for path in (FOLDER / language).iterdir()}

    steps = {f"{page.number}-{page.key}.md" for page in guide.pages(language)}
    assert files == steps | {"terms.toml"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", guide.KEYS)
def test_a_step_says_why_how_and_what_goes_wrong(key, language):
    page = guide.page(key, language)

    why, how, pitfalls = page.sections
    assert (why.key, how.key, pitfalls.key) == ("why", "how", "pitfalls")
    assert why.html.startswith("<p>")
    assert how.html.startswith("<ol>\n<li>")
    points = re.findall(r"<li>(.*)</li>", pitfalls.html)
    assert len(points) >= 3
    assert all(re.match(r"<strong>[^<]+\.</strong> «?\w", point) for point in points)


def test_both_languages_have_equally_many_points_everywhere():
    def shape(page):
        return [section.html.count("<li>") for section in page.sections] + [len(page.checklist)]

    pairs = zip(guide.pages("nb"), guide.pages("nn"), strict=True)

    assert all(shape(bokmal) == shape(nynorsk) for bokmal, nynorsk in pairs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", guide.KEYS)
def test_a_step_is_written_in_one_language(key, language):
    found = words(whole_text(guide.page(key, language))) & FOREIGN_WORDS[language]

    assert found == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", guide.KEYS)
def test_a_step_is_long_enough_to_help_and_short_enough_to_read(key, language):
    text = re.sub(r"<[^>]+>", " ", whole_text(guide.page(key, language)))

    assert 350 <= len(text.split()) <= 550


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_never_shouts_and_never_repeats_itself(language):
    pages = guide.pages(language)

    assert not any("!" in whole_text(page) for page in pages)
    points = [point for page in pages for point in page.checklist]
    assert len(points) == len(set(points))


@pytest.mark.parametrize(("language", "written_in"), [("en", "nb"), ("nn-no", "nn"), ("", "nb")])
def test_a_language_without_a_guide_gets_bokmal(language, written_in):
    pages = guide.pages(language)

    assert pages == guide.pages(written_in)
    assert {page.language for page in pages} == {written_in}


def test_an_unknown_step_is_a_key_error():
    with pytest.raises(KeyError):
        guide.page("no-such-step", "nb")


@pytest.mark.parametrize(
    "name",
    ["title", "short", "lead", "who", "how_long", "becomes", "action", "starts_here", "weeks"],
)
def test_a_missing_field_is_told_with_file_and_field(invitation, name):
    rewrite(invitation, f"\n{name} = ", f"\nanother_{name} = ")

    with pytest.raises(ValueError, match=rf"5-invite\.md.*{name}"):
        read_page(invitation)


def test_an_empty_field_is_told(invitation):
    rewrite(invitation, 'action = "Åpne invitasjonen"', 'action = " "')

    with pytest.raises(ValueError, match=r"5-invite\.md.*action"):
        read_page(invitation)


@pytest.mark.parametrize("weeks", ["[8, 6]", "[0, 2]", "[6]", '["6", "8"]', "6"])
def test_weeks_that_are_no_span_are_told(invitation, weeks):
    rewrite(invitation, "weeks = [6, 8]", f"weeks = {weeks}")

    with pytest.raises(ValueError, match=r"5-invite\.md.*weeks"):
        read_page(invitation)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Vanlige fallgruver\n", ""),
        ("## Hvorfor\n", "## Derfor\n"),
        ("## Hvorfor\n", "Løs tekst.\n\n## Hvorfor\n"),
        ("## Sjekkliste\n", "## Sjekkliste\n\n## Sjekkliste\n"),
    ],
)
def test_sections_other_than_the_four_are_told(invitation, old, new):
    rewrite(invitation, old, new)

    with pytest.raises(ValueError, match=r"5-invite\.md.*sections"):
        read_page(invitation)


@pytest.mark.parametrize("new", ["", "- En\n- To\n"])
def test_a_checklist_that_is_not_six_points_is_told(invitation, new):
    rewrite(invitation, "- Begge parter har godkjent brevet\n", new)

    with pytest.raises(ValueError, match=r"5-invite\.md.*checklist"):
        read_page(invitation)


@pytest.mark.parametrize(("old", "new"), [("+++\n", ""), ("title = ", "title ")])
def test_broken_front_matter_is_told(invitation, old, new):
    rewrite(invitation, old, new)

    with pytest.raises(ValueError, match=r"5-invite\.md"):
        read_page(invitation)


def test_markup_typed_in_a_page_comes_out_as_text(invitation):
    rewrite(invitation, "- Begge parter", "- **Begge** <b>parter</b> & «én»")
    rewrite(invitation, "## Hvorfor\n", "## Hvorfor\n\n<script>alert(1)</script>\n")

    page = read_page(invitation)

    assert "<script>" not in page.sections[0].html
    assert "&lt;script&gt;" in page.sections[0].html
    assert "Begge <b>parter</b> & «én» har godkjent brevet" in page.checklist


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("14 dager", "14\N{NO-BREAK SPACE}dager"),
        ("kl. 17.30", "kl.\N{NO-BREAK SPACE}17.30"),
        ("nr. 1 bokstav e", "nr.\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}bokstav e"),
        ("uke 12, 3 4", "uke 12, 3 4"),
    ],
)
def test_a_figure_stays_with_its_word(typed, bound):
    assert front_matter.bind_figures(typed) == bound


def test_the_word_list_has_the_same_fifteen_words_in_both_languages():
    bokmal, nynorsk = ([term.key for term in guide.terms(code)] for code in LANGUAGES)

    assert bokmal == nynorsk == sorted(bokmal)
    assert len(set(bokmal)) == 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_explained_in_one_sentence_of_its_own_language(language):
    for term in guide.terms(language):
        assert re.fullmatch(r"[A-ZÆØÅÉ][^.!?]+\.", term.meaning), term.key
        assert words(f"{term.term} {term.meaning}") & FOREIGN_WORDS[language] == set()
