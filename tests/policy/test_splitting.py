"""A statement that is split: no words are published by it, none fall out, none come twice."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from samspill.policy import actions, errors
from samspill.policy.consulting.desk import counts_of, public_remarks, remarks_of
from samspill.policy.consulting.splitting import words_left
from tests.policy.consulted import consultation_of, pdf, statement


@pytest.fixture
def out(policy):
    return consultation_of(policy)


def test_what_is_taken_out_of_a_held_back_statement_is_held_back_too(out):
    response = statement(out, files=[pdf()])

    part = actions.take_out_remark(response, text="Hallen må være åpen.")

    assert part.is_held_back
    assert not public_remarks(out).exists()


def test_words_written_off_from_a_file_wait_although_the_statement_is_let_through(out):
    response = statement(out, files=[pdf()])
    whole = response.remarks.get()
    actions.release_remark(whole, shown_text=whole.raw_text)

    written_off = actions.take_out_remark(response, text="Vi vil ha svømmehall.")
    in_text = actions.take_out_remark(response, text="Hallen må være åpen.")

    assert written_off.is_held_back
    assert not in_text.is_held_back


def test_the_same_words_are_taken_out_once(out):
    response = statement(out)
    actions.take_out_remark(response, text="Hallen må være åpen.")

    with pytest.raises(errors.TakenOutAlreadyError):
        actions.take_out_remark(response, text=" Hallen må  være åpen. ")


def test_what_is_left_counts_as_open_until_a_person_has_said_that_it_is_nothing(out):
    response = statement(out, "Hei! Vi støtter målene. Hallen må være åpen.")
    part = actions.take_out_remark(response, text="Hallen må være åpen.")
    actions.answer_remark(part, verdict="taken_in", answer="Ja.")
    before = counts_of(out).open

    actions.settle_rest(response)

    assert (before, counts_of(out).open) == (1, 0)
    assert list(remarks_of(out)) == [part]


def test_the_rest_may_be_answered_and_stands_with_its_answer(out):
    response = statement(out)
    whole = response.remarks.get()
    actions.take_out_remark(response, text="Hallen må være åpen.")

    actions.answer_remark(whole, verdict="taken_in", answer="Takk for støtten.")

    assert whole in remarks_of(out)
    assert counts_of(out).open == 1


def test_what_is_put_back_is_open_again(out):
    response = statement(out, "Hallen må være åpen.")
    part = actions.take_out_remark(response, text="Hallen må være åpen.")

    actions.put_back_remark(part)

    assert list(remarks_of(out)) == [response.remarks.get()]
    assert counts_of(out).open == 1


def test_a_file_is_never_taken_to_be_wholly_read(out):
    response = statement(out, "Hallen må være åpen.", files=[pdf()])

    actions.take_out_remark(response, text="Hallen må være åpen.")

    assert response.remarks.earliest("number") in remarks_of(out)


def test_one_that_stands_whole_has_no_rest(out):
    with pytest.raises(errors.NotSplitError):
        actions.settle_rest(statement(out))


@given(st.lists(st.text("abc. ", min_size=1, max_size=12), max_size=5), st.data())
def test_every_word_is_left_or_taken_out(stretches, data):
    text = " ".join(stretches)
    taken = data.draw(st.lists(st.sampled_from(stretches))) if stretches else []

    left = words_left(text, taken)

    letters = sorted(letter for letter in text if letter.isalnum())
    kept = sorted(letter for letter in "".join([*left, *taken]) if letter.isalnum())
    assert set(letters) <= set(kept)


def test_the_desk_lists_what_is_left_and_a_person_settles_it(signed_in, place, out):
    response = statement(out, "Kjære kommune. Hallen må være åpen.")
    actions.take_out_remark(response, text="Hallen må være åpen.")
    address = reverse("policy:statement", args=[place.slug, response.pk])
    before = signed_in.get(address).content.decode()

    signed_in.post(reverse("policy:statement_rest", args=[place.slug, response.pk]))

    assert "Ikke tatt ut ennå" in before
    assert '<li lang="nb">Kjære kommune.</li>' in before
    assert counts_of(out).open == 1
    assert "Resten trenger ikke svar" in signed_in.get(address).content.decode()
