"""Who tied and who answered is forgotten; the threads and the answers stay."""

from datetime import timedelta

from django.utils import timezone

from samspill.policy import actions
from samspill.policy.models import Follower
from samspill.policy.retention import PERSONAL
from tests.policy.builders import adopt


def forget(days=0):
    """How many rows each rule found so many days from now, by field."""
    now = timezone.now() + timedelta(days=days)
    return {rule.field: rule.erase(rule.due(now)) for rule in PERSONAL if rule.due}


def test_who_did_it_is_forgotten_after_four_years(policy, measure, loose, coordinator):
    old = timezone.now() - timedelta(days=4 * 365 + 1)
    thread = actions.link(measure, contribution=loose, by=coordinator)
    type(thread).objects.filter(pk=thread.pk).update(at=old)
    other = policy.goals.get(number=2).measures.get()
    fresh = actions.link(other, contribution=measure.contributions.first(), by=coordinator)
    answer = loose.answer
    type(answer).objects.filter(pk=answer.pk).update(at=old)

    counts = forget()

    thread.refresh_from_db()
    answer.refresh_from_db()
    assert {field: count for field, count in counts.items() if count} == {
        "MeasureContribution.by": 1,
        "Answer.by": 1,
    }
    assert (thread.by, answer.by) == (None, None)
    assert loose.measures.get() == measure
    fresh.refresh_from_db()
    assert fresh.by == coordinator


def follow(contribution, email="en@example.no", **facts):
    return Follower.objects.create(contribution=contribution, email=email, language="nb", **facts)


def test_a_follower_is_kept_as_long_as_something_may_still_happen(policy, measure, loose):
    now = timezone.now()
    behind = measure.contributions.first()
    kept = follow(behind, confirmed_at=now)
    unconfirmed = follow(loose, asked_at=now - timedelta(days=15))
    waiting = follow(loose, email="to@example.no", confirmed_at=now)

    assert forget()["Follower.email"] == 1
    assert set(Follower.objects.all()) == {kept, waiting}
    assert not Follower.objects.filter(pk=unconfirmed.pk).exists()

    adopt(policy)
    actions.set_status(measure, status="delivered", reason="Ferdig.")
    assert forget(days=29)["Follower.email"] == 0
    assert forget(days=31)["Follower.email"] == 1
    assert set(Follower.objects.all()) == {waiting}
