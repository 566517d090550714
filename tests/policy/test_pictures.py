"""The pictures of threads: a dot for each contribution, and no thread without an end."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.policy.thread_picture import dots
from samspill.policy.trace_picture import HEIGHT, WIDTH, Said, trace_picture


@given(st.integers(0, 400))
def test_there_is_a_dot_for_each_contribution_within_the_picture(count):
    picture = dots(count)

    assert len(set(picture.places)) == count
    assert all(0 < y < picture.height for _x, y in picture.places)
    assert all(picture.line_end < x < picture.width for x, _y in picture.places[:30])


SAID = st.lists(
    st.tuples(st.none() | st.integers(1, 40), st.sets(st.integers(0, 3))), min_size=1, max_size=60
)


@given(SAID)
def test_every_contribution_has_a_dot_and_a_thread_to_each_of_its_ends(rows):
    said = [Said(key, table, tuple(ends)) for key, (table, ends) in enumerate(rows)]

    picture = trace_picture(said, ["1.1", "1.2", "2.1", "3.1"], mine=0)

    assert len(picture.dots) + 1 == len(said)
    assert len(picture.mine) == 1 + len(said[0].ends)
    assert len(picture.flows) == sum(1 + len(one.ends) for one in said[1:])
    assert sum(end.count for end in picture.ends) == sum(len(one.ends) for one in said)
    assert all(0 <= label.x <= WIDTH for label in [*picture.tables, *picture.ends])
    assert HEIGHT > 400
