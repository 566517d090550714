"""The proposal of themes by key words, and the guess of language."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.themes.keywords import propose
from samspill.pure.themes.language import guess_language
from samspill.pure.themes.taxonomy import Taxonomy, load
from tests.pure.theme_examples import EXAMPLES

LEAST_ACCURACY = 0.85

_pieces = st.sampled_from(
    [piece for _, text in EXAMPLES for piece in text.split()]
    + [
        "ikke",
        "ikkje",
        ",",
        ".",
        "\n",
        "😀",
        "Áššu",
        "ŧ",
        "\x00",
        "\u00ad",
        "e\u0301",
        "&",
        "<",
        '"',
    ]
)
texts = st.one_of(st.text(max_size=200), st.lists(_pieces, max_size=40).map(" ".join))


def with_key_word(keyword: str) -> Taxonomy:
    booking = replace(load().detail("LOK", "booking"), keywords_nb=(keyword,))
    return Taxonomy((replace(load().theme("LOK"), details=(booking,)),))


def test_at_least_sixty_examples_get_the_theme_a_reader_gives_them():
    taxonomy = load()

    hits = [propose(text, taxonomy).primary.code == code for code, text in EXAMPLES]

    assert len(hits) >= 60
    assert sum(hits) / len(hits) >= LEAST_ACCURACY


def test_the_examples_hold_every_theme():
    assert {code for code, _ in EXAMPLES} == set(load().codes)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Eit bookingsystem som verkar", "LOK.booking"),
        ("Felles aktivitetskalender, så får vi flere frivillige med", "INF.aktivitetskalender"),
        ("Hjelp til å skrive søknader", "KOM.soknadshjelp"),
        ("Søknadsskjemaet er for langt", "FOR.soknad_rapport"),
        ("Gratis lokaler for barn og unge", "LOK.pris"),
        ("Gratis aktivitetar for born", "INK.lavinntekt"),
        ("Vi har telt vi kan låne ut", "BID.utstyr"),
        ("Korpset trenger lagerplass", "LOK.lager_utstyr"),
        ("Frivilligpris til årets eldsjel", "ANE.pris"),
        ("Booking av alle kommunale lokaler på ett sted", "LOK.booking"),
    ],
)
def test_words_that_two_themes_share_go_to_the_right_one(text: str, key: str):
    assert propose(text, load()).primary.key == key


@pytest.mark.parametrize(
    "text", ["Møteplass", "Vi treng ein møteplass", "Møteplass eller møtestad"]
)
def test_a_bare_meeting_place_is_dialogue_but_unclear(text: str):
    proposal = propose(text, load())

    assert proposal.primary.code == "DIA"
    assert proposal.unclear


def test_a_meeting_place_with_the_municipality_is_clear():
    proposal = propose("Ein fast møteplass med kommunen", load())

    assert proposal.primary.key == "DIA.moteplass"
    assert not proposal.unclear


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "God kaffe i kveld", "Giitu!", "\x00"])
def test_a_text_without_key_words_is_other_and_unclear(text: str):
    proposal = propose(text, load())

    assert [theme.key for theme in proposal.themes] == ["ANN.annet"]
    assert proposal.primary.words == ()
    assert proposal.unclear


def test_a_text_with_two_themes_gets_both_with_the_words_that_decided():
    text = "Vi treng éin plass å ringje. No får vi tre ulike svar om leige av gymsalen."

    proposal = propose(text, load())

    assert [theme.code for theme in proposal.themes] == ["KOO", "LOK"]
    assert proposal.primary.words == ("éin plass å ringje", "ulike svar")
    assert proposal.secondary is not None
    assert proposal.secondary.words == ("leige", "gymsalen")


def test_bokmal_and_nynorsk_twins_get_the_same_theme():
    twins = [
        ("Leien er for høy", "Leiga er for høg"),
        ("Vi trenger flere frivillige", "Me treng fleire frivillige"),
        ("Strømregningen på grendehuset", "Straumrekninga på grendehuset"),
        ("Hvem ringer vi i kommunen?", "Kven ringjer vi i kommunen?"),
        ("Lista over lag er gammel", "Oversynet over lag er gammalt"),
        ("Vi kan låne ut stoler", "Me kan låna ut stolar"),
    ]

    for bokmal, nynorsk in twins:
        assert propose(bokmal, load()).primary.key == propose(nynorsk, load()).primary.key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("idretshallene", "LOK"),
        ("TILSKUDDSORDNINGENE", "OKO"),
        ("rekrutering", "REK"),
        ("driftstilskud", "OKO"),
        ("jegerprøvekurset", "KOM"),
        ("na\u030a trengs støttekontakt", "INK"),
        ("til\u00adskudd", "OKO"),
    ],
)
def test_compounds_case_and_common_spelling_errors_are_understood(text: str, code: str):
    assert propose(text, load()).primary.code == code


@pytest.mark.parametrize(
    "text", ["Laget gikk konkurs", "Det er mitt ansvar", "Vi planlegger", "Besøke"]
)
def test_words_that_only_look_like_compounds_are_left_alone(text: str):
    assert propose(text, load()).primary.code == "ANN"


def test_an_offer_that_is_denied_is_no_offer():
    assert propose("Vi kan hjelpe", load()).primary.code == "BID"
    assert propose("Vi kan ikke hjelpe", load()).primary.code != "BID"


def test_what_is_waved_off_yields_to_what_is_asked_for():
    taxonomy = load()

    assert propose("Me treng ikkje fleire kurs. Me treng folk", taxonomy).primary.code == "REK"
    assert propose("Vi trenger folk, ikke penger", taxonomy).primary.code == "REK"
    assert propose("Vi trenger ikke kurs, vi trenger møterom", taxonomy).primary.code == "LOK"
    assert propose("Me har nok kurs, me treng møterom", taxonomy).primary.code == "LOK"


def test_a_phrase_does_not_reach_into_the_next_sentence():
    words = propose("Me treng pengar. Folk har me nok av.", load()).primary.words

    assert words == ("treng pengar",)
    assert propose("Det er det me treng. Folk kjem", load()).primary.code == "ANN"


def test_a_weak_hint_is_no_second_theme():
    proposal = propose("Nøkkelkort og samarbeid", load())

    assert proposal.primary.code == "LOK"
    assert proposal.secondary is None


def test_ties_are_settled_by_code():
    assert [theme.code for theme in propose("Kurs og buss", load()).themes] == ["INK", "KOM"]


def test_a_key_word_without_letters_is_refused():
    with pytest.raises(ValueError, match="LOK"):
        propose("Hei", with_key_word("~?"))


def test_a_phrase_outweighs_a_word():
    scores = propose("Hvem i kommunen har nøkkel?", load()).themes

    assert scores[0].code == "KOO"
    assert scores[0].score > scores[1].score


def test_an_associations_name_is_not_taken_for_what_it_works_with():
    assert propose("Pensjonistlaget inviterer", load()).primary.code == "ANN"
    assert propose("Pensjonistene inviterer", load()).primary.code == "INK"


def shuffled(taxonomy: Taxonomy, seed: int) -> Taxonomy:
    chance = random.Random(seed)
    themes = [
        replace(theme, details=tuple(chance.sample(theme.details, len(theme.details))))
        for theme in taxonomy.themes
    ]
    return Taxonomy(tuple(chance.sample(themes, len(themes))))


SHUFFLED = [shuffled(load(), seed) for seed in range(3)]


@given(texts)
@settings(max_examples=150, deadline=None)
def test_a_proposal_is_always_one_or_two_known_themes(text: str):
    taxonomy = load()

    proposal = propose(text, taxonomy)

    assert 1 <= len(proposal.themes) <= 2
    for theme in proposal.themes:
        assert taxonomy.detail(theme.code, theme.detail)
    scores = [theme.score for theme in proposal.themes]
    assert scores == sorted(scores, reverse=True)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_the_words_that_decided_stand_in_the_text(text: str):
    for theme in propose(text, load()).themes:
        assert all(word and word in text for word in theme.words)


@given(texts, st.sampled_from(SHUFFLED))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_taxonomy_does_not_matter(text: str, taxonomy: Taxonomy):
    assert propose(text, taxonomy) == propose(text, load())


@given(st.sampled_from([text for _, text in EXAMPLES]))
def test_case_does_not_matter(text: str):
    themes = propose(text, load()).themes
    shouted = propose(text.upper(), load()).themes

    assert [theme.key for theme in themes] == [theme.key for theme in shouted]


# --- language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi vet ikke hvem vi skal ringe", "nb"),
        ("Me veit ikkje kven me skal ringje", "nn"),
        ("Jeg har vært kasserer siden 1994", "nb"),
        ("Eg har vore kasserar sidan 1994", "nn"),
        ("Flere må bli med", "nb"),
        ("Fleire må bli med", "nn"),
        ("Kommunen har et ansvar for muligheter og tilgjengelighet", "nb"),
        ("Mogleg å få vere med frå hausten?", "nn"),
        ("MEIR PENGAR!", "nn"),
        ("Hva skjer?", "nb"),
    ],
)
def test_marker_words_tell_the_language(text: str, language: str):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "Gratis!", "😀", "Takk for kaffen", "Ikke sant, ikkje sant", "Buorre beaivi", "42"]
)
def test_a_text_without_clear_marks_has_no_language(text: str):
    assert guess_language(text) == ""


@given(texts)
@settings(max_examples=100, deadline=None)
def test_a_guess_is_bokmal_nynorsk_or_none(text: str):
    assert guess_language(text) in {"nb", "nn", ""}
