from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from samspill.pure.likely_same import Held, LikelySame, Reason, likely_same, name_words


def pairs(*names):
    found = likely_same([Held(number, name) for number, name in enumerate(names, start=1)])
    return [(pair.first, pair.second, pair.reasons[0]) for pair in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TESTVIK IDRETTSLAG", "Testvik IL"),
        ("Testvik I.L.", "Testvik Idrettslag"),
        ("Testvik", "Testvik idrettslag"),
        ("Testvik Pensjonistforening", "Testvik pensjonistlag"),
        ("Testvik Ungdomslag", "Testvik UL"),
        ("Testvik skulekorps", "Testvik Skolekorps"),
        ("Kor for alle Testvik", "Testvik kor for alle"),
        ("Testvik sang lag", "Testvik Songlag"),
        ("Kárášjohka Čálliidlágádus", "Karasjohka calliidlagadus"),
    ],
)
def test_one_name_written_in_two_ways_is_found(one, other):
    assert pairs(one, other) == [(1, 2, Reason.NAME)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Testvik Bygdekvinnelag", "Testvik Bygdekvinelag"),
        ("Testvik Røde Kors", "Tesvtik Røde Kors"),
        ("Hornmusikken", "Hornmusiken"),
    ],
)
def test_a_typing_error_is_found(one, other):
    assert pairs(one, other) == [(1, 2, Reason.SPELLING)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Testvik IL", "Testvik IL Fotball"),
        ("Testvik FK", "Testvik BK"),
        ("Testvik Røde Kors", "Testvik Røde Kors Ungdom"),
        ("Testvik kor", "Prøvenes kor"),
        ("1. Testvik speidergruppe", "2. Testvik speidergruppe"),
        ("Testvik sanitetsforening", "Testvik ungdomslag"),
    ],
)
def test_two_that_are_two_are_not_proposed(one, other):
    assert pairs(one, other) == []


def test_an_address_in_common_proposes_only_those_with_names_like_each_other():
    held = [
        Held(1, "Testvik hornmusikk", addresses=("post@example.no",)),
        Held(2, "Hornmusikken i Testvik", addresses=("POST@example.no",)),
        Held(3, "Prøvenes sanitetsforening", addresses=("post@example.no",)),
        Held(4, "Testvik vel", addresses=("post@example.no",)),
        Held(5, "Testvik idrettslag", addresses=("post@example.no",)),
    ]

    assert likely_same(held) == [LikelySame(1, 2, (Reason.ADDRESS,))]


def test_a_number_written_in_the_name_points_at_its_owner():
    held = [Held(7, "Kor 318 730 008"), Held(3, "Sangerne fra fjorden", "318730008")]

    assert likely_same(held) == [LikelySame(3, 7, (Reason.NUMBER,))]


def test_a_name_of_nothing_but_such_words_still_has_words():
    assert name_words("Laget") == ("laget",)


@given(st.lists(st.text("abcdeæ IL.", max_size=14), max_size=12), st.randoms())
def test_the_same_pairs_come_whatever_the_order(names, random):
    held = [Held(number, name) for number, name in enumerate(names)]
    mixed = random.sample(held, len(held))

    assert set(likely_same(mixed)) == set(likely_same(held))


@given(st.text(max_size=40), st.integers(0, 40), st.characters())
def test_nothing_that_can_be_written_stops_it(name, place, letter):
    other = name[:place] + letter + name[place:]

    assert len(pairs(name, other)) <= 1


def test_the_work_follows_the_length_of_the_list(monkeypatch):
    """Of all the pairs of a long list, not one in a hundred is compared."""
    compared = []
    chance = random.Random(7)
    compare = OSA.distance

    def counted(one, other, **given):
        compared.append((one, other))
        return compare(one, other, **given)

    monkeypatch.setattr(OSA, "distance", counted)

    def comparisons(count):
        compared.clear()
        names = ("".join(chance.choices("aeiklnorst", k=6)) for _ in range(count))
        likely_same([Held(number, f"{name} sanglag") for number, name in enumerate(names)])
        return len(compared)

    assert 0 < comparisons(3000) < 3000 * 3000 / 2 / 100
