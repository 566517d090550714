"""The worker is killed in the middle of a mailing, more than once: a real process and post office."""

from __future__ import annotations

import pytest

from benchmarks.mailing.killed import mailing

COUNT, KILLS = 120, 2  # `make bench ONLY=letters` has 2,000


@pytest.mark.slow
@pytest.mark.sqlite
def test_none_is_lost_and_none_is_sent_twice_unseen_when_the_worker_is_killed(tmp_path):
    told = mailing(COUNT, kills=KILLS, folder=tmp_path)

    assert (told.lost, told.twice) == (0, 0)
    assert told.sent + told.uncertain == COUNT
    assert told.uncertain <= KILLS
