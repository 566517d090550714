"""The moves of the seating search, compiled: each is tried once, and done when it is worth it.

`threshold` is how much worse a move may make the plan: temperature x -log(chance).
"""

from __future__ import annotations

from numba import njit

from samspill.pure.seating.kernels import (
    APART_COST,
    NEGATIVE_LOGARITHMS,
    NOBODY,
    Numbers,
    State,
    Weights,
    below,
    bits,
    fairness_change,
    join,
    leave,
    meet,
    meeting_change,
    recount,
    spread_change,
    stay_change,
    swap,
    swap_features,
)


def anneal(state: State, weights: Weights, temperature: float, moves: int) -> None:
    """Try `moves` moves at one temperature; `state` is changed in place."""
    _anneal(state, weights, temperature, moves, NEGATIVE_LOGARITHMS)


@njit(cache=True)
def _anneal(state: State, weights: Weights, temperature: float, moves: int, logs: Numbers) -> None:
    till_relabel = weights.relabel
    till_block = till_relabel + weights.block
    till_relocate = till_block + weights.relocate
    seat, size, cost, company = state.seat, state.size, state.cost, state.company
    features, up, down, free = state.features, state.up, state.down, state.free
    singles, single_count, allowed = state.singles, state.single_count, state.allowed
    exposure, target, base, random = state.exposure, state.target, state.base, state.random
    alike = state.alike
    for _ in range(moves):
        chance = bits(random)
        threshold = temperature * logs[chance & 0xFFFF]
        kind = (chance >> 16) & 0xFFFF
        if kind < till_relabel:
            i, j = below(random, seat.shape[1]), below(random, seat.shape[1])
            if i == j or alike[i] < 0 or alike[i] != alike[j]:
                continue
            change = 0.0
            for r in range(seat.shape[0]):
                t, u = seat[r, i], seat[r, j]
                if t != u:
                    change += spread_change(up, down, features, r, t, u, i, j)
            if change <= threshold:
                _relabel(state, i, j)
            continue
        if kind < till_block:
            _try_block(state, weights, threshold)
            continue
        if kind < till_relocate:
            _try_relocate(state, weights, threshold)
            continue
        r = free[below(random, free.shape[0])]
        if single_count[r] < 2:
            continue
        i = singles[r, below(random, single_count[r])]
        j = singles[r, below(random, single_count[r])]
        t, u = seat[r, i], seat[r, j]
        if t == u:
            continue
        change = weights.meeting * meeting_change(company, cost, size, r, t, u, i, j)
        if change > threshold + weights.most_gain:
            continue
        by = size[r, u] - size[r, t]
        change += weights.fairness * fairness_change(exposure, target, by, i, j)
        if weights.stay > 0:
            moved = stay_change(base, r, t, u, i) + stay_change(base, r, u, t, j)
            change += weights.stay * moved
        change += spread_change(up, down, features, r, t, u, i, j)
        if change <= threshold and allowed[r, i, u] and allowed[r, j, t]:
            swap(state, r, i, j)


@njit
def _breaks_apart(state, i, j):
    """Whether i in j's seats would share a table with someone to be kept apart from."""
    for p in range(state.apart.shape[1]):
        k = state.apart[i, p]
        if k < 0:
            return False
        if k != j:
            for r in range(state.seat.shape[0]):
                if state.seat[r, j] >= 0 and state.seat[r, k] == state.seat[r, j]:
                    return True
    return False


@njit
def _relabel(state, i, j):
    """Two people change places in every round: no meeting is lost, only the spread changes."""
    if _breaks_apart(state, i, j) or _breaks_apart(state, j, i):
        return
    _lift_apart(state, i, -APART_COST)
    _lift_apart(state, j, -APART_COST)
    for r in range(state.seat.shape[0]):
        t, u = state.seat[r, i], state.seat[r, j]
        if t != u:
            swap_features(state, r, t, u, i, j)
        if t >= 0:
            p, q = state.place[r, i], state.place[r, j]
            state.seat[r, i], state.seat[r, j] = u, t
            state.place[r, i], state.place[r, j] = q, p
            state.members[r, t, p] = j
            state.members[r, u, q] = i
        for v in range(state.size.shape[1]):
            here, there = state.company[r, v, i], state.company[r, v, j]
            state.company[r, v, i], state.company[r, v, j] = there, here
    for k in range(state.seat.shape[1]):
        if k != i and k != j:
            here, there = state.cost[i, k], state.cost[j, k]
            state.cost[i, k], state.cost[j, k] = there, here
            state.cost[k, i], state.cost[k, j] = there, here
    state.exposure[i], state.exposure[j] = state.exposure[j], state.exposure[i]
    _lift_apart(state, i, APART_COST)
    _lift_apart(state, j, APART_COST)


@njit
def _lift_apart(state, i, by):
    for p in range(state.apart.shape[1]):
        if state.apart[i, p] < 0:
            return
        meet(state.seat, state.cost, state.company, i, state.apart[i, p], by)


