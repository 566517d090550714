"""What was taken back is erased a year after the conference; what was said is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.conference.models import Conference
from samspill.dialogue import actions
from samspill.dialogue.models import Contribution
from samspill.dialogue.retention import PERSONAL

FIELDS = {field.field: field for field in PERSONAL}
WORDS = FIELDS["Contribution.raw_text"]


def held(days):
    """The conference ended so many days ago."""
    end = timezone.now() - timedelta(days=days)
    start = end - timedelta(hours=3)
    Conference.objects.update(sign_up_deadline=start, starts_at=start, ends_at=end)


@pytest.fixture
def given(opened, round_one):
    """Two contributions, the second of them taken back."""
    table = opened.tables.get(number=1)
    kept, withdrawn = (
        actions.contribute(round_one, text=text, table=table, channel="phone")
        for text in ("Behold dette", "Ta bort dette")
    )
    actions.withdraw(withdrawn, key=withdrawn.key)
    return kept, withdrawn


def test_a_year_after_the_conference_the_withdrawn_words_are_erased(given):
    held(366)

    assert WORDS.erase(WORDS.due(timezone.now())) == 1
    assert WORDS.erase(WORDS.due(timezone.now())) == 0

    texts = Contribution.objects.order_by("pk").values_list("raw_text", "erased_basis")
    assert list(texts) == [
        ("Behold dette", ""),
        ("[erased]", "17-1-b: taken back by the giver"),
    ]


def test_before_that_nothing_is_erased(given):
    held(364)

    assert WORDS.due(timezone.now()).count() == 0
