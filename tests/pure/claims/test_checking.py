"""`verify` catches whatever is changed in a report, be it a number, a word, a row or a whole claim."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.claims.checking import verify
from samspill.pure.claims.claims import make_report
from samspill.pure.claims.claims_apart import count_again
from samspill.pure.claims.counting import PlainCount
from samspill.pure.claims.differences import differences
from samspill.pure.claims.rows import UnreadableError, fingerprint
from tests.pure.claims import evenings
from tests.pure.claims.evenings import sound

Report = dict[str, Any]
Path = tuple[Any, ...]


def claim(report: Report, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in report["claims"] if one["kind"] == kind)
    return found


@pytest.mark.parametrize(
    "make", [evenings.small, evenings.large, lambda: evenings.voted(evenings.two_camps())]
)
def test_a_report_that_was_made_of_its_rows_has_no_fault(make):
    assert verify(json.loads(json.dumps(make_report(make())))) == []


def _swap_sentences(report: Report) -> None:
    one, other = claim(report, "contributions"), claim(report, "finding")
    one["text"], other["text"] = other["text"], one["text"]


def _swap_values(report: Report) -> None:
    one, other = claim(report, "contributions"), claim(report, "finding")
    one["value"], other["value"] = other["value"], one["value"]


def _new_claim(report: Report) -> None:
    new = deepcopy(claim(report, "finding")) | {"id": "F9", "text": "Alle vil ha nytt kulturhus."}
    report["claims"].append(new)
    report["sections"][0]["blocks"].append({"claim": "F9"})


def _remove_claim(report: Report) -> None:
    gone = report["claims"].pop()["id"]
    for section in report["sections"]:
        section["blocks"] = [one for one in section["blocks"] if one.get("claim") != gone]


def _forge(report: Report) -> None:
    """Changes a row, and puts the fingerprint that it then has."""
    report["contributions"][0]["codings"][0] |= {"theme": "OKO", "detail": "OKO.tilskudd"}
    report["fingerprint"] = fingerprint(report)


def _hide_text_in_a_row(report: Report) -> None:
    """Puts a remark where no one counts it, and the fingerprint that it then has."""
    report["raw"]["tops"][0]["note"] = "Alle vil ha nytt kulturhus."
    report["fingerprint"] = fingerprint(report)


def _free_text(report: Report) -> None:
    report["sections"][1]["blocks"].append({"text": "Vi ser at mange savner et kulturhus."})


def _weaken_number_in_sentence(report: Report) -> None:
    one = claim(report, "finding")
    one["text"] = one["text"].replace("4 innspill", "40 innspill")


TAMPERED: dict[str, Callable[[Report], Any]] = {
    "a sentence is written anew": lambda r: claim(r, "finding").update(text="Alle er fornøyde."),
    "a number in a sentence is another": _weaken_number_in_sentence,
    "two sentences change places": _swap_sentences,
    "two values change places": _swap_values,
    "a value is raised": lambda r: claim(r, "finding").update(value=5),
    "a value that was too small is told": lambda r: r["claims"][-1].update(value=2),
    "a basis is raised": lambda r: claim(r, "finding")["basis"].update(associations=30),
    "a basis is left out": lambda r: claim(r, "finding")["basis"].pop("of_tables"),
    "an id is taken from a claim": lambda r: claim(r, "finding")["ids"].pop(),
    "an id is put to a claim": lambda r: claim(r, "finding")["ids"].append("R1-005"),
    "an id is made up": lambda r: claim(r, "finding")["ids"].append("R9-001"),
    "a withdrawn one stands behind": lambda r: claim(r, "finding")["ids"].append("R1-006"),
    "a claim has no ids": lambda r: claim(r, "finding").update(ids=[]),
    "what a method found has no ids": lambda r: claim(r, "coverage").update(ids=[]),
    "a formula is another": lambda r: claim(r, "finding")["formula"].update(count="contributions"),
    "a formula looks elsewhere": lambda r: claim(r, "theme")["formula"]["of"].update(theme="ANN"),
    "a claim is of another kind": lambda r: claim(r, "finding").update(kind="theme"),
    "a claim is removed": _remove_claim,
    "a claim is removed from its section": lambda r: r["sections"][1]["blocks"].pop(0),
    "a claim is added": _new_claim,
    "a claim stands twice": lambda r: r["claims"].append(r["claims"][0]),
    "claims change places": lambda r: r["claims"].reverse(),
    "a section is removed": lambda r: r["sections"].pop(),
    "sections change places": lambda r: r["sections"].reverse(),
    "a section has another heading": lambda r: r["sections"][0].update(heading="findings"),
    "free text is put in": _free_text,
    "another is quoted": lambda r: r["sections"][3]["blocks"][-3].update(quote="R1-005"),
    "a quote is shortened": lambda r: r["contributions"][0].update(text="Bookingsystemet er bra"),
    "a contribution is left out": lambda r: r["contributions"].pop(0),
    "a contribution is put in": lambda r: r["contributions"].append(
        deepcopy(r["contributions"][0]) | {"id": "R1-099"}
    ),
    "a contribution is moved to another table": lambda r: r["contributions"][0].update(table=3),
    "a contribution is sorted otherwise": lambda r: r["contributions"][0]["codings"][0].update(
        theme="ANN"
    ),
    "what is withdrawn stands again": lambda r: r["contributions"][5].update(
        state="given", text="Jeg vil være med likevel"
    ),
    "a ballot is left out": lambda r: r["raw"]["ballots"].pop(),
    "a ballot is put in": lambda r: r["raw"]["ballots"].append(r["raw"]["ballots"][0]),
    "dots are moved": lambda r: r["raw"]["ballots"][0]["reactions"][0].update(id="R1-004"),
    "the register is smaller": lambda r: r["raw"]["register"].update(IDR=4),
    "a finding says otherwise": lambda r: r["raw"]["themes"][1].update(finding="Alt er bra"),
    "a figure is another": lambda r: r["figures"][0]["rows"][0].update(contributions=9),
    "a figure is left out": lambda r: r["figures"].pop(),
    "an old count is another": lambda r: r["themes"][0].update(count=9),
    "the fingerprint is another": lambda r: r.update(fingerprint="0" * 64),
    "the fingerprint follows a changed row": _forge,
    "the fingerprint follows a remark in a row": _hide_text_in_a_row,
    "the title is another": lambda r: r.update(title="Kulturkonferanse"),
    "an unknown key is put in": lambda r: r.update(summary="Alle vil ha nytt kulturhus."),
    "an unknown key is put in a row": lambda r: r["contributions"][0].update(note="viktig"),
    "an unknown key is put in a claim": lambda r: r["claims"][0].update(note="viktig"),
    "true stands for one": lambda r: claim(r, "unsorted").update(value=True),
}


@pytest.mark.parametrize("change", TAMPERED.values(), ids=TAMPERED.keys())
def test_a_tampered_report_is_caught(change):
    report = sound()

    change(report)

    assert verify(report)


BY_PLAIN_COUNT = [
    "a number in a sentence is another",
    "two values change places",
    "a value is raised",
    "a basis is raised",
    "an id is put to a claim",
    "an id is made up",
    "a withdrawn one stands behind",
    "a claim has no ids",
    "what a method found has no ids",
    "a formula looks elsewhere",
    "a claim is removed from its section",
    "a contribution is sorted otherwise",
    "a ballot is put in",
    "the register is smaller",
]


@pytest.mark.parametrize("name", BY_PLAIN_COUNT)
def test_counting_again_would_have_caught_it_alone(name):
    report = sound()
    assert list(count_again(report)) == []

    TAMPERED[name](report)

    assert list(count_again(report))


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to everything in a report that is neither a list nor an object."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, (*path, name))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from leaves(part, (*path, place))
    else:
        yield path


@settings(max_examples=150, deadline=None)
@given(choice=st.data())
def test_a_change_of_anything_anywhere_is_caught(choice):
    report = sound()
    *way, last = choice.draw(st.sampled_from(list(leaves(report))))
    place = report
    for step in way:
        place = place[step]
    new: Any = st.one_of(st.none(), st.booleans(), st.integers(-1, 50), st.text(max_size=5))
    stands = place[last]
    place[last] = choice.draw(
        new.filter(lambda one: type(one) is not type(stands) or one != stands)
    )

    assert verify(report)


@settings(max_examples=60, deadline=None)
@given(choice=st.data())
def test_whatever_is_left_out_is_missed(choice):
    report = sound()
    *way, last = choice.draw(st.sampled_from(list(leaves(report))))
    place = report
    for step in way:
        place = place[step]
    del place[last]

    try:
        faults = verify(report)
    except UnreadableError:
        return
    assert faults


def test_a_fault_names_its_place_and_what_should_stand_there():
    report = sound()
    claim(report, "finding")["value"] = 5

    told = [str(fault) for fault in verify(report)]

    assert "claims F1.value: 5 stands here, but it is 4." in told
    assert "claims F1: value is 5, but counted again it is 4." in told


def test_a_number_that_is_in_a_sentence_alone_is_told():
    report = sound()
    _weaken_number_in_sentence(report)

    told = [str(fault) for fault in verify(report)]

    assert "claims F1: the sentence says 40, which is no number of the claim." in told


def test_two_long_texts_are_told_from_where_they_part():
    [(_path, told)] = differences("a" * 300 + "3 bord", "a" * 300 + "4 bord", "text")

    a = "a" * 30
    assert told == f'"…{a}3 bord" stands here, but it is "…{a}4 bord"'


@pytest.mark.parametrize("other", [True, 1.0, "1", None, 2])
def test_one_is_neither_true_nor_a_fraction(other):
    assert list(differences({"n": other}, {"n": 1}))


def test_the_order_of_keys_in_the_file_is_nothing():
    report = json.loads(json.dumps(sound(), sort_keys=True))

    assert verify(report) == []


def test_what_is_no_report_is_not_read():
    with pytest.raises(UnreadableError, match="raw"):
        verify({"title": "Noe annet"} | dict.fromkeys(("contributions", "language"), 1))


def test_the_plain_count_comes_to_what_the_report_says():
    """Two that were written apart agree on everything that can be counted."""
    report = json.loads(json.dumps(make_report(evenings.large())))
    plain = PlainCount(report)

    compared = 0
    for one in report["claims"]:
        counted = plain.count(one["formula"], one["ids"], one["value"])
        if counted != "uncounted":
            assert counted == one["value"], one["text"]
            compared += 1

    assert compared > 60


def test_things_with_ids_are_compared_by_them_and_not_by_their_places():
    stands = [{"id": "C1", "n": 1}, {"id": "C3", "n": 3}]
    reckoned = [{"id": "C1", "n": 1}, {"id": "C2", "n": 2}, {"id": "C3", "n": 4}]

    found = list(differences(stands, reckoned, "claims"))

    assert found == [
        ("claims C2", "is missing"),
        ("claims C3.n", "3 stands here, but it is 4"),
    ]
