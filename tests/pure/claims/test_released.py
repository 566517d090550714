"""What is released of an evening: counted by associations, and no small number can be reckoned."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.claims.released import (
    FEWEST,
    OWN,
    Heard,
    TooFewError,
    release,
    suppress,
    used_own_themes,
)
from samspill.pure.themes.taxonomy import load
from tests.pure.claims.evening_rows import coding, evening, said


def spoken(theme, *associations, start=1):
    """One contribution of each association, at a table of its own."""
    return [
        said(f"{theme}{number}", theme, table=start + place, association=number)
        for place, number in enumerate(associations)
    ]


def test_associations_and_tables_are_counted_once_each_and_notes_not_at_all():
    many = [said(f"x{n}", "LOK", table=1 + n % 4, association=1 + n % 5) for n in range(20)]

    made = release(evening(*many))

    assert made.themes["LOK"] == Heard(5, 4)
    assert made.basis.heard == Heard(5, 4)
    assert made.basis.contributions == 20


def test_what_speaks_of_two_themes_counts_under_both():
    rows = evening(*spoken("LOK REK", 1, 2, 3), *spoken("LOK", 4, start=4))

    assert release(rows).themes["LOK"] == Heard(4, 4)
    assert release(rows).themes["REK"] == Heard(3, 3)


def test_every_evening_has_the_same_themes_in_the_same_order():
    one = release(evening(*spoken("LOK", 1, 2, 3, 4)))
    other = release(evening(*spoken("REK", 1, 2, 3), *spoken("KOO", 1, 2, 3)))

    assert list(one.themes) == list(other.themes) == [*load().codes, OWN]


def test_one_or_two_associations_are_a_dash_and_none_is_told_as_none():
    rows = evening(*spoken("LOK", 1, 2, 3, 4, 5), *spoken("REK", 1, 2))

    made = release(rows)

    assert made.themes["LOK"] == Heard(5, 5)
    assert made.themes["REK"] is None
    assert made.themes["OKO"] == Heard(0, 0)


def test_many_associations_at_one_table_are_a_dash():
    crowd = [said(f"c{n}", "KOO", table=1, association=n) for n in range(1, 6)]

    made = release(evening(*spoken("LOK", 1, 2, 3, 4, 5), *crowd))

    assert made.themes["KOO"] is None


def test_a_small_number_that_the_whole_would_give_away_takes_another_with_it():
    """Five spoke; three of halls. Alone, the dash beside them could be nothing but two."""
    made = release(evening(*spoken("LOK", 1, 2, 3), *spoken("REK", 4, 5, start=4)))

    assert made.themes["REK"] is None
    assert made.themes["LOK"] is None


@pytest.mark.parametrize(
    "few",
    [
        spoken("LOK", 1, 2),
        [*spoken("LOK", 1, 2), *spoken("REK", 3, 4, start=3)],
        [said(f"t{n}", "LOK", table=1 + n % 2, association=n) for n in range(1, 8)],
    ],
    ids=["two associations", "only small themes", "two tables"],
)
def test_where_too_few_spoke_nothing_is_released(few):
    with pytest.raises(TooFewError):
        release(evening(*few))


def with_own(*contributions):
    rows = evening(*contributions)
    themes = [
        {"code": code, "parent": None, "name": f"Eget {code}", "finding": ""}
        for code in ("eige-a", "eige-b")
    ]
    known = [
        {"code": one.code, "parent": None, "name": one.name, "finding": ""} for one in rows.themes
    ]
    return evening(*contributions, themes=[*known, *themes])


def test_own_themes_count_together_unless_somebody_says_which_shared_one_they_are():
    rows = with_own(*spoken("LOK", 1, 2, 3, 4), *spoken("eige-a", 1, 2, 3), *spoken("eige-b", 3, 4))

    apart = release(rows)
    mapped = release(rows, counts_as={"eige-a": "KOO"})

    assert used_own_themes(rows) == ["eige-a", "eige-b"]
    assert apart.themes[OWN] == Heard(4, 3)
    assert apart.own_names == ("Eget eige-a", "Eget eige-b")
    assert mapped.themes["KOO"] == Heard(3, 3)
    assert mapped.themes[OWN] is None
    assert mapped.own_names == ("Eget eige-b",)


def test_an_own_theme_cannot_count_as_one_that_is_not_shared():
    rows = with_own(*spoken("eige-a", 1, 2, 3))

    assert release(rows, counts_as={"eige-a": "eige-b"}).themes[OWN] == Heard(3, 3)


def test_how_it_was_sorted_is_told():
    machine = said("m", table=3, association=3, codings=[coding("LOK", by="machine")])
    unclear = said("u", table=4, association=4, codings=[coding("LOK", unclear=True)])

    basis = release(evening(*spoken("LOK", 1, 2), machine, unclear)).basis

    assert (basis.by_people, basis.proposed, basis.unclear) == (2, 1, 1)


ROOM, MORE = 6, 8  # associations in the largest worlds


@st.composite
def worlds(draw):
    """(what was said of each theme, the whole, contributions under no theme)."""
    whole = Heard(*draw(st.tuples(st.integers(FEWEST, ROOM), st.integers(FEWEST, ROOM))))
    numbers = st.tuples(st.integers(0, whole.associations), st.integers(0, whole.tables))
    themes = [Heard(*one) for one in draw(st.lists(numbers, min_size=1, max_size=5))]
    spare = draw(st.integers(0, 2))
    return themes, whole, spare


def can_be(themes, whole, spare):
    """Themes reach the whole together, and none is larger than it."""
    return all(
        max(counts) <= of <= sum(counts) + spare
        for counts, of in (
            ([one.associations for one in themes], whole.associations),
            ([one.tables for one in themes], whole.tables),
        )
    )


def shown_of(themes, whole, spare):
    try:
        return suppress(themes, whole, spare=spare)
    except TooFewError:
        return None


def looking_the_same(shown, whole, spare, number_of):
    """Every world with another number behind the dashes that would be shown alike; the other stays."""
    dashes = [place for place, one in enumerate(shown) if one is None]
    for numbers in product(range(ROOM + 1), repeat=len(dashes)):
        themes = list(shown)
        for place, number in zip(dashes, numbers, strict=True):
            themes[place] = number_of(place, number)
        if can_be(themes, whole, spare) and shown_of(themes, whole, spare) == shown:
            yield dict(zip(dashes, numbers, strict=True))


@settings(max_examples=400, deadline=None)
@given(worlds())
def test_no_hidden_number_of_one_or_two_can_be_reckoned_from_what_is_shown(world):
    themes, whole, spare = world
    shown = shown_of(themes, whole, spare)
    if not can_be(*world) or shown is None or shown.count(None) > 4:
        return

    associations = list(
        looking_the_same(shown, whole, spare, lambda place, n: Heard(n, themes[place].tables))
    )
    tables = list(
        looking_the_same(shown, whole, spare, lambda place, n: Heard(themes[place].associations, n))
    )
    for place, one in enumerate(shown):
        if one is not None:
            continue
        if themes[place].associations in (1, 2):
            assert {1, 2} <= {numbers[place] for numbers in associations}
        if themes[place].tables in (1, 2):
            assert {1, 2} <= {numbers[place] for numbers in tables}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_small_world_has_one_that_looks_the_same(count):
    """All spoke at all the tables, so that nothing but the associations tells anything."""
    truths = defaultdict(list)
    for associations in product(range(MORE + 1), repeat=count):
        themes = [Heard(number, MORE if number else 0) for number in associations]
        for of, spare in product(range(FEWEST, MORE + 1), range(2)):
            whole = Heard(of, MORE)
            shown = shown_of(themes, whole, spare) if can_be(themes, whole, spare) else None
            if shown is not None:
                truths[tuple(shown), of, spare].append(associations)

    for (shown, *_whole), worlds in truths.items():
        for place, one in enumerate(shown):
            possible = {numbers[place] for numbers in worlds}
            if one is None and possible & {1, 2}:
                assert possible >= {1, 2}, (shown, worlds)


@settings(max_examples=200, deadline=None)
@given(worlds())
def test_nothing_small_is_ever_shown(world):
    for one in shown_of(*world) or []:
        assert one is None or not one.is_few
