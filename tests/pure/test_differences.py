"""What differs between two texts, as a person reads it."""

import random
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samspill.pure.differences import Piece, differences

WORDS = st.sampled_from(["lag", "kommunen", "ringe", "og", ".", ",", " ", "\n\n", "- ", "én", "🎉"])
TEXTS = st.text(max_size=60) | st.lists(WORDS, max_size=40).map("".join)


def shown(before, after):
    marks = {"same": "{}", "taken_out": "[-{}-]", "put_in": "[+{}+]"}
    return "".join(marks[one.kind].format(one.text) for one in differences(before, after))


@given(TEXTS, TEXTS)
@example("a", "")
@example("x ", "x")
@example("\n", "\r\n")
def test_both_texts_can_be_read_out_of_the_pieces_to_the_letter(before, after):
    pieces = differences(before, after)

    assert "".join(one.text for one in pieces if one.kind != "put_in") == before
    assert "".join(one.text for one in pieces if one.kind != "taken_out") == after


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_what_is_taken_out_stands_before_what_is_put_in(before, after):
    pieces = differences(before, after)

    kinds = [one.kind for one in pieces]
    assert all(one.text for one in pieces)
    assert all(a != b for a, b in pairwise(kinds))
    assert ("put_in", "taken_out") not in set(pairwise(kinds))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert differences(text, text) == ([Piece("same", text)] if text else [])


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        (
            "Kommunen svarer innen fem dager.",
            "Kommunen svarer innen tre dager.",
            "Kommunen svarer innen [-fem-][+tre+] dager.",
        ),
        (
            "Alle lag vet hvem de skal ringe.",
            "Alle lag og foreninger vet hvem de skal ringe.",
            "Alle lag [+og foreninger +]vet hvem de skal ringe.",
        ),
        (
            "Første setning. Den andre er her.",
            "Den andre er her.",
            "[-Første setning. -]Den andre er her.",
        ),
        (  # "i" alone between two exchanged words would only be in the way
            "Vi møtes hver uke i skolens gymsal og ser på planen.",
            "Vi møtes hver måned i kommunens rådhus og ser på planen.",
            "Vi møtes hver [-uke i skolens gymsal-][+måned i kommunens rådhus+] og ser på planen.",
        ),
        (  # two sentences that have nothing in common but a word or two
            "Det finnes ingen hall.",
            "Pris deles ut hvert år til et lag, og ingen søker.",
            "[-Det finnes ingen hall.-][+Pris deles ut hvert år til et lag, og ingen søker.+]",
        ),
    ],
)
def test_differences_read_as_a_person_would_mark_them(before, after, seen):
    assert shown(before, after) == seen


def test_two_very_long_sentences_are_compared_too():
    chance = random.Random(6)
    words = [
        chance.choice("lag og kommunen svarer ringer alle en vei inn hall".split())
        for _ in range(5000)
    ]
    other = [word if chance.random() > 0.1 else "pris" for word in words]

    marked = differences(" ".join(words), " ".join(other))  # one sentence of 5,000 words

    assert "".join(one.text for one in marked if one.kind != "put_in") == " ".join(words)
    assert "".join(one.text for one in marked if one.kind != "taken_out") == " ".join(other)
