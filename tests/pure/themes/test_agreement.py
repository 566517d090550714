"""Alpha held against Krippendorff's own examples, and against counting pairs one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.themes.agreement import Disagreement, agreement

codings = st.dictionaries(
    st.integers(0, 30).map(str),
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["LOK", "ØKO", "REK", None])),
    max_size=15,
)


def from_rows(*rows):
    """One row a coder, one letter a contribution; a full stop where it is not coded."""
    coders = [row.split() for row in rows]
    return {
        str(place): {
            str(coder): None if code == "." else code for coder, code in enumerate(codes)
        }
        for place, codes in enumerate(zip(*coders, strict=True))
    }  # fmt: skip


def one_by_one(given_codings):
    """Alpha from every ordered pair of codes: within contributions, and among all there are."""
    units = [[code for code in by.values() if code] for by in given_codings.values()]
    units = [codes for codes in units if len(codes) > 1]
    everything = [code for codes in units for code in codes]
    n = len(everything)
    seen = sum(
        (codes[i] != codes[j]) / (len(codes) - 1)
        for codes in units
        for i in range(len(codes))
        for j in range(len(codes))
        if i != j
    )
    chance = sum(a != b for a in everything for b in everything)
    return 1 - (n - 1) * seen / chance if chance else None


def test_krippendorffs_example_of_four_coders_with_gaps():
    found = agreement(
        from_rows(
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        )
    )

    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert (found.contributions, found.codings) == (11, 40)


def test_krippendorffs_example_of_two_coders_by_hand():
    """Four of ten differ: 8 ordered pairs. Of 20 codes 14 are 0 and 6 are 1: 2 x 14 x 6 / 19 by chance."""
    found = agreement(from_rows("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))

    assert found.alpha == pytest.approx(1 - 8 / (168 / 19)) == pytest.approx(0.095, abs=0.0005)
    assert found.share == pytest.approx(0.6)


def test_what_they_disagree_on_is_listed_with_the_code_of_each():
    found = agreement(
        {
            "10": {"Eva": "LOK", "Ali": "ØKO"},
            "9": {"Eva": "LOK", "Ali": "REK"},
            "8": {"Eva": "LOK", "Ali": "LOK"},
            "7": {"Eva": "LOK"},
        }
    )

    assert found.disagreements == (
        Disagreement("9", (("Ali", "REK"), ("Eva", "LOK"))),
        Disagreement("10", (("Ali", "ØKO"), ("Eva", "LOK"))),
    )


@pytest.mark.parametrize("nothing", [{}, {"1": {"Eva": "LOK"}}, {"1": {"Eva": "LOK", "Ali": None}}])
def test_nothing_coded_by_two_says_nothing(nothing):
    found = agreement(nothing)

    assert (found.alpha, found.share, found.contributions) == (None, None, 0)


def test_where_one_code_alone_is_used_alpha_says_nothing_but_all_agree():
    found = agreement({"1": {"Eva": "LOK", "Ali": "LOK"}})

    assert (found.alpha, found.share, found.disagreements) == (None, 1.0, ())


@given(codings)
def test_alpha_is_that_of_all_pairs_one_by_one(given_codings):
    found, expected = agreement(given_codings), one_by_one(given_codings)

    assert found.alpha == (None if expected is None else pytest.approx(expected))


@given(codings)
def test_all_agree_exactly_when_nothing_is_listed(given_codings):
    found = agreement(given_codings)

    assert (found.disagreements == ()) == (found.share in (None, 1.0))
    assert found.alpha is None or (found.alpha == 1.0) == (found.disagreements == ())


@given(codings, st.randoms())
def test_the_order_and_the_names_of_the_codes_do_not_matter(given_codings, chance):
    rows = [(one, list(by.items())) for one, by in given_codings.items()]
    chance.shuffle(rows)
    for _one, by in rows:
        chance.shuffle(by)
    renamed = {
        one: {coder: code and code[::-1] for coder, code in by.items()}
        for one, by in given_codings.items()
    }

    assert agreement({one: dict(by) for one, by in rows}) == agreement(given_codings)
    assert agreement(renamed).alpha == agreement(given_codings).alpha
