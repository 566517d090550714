"""Figures that can be followed and held against their basis, whatever was said."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.claims.figures.building import OF, figure, figures
from samspill.pure.claims.figures.phrases import WORDS
from tests.pure.claims.evening_rows import THEMES, coding, evening, said

LANGUAGES = ("nb", "nn", "en")


@st.composite
def evenings(draw):
    """Up to forty contributions around eight tables, some said by associations of three types."""
    categories = dict(enumerate(draw(st.lists(st.sampled_from("ABC"), min_size=6, max_size=6)), 1))
    rows = []
    for number in range(draw(st.integers(0, 40))):
        association = draw(st.one_of(st.none(), st.integers(1, 6)))
        themes = draw(st.lists(st.sampled_from(THEMES), max_size=2, unique=True))
        rows.append(
            said(
                f"I-{number}",
                " ".join(themes),
                round=draw(st.integers(1, 3)),
                question=draw(st.integers(1, 2)),
                table=draw(st.one_of(st.none(), st.integers(1, 8))),
                association=association,
                category=categories.get(association, ""),
                language=draw(st.sampled_from(["nb", "nn", "se", ""])),
                merge=draw(st.one_of(st.none(), st.integers(1, 3))),
                state=draw(st.sampled_from(["given", "given", "given", "withdrawn"])),
            )
        )
    return rows


def table_of_eight(rows, **raw):
    return evening(*rows, tables=list(range(1, 9)), register={"A": 9, "B": 4, "D": 3}, **raw)


@settings(max_examples=60, deadline=None)
@given(rows=evenings())
def test_no_count_is_larger_than_its_basis(rows):
    for one in figures(table_of_eight(rows)):
        for row in one["rows"]:
            for name, basis in row["basis"].items():
                assert row[name] is None or 0 <= row[name] <= basis
            assert row["distinct"] is None or row["distinct"] <= row["contributions"]
            for cell in row.get("cells", ()):
                assert cell["tables"] is None or cell["tables"] <= cell["basis"]["tables"]
            for name in ("signed_up_of_register", "heard_of_register", "heard_of_signed_up"):
                reach = row.get(name)
                assert not reach or reach["part"] <= reach["of"]


@settings(max_examples=40, deadline=None)
@given(rows=evenings(), seed=st.integers())
def test_the_order_of_the_contributions_changes_nothing(rows, seed):
    shuffled = random.Random(seed).sample(rows, len(rows))

    assert figures(table_of_eight(rows)) == figures(table_of_eight(shuffled))


@settings(max_examples=40, deadline=None)
@given(rows=evenings())
def test_saying_that_two_are_the_same_raises_no_count(rows):
    apart = [one | {"merge": None} for one in rows]

    for merged, before in zip(
        figures(table_of_eight(rows)), figures(table_of_eight(apart)), strict=True
    ):
        for row, was in zip(merged["rows"], before["rows"], strict=True):
            for name in ("contributions", "tables", "associations", "share", "weighted"):
                assert row.get(name) == was.get(name)
            assert row["distinct"] is None or row["distinct"] <= was["distinct"]


@settings(max_examples=60, deadline=None)
@given(rows=evenings())
def test_one_or_two_tables_are_never_told_and_every_id_is_there(rows):
    for one in figures(table_of_eight(rows)):
        for row in one["rows"]:
            cells = [row, *row.get("cells", ())]
            assert all(cell["tables"] not in (1, 2) for cell in cells)
            assert all(cell["suppressed"] == bool(cell["hidden"]) for cell in cells)
            if row["contributions"] is not None:
                assert row["contributions"] == len(row["ids"])


def test_everything_is_json_and_the_same_each_time():
    rows = table_of_eight([said("I-1", "LOK"), said("I-2", "OKO LOK", table=2)])

    assert json.dumps(figures(rows)) == json.dumps(figures(rows))
    assert [one["id"] for one in figures(rows)] == list(OF)
    assert [figure(rows, of) for of in OF] == figures(rows)


def test_a_worked_example_of_a_theme_round_by_round():
    rows = evening(
        *(said(f"A{t}", "LOK", table=t, association=t) for t in range(1, 6)),
        *(said(f"B{t}", "LOK", table=t, round=2) for t in (1, 2, 3, 6)),
        said("B7", "OKO LOK", table=1, round=2, merge=1),
        said("B8", "LOK", table=1, round=2, merge=1),
        said("C1", "OKO", table=4, round=3),
        tables=list(range(1, 13)),
    )

    halls = figure(rows, "theme")["rows"][0]

    assert (halls["key"], halls["contributions"], halls["distinct"]) == ("LOK", 11, 10)
    assert (halls["tables"], halls["basis"]["tables"], halls["associations"]) == (6, 12, 5)
    assert [(cell["round"], cell["tables"]) for cell in halls["cells"]] == [(1, 5), (2, 4), (3, 0)]
    assert halls["cells"][1]["ids"] == ["B1", "B7", "B8", "B2", "B3", "B6"]


def test_a_proposal_counts_by_its_first_theme_and_a_person_by_both():
    proposed = [coding("LOK", "OKO", by="machine")]
    rows = evening(
        *(said(f"I-{t}", codings=proposed, table=t) for t in (1, 2, 3)),
        *(said(f"J-{t}", "LOK OKO", table=t) for t in (4, 5, 6)),
    )

    told = {row["key"]: row["tables"] for row in figure(rows, "theme")["rows"]}

    assert (told["LOK"], told["OKO"], told["REK"]) == (6, 3, 0)


def test_the_basis_tells_who_sorted_and_what_is_unclear():
    rows = evening(
        said("I-1", "LOK"),
        said("I-2", codings=[coding("LOK", by="machine")]),
        said("I-3", codings=[coding("ANN", by="machine", unclear=True)]),
        said("I-4", state="withdrawn", text=None),
        said("I-5", table=3, association=1),
        tables=[1, 2, 3],
    )

    told = figure(rows, "round")

    assert told["text"] == (
        "Grunnlag: 4 innspill fra 2 av 3 bord og ett lag. "
        "1 av 4 er sortert av folk, 1 står med systemets forslag, 2 er uklare."
    )
    assert told["basis"]["proposed"] == 1


def test_tables_stand_in_their_own_order_and_silent_ones_are_noughts():
    rows = evening(
        said("I-1", table=3), said("I-2", table=3), said("I-3", table=None), tables=[2, 10]
    )

    told = [(row["key"], row["contributions"]) for row in figure(rows, "table")["rows"]]

    assert told == [("2", 0), ("3", 2), ("10", 0), ("", 1)]


def test_the_register_is_held_against_those_who_came_and_those_who_were_heard():
    rows = evening(
        *(said(f"I-{n}", "LOK", table=n, association=n, category="A") for n in range(1, 5)),
        register={"A": 10, "B": 30, "C": 5},
        signed_up={"A": 6, "C": 1},
        categories=[{"code": code, "name": code} for code in "ABC"],
    )

    a, b, c = figure(rows, "category")["rows"]

    assert (a["heard_of_register"]["part"], a["heard_of_register"]["of"]) == (4, 10)
    assert (a["heard_of_signed_up"]["part"], a["heard_of_signed_up"]["of"]) == (4, 6)
    assert a["signed_up_of_register"]["ratio"] == pytest.approx(6 / 10 / (7 / 45), abs=1e-4)
    assert (
        a["signed_up_of_register"]["low"] < 6 / 10 / (7 / 45) < a["signed_up_of_register"]["high"]
    )
    assert (a["is_absent"], b["is_absent"], c["is_absent"]) == (False, True, False)
    assert b["contributions"] == 0


def test_a_theme_spoken_of_by_those_who_came_in_great_number_weighs_less():
    """Eight of A say LOK, two of B say OKO; in the register B is the larger."""
    rows = evening(
        *(said(f"A{n}", "LOK", table=n, association=n, category="A") for n in range(1, 9)),
        *(said(f"B{n}", "OKO", table=n, association=n, category="B") for n in (9, 10)),
        register={"A": 10, "B": 10},
    )

    halls = figure(rows, "theme")["rows"][0]

    assert halls["share"] == 0.8
    assert halls["weighted"] == 0.5  # B's two weigh 2.5 each, A's eight 0.625
    assert halls["effective"] == pytest.approx(10**2 / (8 * 0.625**2 + 2 * 2.5**2), abs=1e-4)


def broad(*codes, tables=(1, 2, 3, 4, 5, 6, 7)):
    return [said(f"{code}{t}", code, table=t) for code in codes for t in tables]


def test_a_theme_among_the_five_by_one_association_is_told_without_its_name():
    """INK is spoken of at five tables, at three of them by one association alone; FOR at four."""
    rows = evening(
        *broad("REK", "LOK", "OKO", "KOO"),
        *(said(f"I{t}", "INK", table=t, association=9) for t in (1, 2, 3)),
        *(said(f"J{t}", "INK", table=t) for t in (4, 5)),
        *broad("FOR", tables=(1, 2, 3, 4)),
        tables=list(range(1, 13)),
    )

    told = [one for one in figure(rows, "theme")["sentences"] if one["by"] == "association"]

    assert [(one["key"], one["turns"], one["part"], one["of"]) for one in told] == [
        ("INK", "five", 3, 5)
    ]
    assert "Lag 9" not in told[0]["text"]
    assert told[0]["text"].startswith("Ink: ett lag står for 3 av 5 innspill.")


def test_a_theme_does_not_rest_on_one_who_says_what_others_at_the_table_say():
    rows = evening(
        *broad("REK", "LOK", "OKO", "KOO"),
        *(said(f"I{t}", "INK", table=t, association=9) for t in (1, 2, 3)),
        *(said(f"J{t}", "INK", table=t) for t in (1, 2, 3, 4, 5)),
        *broad("FOR", tables=(1, 2, 3, 4)),
        tables=list(range(1, 13)),
    )

    told = figure(rows, "theme")["sentences"]

    assert [one for one in told if one["by"] == "association"] == []


def test_a_theme_at_more_than_half_the_tables_by_one_table_is_told():
    rows = evening(*broad("LOK", tables=(1, 2, 3, 4)), *broad("OKO", tables=range(1, 8)))

    told = figure(rows, "theme")["sentences"]

    assert [(one["key"], one["by"], one["turns"]) for one in told] == [("LOK", "table", "half")]


def test_themes_that_stand_alike_do_not_rest_on_each_other():
    """Six at as many tables: none is one of five, so none falls out when one table is silent."""
    rows = evening(*broad("REK", "LOK", "OKO", "KOO", "SAM", "INK"), tables=list(range(1, 20)))

    assert figure(rows, "theme")["sentences"] == []


def test_a_theme_that_only_weight_brings_among_the_five_is_told():
    """Of A ten speak of the same five; of B two speak of FOR, and B is most of the register."""
    many = [
        said(f"{code}{n}", code, table=n, association=n, category="A")
        for code in ("REK", "LOK", "OKO", "KOO", "SAM")
        for n in range(1, 5)
    ]
    few = [said(f"F{n}", "FOR", table=n, association=n, category="B") for n in (11, 12, 13)]
    rows = evening(*many, *few, register={"A": 5, "B": 50})

    told = [one for one in figure(rows, "theme")["sentences"] if one["by"] == "weighted"]

    assert [(one["key"], one["turns"]) for one in told if one["key"] == "FOR"] == [
        ("FOR", "five"),
        ("FOR", "half"),
    ]
    assert "bare med vekt som i registeret er det flertallet av lagene" in told[-1]["text"]
    assert "er det ikke lenger flertallet av lagene som snakket om" in told[0]["text"]


def test_broad_themes_rest_on_nobody():
    rows = evening(*broad("REK", "LOK", "OKO", "KOO", "SAM", "INK"))

    assert figure(rows, "theme")["sentences"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_and_sentence_is_there_in_every_language(language):
    rows = evening(*broad("LOK", tables=(1, 2, 3, 4)), said("X", table=9), language=language)

    told = figures(rows)

    assert all(set(LANGUAGES) <= set(phrase) and all(phrase.values()) for phrase in WORDS.values())
    assert all(one["name"] and one["text"] and all(r["name"] for r in one["rows"]) for one in told)
    assert not any("{" in line["text"] for one in told for line in one["sentences"])


def test_questions_tell_no_more_than_their_round():
    """Round 2 has one table with one contribution: its question does not tell what the round keeps."""
    rows = evening(
        *(said(f"A{t}", table=t) for t in range(1, 7)),
        *(said(f"C{t}", table=t, round=3) for t in range(1, 5)),
        *(said(f"D{t}", table=t, round=3) for t in range(1, 5)),
        said("B1", table=1, round=2),
    )

    rounds, questions = (figure(rows, of)["rows"] for of in ("round", "question"))

    assert [row["hidden"] for row in rounds] == [row["hidden"] for row in questions]
    assert rounds[1]["hidden"]["tables"] == "few"
    assert rounds[0]["contributions"] is None or rounds[2]["contributions"] is None
