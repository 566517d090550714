"""The picture of where every contribution stands has one mark for each, of each kind."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.policy.writing.answered_picture import SQUARE, STROKE, answered_picture

COUNTS = st.tuples(*[st.integers(0, 400)] * 4)


@given(COUNTS)
def test_every_contribution_has_a_stroke_and_a_square_of_its_own_kind(counts):
    taken, partly, refused, still_open = counts
    picture = answered_picture(
        {"taken_in": taken, "partly": partly, "not_taken_in": refused, "open": still_open}
    )

    wanted = {"taken": taken, "partly": partly, "refused": refused, "open": still_open}
    for look, count in wanted.items():
        strokes = sum(one.width for one in picture.strokes if one.look == look)
        squares = sum(one.width * one.height for one in picture.squares if one.look == look)
        assert strokes == count * STROKE
        assert squares == count * SQUARE**2


@given(COUNTS)
def test_no_two_squares_lie_on_each_other_and_all_lie_within(counts):
    taken, partly, refused, still_open = counts
    picture = answered_picture(
        {"taken_in": taken, "partly": partly, "not_taken_in": refused, "open": still_open}
    )

    seen = {
        (column, row)
        for one in picture.squares
        for column in range(int(one.x), int(one.x + one.width), SQUARE)
        for row in range(int(one.y), int(one.y + one.height), SQUARE)
    }
    assert len(seen) == sum(counts)
    assert all(x < picture.squares_width and y < picture.squares_height for x, y in seen)
