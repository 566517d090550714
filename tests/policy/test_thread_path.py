"""The thread into a measure as everyone sees it: a dot for every contribution."""

import pytest

from samspill.policy.writing.thread_path import dots_path


@pytest.mark.parametrize("count", [0, 1, 4, 30, 31, 500, 5000])
def test_every_contribution_is_a_dot_inside_the_picture(count):
    drawn = dots_path(count)

    places = [one.split("h0")[0].split() for one in drawn.dots.split("M")[1:]]
    assert len(places) == count
    assert all(0 < float(x) < 124 and 0 < float(y) < drawn.height for x, y in places)
    assert drawn.height < 60
