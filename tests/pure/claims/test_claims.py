"""A report is made of its rows alone: every number counted, every sentence whole in three languages."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random

import pytest

from samspill.pure.claims.checking import verify
from samspill.pure.claims.claims import make_report
from samspill.pure.claims.rows import UnreadableError
from tests.pure.claims import evenings
from tests.pure.claims.evenings import claims_of, texts_of


def test_a_small_evening_is_what_can_be_reckoned_by_hand():
    report = make_report(evenings.small())

    assert texts_of(report, "contributions") == [
        "Rapporten bygger på 5 innspill fra 4 av 5 bord, gitt i 1 runde."
    ]
    assert texts_of(report, "distinct") == [
        "Når innspill som sier det samme, telles én gang, er det 4 innspill."
    ]
    assert texts_of(report, "finding") == [
        "Det er vanskelig å leie. 4 innspill fra 4 av 5 bord og fra 3 lag sier det."
    ]
    assert texts_of(report, "theme") == [
        "Lokaler og anlegg: 4 av 5 bord snakket om dette, i 4 innspill. Lag som er nevnt: 3.",
    ]
    assert texts_of(report, "unsorted") == [
        "1 innspill er uklart eller ikke sortert. Det er talt med, men bærer ingen funn."
    ]
    assert texts_of(report, "gone") == [
        "1 innspill er trukket tilbake eller slettet. Det er ikke talt med."
    ]
    assert texts_of(report, "absent") == [
        "Fra 1 av kategoriene i registeret er ingen nevnt, og ingen hadde plass: Natur og miljø."
    ]


def test_a_claim_has_its_formula_its_basis_and_the_contributions_behind_it():
    report = make_report(evenings.small())

    finding = claims_of(report, "finding")[0]

    assert finding["id"] == "F1"
    assert finding["formula"]["count"] == "tables"
    assert finding["formula"]["of"] == {"finding": "LOK.booking"}
    assert finding["value"] == 4
    assert finding["basis"] == {"contributions": 4, "of_tables": 5, "associations": 3}
    assert finding["ids"] == ["R1-001", "R1-002", "R1-003", "R1-004"]


def test_what_one_or_two_tables_said_is_not_counted_for_them():
    given = evenings.small()
    given["contributions"][4]["codings"][0]["unclear"] = False

    other = claims_of(make_report(given), "theme")[1]

    assert other["value"] is None
    assert other["suppressed"]
    assert other["basis"]["associations"] is None
    assert other["ids"] == ["R1-005"]


def test_a_zero_is_told_with_what_was_looked_through():
    given = evenings.small()
    given["contributions"][4]["codings"][0]["unclear"] = False
    given["raw"]["rounds"].append({"number": 2, "theme": "", "questions": []})

    report = make_report(given)

    silent = [one for one in claims_of(report, "theme_round") if one["value"] == 0]
    assert [one["text"] for one in silent] == ["Runde 2: 0 av 5 bord."] * len(silent)
    assert len(silent) > 1
    assert all(one["ids"] for one in silent)


@pytest.mark.parametrize("make", [evenings.small, evenings.large])
def test_every_claim_has_contributions_behind_it_and_is_shown_once(make):
    report = make_report(make())
    known = {one["id"] for one in report["contributions"]}

    shown = [
        reference
        for section in report["sections"]
        for block in section["blocks"]
        for reference in ([block["claim"]] if "claim" in block else block.get("claims", []))
    ]

    assert sorted(shown) == sorted(one["id"] for one in report["claims"])
    for claim in report["claims"]:
        assert claim["ids"]
        assert set(claim["ids"]) <= known


def test_the_same_rows_give_the_same_report():
    once, again = (json.dumps(make_report(evenings.large())) for _time in range(2))

    assert once == again


def test_the_order_of_the_ballots_changes_nothing_but_the_rows_themselves():
    given = evenings.large()
    turned = deepcopy(given)
    Random(2).shuffle(turned["raw"]["ballots"])

    report, other = make_report(given), make_report(turned)

    for name in report.keys() - {"raw", "fingerprint"}:
        assert other[name] == report[name], name


def test_few_people_with_dots_give_bands_and_no_places():
    given = evenings.small()
    dots = [("R1-001", 2), ("R1-002", 1)]
    given["raw"]["ballots"] = [evenings.vote(1, "dots", voter, dots) for voter in range(12)]

    report = make_report(given)

    assert "ikke plasser" in texts_of(report, "thin")[0]
    assert texts_of(report, "dots")[0] == "Høy: 24 prikker fra 12 personer. Kjente lag bak: 12."
    assert not any("Plass" in one for one in texts_of(report, "dots"))


def test_a_finding_that_rests_on_one_table_says_so():
    given = evenings.small()
    for one in given["contributions"][:3]:
        one["table"] = 1
    given["contributions"][4] |= {"table": 5, "codings": [evenings.coding("LOK", "LOK.booking")]}

    report = make_report(given)

    assert texts_of(report, "rests_on_table") == [
        "Funnet hviler mye på ett bord. 3 av 5 innspill er derfra. "
        "Hvis vi tar ut det bordet, står 2 innspill igjen."
    ]
    assert claims_of(report, "findings_hold")[0]["value"] == 0


def test_a_finding_of_which_half_is_from_one_table_does_not_rest_on_it():
    given = evenings.small()
    given["contributions"][1]["table"] = 1

    report = make_report(given)

    assert not claims_of(report, "rests_on_table")
    assert texts_of(report, "thin_finding")


def test_a_finding_that_would_fall_says_so():
    given = evenings.small()
    given["contributions"][3]["codings"] = [evenings.coding("ANN")]

    report = make_report(given)

    assert texts_of(report, "finding")[0].endswith("3 innspill fra 3 av 5 bord sier det.")
    assert texts_of(report, "thin_finding") == [
        "Tynt grunnlag: Tar vi ut ett bord eller ett lag, kan bare 2 innspill stå igjen."
    ]


def test_a_theme_of_the_municipalitys_own_becomes_a_finding():
    given = evenings.small()
    own = {"code": "X7-1", "parent": None, "name": "Skatepark", "finding": ""}
    given["raw"]["themes"] = [*evenings.THEMES, own]
    given["raw"]["findings"] = [{"id": "F4", "theme": "X7-1"}]
    for one in given["contributions"][:3]:
        one["codings"] = [evenings.coding("X7-1", by="person")]

    report = make_report(given)

    assert texts_of(report, "finding") == [
        "Flere tar opp «Skatepark». 3 innspill fra 3 av 5 bord sier det."
    ]


def test_dots_are_told_for_themes_where_each_contribution_has_too_few():
    given = evenings.small()
    given["raw"]["ballots"] = [
        evenings.vote(1, "dots", voter, [(f"R1-00{voter % 4 + 1}", 1)]) for voter in range(12)
    ]

    report = make_report(given)

    assert texts_of(report, "dots_theme") == [
        "Lokaler og anlegg: Middels. 12 prikker fra 12 personer."
    ]
    assert texts_of(report, "few_dots") == [
        "4 innspill fikk prikker fra færre enn 5 personer. Tallene vises ikke."
    ]
    assert not claims_of(report, "dots")


def test_a_machines_second_theme_is_not_counted_and_a_persons_is():
    given = evenings.small()
    given["contributions"][0]["codings"][0]["secondary"] = "OKO"
    given["contributions"][1]["codings"][0] |= {"secondary": "ANN", "by": "person"}

    report = make_report(given)

    assert {theme["code"]: theme["count"] for theme in report["themes"]} == {"LOK": 4, "ANN": 1}
    assert report["contributions"][0]["themes"] == ["LOK"]
    assert report["contributions"][1]["themes"] == ["LOK", "ANN"]


def test_an_evening_without_contributions_makes_no_claim():
    report = make_report(evenings.evening([], tables=3, associations=0))

    assert report["claims"] == []
    assert report["sections"] == []
    assert report["basis"]["count"] == 0


def test_what_comes_on_the_way_is_told():
    steps = []

    make_report(evenings.small(), told=lambda done, of: steps.append((done, of)))

    assert steps == [(done, steps[0][1]) for done in range(steps[0][1] + 1)]


def test_rows_in_another_shape_are_refused():
    given = evenings.small()
    del given["raw"]["tables"]

    with pytest.raises(UnreadableError, match="tables"):
        make_report(given)


def test_a_round_that_nothing_was_said_in_is_not_counted_among_those_it_was_given_in():
    given = evenings.small()
    given["raw"]["rounds"].append({"number": 2, "theme": "", "questions": []})

    report = make_report(given)

    [first] = claims_of(report, "contributions")
    assert first["basis"]["rounds"] == 1
    assert first["text"].endswith("gitt i 1 runde.")
    assert report["basis"]["rounds"] == 2  # as planned: the plain counts are as they were


def test_a_claim_tells_no_more_of_a_theme_in_a_round_than_the_figure_does():
    report = make_report(evenings.large())
    [figure] = [one for one in report["figures"] if one["id"] == "theme"]
    cells = {(row["key"], cell["round"]): cell for row in figure["rows"] for cell in row["cells"]}

    told = {
        (of["theme"], of["round"]): one["value"]
        for one in claims_of(report, "theme_round")
        for of in [one["formula"]["of"]]
    }

    assert told == {key: cells[key]["tables"] for key in told}


def test_a_number_that_would_give_a_small_one_away_is_not_told():
    """Five tables in round 1 and one in round 2, all different: six in all would tell that it is one."""
    given = evenings.small()
    given["raw"]["rounds"].append({"number": 2, "theme": "", "questions": []})
    given["raw"]["tables"] = [1, 2, 3, 4, 5, 6]
    given["contributions"] = [
        evenings.said(f"R1-00{n}", n, n, "leie", codings=[evenings.coding("LOK")])
        for n in range(1, 6)
    ]
    last = evenings.said("R2-001", 6, 6, "leie", codings=[evenings.coding("LOK")])
    given["contributions"].append(last | {"round": 2})

    report = make_report(given)

    assert [one["value"] for one in claims_of(report, "theme_round")] == [None, None]
    assert texts_of(report, "theme_round") == [
        "Runde 1: ikke vist, for da kunne et lite tall regnes ut.",
        "Runde 2: ikke vist, for da kunne et lite tall regnes ut.",
    ]
    assert verify(report) == []
