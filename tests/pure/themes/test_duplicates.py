import random

import pytest

from samspill.pure.themes.duplicates import propose_duplicates
from samspill.pure.themes.examples import shipped
from samspill.pure.themes.guard import Guard, guard
from samspill.pure.themes.taxonomy import load


def twins():
    """Sentences that the taxonomy says in both written languages."""
    pairs = [
        (wording.nb, wording.nn)
        for theme in load().themes
        for detail in theme.details
        for wording in (detail.measure, detail.finding)
        if wording.nb != wording.nn
    ]
    return pairs


def test_nynorsk_twins_are_found_among_many_others():
    pairs = twins()
    texts = [nb for nb, _nn in pairs] + [nn for _nb, nn in pairs] + [one.text for one in shipped()]

    found = {(one.a, one.b) for one in propose_duplicates(texts)}

    hits = [place for place in range(len(pairs)) if (place, place + len(pairs)) in found]
    assert len(hits) >= 0.9 * len(pairs)


def test_among_texts_that_all_say_something_else_hardly_any_are_proposed():
    texts = [one.text for one in shipped() if one.code != "ANN" and not one.manner]

    found = propose_duplicates(texts)

    assert len({place for one in found for place in (one.a, one.b)}) <= 0.02 * len(texts)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vi trenger flere møter", "Vi trenger ikke flere møter"),
        ("Vi treng fleire møte", "Vi treng ikkje fleire møte"),
        ("Øk tilskuddet til korpset", "Kutt tilskuddet til korpset"),
        ("Gratis halleie for barn", "Betal halleie for barn"),
        ("Åpne skolen om kvelden", "Stenge skolen om kvelden"),
        ("Møter uten barnepass", "Møter med barnepass"),
        ("Vi har nok penger. Det er folk vi mangler.", "vi har nok folk, det er penger vi mangler"),
    ],
)
def test_what_says_the_opposite_is_never_proposed(a, b):
    assert propose_duplicates([a, b]) == []
    assert guard(a, b) in (Guard.NEGATION, Guard.OPPOSITE)


def test_words_that_change_places_are_pointed_out():
    [pair] = propose_duplicates(
        [
            "Laga hjelper kommunen, kommunen bør takke laga",
            "Kommunen hjelper laga, laga bør takke kommunen",
        ]
    )

    assert pair.guard is Guard.ORDER


def test_a_clause_that_is_moved_says_the_same():
    [pair] = propose_duplicates(
        [
            "Når hallen er stengt om sommeren, har ungdommen ingen steder å være",
            "Ungdommen har ingen steder å være når hallen er stengt om sommeren",
        ]
    )

    assert pair.guard is None


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Vi trenger to haller til", "Vi trenger tre haller til", Guard.NUMBER),
        ("Det koster 4 000 kroner", "Det koster 9 000 kroner", Guard.NUMBER),
        ("Vi vil ha rampe på Havsund", "Vi vil ha rampe på Steinskar", Guard.NAME),
        ("Vi vil ha rampe på Havsund", "Me vil ha rampe på Havsund", None),
    ],
)
def test_other_numbers_and_names_are_pointed_out(a, b, why):
    assert guard(a, b) == why


def test_a_slip_of_the_finger_hides_nothing():
    [pair] = propose_duplicates(
        ["Vi trenger lagerplass til utstyret vårt", "Vi trenger lagerpalss til utstyret vårt"]
    )

    assert pair.score > 0.6


def test_the_order_of_the_texts_changes_nothing_but_their_places():
    texts = [nb for nb, _nn in twins()] + [nn for _nb, nn in twins()]
    places = list(range(len(texts)))
    random.Random(5).shuffle(places)

    first = propose_duplicates(texts)
    second = propose_duplicates([texts[place] for place in places])

    as_texts = {(frozenset((texts[one.a], texts[one.b])), one.score) for one in first}
    moved = {(frozenset((texts[places[one.a]], texts[places[one.b]])), one.score) for one in second}
    assert as_texts == moved


def test_no_texts_and_empty_texts_are_no_duplicates():
    assert propose_duplicates([]) == []
    assert propose_duplicates(["", "", "  "]) == []
