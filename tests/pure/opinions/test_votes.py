import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.opinions.votes import votes_of

triples = st.lists(
    st.tuples(st.integers(0, 12).map(str), st.integers(0, 8).map(str), st.sampled_from([-1, 0, 1])),
    max_size=60,
)


def as_dict(votes):
    people = [votes.participants[place] for place in votes.participant]
    names = [votes.statements[place] for place in votes.statement]
    return dict(zip(zip(people, names, strict=True), votes.value.tolist(), strict=True))


@given(triples)
def test_of_two_votes_on_the_same_statement_the_last_counts(given_votes):
    votes = votes_of(given_votes)

    assert as_dict(votes) == {(who, what): vote for who, what, vote in given_votes}
    assert votes.counts.sum() == len(votes.value)


@given(triples, st.randoms())
def test_the_order_of_the_rows_does_not_matter(given_votes, chance):
    once = list({(who, what): (who, what, vote) for who, what, vote in given_votes}.values())
    mixed = once[:]
    chance.shuffle(mixed)

    first, second = votes_of(once), votes_of(mixed)

    assert first.participants == second.participants
    for name in ("start", "statement", "value"):
        assert np.array_equal(getattr(first, name), getattr(second, name))


@given(triples, st.sets(st.integers(0, 8).map(str)))
def test_what_is_moderated_out_is_not_there_at_all(given_votes, left_out):
    votes = votes_of(given_votes, left_out=left_out)

    assert not left_out & set(votes.statements)
    assert votes.left_out == len(left_out & {what for _who, what, _vote in given_votes})
    assert all(what not in left_out for _who, what in as_dict(votes))


def test_people_stand_in_natural_order():
    votes = votes_of([("10", "a", 1), ("2", "a", 0), ("Kari", "a", -1)])

    assert votes.participants == ("2", "10", "Kari")
