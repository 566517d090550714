"""What of the sorting is forgotten, and when."""

from datetime import timedelta

from django.utils import timezone

from samspill.dialogue.actions import erase_contribution
from samspill.insight import actions
from samspill.insight.models import Coding, Theme
from samspill.insight.retention import PERSONAL


def forget(field):
    [rule] = [one for one in PERSONAL if one.field == field]
    return rule.erase(rule.due(timezone.now()))


def test_words_of_an_erased_contribution_go_with_it(dialogue):
    one = dialogue.contributions.earliest("pk")
    erase_contribution(one, legal_basis="17-1-a")

    count = forget("Coding.words")

    assert count == 1
    assert one.codings.get().words == []
    assert forget("Coding.words") == 0


def test_who_sorted_is_forgotten_after_four_years(dialogue, coordinator):
    one, other = dialogue.contributions.order_by("pk")[:2]
    theme = Theme.objects.get(pk="LOK")
    for contribution in (one, other):
        actions.code(contribution, primary=theme, by=coordinator)
    old = timezone.now() - timedelta(days=4 * 365 + 1)
    Coding.objects.filter(contribution=one, is_current=True).update(at=old)

    count = forget("Coding.by")

    assert count == 1
    assert one.codings.current().get().by is None
    assert other.codings.current().get().by == coordinator
