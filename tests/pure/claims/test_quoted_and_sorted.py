"""What is like a quote, who has sorted what, and that what is unclear counts under no theme."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest

from samspill.pure.claims.checking import verify
from samspill.pure.claims.claims import VERSION, make_report
from tests.pure.claims import evenings
from tests.pure.claims.evenings import claims_of, coding, said, texts_of

ALIKE = [
    "Vi vil ha et enklere bookingsystem for hallen",
    "Vi vil ha eit enklare bookingsystem for hallen",
    "Vi ønsker et enklere bookingsystem for hallen",
    "Vi vil ha et enklere bookingsystem for hallen vår",
    "Tribunen mangler rekkverk",
]

# Of every sentence and formula of the evenings below. Where this test fails, a sentence or a way to count
# is another than it was: raise VERSION, so that nobody is told that an older report is wrong.
SENTENCES_OF = {2: "e518bce482108474"}


def test_a_quote_tells_how_many_others_are_like_it_and_not_itself():
    given = [said(f"R1-{n:03}", n, None, text) for n, text in enumerate(ALIKE, start=1)]

    report = make_report(evenings.evening(given, tables=5, associations=0))

    [alike] = claims_of(report, "alike")
    assert alike["text"] == "Ligner på 3 andre innspill fra 3 bord."
    assert len(alike["ids"]) == 3
    quoted = [b["quote"] for s in report["sections"] for b in s["blocks"] if "quote" in b]
    assert quoted[0] not in alike["ids"]
    assert texts_of(report, "apart") == ["Ligner ikke på noe annet innspill om temaet."]
    assert texts_of(report, "uncovered") == [
        "Alle innspillene om temaet er sitert, eller ligner på et sitat."
    ]
    assert verify(report) == []


def test_where_no_two_are_alike_the_quotes_are_said_to_be_no_better_than_chance():
    words = ["Tribunen mangler rekkverk", "Bussen går sjelden", "Mer korps", "Lys i løypa", "Tak"]
    given = [said(f"R1-{n:03}", n, None, text) for n, text in enumerate(words, start=1)]

    report = make_report(evenings.evening(given, tables=5, associations=0))

    assert texts_of(report, "coverage") == [
        "2 sitater, med innspillene som ligner, er 40\u00a0% av innspillene om temaet. "
        "Det er ikke bedre enn et tilfeldig utvalg."
    ]


def test_how_much_people_have_sorted_and_how_much_the_machine_is_told():
    given = evenings.small()
    given["contributions"][0]["codings"] = [coding("LOK", "LOK.booking", by="person")]

    report = make_report(given)

    assert texts_of(report, "sorted_by") == [
        "1 av 5 innspill er sortert av folk, 3 står med systemets forslag, "
        "1 er uklart eller ikke sortert."
    ]
    assert texts_of(report, "mostly_proposed") == [
        "3 av 4 innspill bak funnet er systemets forslag, som ingen har sett over."
    ]
    assert verify(report) == []


def test_a_finding_that_people_have_sorted_is_not_said_to_be_the_machines():
    given = evenings.small()
    for one in given["contributions"][:2]:
        one["codings"] = [coding("LOK", "LOK.booking", by="person")]

    assert texts_of(make_report(given), "mostly_proposed") == []


@pytest.mark.parametrize("by", ["person", "machine"])
def test_what_is_unclear_counts_under_no_theme(by):
    given = evenings.small()
    given["contributions"][0]["codings"] = [coding("LOK", "LOK.booking", by=by, unclear=True)]

    report = make_report(given)

    assert {one["code"]: one["count"] for one in report["themes"]} == {"LOK": 3}
    first = report["contributions"][0]
    assert (first["themes"], first["detail"]) == (["LOK"], "LOK.booking")  # proposed
    assert first["unclear"] is True
    assert verify(report) == []


def test_counting_the_clear_contributions_gives_the_themes_of_the_report():
    report = make_report(evenings.large())

    counted = Counter(
        theme
        for one in report["contributions"]
        if one["state"] == "given" and not one["unclear"]
        for theme in one["themes"]
    )

    assert counted == {one["code"]: one["count"] for one in report["themes"]}


def test_a_category_that_only_had_a_seat_is_not_said_to_be_named():
    given = evenings.small()
    given["raw"]["signed_up"]["MIL"] = 1
    seated = make_report(given)
    given["raw"]["register"]["MIL"] = 0

    assert texts_of(seated, "absent") == [
        "Alle kategoriene i registeret er nevnt i innspill, eller hadde plass på konferansen."
    ]
    assert texts_of(make_report(given), "absent") == [
        "Alle kategoriene i registeret er nevnt i innspill."
    ]


def test_whoever_changes_a_sentence_raises_the_version():
    told = [
        (one["kind"], sorted(map(str, one["formula"].items())), one["value"], one["text"])
        for language in ("nb", "nn", "en")
        for given in (evenings.large(language=language), evenings.turning(language))
        for one in make_report(given)["claims"]
    ]

    assert {VERSION: sha256(repr(told).encode()).hexdigest()[:16]} == SENTENCES_OF
