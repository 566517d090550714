"""Every sentence of a report is whole in bokmål, nynorsk and English, and tells the same numbers."""

from __future__ import annotations

from copy import deepcopy
from string import Formatter
from typing import Any

import pytest

from samspill.pure.claims.claims import make_report
from samspill.pure.claims.phrases.kinds import KINDS
from samspill.pure.claims.phrases.words import HEADINGS, UNITS, WORDS
from samspill.pure.claims.sentences import chosen_template, heading
from tests.pure.claims import evenings

LANGUAGES = ("nb", "nn", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_claim_and_heading_is_whole_in_every_language(language):
    for given in every_evening(language):
        report = make_report(given)
        for claim in report["claims"]:
            assert "{" not in claim["text"]
            assert "None" not in claim["text"]
            assert claim["text"].endswith((".", ":"))
        for section in report["sections"]:
            assert heading(section, report)


def test_every_kind_of_claim_is_made_by_some_evening():
    made = {one["kind"] for given in every_evening("nb") for one in make_report(given)["claims"]}
    endings = ("_few", "_none", "_one", "_unnamed", "_high", "_middle", "_low", "_all", "_chance")
    kinds = {kind for kind in KINDS if not kind.endswith(endings)}

    assert kinds - made == set()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_sentence_tells_the_same_numbers_in_every_language(kind):
    told = {language: fields(KINDS[kind][language]) for language in LANGUAGES}

    assert told["nb"] == told["nn"] == told["en"]


@pytest.mark.parametrize("phrases", [KINDS, HEADINGS, UNITS, WORDS])
def test_no_phrase_lacks_a_language(phrases):
    assert all(set(texts) == set(LANGUAGES) for texts in phrases.values())


@pytest.mark.parametrize(
    ("value", "template", "chosen"),
    [
        (None, "", "finding_few"),
        (0, "", "finding_none"),
        (4, "", "finding"),
        (4, "finding_unnamed", "finding_unnamed"),
        (None, "finding_unnamed", "finding_few"),
    ],
)
def test_the_template_that_fits_the_number_is_taken(value, template, chosen):
    assert chosen_template("finding", value, template) == chosen


def fields(template: str) -> set[str]:
    """What is told, whether with its unit, alone or as per cent."""
    names = {name for _text, name, _format, _turn in Formatter().parse(template) if name}
    return {name.removesuffix("_n").removesuffix("_p") for name in names}


def every_evening(language: str) -> list[dict[str, Any]]:
    """Evenings in which every kind of claim is made."""
    small = evenings.small(language)
    resting = deepcopy(small)
    for one in resting["contributions"][:3]:
        one |= {"table": 1, "association_id": 2, "association": "Lag 2", "category": "IDR"}
    empty = deepcopy(small)
    empty["contributions"] = empty["contributions"][4:]
    empty["raw"]["register"] |= {"KUL": 0, "IDR": 5, "MIL": 0}
    even = deepcopy(small)
    even["contributions"][3]["codings"] = [evenings.coding("ANN")]
    even["raw"]["ballots"] = [
        evenings.vote(1, "dots", voter, [(("R1-001", "R1-004")[voter % 2], 1)])
        for voter in range(40)
    ]
    return [
        small,
        even,
        resting,
        empty,
        evenings.large(language=language),
        evenings.large(60, language=language, voters=9),
        evenings.voted(evenings.two_camps(), language=language),
        evenings.voted([[-1] * 6 for _person in range(40)], language=language),
        evenings.turning(language),
    ]
