"""What a case document says: nothing that is not so on the day it is drafted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.council.case_drafting import drafted
from samspill.policy.models import Consultation
from samspill.pure.documents import norwegian
from tests.policy.builders import adopt


def test_the_consultation_ends_at_its_deadline_though_the_resolution_closes_it(policy, consulted):
    adopt(policy)
    actions.begin_amendment(policy)
    actions.open_consultation(policy, word="Resten svares på etterpå.")
    now = timezone.now()
    Consultation.objects.filter(closed_at=None).update(
        deadline=now - timedelta(days=30), closed_at=now
    )

    text = actions.draft_case_document(policy, kind="amendment").consultation_text

    ended = timezone.localdate(now - timedelta(days=30))
    assert f"til {norwegian.plain_date(ended)}" in text


def test_a_consultation_that_is_open_is_told_in_the_present(policy, consulted):
    text = actions.draft_case_document(policy).consultation_text

    assert text.startswith("Utkastet er på høring fra")
    assert "1 av dem har svart så langt." in text
    assert "Så langt er det kommet 1 høringssvar" in text


def test_an_amendment_tells_of_its_own_consultation_alone(policy, consulted, measure):
    adopt(policy)
    actions.begin_amendment(policy)
    actions.change_measure(measure, text="Svare innen to dager")

    row = actions.draft_case_document(policy, kind="amendment")

    assert row.consultation_text == "Endringene har ikke vært på høring."
    assert row.enclosures == [
        f"{policy.title}, versjon 3",
        "Det som er endret fra versjon 2, vedtatt 11.\u00a0mars\u00a02027",
    ]
    actions.open_consultation(policy, word="Resten svares på etterpå.")
    told = drafted(policy, kind="amendment")
    assert told["consultation_text"].startswith("Endringene er på høring fra")
    assert "0 høringssvar og 0 merknader" in told["consultation_text"]


def test_it_does_not_say_that_all_are_answered_while_some_are_not(policy, loose):
    before = drafted(policy, kind="adoption")
    actions.answer(loose, verdict="not_taken_in", reason="Hallen er full.")
    after = drafted(policy, kind="adoption")

    assert "hvert innspill har et svar" not in before["assessment"]
    assert "1 innspill mangler ennå et svar" in before["assessment"]
    assert "svar på hvert av dem" not in before["process_text"]
    assert "hvert innspill har et svar" in after["assessment"]
    assert "svar på hvert av dem" in after["process_text"]


def test_the_enclosure_is_the_version_that_will_be_decided_on(policy):
    actions.save_version(policy, note="Lest")

    title = drafted(policy, kind="adoption")["enclosures"][0]
    adopt(policy)

    assert title.endswith(f", versjon {policy.versions.order_by('number').last().number}")


@pytest.mark.parametrize(
    ("months", "words"),
    [(12, "én gang i året"), (6, "to ganger i året"), (5, "hver 5. måned")],
)
def test_the_proposal_keeps_the_rhythm_of_the_policy(policy, months, words):
    policy.months_between_status = months

    assert f"om hvert tiltak {words}, med" in drafted(policy, kind="adoption")["proposal"]