@njit
def _try_block(state, weights, threshold):
    """A group kept together changes places with as many others at another table."""
    b = below(state.random, state.blocks.shape[0])
    r, first = state.blocks[b, 0], state.blocks[b, 1]
    t, u = state.seat[r, first], below(state.random, state.size.shape[1])
    if t == u or not state.allowed[r, first, u]:
        return
    count = 0
    while count + 1 < state.blocks.shape[1] and state.blocks[b, count + 1] >= 0:
        count += 1
    others = state.members[r, u, : state.size[r, u]].copy()
    for p in range(others.shape[0] - 1, 0, -1):  # in any order
        q = below(state.random, p + 1)
        others[p], others[q] = others[q], others[p]
    found = _partners(state, r, t, others, count)
    if found < count:
        return
    change = 0.0
    for p in range(count):
        change += _exchange(state, weights, r, state.blocks[b, p + 1], others[p])
    if change > threshold:
        for p in range(count):
            _exchange(state, weights, r, state.blocks[b, p + 1], others[p])


@njit
def _partners(state, r, t, others, count):
    """Move those of `others` who can take `count` seats at t to the front; returns how many."""
    found = 0
    for p in range(others.shape[0]):
        k = others[p]
        if found == count:
            break
        if not state.allowed[r, k, t]:
            continue
        group = state.group[r, k]
        if group == NOBODY:
            others[p], others[found] = others[found], others[p]
            found += 1
        elif state.blocks[group, 1] == k:  # the first of a group brings the whole group
            found = _bring(state, others, group, found, count)
    return found


@njit
def _bring(state, others, group, found, count):
    size = 0
    while size + 1 < state.blocks.shape[1] and state.blocks[group, size + 1] >= 0:
        size += 1
    if found + size > count:
        return found
    for m in range(size):
        for p in range(found, others.shape[0]):
            if others[p] == state.blocks[group, m + 1]:
                others[p], others[found] = others[found], others[p]
                found += 1
                break
    return found


@njit
def _exchange(state, weights, r, i, j):
    """Let i and j change places whatever it costs; returns the cost."""
    t, u = state.seat[r, i], state.seat[r, j]
    by = state.size[r, u] - state.size[r, t]
    meetings = meeting_change(state.company, state.cost, state.size, r, t, u, i, j)
    moved = stay_change(state.base, r, t, u, i) + stay_change(state.base, r, u, t, j)
    change = weights.meeting * meetings + weights.stay * moved
    change += weights.fairness * fairness_change(state.exposure, state.target, by, i, j)
    change += spread_change(state.up, state.down, state.features, r, t, u, i, j)
    swap(state, r, i, j)
    return change


@njit
def _try_relocate(state, weights, threshold):
    """One person goes to another table, where there is room."""
    r = state.free[below(state.random, state.free.shape[0])]
    if state.single_count[r] == 0:
        return
    i = state.singles[r, below(state.random, state.single_count[r])]
    t, u = state.seat[r, i], below(state.random, state.size.shape[1])
    before, there = state.size[r, t], state.size[r, u]
    if t == u or not state.allowed[r, i, u] or there >= state.capacity[r, u]:
        return
    if there + 1 < state.minimum[r, u] or (1 < before <= state.minimum[r, t]):
        return
    met = state.company[r, u, i] - state.company[r, t, i] + before - 1
    change = weights.meeting * met + weights.stay * stay_change(state.base, r, t, u, i)
    change += weights.evenness * 2.0 * (there - before + 1)
    if change > threshold + weights.most_gain:
        return
    change += _spread_at(state, r, t, u, i, -1.0)
    _relocate(state, r, i, u)
    change += _spread_at(state, r, t, u, i, 1.0)
    if change > threshold:
        _relocate(state, r, i, t)


@njit
def _spread_at(state, r, t, u, i, sign):
    total = 0.0
    for f in range(state.tally.shape[2]):
        total += state.penalty[r, state.size[r, t], f, state.tally[r, t, f] + 1]
        total += state.penalty[r, state.size[r, u], f, state.tally[r, u, f] + 1]
    return sign * total


@njit
def _take_seat(seat, members, place, size, cost, company, r, i, u):
    leave(seat, members, place, size, cost, company, r, i)
    join(seat, members, place, size, cost, company, r, i, u)


@njit
def _relocate(state, r, i, u):
    """Seat i at table u; every feature's cost at both tables is found anew."""
    t = state.seat[r, i]
    before, there = state.size[r, t], state.size[r, u]
    _take_seat(
        state.seat, state.members, state.place, state.size, state.cost, state.company, r, i, u
    )
    state.exposure[i] += there - before + 1
    for p in range(before - 1):
        state.exposure[state.members[r, t, p]] -= 1
    for p in range(there):
        state.exposure[state.members[r, u, p]] += 1
    for a in range(state.features.shape[1]):
        state.tally[r, t, state.features[i, a]] -= 1
        state.tally[r, u, state.features[i, a]] += 1
    for f in range(state.tally.shape[2]):
        recount(state, r, t, f, 0)
        recount(state, r, u, f, 0)
