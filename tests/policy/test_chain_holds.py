"""Whatever is done, in whatever order: no contribution falls out of the check, no link points at nothing."""

from datetime import date
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Contribution
from samspill.insight import actions as insight_actions
from samspill.insight.errors import InsightError
from samspill.insight.models import SortingAct
from samspill.policy import actions
from samspill.policy.content import fingerprint
from samspill.policy.errors import PolicyError
from samspill.policy.export import completeness
from samspill.policy.models import (
    Answer,
    EarlierAnswer,
    Measure,
    MeasureContribution,
    Passage,
    Policy,
    Wording,
)
from samspill.policy.writing.answered import VERDICTS, WITHDRAWN, Which, found
from tests.insight import builders

REFUSALS = (PolicyError, InsightError, DialogueError)
STEPS = (
    "give", "withdraw", "merge", "split", "undo", "link", "unlink", "add_measure", "delete_measure",
    "answer", "answer_many", "take_back", "write", "write_unseen", "chapter", "take_away", "save",
    "consult", "adopt", "amend", "status",
)  # fmt: skip


class Hands:
    """One step at a time on a policy; `pick` chooses among what there is."""

    def __init__(self, policy, user):
        self.policy, self.user, self.numbers = policy, user, count(1)
        self.given = set(policy.dialogue.contributions.values_list("pk", flat=True))
        self.written, self.trying = set(), set()  # texts: that were taken, and that are being tried

    def do(self, step, one, other, verdict):
        self.trying = set()
        try:
            with transaction.atomic():
                getattr(self, step)(one, other, verdict)
            self.written |= self.trying
        except REFUSALS:
            pass
        self.policy = Policy.objects.get(pk=self.policy.pk)

    def _pick(self, rows, number):
        some = list(rows.order_by("pk"))
        return some[number % len(some)] if some else None

    def _contribution(self, number):
        return self._pick(Contribution.objects.filter(dialogue=self.policy.dialogue), number)

    def _measure(self, number):
        return self._pick(Measure.objects.filter(goal__policy=self.policy), number)

    def _text(self):
        text = f"Ord nummer {next(self.numbers)}"
        self.trying.add(text)
        return text

    def give(self, one, other, verdict):
        made = builders.give(self.policy.dialogue, f"Nytt innspill {next(self.numbers)}. Og mer.")
        self.given |= {row.pk for row in made}

    def withdraw(self, one, other, verdict):
        dialogue_actions.withdraw(self._contribution(one), by=self.user)

    def merge(self, one, other, verdict):
        insight_actions.merge(self._contribution(one), self._contribution(other), by=self.user)

    def split(self, one, other, verdict):
        row = self._contribution(one)
        insight_actions.split(row, at=row.raw_text.find(" "), by=self.user)

    def undo(self, one, other, verdict):
        acts = SortingAct.objects.filter(dialogue=self.policy.dialogue)
        if act := self._pick(acts, one):
            insight_actions.undo(act, by=self.user)

    def link(self, one, other, verdict):
        if measure := self._measure(other):
            actions.link(measure, contribution=self._contribution(one), by=self.user)

    def unlink(self, one, other, verdict):
        if link := self._pick(MeasureContribution.objects.all(), one):
            actions.unlink(link.measure, contribution=link.contribution, by=self.user)

    def add_measure(self, one, other, verdict):
        if goal := self._pick(self.policy.goals.all(), other):
            contributions = [self._contribution(one)] if verdict else []
            why = "" if verdict else "Kommunen vil det selv."
            actions.add_measure(
                goal, contributions=contributions, text=self._text(), rationale=why, by=self.user
            )

    def delete_measure(self, one, other, verdict):
        if measure := self._measure(one):
            actions.delete_measure(measure, by=self.user)

    def answer(self, one, other, verdict):
        actions.answer(self._contribution(one), verdict=verdict or "partly", reason="Fordi.")

    def answer_many(self, one, other, verdict):
        keys = [self._contribution(number).pk for number in (one, other)]
        actions.answer_many(
            self.policy, contributions=keys, verdict=verdict or "partly", reason="Felles.",
        )  # fmt: skip

    def take_back(self, one, other, verdict):
        actions.take_back_answer(self._contribution(one), by=self.user)

    def write(self, one, other, verdict):
        passage = self._pick(Passage.objects.filter(policy=self.policy), one)
        text = self._text()
        actions.write_passage(passage, text=text, seen=passage.version, by=self.user)

    def write_unseen(self, one, other, verdict):
        """From an earlier version; the clash itself must be kept, so it is not taken back here."""
        passage = self._pick(Passage.objects.filter(policy=self.policy), one)
        text = self._text()
        try:
            actions.write_passage(passage, text=text, seen=1, by=self.user)
        except PolicyError as error:
            if not hasattr(error, "wording"):
                raise

    def chapter(self, one, other, verdict):
        chapter = self._pick(self.policy.chapters.all(), one)
        body = "\n\n".join(self._text() for _number in range(other % 3))
        actions.write_chapter(
            self.policy, key=chapter.key, heading=chapter.heading, body=body, by=self.user
        )

    def take_away(self, one, other, verdict):
        paragraphs = Passage.objects.filter(policy=self.policy, kind="paragraph", is_standing=True)
        if passage := self._pick(paragraphs, one):
            actions.take_away_passage(passage, by=self.user)

    def save(self, one, other, verdict):
        actions.save_version(self.policy, by=self.user)

    def consult(self, one, other, verdict):
        actions.open_consultation(self.policy, word="Resten kommer.", by=self.user)

    def adopt(self, one, other, verdict):
        actions.adopt(
            self.policy, body="Kommunestyret", decided_on=date(2027, 3, 11), case_number="1/27",
            text="Vedtas.", word="Resten kommer.", by=self.user,
        )  # fmt: skip

    def amend(self, one, other, verdict):
        actions.begin_amendment(self.policy, by=self.user)

    def status(self, one, other, verdict):
        if measure := self._measure(one):
            actions.set_status(measure, status="in_progress", reason="Vi er i gang.")


