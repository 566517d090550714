"""Many who write at the same moment: every word is kept once, every id is its own."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, Dialogue
from samspill.live.models import LiveEvent
from tests.dialogue import builders


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_writers_at_once_give_every_contribution_its_own_id_and_number(words_may_go):
    opened = builders.dialogue(builders.organiser())
    builders.open_first(opened)
    key = uuid4()  # the same from all: a phone that asked again and again

    def write():
        try:
            dialogue = Dialogue.objects.select_related("conference").get(pk=opened.pk)
            for turn in range(5):
                drafts = [
                    actions.ContributionDraft(1, 1, f"Tanke {turn}"),
                    actions.ContributionDraft(1, 1, "Den samme", key=key),
                ]
                actions.contribute_many(dialogue, drafts=drafts, channel="phone")
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    references = list(Contribution.objects.values_list("reference", flat=True))
    numbers = list(LiveEvent.objects.order_by("number").values_list("number", flat=True))
    assert len(references) == len(set(references)) == 4 * 5 + 1
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.django_db(transaction=True)
def test_the_triggers_are_back_after_a_test_that_lifted_them(words_may_go):
    opened = builders.dialogue(builders.organiser())
    table = opened.tables.get(number=1)

    actions.contribute(builders.open_first(opened), text="Hei", table=table, channel="phone")

    assert Contribution.objects.count() == 1
