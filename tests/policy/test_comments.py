"""What those who write say to each other in the margin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.history.models import Entry
from samspill.policy import actions
from samspill.policy.errors import EmptyCommentError
from samspill.policy.models import Comment
from samspill.policy.writing.comments import comments_of, comments_on, open_comment_counts
from tests.dialogue import builders as evenings


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def passage(measure):
    return measure.passage


def test_an_answer_joins_the_talk_it_answers_also_when_it_answers_an_answer(passage, coordinator):
    first = actions.comment(passage, text="Hvem svarer?", by=coordinator)
    second = actions.comment(passage, text="Servicetorget.", by=coordinator, answers=first)
    third = actions.comment(passage, text="Godt.", by=coordinator, answers=second)

    [talk] = comments_on(passage)
    assert talk == first
    assert list(talk.replies.all()) == [second, third]


def test_a_talk_is_settled_and_opened_again_by_a_new_answer(passage, coordinator):
    first = actions.comment(passage, text="Hvem svarer?", by=coordinator)
    actions.settle_comment(first, by=coordinator)
    counted = open_comment_counts(passage.policy)

    actions.comment(passage, text="Vent litt.", by=coordinator, answers=first)

    first.refresh_from_db()
    assert counted == {}
    assert (first.settled_at, first.settled_by) == (None, None)
    assert open_comment_counts(passage.policy) == {passage.pk: 1}


def test_what_is_settled_stands_last(passage, coordinator):
    first, second = (actions.comment(passage, text=text, by=coordinator) for text in "ab")
    actions.settle_comment(first, by=coordinator)

    assert comments_of(passage.policy) == {passage.pk: [second, first]}


def test_settling_twice_is_settling_once(passage, coordinator):
    first = actions.comment(passage, text="Hvem svarer?", by=coordinator)
    actions.settle_comment(first, by=coordinator)
    actions.settle_comment(first, by=coordinator)

    assert Entry.objects.filter(action="policy.comment_settled").count() == 1


def test_nothing_is_no_comment_and_a_talk_stays_at_its_place(policy, passage, coordinator):
    elsewhere = policy.passages.exclude(pk=passage.pk).first()
    first = actions.comment(passage, text="Hvem svarer?", by=coordinator)

    with pytest.raises(EmptyCommentError):
        actions.comment(passage, text=" \r\n", by=coordinator)
    with pytest.raises(ValueError, match="another passage"):
        actions.comment(elsewhere, text="Nei", by=coordinator, answers=first)

    assert Comment.objects.count() == 1


def test_comments_are_read_in_two_queries_however_many(policy, coordinator):
    for passage in policy.passages.all():
        first = actions.comment(passage, text="Hva?", by=coordinator)
        actions.comment(passage, text="Dette.", by=coordinator, answers=first)

    with CaptureQueriesContext(connection) as asked:
        found = comments_of(policy)
        names = {reply.by.name for talks in found.values() for reply in talks[0].replies.all()}

    assert len(asked) == 2
    assert (len(found), names) == (policy.passages.count(), {coordinator.name})


def test_a_comment_is_written_answered_and_settled_on_the_page(client, place, policy, passage):
    client.force_login(evenings.member(place, "mote@example.no", role="facilitator"))
    address = at("passage", place, passage.pk)
    asked = {"text": "Hvem svarer?", "back": address}
    client.post(at("comments", place, passage.pk), asked)
    first = Comment.objects.get()

    answer = {"text": "Servicetorget.", "answers": first.pk}
    back = client.post(at("comments", place, passage.pk), answer)
    client.post(at("comment_settling", place, first.pk))
    page = client.get(address).content.decode()

    assert back["Location"] == f"{address}#comments-{passage.pk}"
    assert "Hvem svarer?" in page
    assert "Servicetorget." in page
    assert "Åpne den igjen" in page


def test_one_is_never_sent_to_another_place(signed_in, place, passage):
    for back in ("https://example.no/", "//example.no/", "javascript:1", "/\\example.no"):
        answer = signed_in.post(at("comments", place, passage.pk), {"text": "Hva?", "back": back})
        assert answer["Location"].startswith(f"/{place.slug}/work/policy/passages/")


def test_a_plain_reader_neither_sees_nor_writes_comments(client, place, policy, passage):
    first = actions.comment(passage, text="Bare mellom oss", by=None)
    client.force_login(evenings.member(place, "les@example.no", role="reader"))

    page = client.get(at("passage", place, passage.pk))

    assert page.status_code == 200
    assert "Bare mellom oss" not in page.content.decode()
    body = {"text": "Hei"}
    assert client.post(at("comments", place, passage.pk), body).status_code == 404
    assert client.post(at("comment_settling", place, first.pk)).status_code == 404
    assert client.post(at("comment_reopening", place, first.pk)).status_code == 404


def test_an_empty_comment_is_told_of(signed_in, place, passage):
    answer = signed_in.post(at("comments", place, passage.pk), {"text": " "}, follow=True)

    assert "Skriv kommentaren først." in answer.content.decode()
    assert Comment.objects.count() == 0
