"""The pictures of threads: a dot for each contribution, and no thread without an end."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.policy.became.picture import WIDTH, End, Said, trace_picture
from samspill.policy.writing.thread_picture import dots


@given(st.integers(0, 400))
def test_there_is_a_dot_for_each_contribution_within_the_picture(count):
    picture = dots(count)

    assert len(set(picture.places)) == count
    assert all(0 < y < picture.height for _x, y in picture.places)
    assert all(picture.line_end < x < picture.width for x, _y in picture.places[:30])


SAID = st.lists(
    st.tuples(st.none() | st.integers(1, 40), st.sets(st.integers(0, 3))), min_size=1, max_size=60
)


ENDS = [End("Tiltak 1.1"), End("Tiltak 1.2"), End("andre"), End("Ikke", is_open=True)]


@given(SAID)
def test_every_contribution_has_a_dot_and_a_thread_to_each_of_its_ends(rows):
    said = [Said(key, table, tuple(ends)) for key, (table, ends) in enumerate(rows)]

    picture = trace_picture(said, ENDS, mine=0)

    threads = picture.flows + picture.open_flows
    assert picture.my_dot is not None
    assert picture.dots.count("M") == len(said) - 1
    assert picture.mine.count("M") == 1 + len(said[0].ends)
    assert threads.count("M") == sum(1 + len(one.ends) for one in said[1:])
    assert picture.open_flows.count("M") == sum(3 in one.ends for one in said[1:])
    assert sum(end.count for end in picture.ends) == sum(len(one.ends) for one in said)
    assert all(0 <= label.x <= WIDTH for label in [*picture.tables, *picture.ends])


@given(SAID, st.integers(1, 60))
def test_the_table_of_the_one_that_is_followed_always_has_its_number(rows, tables):
    said = [Said(key, table, ()) for key, (table, _ends) in enumerate(rows)]

    picture = trace_picture(said, [], mine=0, tables=range(1, tables + 1))

    own = "–" if said[0].table is None else str(said[0].table)
    assert own in [label.text for label in picture.tables]


def test_three_hundred_alike_stay_above_the_knot():
    said = [Said(key, key % 12 + 1, (0,)) for key in range(300)]

    picture = trace_picture(said, [End("Tiltak 1.1")], mine=7, tables=range(1, 13))

    heights = [float(part.split()[1].split("a")[0]) for part in picture.dots.split("M")[1:]]
    assert max(heights) < 200
    assert picture.told == 12
