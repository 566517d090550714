"""The run that makes a report: asked for as a row, made by the worker, taken up again when left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue.actions import withdraw
from samspill.insight import actions
from samspill.insight.actions import run_making
from samspill.insight.actions.runs import LEASE, MOST_ATTEMPTS
from samspill.insight.models import AnalysisRun, Coding, Theme
from samspill.insight.report.state import report_state
from samspill.insight.tasks import run_next
from tests.insight import builders

REPORT, PROPOSALS = AnalysisRun.Kind.REPORT, AnalysisRun.Kind.PROPOSALS


def ask(dialogue, kind=REPORT):
    return actions.ask_for_run(dialogue, kind=kind)


def fresh(run):
    return AnalysisRun.objects.get(pk=run.pk)


def test_one_waits_at_most(dialogue):
    first, again = ask(dialogue), ask(dialogue)

    assert first == again
    assert ask(dialogue, PROPOSALS) != first


def test_one_that_is_under_way_may_be_followed_by_another(dialogue):
    """It may have read the sorting before what was changed last."""
    first = ask(dialogue)
    actions.claim_run(timezone.now())

    assert ask(dialogue) != first


def test_the_worker_makes_findings_and_report_and_keeps_them(dialogue, coordinator):
    dialogue.findings.all().delete()
    run = actions.ask_for_run(dialogue, kind=REPORT, by=coordinator)

    done = run_next()

    run = fresh(run)
    assert done == 1
    assert (run.state, run.leased_until) == ("done", None)
    assert run.done == run.steps > 2
    assert dialogue.findings.count() == 1
    assert run.content["findings"][0]["id"] == "F1"
    assert run.content["fingerprint"] == run.fingerprint
    assert len(run.fingerprint) == 64
    assert run_next() == 0


def test_the_worker_makes_proposals_anew(dialogue):
    Coding.objects.all().delete()
    run = ask(dialogue, PROPOSALS)

    run_next()

    assert fresh(run).state == "done"
    assert Coding.objects.current().count() == 5


def test_the_first_that_was_asked_for_is_made_first(dialogue):
    first, second = ask(dialogue, PROPOSALS), ask(dialogue)

    run_next()

    assert (fresh(first).state, fresh(second).state) == ("done", "waiting")


def test_a_run_is_one_workers_at_a_time(dialogue):
    ask(dialogue)
    now = timezone.now()

    claimed = [actions.claim_run(now), actions.claim_run(now)]

    assert claimed[0] is not None
    assert claimed[1] is None


def test_what_a_worker_left_is_taken_up_again(dialogue):
    run = ask(dialogue)
    now = timezone.now()
    actions.claim_run(now)

    again = actions.claim_run(now + LEASE + timedelta(seconds=1))

    assert again == run
    assert again.attempts == 2


def test_one_that_has_ended_its_workers_too_often_is_given_up(dialogue):
    run = ask(dialogue)
    now = timezone.now()
    for attempt in range(MOST_ATTEMPTS):
        assert actions.claim_run(now + 2 * attempt * LEASE) == run

    assert actions.claim_run(now + 2 * MOST_ATTEMPTS * LEASE) is None
    assert fresh(run).state == "failed"
    assert report_state(dialogue).has_failed


def test_what_comes_after_the_lease_has_gone_to_another_is_let_go(dialogue):
    ask(dialogue)
    now = timezone.now()
    late = actions.claim_run(now)
    other = actions.claim_run(now + LEASE + timedelta(seconds=1))
    actions.make_run(other)
    made = fresh(other)
    builders.give(dialogue, "Ett ord til")

    actions.make_run(late)

    assert fresh(late).content == made.content


def test_one_that_fails_is_tried_three_times(dialogue, monkeypatch):
    def broken(*_given, **_named):
        raise RuntimeError("no report today")

    monkeypatch.setattr(run_making, "make_report", broken)
    run = ask(dialogue)
    states = []
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(RuntimeError):
            run_next()
        states.append(fresh(run).state)

    assert states == ["waiting", "waiting", "failed"]
    assert run_next() == 0


def test_how_far_it_has_come_is_written_down_and_the_lease_is_held(dialogue, monkeypatch):
    run = ask(dialogue)
    seen = []

    def told_of(rows, *, told):
        told(3, 7)
        seen.append(fresh(run))
        return real(rows, told=told)

    real = run_making.make_report
    monkeypatch.setattr(run_making, "make_report", told_of)
    monkeypatch.setattr("samspill.insight.actions.runs.TOLD_SECONDS", 0)
    claimed = actions.claim_run(timezone.now() - LEASE / 2)
    actions.make_run(claimed)

    assert [(one.done, one.steps, one.state) for one in seen] == [(3, 7, "running")]
    assert seen[0].leased_until > claimed.asked_at + LEASE / 2


def test_nothing_has_changed_since_a_report_that_was_just_made(dialogue):
    run = actions.make_report_at_once(dialogue)

    state = report_state(dialogue)

    assert (state.made, state.under_way, state.has_changed) == (run, None, False)


def test_what_is_sorted_and_said_since_is_counted(dialogue, coordinator):
    actions.make_report_at_once(dialogue)
    one, other = dialogue.contributions.order_by("pk")[:2]
    for contribution, theme in ((one, "LOK"), (one, "REK"), (other, "LOK")):
        actions.code(contribution, primary=_theme(theme), by=coordinator)
    builders.give(dialogue, "Ett ord til")

    state = report_state(dialogue)

    assert (state.sorted_since, state.given_since, state.has_changed) == (2, 1, True)


def test_what_is_undone_since_is_a_change_too(dialogue, coordinator):
    actions.code(dialogue.contributions.earliest("pk"), primary=_theme("LOK"), by=coordinator)
    actions.make_report_at_once(dialogue)
    actions.undo(dialogue.sorting_acts.get(), by=coordinator)

    assert report_state(dialogue).has_changed


def test_a_report_that_holds_what_was_taken_back_since_is_not_shown(dialogue):
    actions.make_report_at_once(dialogue)
    one = dialogue.contributions.earliest("pk")
    withdraw(one, key=one.key)

    before = report_state(dialogue)
    actions.make_report_at_once(dialogue)
    after = report_state(dialogue)

    assert (before.made, before.taken_back) == (None, 1)
    assert after.made is not None
    assert after.made.content["contributions"][0]["text"] is None


def _theme(code):
    return Theme.objects.get(pk=code)
