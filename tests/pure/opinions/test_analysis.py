import random

import numpy as np
import pytest

from samspill.pure.opinions.analysis import analyse
from samspill.pure.opinions.gate import shuffled
from samspill.pure.opinions.grouping import agreement
from samspill.pure.opinions.votes import votes_of
from tests.pure.opinions.worlds import all_agree, camp_of, camps, votes


def test_two_camps_are_found_and_pass_the_gate():
    some = votes(camps())

    found = analyse(some)

    assert found.has_groups
    assert agreement(found.grouping.group, camp_of(some)) > 0.9


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_votes_give_no_clear_groups(seed):
    found = analyse(shuffled(votes(camps()), seed=100 + seed))

    told = found.as_dict()
    assert told["abstained"] is True
    assert told["groups"] == {}
    assert set(told["gate"]["failed"]) & {"silhouette", "eigenvalue", "stability"}


def test_a_conversation_where_all_agree_is_told_as_agreement():
    found = analyse(votes(all_agree())).as_dict()

    assert found["abstained"] is True
    assert len(found["consensus_agree"]) == 5
    assert found["consensus_disagree"] == []
    assert set(found["group_aware"]) == set(range(10))
    assert found["gate"]["reason"] == "everyone agreed"
    assert found["agreement"] > 0.9


@pytest.mark.parametrize("answer", [-1, 0])
def test_what_nearly_all_disagree_with_or_pass_on_is_never_named_as_agreed(answer):
    some = [one for one in camps() if one[1] != "3"]
    some += [(str(who), "3", 1 if who < 9 else answer) for who in range(70)]

    found = analyse(votes(some))

    told = found.as_dict()
    assert found.has_groups
    assert 3 not in told["bridging"]
    assert 3 not in told["group_aware"]
    assert "reason" not in told["gate"]


def test_where_nobody_agrees_with_anything_nothing_bridges():
    refused = [(who, what, -value) for who, what, value in all_agree()]

    told = analyse(votes(refused)).as_dict()

    assert (told["bridging"], told["group_aware"]) == ([], [])
    assert len(told["consensus_disagree"]) == 5


def test_two_dozen_people_are_too_few_for_groups():
    found = analyse(votes(camps((14, 10))))

    assert found.as_dict()["gate"]["failed"] == ["people"]


def test_a_group_of_one_association_is_not_told():
    some = votes(camps())
    same = [
        "one association" if camp else f"association {n}" for n, camp in enumerate(camp_of(some))
    ]

    assert analyse(some, organisations=same).as_dict()["gate"]["failed"] == ["organisations"]
    assert analyse(some, organisations=[None] * len(some.participants)).has_groups


def test_the_order_of_the_rows_changes_nothing():
    rows = camps((30, 25, 20))
    mixed = rows[:]
    random.Random(7).shuffle(mixed)

    assert analyse(votes(rows)).as_dict() == analyse(votes(mixed)).as_dict()


def test_what_is_moderated_out_is_nowhere_in_the_result():
    found = analyse(votes_of(camps(), left_out=["3", "7"])).as_dict()

    told = [found[name] for name in ("consensus_agree", "group_aware", "divisive", "bridging")]
    assert not {3, 7} & {one for listed in told for one in listed}


def test_letters_stay_with_their_people_when_votes_and_people_come():
    before = analyse(votes(camps((32, 30))))
    rows = camps((32, 30))
    new = [(str(100 + int(who)), what, vote) for who, what, vote in rows if 32 <= int(who) < 50]

    after = analyse(votes([*rows, *new]), previous=before)
    by_letters = analyse(votes([*rows, *new]), letters=before.as_dict()["groups"])

    first = before.as_dict()["groups"]
    for later in (after.as_dict()["groups"], by_letters.as_dict()["groups"]):
        assert np.mean([later[who] == letter for who, letter in first.items()]) > 0.95
        assert list(later.values()).count("B") > list(later.values()).count("A")


def test_the_divisive_are_where_the_camps_part():
    rows = [*camps((30, 30)), *[(str(who), "all", 1) for who in range(60)]]

    found = analyse(votes(rows))

    assert found.as_dict()["bridging"][0] == "all"
    assert "all" not in found.as_dict()["divisive"]
