"""Agreement is told as agreement, camps as camps, and chance as nothing."""

from __future__ import annotations

from random import Random

from samspill.pure.claims.claims import make_report
from tests.pure.claims import evenings
from tests.pure.claims.evenings import claims_of, texts_of


def test_shuffled_votes_give_no_clear_groups():
    votes = evenings.two_camps()
    for column in range(len(votes[0])):
        mixed = [theirs[column] for theirs in votes]
        Random(column).shuffle(mixed)
        for theirs, value in zip(votes, mixed, strict=True):
            theirs[column] = value

    report = make_report(evenings.voted(votes))

    assert not claims_of(report, "groups")
    assert texts_of(report, "no_groups")[0].startswith("Vi fant ingen tydelige meningsgrupper: ")


def test_two_camps_are_told_with_what_sets_them_apart_and_what_both_agree_on():
    report = make_report(evenings.voted(evenings.two_camps()))

    assert claims_of(report, "groups")[0]["value"] == 2
    assert len(claims_of(report, "group")) == 2
    assert claims_of(report, "group_view")
    assert claims_of(report, "divides")
    both = [one for one in claims_of(report, "in_every_group") if one["ids"] == ["R1-014"]]
    assert both[0]["text"] == "Minst 89\u00a0% er enige i alle gruppene."


def test_an_evening_where_all_agree_is_told_as_agreement():
    report = make_report(evenings.voted([[1] * 12 for _person in range(40)]))

    assert texts_of(report, "agreement") == [
        "Deltakerne er enige. I alle 12 innspill er mer enn halvparten enige, "
        "også når vi regner med usikkerheten."
    ]
    assert texts_of(report, "agree")[0].startswith("100\u00a0% er enige (91–100\u00a0%): 40 av 40")
    assert not claims_of(report, "disagree")
    assert claims_of(report, "no_groups")


def test_an_evening_where_all_disagree_is_never_told_as_agreement():
    report = make_report(evenings.voted([[-1] * 12 for _person in range(40)]))

    assert claims_of(report, "agreement")[0]["value"] == 0
    assert texts_of(report, "disagree")[0].startswith("100\u00a0% er uenige")
    assert not claims_of(report, "agree") or claims_of(report, "agree")[0]["value"] == 0


def test_answers_of_fewer_than_five_people_are_not_told():
    report = make_report(evenings.voted([[1, -1, 1]] * 4))

    assert texts_of(report, "opinions_basis") == [
        "Runde 1: Færre enn 5 personer svarte på om de er enige. Det er for få til å vise."
    ]
    assert not claims_of(report, "agree")
