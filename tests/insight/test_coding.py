"""Sorting: the system proposes with reasons, a person's word wins, nothing is lost."""

import pytest

from samspill.insight import actions
from samspill.insight.models import Coding, Theme
from tests.insight import builders


def current(contribution):
    return contribution.codings.current().get()


def test_every_contribution_gets_a_proposal_with_the_words_that_decided(dialogue):
    first = dialogue.contributions.earliest("pk")

    coding = current(first)

    assert coding.source == Coding.Source.MACHINE
    assert coding.primary_id == "KOO"
    assert coding.detail_id == "KOO.kontaktpunkt"
    assert coding.words
    assert all(word in first.raw_text for word in coding.words)


def test_what_has_no_word_to_go_by_is_unclear(dialogue):
    last = dialogue.contributions.latest("pk")

    assert current(last).is_unclear
    assert current(last).primary_id == "ANN"


def test_proposing_again_changes_nothing_and_leaves_persons_alone(dialogue, coordinator):
    one = dialogue.contributions.earliest("pk")
    actions.code(one, primary=Theme.objects.get(pk="FOR"), by=coordinator)
    before = Coding.objects.count()

    count = actions.propose_codings(dialogue)

    assert count == dialogue.contributions.count() - 1
    assert Coding.objects.count() == before
    assert current(one).primary_id == "FOR"


def test_a_persons_coding_wins_and_the_earlier_one_is_kept(dialogue, coordinator):
    one = dialogue.contributions.earliest("pk")

    actions.code(
        one,
        primary=Theme.objects.get(pk="LOK"),
        detail=Theme.objects.get(pk="LOK.booking"),
        secondary=Theme.objects.get(pk="FOR"),
        by=coordinator,
    )

    assert [(coding.source, coding.is_current) for coding in one.codings.order_by("pk")] == [
        ("machine", False),
        ("person", True),
    ]
    assert current(one).by == coordinator


def test_a_detail_of_another_theme_is_refused(dialogue, coordinator):
    one = dialogue.contributions.earliest("pk")

    with pytest.raises(ValueError, match="not a detail"):
        actions.code(
            one,
            primary=Theme.objects.get(pk="FOR"),
            detail=Theme.objects.get(pk="LOK.booking"),
            by=coordinator,
        )


def test_what_is_withdrawn_is_not_sorted(place):
    from samspill.dialogue.actions import withdraw

    dialogue = builders.spoken(place, builders.HALL)
    one = dialogue.contributions.get()
    withdraw(one, key=one.key)

    assert actions.propose_codings(dialogue) == 0
