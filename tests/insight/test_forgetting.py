"""What of the sorting is forgotten, and when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue.actions import erase_contribution, withdraw
from samspill.insight import actions
from samspill.insight.models import AnalysisRun, Coding, SortingAct, Theme
from samspill.insight.retention import PERSONAL


def forget(field):
    [rule] = [one for one in PERSONAL if one.field == field]
    return rule.erase(rule.due(timezone.now()))


def test_words_of_an_erased_contribution_go_with_it(dialogue):
    one = dialogue.contributions.earliest("pk")
    erase_contribution(one, legal_basis="17-1-a")

    count = forget("Coding.words")

    assert count == 1
    assert one.codings.get().words == []
    assert forget("Coding.words") == 0


def test_who_sorted_is_forgotten_after_four_years(dialogue, coordinator):
    one, other = dialogue.contributions.order_by("pk")[:2]
    theme = Theme.objects.get(pk="LOK")
    for contribution in (one, other):
        actions.code(contribution, primary=theme, by=coordinator)
    old = timezone.now() - timedelta(days=4 * 365 + 1)
    Coding.objects.filter(contribution=one, is_current=True).update(at=old)

    count = forget("Coding.by")

    assert count == 1
    assert one.codings.current().get().by is None
    assert other.codings.current().get().by == coordinator


def test_the_words_of_the_second_theme_go_too(dialogue):
    one = dialogue.contributions.earliest("pk")
    one.codings.update(secondary_words=["kommunen"])
    erase_contribution(one, legal_basis="17-1-a")

    assert forget("Coding.secondary_words") == 1
    assert one.codings.get().secondary_words == []


@pytest.fixture
def report(dialogue):
    return AnalysisRun.objects.create(
        dialogue=dialogue,
        kind=AnalysisRun.Kind.REPORT,
        state=AnalysisRun.State.DONE,
        made_at=timezone.now(),
        fingerprint="f" * 64,
        content={"contributions": []},
    )


def test_a_report_stands_while_nothing_in_it_is_taken_back(report):
    assert forget("AnalysisRun.content") == 0


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_a_report_goes_when_something_in_it_does_and_its_fingerprint_stays(dialogue, report, how):
    one = dialogue.contributions.earliest("pk")
    if how == "withdrawn":
        withdraw(one, key=one.key)
    else:
        erase_contribution(one, legal_basis="17-1-a")

    assert forget("AnalysisRun.content") == 1

    report.refresh_from_db()
    assert (report.content, report.fingerprint) == (None, "f" * 64)
    assert forget("AnalysisRun.content") == 0


def test_a_report_made_after_something_was_taken_back_stands(dialogue, report):
    one = dialogue.contributions.earliest("pk")
    withdraw(one, key=one.key)
    AnalysisRun.objects.update(made_at=timezone.now() + timedelta(seconds=1))

    assert forget("AnalysisRun.content") == 0


def test_a_report_is_kept_four_years(report):
    AnalysisRun.objects.update(made_at=timezone.now() - timedelta(days=4 * 365 + 1))

    assert forget("AnalysisRun.content") == 1


def test_who_did_what_at_the_workbench_is_forgotten_after_four_years(dialogue, coordinator):
    one, other = dialogue.contributions.order_by("pk")[:2]
    for contribution in (one, other):
        actions.split(contribution, at=contribution.raw_text.index(" "), by=coordinator)
    act = actions.undo(actions.last_act(dialogue, by=coordinator), by=coordinator)
    old = timezone.now() - timedelta(days=4 * 365 + 1)
    SortingAct.objects.filter(pk=act.pk).update(at=old, undone_at=old)
    other.parts.update(at=old)

    counts = [forget(field) for field in ("SortingAct.by", "SortingAct.undone_by", "Part.by")]

    assert counts == [1, 1, 2]
    assert one.parts.filter(by=coordinator).count() == 2
