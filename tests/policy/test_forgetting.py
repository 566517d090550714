"""Who tied and who answered is forgotten; the threads and the answers stay."""

from datetime import timedelta

from django.utils import timezone

from samspill.policy import actions
from samspill.policy.retention import PERSONAL


def test_who_did_it_is_forgotten_after_four_years(policy, measure, loose, coordinator):
    old = timezone.now() - timedelta(days=4 * 365 + 1)
    thread = actions.link(measure, contribution=loose, by=coordinator)
    type(thread).objects.filter(pk=thread.pk).update(at=old)
    other = policy.goals.get(number=2).measures.get()
    fresh = actions.link(other, contribution=measure.contributions.first(), by=coordinator)
    answer = loose.answer
    type(answer).objects.filter(pk=answer.pk).update(at=old)

    counts = [rule.erase(rule.due(timezone.now())) for rule in PERSONAL]

    thread.refresh_from_db()
    answer.refresh_from_db()
    assert counts == [1, 1]
    assert (thread.by, answer.by) == (None, None)
    assert loose.measures.get() == measure
    fresh.refresh_from_db()
    assert fresh.by == coordinator
