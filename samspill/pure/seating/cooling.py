"""Annealing a seating: phases of cooling, and the best that has been seen.

Every move keeps every hard rule, so whatever comes out may be used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samspill.pure.seating.instance import (
    Seated,
    forced_company,
    least_excess,
    pairs_met,
    reseat,
    state_of,
)
from samspill.pure.seating.kernels import Integers, Numbers, State, Weights
from samspill.pure.seating.moves import anneal
from samspill.pure.seating.numbering import Instance
from samspill.pure.seating.problem import (
    Favour,
    PersonId,
    TableId,
)
from samspill.pure.seating.spread import set_penalty, spread_cost

ALWAYS = 65536  # the chance of a move is told of so many
WORTH = {Favour.BOTH: 0.5, Favour.SPREAD: 1.1}  # pairs for one person fewer of a kind too many
STEPS = 100  # temperatures in one phase
BLOCK_SHARE = 0.02  # moves of groups, of the seats that groups have


@dataclass(frozen=True)
class Phase:
    """One cooling, from `hot` to `cold`, of `moves` moves.

    meeting   what one co-meeting too many costs
    spread    what one person too many of a kind costs
    fairness  what a person's squared shortfall from the seats the others have costs
    relabel   share of the moves that let two people change places in every round
    """

    moves: int
    hot: float
    cold: float
    meeting: float = 1.0
    spread: float = 0.1
    fairness: float = 0.6
    relabel: float = 0.0


@dataclass(frozen=True)
class Standing:
    """How good a seating is: pairs met, co-meetings too many, the least-met person, uneven spread."""

    pairs: int
    excess: int
    fewest: int
    spread: float

    def rank(self, favour: Favour) -> tuple[float, ...]:
        """The larger the better."""
        if favour == Favour.MEETINGS:
            return self.pairs, self.fewest, -self.spread
        return self.pairs - WORTH[favour] * self.spread, self.fewest


class Search:
    """One search: what time and moves it has used, and the best seating it has seen."""

    def __init__(
        self,
        instance: Instance,
        seated: Sequence[Seated],
        seed: int,
        favour: Favour,
        is_out_of_time: Callable[[], bool] | None = None,
        on_progress: Callable[[float], None] | None = None,
    ) -> None:
        self.instance = instance
        self.favour = favour
        self.state = state_of(instance, seated, seed)
        self.moves = 0
        self.was_cut = False
        self._is_out_of_time = is_out_of_time or (lambda: False)
        self._on_progress = on_progress or (lambda share: None)
        self._planned = 1
        self.state.target[:] = _targets(instance, self.state)
        self.least_excess = least_excess(instance)
        fresh = self.state.target - forced_company(instance, self.state)
        self.fair = float(fresh.min(initial=0.0))
        self.best = self.state.seat.copy()
        self.standing = standing(instance, self.state)

    def plan_for(self, moves: int) -> None:
        """Say how much is to be done, so that progress can be told."""
        self._planned = max(moves, 1)

    def begin_at(self, seat: Integers) -> None:
        """Go on from another seating than the one at hand, as State.seat has it."""
        reseat(self.state, seat)
        self.state.target[:] = _targets(self.instance, self.state)
        self.keep_if_better()

    def tell_all_is_done(self) -> None:
        self._on_progress(1.0)

    def is_done_meeting(self) -> bool:
        """Whether no more pairs can meet, as far as is known, or time is out."""
        return self.was_cut or self.standing.excess <= self.least_excess

    def is_done(self) -> bool:
        """Whether the best that has been seen leaves nothing to be wished for, or time is out."""
        is_fair = self.standing.fewest >= self.fair and self.standing.spread == 0
        return self.was_cut or (is_fair and self.standing.excess <= self.least_excess)

    def best_seating(self) -> tuple[dict[TableId, tuple[PersonId, ...]], ...]:
        """The best seen, by name."""
        return self.instance.seating(self.best)

    def run(self, phase: Phase, *, is_cut_short: bool = True) -> None:
        """Anneal once; keep what came of it when it is the best so far.

        is_cut_short   False: go on even though time is out, since what there is may not be shown
        """
        if self.was_cut:
            return
        set_penalty(self.instance, self.state, phase.spread)
        weights = self._weights(phase)
        for temperature in _cooling(phase):
            if is_cut_short and self._is_out_of_time():
                self.was_cut = True
                break
            anneal(self.state, weights, temperature, phase.moves // STEPS)
            self.moves += phase.moves // STEPS
            self._on_progress(min(self.moves / self._planned, 1.0))
        self.keep_if_better()

    def keep_if_better(self) -> None:
        found = standing(self.instance, self.state)
        if found.rank(self.favour) > self.standing.rank(self.favour):
            self.standing = found
            self.best = self.state.seat.copy()

    def _weights(self, phase: Phase) -> Weights:
        people_in_blocks = int((self.state.blocks[:, 1:] >= 0).sum())
        seats = max(int((self.state.seat >= 0).sum()), 1)
        is_even = all(len(set(row[row > 0])) == 1 for row in self.state.size)
        fairness = 0.0 if is_even else phase.fairness
        steps = np.abs(np.diff(self.state.penalty, axis=3)).max(initial=0.0)
        return Weights(
            meeting=phase.meeting,
            fairness=fairness,
            stay=0.0,
            evenness=0.0,
            most_gain=float(4 * self.state.features.shape[1] * steps + 20 * fairness),
            relabel=int(phase.relabel * ALWAYS) if (self.state.alike >= 0).any() else 0,
            block=int(BLOCK_SHARE * ALWAYS * people_in_blocks / seats),
            relocate=0,
        )


def _cooling(phase: Phase) -> Iterator[float]:
    factor = (phase.cold / phase.hot) ** (1 / (STEPS - 1))
    for step in range(STEPS):
        yield phase.hot * factor**step


def _targets(instance: Instance, state: State) -> Numbers:
    """How many seats beside others each should have: the mean, or as many as they can get."""
    forced = forced_company(instance, state)
    fresh = state.exposure - forced
    largest = state.size.max(axis=1, initial=0) - 1
    reach = ((state.seat >= 0) * largest[:, None]).sum(axis=0) - forced
    target: Numbers = np.minimum(np.floor(fresh.mean() + 1e-9), reach) + forced
    return target


def standing(instance: Instance, state: State) -> Standing:
    """Count what a seating gives."""
    met = pairs_met(state)
    pairs = np.triu(met, 1)
    return Standing(
        pairs=int((pairs > 0).sum()),
        excess=int((pairs.astype(np.int64) * (pairs - 1) // 2).sum()),
        fewest=int((met > 0).sum(axis=1).min(initial=10**6)),
        spread=spread_cost(instance, state),
    )
