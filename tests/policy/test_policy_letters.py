"""The letters that the policy makes ready: the consultation, and what became of what was said."""

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.letters.documents import missing_facts
from samspill.letters.models import Letter
from samspill.letters.shelf import places
from samspill.policy import actions
from samspill.policy.errors import ConsultationClosedError, NotPublicError
from tests.policy.builders import adopt
from tests.policy.consulted import consultation_of, run_out

PEOPLE = {"group_leader_name", "municipality_signatory_name"}


def test_the_letter_tells_the_deadline_and_where_to_answer(policy, process):
    consultation = consultation_of(policy)

    letter = actions.draft_consultation_letter(policy)

    day = timezone.localdate(consultation.deadline).isoformat()
    assert letter.kind == Letter.Kind.CONSULTATION
    assert letter.facts["consultation_deadline"] == day
    assert letter.facts["consultation_url"].endswith("/policy/consultation/")
    assert letter.facts["measure_count"] == 2
    assert set(missing_facts(letter)) <= {*PEOPLE, "contact_name", "contact_email"}


def test_there_is_no_letter_of_a_consultation_that_is_not_open(policy):
    with pytest.raises(ConsultationClosedError):
        actions.draft_consultation_letter(policy)
    run_out(consultation_of(policy))

    with pytest.raises(ConsultationClosedError):
        actions.draft_consultation_letter(policy)


def test_the_letter_tells_what_became_of_it_all(policy, measure, loose):
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare\nglede.")
    adopt(policy)

    facts = actions.draft_answers_letter(policy).facts

    assert (facts["taken_in_count"], facts["not_taken_in_count"]) == (3, 1)
    assert facts["top_taken_in"][0] == f"{measure.text} (3 innspill)"
    assert facts["top_not_taken_in"] == ["Det var bare glede. (1 innspill)"]
    assert facts["adopted_on"] == "2027-03-11"
    assert facts["became_url"].endswith("/what-became/")


def test_nothing_is_told_of_a_draft_that_nobody_can_read(policy):
    with pytest.raises(NotPublicError):
        actions.draft_answers_letter(policy)


def test_made_again_it_is_the_same_letter_brought_up_to_date(policy, loose):
    adopt(policy)
    first = actions.draft_answers_letter(policy)
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")

    again = actions.draft_answers_letter(policy)

    assert again.pk == first.pk
    assert again.facts["not_taken_in_count"] == 1


def test_the_shelf_has_a_place_for_it_once_it_is_made(policy, process):
    letters = Letter.objects.filter(process=process)
    assert [one.kind for one in places(letters.all())][-1] == Letter.Kind.THANKS
    adopt(policy)

    actions.draft_answers_letter(policy)

    assert [one.kind for one in places(letters.all())][-1] == Letter.Kind.ANSWERS


def test_the_button_opens_the_letter_and_says_why_not(signed_in, place, policy):
    address = reverse("policy:policy_letter", args=[place.slug, "consultation"])

    refused = signed_in.post(address, follow=True).content.decode()
    consultation_of(policy)
    made = signed_in.post(address)

    assert "Høringen er lukket" in refused
    letter = Letter.objects.get(kind=Letter.Kind.CONSULTATION)
    assert made["Location"] == reverse("letters:letter", args=[place.slug, letter.pk])


def test_another_kind_is_not_found(signed_in, place, policy):
    address = reverse("policy:policy_letter", args=[place.slug, "reminder"])

    assert signed_in.post(address).status_code == 404