def check(hands):
    """All that must be true after every step."""
    policy = hands.policy
    rows = {verdict: set(found(policy, Which(verdict))) for verdict in VERDICTS}
    everyone = [one.pk for some in rows.values() for one in some]
    assert sorted(everyone) == sorted(hands.given)  # each in one list and in one alone
    assert {one.pk for one in found(policy, Which())} == hands.given - {
        one.pk for one in rows[WITHDRAWN]
    }
    assert sum(completeness(policy).values()) == len(hands.given) - len(rows[WITHDRAWN])
    _links(policy, rows)
    _words(hands)
    for version in policy.versions.all():
        _version(policy, version)


def _links(policy, rows):
    tied = set(MeasureContribution.objects.values_list("contribution", flat=True))
    for one in rows[Answer.Verdict.TAKEN_IN]:
        assert one.pk in tied
    for one in rows[Answer.Verdict.NOT_TAKEN_IN]:
        assert one.pk not in tied
    for link in MeasureContribution.objects.select_related("measure__goal", "contribution"):
        assert link.measure.goal.policy_id == policy.pk
        assert link.contribution.dialogue_id == policy.dialogue_id
    for measure in Measure.objects.filter(goal__policy=policy):
        assert measure.links.exists() or measure.rationale
        assert measure.passage.is_standing
    for goal in policy.goals.all():
        assert goal.passage.is_standing


def _words(hands):
    """Every text that anyone wrote is in a wording; what stands is the last that came to stand."""
    kept = {one.content["text"] for one in Wording.objects.all()}
    assert hands.written <= kept
    for passage in Passage.objects.filter(policy=hands.policy).prefetch_related("wordings"):
        stood = [one for one in passage.wordings.all() if not one.is_set_aside]
        assert [one.version for one in stood] == list(range(1, passage.version + 1))
        if passage.is_standing:
            row = passage.measure or passage.goal or passage
            assert row.text == stood[-1].content["text"]
        else:
            assert passage.name


def _version(policy, version):
    assert fingerprint(version.content) == version.fingerprint
    references = set(policy.dialogue.contributions.values_list("reference", flat=True))
    passages = set(policy.passages.values_list("pk", flat=True))
    for chapter in version.content["chapters"]:
        assert {one["passage"] for one in chapter["passages"]} <= passages
    for goal in version.content["goals"]:
        assert goal["passage"] in passages
        for measure in goal["measures"]:
            assert measure["passage"] in passages
            assert set(measure["contributions"]) <= references


steps = st.tuples(
    st.sampled_from(STEPS),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from(["", *Answer.Verdict.values]),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=st.lists(steps, min_size=1, max_size=14))
@pytest.mark.django_db
def test_no_sequence_of_acts_loses_a_contribution_or_leaves_a_link_to_nothing(
    policy, coordinator, done
):
    with transaction.atomic():
        hands = Hands(Policy.objects.get(pk=policy.pk), coordinator)
        for step in done:
            hands.do(*step)
            check(hands)
        transaction.set_rollback(True)


def test_an_answer_that_is_taken_back_is_kept_as_it_was(policy, loose, coordinator):
    actions.answer(loose, verdict="partly", reason="Litt.", by=coordinator)

    actions.take_back_answer(loose, by=coordinator)

    earlier = EarlierAnswer.objects.get(contribution=loose)
    assert (earlier.verdict, earlier.reason, earlier.by) == ("partly", "Litt.", coordinator)
