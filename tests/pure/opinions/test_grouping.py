from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.opinions.grouping import SMALLEST_GROUP, Grouping, agreement, group_people
from samspill.pure.opinions.kernels import silhouettes


def clouds(*sizes, seed=1, apart=6.0):
    """People round as many points on a circle, and the cloud of each."""
    chance = np.random.default_rng(seed)
    angles = np.arange(len(sizes)) * 2 * np.pi / len(sizes)
    centres = apart * np.column_stack([np.cos(angles), np.sin(angles)])
    cloud = np.repeat(np.arange(len(sizes)), sizes)
    return centres[cloud] + chance.normal(size=(len(cloud), 2)), cloud


def enough(points):
    return np.full(len(points), 20)


@pytest.mark.parametrize("sizes", [(30, 20), (25, 20, 15), (20, 20, 20, 20)])
def test_clouds_of_people_are_found(sizes):
    points, cloud = clouds(*sizes)

    found = group_people(points, enough(points), 20)

    assert agreement(found.group, cloud) > 0.95
    assert list(found.sizes) == sorted(found.sizes, reverse=True)


def test_thousands_are_grouped_as_well_as_a_few():
    points, cloud = clouds(3000, 2000, 1500)

    found = group_people(points, enough(points), 20)

    assert agreement(found.group, cloud) > 0.95


def test_the_order_of_the_people_does_not_matter_for_who_is_with_whom():
    points, _cloud = clouds(25, 20, 15)
    turned = points[::-1].copy()

    forth, back = (group_people(some, enough(some), 20) for some in (points, turned))

    assert agreement(forth.group, back.group[::-1]) == 1


def test_one_far_away_is_no_group_and_goes_to_the_nearest():
    points, cloud = clouds(30, 20)
    points = np.vstack([points, [[60.0, 60.0]]])

    found = group_people(points, enough(points), 20)

    assert found.sizes.min() >= SMALLEST_GROUP
    assert agreement(found.group[:-1], cloud) > 0.95


def test_those_who_have_voted_on_too_few_are_in_no_group():
    points, _cloud = clouds(30, 20)
    counts = enough(points)
    counts[3] = 2

    found = group_people(points, counts, 20)

    assert found.group[3] == -1
    assert (found.group >= 0).sum() == 49


def test_a_group_keeps_its_letter_when_it_grows_past_another():
    points, _cloud = clouds(30, 20)
    before = group_people(points, enough(points), 20)
    more, _ = clouds(30, 45)

    after = group_people(
        more,
        enough(more),
        20,
        previous=Grouping(np.append(before.group, [-1] * 25), 0, before.centres),
    )

    assert (after.group[:50] == before.group).mean() > 0.95
    assert after.sizes[1] > after.sizes[0]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3), min_size=2, max_size=12), st.randoms())
def test_agreement_is_the_adjusted_rand_index(first, chance):
    second = first[:]
    chance.shuffle(second)
    pairs = list(combinations(range(len(first)), 2))
    a = [first[i] == first[j] for i, j in pairs]
    b = [second[i] == second[j] for i, j in pairs]
    both = sum(x and y for x, y in zip(a, b, strict=True))
    expected = sum(a) * sum(b) / len(pairs)
    most = (sum(a) + sum(b)) / 2

    wanted = 1.0 if most == expected else (both - expected) / (most - expected)
    assert agreement(first, second) == pytest.approx(wanted)


def test_the_silhouette_is_the_mean_over_people():
    points, cloud = clouds(6, 5, 4, apart=2)
    widths = []
    for i in range(len(points)):
        apart = np.hypot(*(points - points[i]).T)
        own = apart[(cloud == cloud[i]) & (np.arange(len(points)) != i)].mean()
        other = min(apart[cloud == c].mean() for c in set(cloud) - {cloud[i]})
        widths.append((other - own) / max(own, other))

    [found] = silhouettes(points, np.ones(len(points)), np.array([cloud]))

    assert found == pytest.approx(np.mean(widths))
