"""Writing the policy, deciding it, and following it up."""

from datetime import date
from decimal import Decimal

import pytest

from samspill.history.models import Entry
from samspill.policy import actions
from samspill.policy.errors import (
    AdoptedError,
    NotAdoptedError,
    OpenContributionsError,
    ReasonMissingError,
)
from samspill.policy.export import completeness
from samspill.policy.models import Measure, Policy
from tests.policy.builders import adopt

WORD = "Resten får svar før vedtaket."


def test_a_chapter_is_written_anew_and_a_new_one_comes_last(policy):
    actions.write_chapter(policy, key="vision", heading="Visjon", body="Rikt liv sammen.")
    actions.write_chapter(policy, key="prize", heading="Pris", body="Hvert år.")

    chapters = list(policy.chapters.all())
    assert policy.chapters.get(key="vision").body == "Rikt liv sammen."
    assert chapters[-1].key == "prize"


def test_only_what_is_changed_is_told(measure, coordinator):
    actions.change_measure(
        measure, text=measure.text, deadline=date(2027, 6, 1), cost_once=Decimal(0), by=coordinator
    )

    entry = Entry.objects.about(measure).get()
    assert entry.details["fields"] == ["cost_once", "deadline"]


def test_a_goal_is_added_and_changed(policy):
    goal = actions.add_goal(policy, text="Flere hus er åpne")

    actions.change_goal(goal, text="Alle hus er åpne")

    assert (goal.number, goal.text) == (3, "Alle hus er åpne")


def test_the_resolution_locks_the_text_and_adopts_the_measures(policy, measure):
    adopt(policy)

    measure.refresh_from_db()
    assert measure.status == Measure.Status.ADOPTED
    assert policy.state == Policy.State.ADOPTED
    with pytest.raises(AdoptedError):
        actions.write_chapter(policy, key="vision", heading="Visjon", body="Nei.")
    with pytest.raises(AdoptedError):
        actions.change_measure(measure, text="Nei")
    with pytest.raises(AdoptedError):
        actions.change_goal(measure.goal, text="Nei")
    with pytest.raises(AdoptedError):
        actions.delete_measure(measure)
    with pytest.raises(AdoptedError):
        adopt(policy)


def test_a_draft_with_open_contributions_goes_out_only_on_a_persons_word(policy):
    with pytest.raises(OpenContributionsError):
        actions.open_consultation(policy, word="  ")

    actions.open_consultation(policy, word="Resten får svar før vedtaket.")

    version = policy.versions.get()
    assert (version.kind, version.open_count) == ("consultation", completeness(policy)["open"])
    assert version.open_count > 0
    assert version.word == "Resten får svar før vedtaket."


def test_consultation_opens_the_draft_once(policy):
    actions.open_consultation(policy, word=WORD)
    actions.open_consultation(policy, word=WORD)

    policy.refresh_from_db()
    assert policy.state == Policy.State.CONSULTATION
    assert Entry.objects.filter(action="policy.consultation_opened").count() == 1


def test_status_is_told_after_the_resolution_and_a_dropped_measure_has_a_reason(policy, measure):
    with pytest.raises(NotAdoptedError):
        actions.set_status(measure, status="in_progress")
    adopt(policy)
    with pytest.raises(ReasonMissingError):
        actions.set_status(measure, status="dropped", reason=" ")

    actions.set_status(measure, status="in_progress", reason="Lyst ut i mai.")

    measure.refresh_from_db()
    assert (measure.status, measure.status_reason) == ("in_progress", "Lyst ut i mai.")
