"""The inner loop of the seating search, compiled: moves that keep every hard rule, and what they cost.

All figures live in a `State` of arrays that the moves keep true by themselves, so that most moves are
judged by a handful of look-ups:

    cost[i, k]        times i and k share a table, + APART_COST where they must not
    company[r, t, i]  sum of cost[i, k] over those at table t in round r
    excess_up/down    what one more or one fewer of a feature at a table costs

Exchanging i (at t) and j (at u) then changes the number of co-meetings, sum of M(M-1)/2 over pairs, by

    company[u, i] + company[t, j] - 2 cost[i, j] - company[t, i] - company[u, j] + size[t] + size[u] - 2

A random number generator of its own (xorshift64*) makes the search the same everywhere.

Source: constant-time swap deltas for the maximally diverse grouping problem, as in Gallego et al.
(2013) and Palubeckis (2015); simulated annealing after Kirkpatrick, Gelatt and Vecchi (1983).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

APART_COST = 400  # of a pair that must not share a table; no number of meetings outweighs it
NOBODY = -1
NEGATIVE_LOGARITHMS = -np.log((np.arange(65536) + 0.5) / 65536)

Integers = NDArray[np.integer[Any]]
Numbers = NDArray[np.float64]


class State(NamedTuple):
    """A seating being searched. R rounds, N people, T tables, F features, C the largest table.

    seat         [R, N] table of each person, NOBODY when absent
    members      [R, T, C + 1] people at each table; place [R, N] where in that list
    size         [R, T] people at each table
    cost         [N, N], company [R, T, N]: see above
    features     [N, A] feature of each attribute; the last feature stands for "not told"
    tally        [R, T, F] people with each feature at each table
    up, down     [R, T, F] what one more and one fewer there costs
    penalty      [R, C + 2, F, C + 4] by round, table size, feature and count + 1
    exposure     [N] seats beside others, all rounds; target [N] what it should come to
    free         rounds that are searched
    singles      [R, N] people who may be moved alone, the first single_count[r] of each row
    blocks       [B, 1 + K] round and members of each group kept together, then NOBODY
    group        [R, N] the block each belongs to in that round, or NOBODY
    allowed      [R, N, T] where a person may sit
    alike        [N] people with the same number may change places in every round; NOBODY for none
    apart        [N, P] who must not share a table with each, then NOBODY
    base         [R, N] table in the published plan, NOBODY where it is of no account
    minimum, capacity  [R, T]
    random       [1] state of the random numbers
    """

    seat: Integers
    members: Integers
    place: Integers
    size: Integers
    cost: Integers
    company: Integers
    features: Integers
    tally: Integers
    up: Numbers
    down: Numbers
    penalty: Numbers
    exposure: Integers
    target: Numbers
    free: Integers
    singles: Integers
    single_count: Integers
    blocks: Integers
    group: Integers
    allowed: NDArray[np.bool_]
    alike: Integers
    apart: Integers
    base: Integers
    minimum: Integers
    capacity: Integers
    random: NDArray[np.uint64]


class Weights(NamedTuple):
    """What counts, and which moves are tried.

    meeting    one co-meeting too many
    fairness   a person's squared shortfall from its target
    stay       one seat that differs from the published plan
    evenness   squared table size; only where people change table alone
    most_gain  no exchange can gain more than this by anything else than meetings
    relabel, block, relocate  chance of the move, of 65536; the rest are exchanges of two
    """

    meeting: float
    fairness: float
    stay: float
    evenness: float
    most_gain: float
    relabel: int
    block: int
    relocate: int


@njit(inline="always")
def bits(random):
    """The next 48 random bits of xorshift64*."""
    x = random[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    random[0] = x
    return (x * np.uint64(2685821657736338717)) >> np.uint64(16)


@njit(inline="always")
def below(random, count):
    """A random number from 0 to count - 1; count < 65536 x 65536."""
    return np.int64(((bits(random) >> np.uint64(16)) * np.uint64(count)) >> np.uint64(32))


@njit(inline="always")
def meeting_change(company, cost, size, r, t, u, i, j):
    """Co-meetings that come when i (at t) and j (at u) change places in round r."""
    return (
        company[r, u, i] + company[r, t, j] - 2 * cost[i, j]
        - company[r, t, i] - company[r, u, j] + size[r, t] + size[r, u] - 2
    )  # fmt: skip


@njit(inline="always")
def spread_change(up, down, features, r, t, u, i, j):
    """What the same costs in even spread."""
    change = 0.0
    for a in range(features.shape[1]):
        f, g = features[i, a], features[j, a]
        if f != g:
            change += down[r, t, f] + up[r, t, g] + down[r, u, g] + up[r, u, f]
    return change


@njit(inline="always")
def fairness_change(exposure, target, by, i, j):
    """What the same costs in squared shortfall from the targets; `by` is size[u] - size[t]."""
    if by == 0:
        return 0.0
    here, there = target[i] - exposure[i], target[j] - exposure[j]
    after = max(here - by, 0.0) ** 2 + max(there + by, 0.0) ** 2
    return after - max(here, 0.0) ** 2 - max(there, 0.0) ** 2


@njit(inline="always")
def stay_change(base, r, t, u, i):
    """Seats that come to differ from the published plan when i goes from t to u."""
    return (base[r, i] == t) * 1.0 - (base[r, i] == u) * 1.0


@njit(inline="always")
def recount(state, r, t, f, by):
    """`by` more people with feature f at table t."""
    count = state.tally[r, t, f] + by
    state.tally[r, t, f] = count
    row = state.penalty[r, state.size[r, t], f]
    state.up[r, t, f] = row[count + 2] - row[count + 1]
    state.down[r, t, f] = row[count] - row[count + 1]


@njit
def swap_features(state, r, t, u, i, j):
    for a in range(state.features.shape[1]):
        f, g = state.features[i, a], state.features[j, a]
        if f != g:
            recount(state, r, t, f, -1)
            recount(state, r, t, g, 1)
            recount(state, r, u, g, -1)
            recount(state, r, u, f, 1)


@njit(inline="always")
def meet(seat, cost, company, i, k, by):
    """Person i and k share a table `by` times more; keeps `company` true in every round."""
    cost[i, k] += by
    cost[k, i] += by
    for r in range(seat.shape[0]):
        t, u = seat[r, k], seat[r, i]
        if t >= 0:
            company[r, t, i] += by
        if u >= 0:
            company[r, u, k] += by


@njit(inline="always")
def leave(seat, members, place, size, cost, company, r, i):
    """Take person i from the table in round r; what hangs on features and sizes is not kept."""
    t, p = seat[r, i], place[r, i]
    last = size[r, t] - 1
    moved = members[r, t, last]
    members[r, t, p] = moved
    place[r, moved] = p
    size[r, t] = last
    for q in range(last):
        meet(seat, cost, company, i, members[r, t, q], -1)
    for k in range(seat.shape[1]):
        company[r, t, k] -= cost[i, k]
    seat[r, i] = NOBODY


@njit(inline="always")
def join(seat, members, place, size, cost, company, r, i, t):
    """Seat person i, who has no seat in round r, at table t; the opposite of `leave`."""
    last = size[r, t]
    seat[r, i] = t
    members[r, t, last] = i
    place[r, i] = last
    size[r, t] = last + 1
    for k in range(seat.shape[1]):
        company[r, t, k] += cost[i, k]
    for q in range(last):
        meet(seat, cost, company, i, members[r, t, q], 1)


@njit
def swap_seats(seat, members, place, size, cost, company, r, i, j):
    t, u = seat[r, i], seat[r, j]
    leave(seat, members, place, size, cost, company, r, i)
    leave(seat, members, place, size, cost, company, r, j)
    join(seat, members, place, size, cost, company, r, i, u)
    join(seat, members, place, size, cost, company, r, j, t)


@njit
def swap(state, r, i, j):
    """Let i and j change places in round r."""
    t, u = state.seat[r, i], state.seat[r, j]
    by = state.size[r, u] - state.size[r, t]
    swap_seats(
        state.seat, state.members, state.place, state.size, state.cost, state.company, r, i, j
    )
    state.exposure[i] += by
    state.exposure[j] -= by
    swap_features(state, r, t, u, i, j)
