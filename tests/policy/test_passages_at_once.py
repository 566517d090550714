"""Whatever two or three writers do, and in whatever order: no word is lost."""

import threading
from contextlib import contextmanager, suppress

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.policy import actions
from samspill.policy.actions.passages import paragraphs
from samspill.policy.errors import ChangedMeanwhileError, ClashError, EmptyPassageError
from samspill.policy.models import Passage, Policy, Wording
from tests.dialogue import builders as evenings

WRITERS = st.integers(0, 2)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \n"), max_size=20
)
OPEN, WRITE, SETTLE, TAKE, PUT_BACK = "open", "write", "settle", "take", "put_back"
STEPS = st.lists(
    st.tuples(
        st.sampled_from([OPEN, OPEN, WRITE, WRITE, WRITE, SETTLE, TAKE, PUT_BACK]), WRITERS, TEXTS
    ),
    max_size=14,
)
ONE_DATABASE = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def chapter(policy):
    return actions.write_chapter(policy, key="vision", heading="Visjon", body="Vi bygger lag.")


def keep_of(text):
    return ["mine", "standing", "together"][len(text) % 3]


class Desk:
    """Writers before the same paragraph, each with the version they last saw."""

    def __init__(self, chapter):
        self.passage = chapter.passages.standing().get()
        self.seen = [self.passage.version] * 3
        self.written = [self.passage.text]
        self.replaced = []  # (what the writer had seen, what stood) where a new text came to stand

    def do(self, act, writer, text):
        stood, seen = self.passage.text, self._text_of(self.seen[writer])
        with suppress(ClashError, EmptyPassageError, ChangedMeanwhileError):
            getattr(self, act)(writer, text)
        self.passage = Passage.objects.select_related("chapter__policy", "policy").get(
            pk=self.passage.pk
        )
        if act == WRITE and self.passage.text != stood:
            self.replaced.append((seen, stood))

    def _text_of(self, version):
        return self.passage.wordings.get(version=version, is_set_aside=False).content["text"]

    def open(self, writer, text):
        self.seen[writer] = self.passage.version

    def write(self, writer, text):
        self._note(text)
        actions.write_passage(self.passage, text=text, seen=self.seen[writer])

    def settle(self, writer, text):
        waiting = Wording.objects.filter(
            passage=self.passage, is_set_aside=True, settled_at=None
        ).first()
        if waiting is None:
            return
        keep = keep_of(text)
        given = {"text": text} if keep == "together" else {}
        if given:
            self._note(text)
        actions.settle_clash(waiting, keep=keep, seen=self.seen[writer], **given)

    def take(self, writer, text):
        actions.take_away_passage(self.passage, seen=self.seen[writer])

    def put_back(self, writer, text):
        actions.put_back_passage(self.passage)

    def _note(self, text):
        self.written += [text] if text.strip() else []


def as_paragraphs(text):
    return "\n\n".join(paragraphs(text))


@pytest.fixture
def transacted(db):
    """Each example begins from the same rows: what it writes is taken back."""

    @contextmanager
    def begin():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return begin


@ONE_DATABASE
@given(STEPS)
def test_every_text_that_anyone_wrote_is_in_a_wording(transacted, chapter, steps):
    with transacted():
        desk = Desk(chapter)
        for step in steps:
            desk.do(*step)

        kept = Wording.objects.filter(passage__chapter=chapter)
        words = {one.content["text"] for one in kept}
        for text in desk.written:
            is_whole = as_paragraphs(text) in {as_paragraphs(one) for one in words}
            assert is_whole or set(paragraphs(text)) <= words


@ONE_DATABASE
@given(STEPS)
def test_what_stands_is_the_last_that_was_not_set_aside_and_no_number_is_missing(
    transacted, chapter, steps
):
    with transacted():
        desk = Desk(chapter)
        for step in steps:
            desk.do(*step)

        stood = desk.passage.wordings.filter(is_set_aside=False).order_by("version")
        versions = [one.version for one in stood]
        assert versions == list(range(1, desk.passage.version + 1))
        assert stood.last().content["text"] == desk.passage.text


@ONE_DATABASE
@given(STEPS)
def test_nobody_writes_over_what_they_have_not_seen(transacted, chapter, steps):
    with transacted():
        desk = Desk(chapter)
        for step in steps:
            desk.do(*step)

        assert all(seen == stood for seen, stood in desk.replaced)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_four_who_save_at_the_same_moment_one_stands_and_three_are_set_aside():
    place = evenings.organiser()
    chapter = a_chapter(place)
    passage, ready = chapter.passages.get(), threading.Barrier(4)
    outcomes = []

    def write(number):
        try:
            mine = Passage.objects.select_related("policy", "chapter").get(pk=passage.pk)
            ready.wait()
            actions.write_passage(mine, text=f"Tekst {number}.", seen=1)
            outcomes.append("stands")
        except ClashError:
            outcomes.append("aside")
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kept = Wording.objects.filter(passage=passage).exclude(version=1, is_set_aside=False)
    passage.refresh_from_db()
    assert sorted(outcomes) == ["aside", "aside", "aside", "stands"]
    assert {one.content["text"] for one in kept} == {f"Tekst {number}." for number in range(4)}
    assert kept.get(is_set_aside=False).content["text"] == passage.text


def a_chapter(place):
    """Straight into the tables: a dialogue, a policy and one chapter with one paragraph."""
    dialogue = evenings.dialogue(place)
    policy = Policy.objects.create(
        organiser=place, dialogue=dialogue, form="policy", title="Politikk", language="nb"
    )
    return actions.write_chapter(policy, key="vision", heading="Visjon", body="Vi bygger lag.")
