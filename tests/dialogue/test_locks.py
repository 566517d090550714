"""A vote and a control-room act lock the round; a contribution's foreign key asks for it too."""

import threading

import pytest
from django.db import connection, transaction

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution
from tests.dialogue import builders


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_who_writes_does_not_wait_for_who_holds_the_round(words_may_go):
    opened = builders.dialogue(builders.organiser())
    round = builders.open_first(opened)
    problems = []

    def write():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            draft = actions.ContributionDraft(1, 1, "Tanke")
            actions.contribute_many(opened, drafts=[draft], channel="phone")
        except Exception as error:
            problems.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        actions.reactions.give_ballots(round, drafts=[])
        writing = threading.Thread(target=write)
        writing.start()
        writing.join()

    assert problems == []
    assert Contribution.objects.count() == 1
