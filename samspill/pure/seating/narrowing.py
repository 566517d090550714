"""From rules that contradict each other to as few of them as still do.

Source: deletion filter for irreducible infeasible sets (Chinneck and Dravnieks 1991), in halves, and
with rules that nothing tells apart counted instead of tried one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samspill.pure.seating.blocks import Blocks, RoundRules, Rule, make_blocks, people_of
from samspill.pure.seating.certificates import STEPS_A_GLANCE
from samspill.pure.seating.deciding import OutOfStepsError, decide
from samspill.pure.seating.placing import place_blocks

FIRST_TO_GO = ("minimum", "capacity", "topic", "apart", "together", "step_free", "locked", "host")
STEPS_A_LOOK = 30_000


@dataclass
class Judge:
    """Tells whether rules contradict each other in a round, while its steps last.

    What it cannot tell in time counts as no contradiction, so that a rule too many is named rather
    than one too few.
    """

    case: RoundRules
    steps: int

    def is_contradictory(self, rules: Sequence[Rule]) -> bool:
        if self.steps <= 0:
            return False
        case = self._concerned(rules)
        blocks = make_blocks(case, rules)
        self.steps -= len(case.people) * len(case.tables) // 16 + len(rules)
        for look, steps in (
            (_glance, STEPS_A_GLANCE),
            (_guess, STEPS_A_GLANCE),
            (_look, STEPS_A_LOOK),
        ):
            try:
                return look(blocks) is None
            except OutOfStepsError:
                self.steps -= steps
        return False

    def _concerned(self, rules: Sequence[Rule]) -> RoundRules:
        """Without those whom no rule names, where there is a table that takes them all."""
        kinds = [rule[0] for rule in rules]
        if "minimum" in kinds or kinds.count("capacity") == len(self.case.tables):
            return self.case
        named = people_in(rules)
        people = tuple(name for name in self.case.people if name in named)
        return RoundRules(self.case.id, people, self.case.tables, (), self.case.frozen)


def _glance(blocks: Blocks) -> list[int] | None:
    return decide(blocks, steps=STEPS_A_GLANCE)


def _guess(blocks: Blocks) -> list[int] | None:
    return place_blocks(blocks, seed=1, turn=0, steps=0)


def _look(blocks: Blocks) -> list[int] | None:
    return decide(blocks, steps=STEPS_A_LOOK)


def people_in(rules: Sequence[Rule]) -> set[str]:
    """Everyone that the rules are about."""
    return {name for rule in rules for name in people_of(rule)}


def narrow(judge: Judge, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """As few of the rules as still contradict each other; all of them must do so."""
    kept = list(rules)
    for kind in FIRST_TO_GO:
        without = [rule for rule in kept if rule[0] != kind]
        if len(without) < len(kept) and judge.is_contradictory(without):
            kept = without
    groups = sorted(_alike(judge.case, kept), key=lambda group: FIRST_TO_GO.index(group[0][0]))
    return tuple(sorted(_drop(judge, kept, groups)))


def _drop(judge: Judge, kept: list[Rule], groups: list[list[Rule]]) -> list[Rule]:
    """Leave out all groups if that can be, else see to each half of them."""
    if not groups:
        return kept
    without = _less(kept, [rule for group in groups for rule in group])
    if judge.is_contradictory(without):
        return without
    if len(groups) == 1:
        return _drop_alike(judge, kept, groups[0])
    half = len(groups) // 2
    return _drop(judge, _drop(judge, kept, groups[:half]), groups[half:])


def _drop_alike(judge: Judge, kept: list[Rule], group: list[Rule]) -> list[Rule]:
    """Leave out as many as can be of rules that are alike (and are not all to spare)."""
    if len(group) == 1 or not judge.is_contradictory(_less(kept, group[:1])):
        return kept
    if group[0][0] == "apart" or not _are_alike(judge.case, kept, group):
        return _drop(judge, _less(kept, group[:1]), [[rule] for rule in group[1:]])
    spare, needed = 1, len(group)
    while needed - spare > 1:
        middle = (spare + needed) // 2
        if judge.is_contradictory(_less(kept, group[:middle])):
            spare = middle
        else:
            needed = middle
    return _less(kept, group[:spare])


def _less(kept: Sequence[Rule], gone: Sequence[Rule]) -> list[Rule]:
    without = set(gone)
    return [rule for rule in kept if rule not in without]


def _are_alike(case: RoundRules, kept: Sequence[Rule], group: Sequence[Rule]) -> bool:
    return any(set(group) <= set(alike) for alike in _alike(case, kept))


def _alike(case: RoundRules, kept: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that swapping names turns into each other."""
    people, tables = _people_looks(kept), _table_looks(case, kept)
    groups: dict[object, list[Rule]] = {}
    for rule in kept:
        kind, *words = rule
        key: object
        if kind in ("apart", "together"):
            key = kind, tuple(sorted(people[name] for name in words))
        elif kind in ("capacity", "minimum"):
            key = kind, tables[words[0]]
        else:
            key = kind, tuple(words[1:]), people[words[0]]
        groups.setdefault(key, []).append(rule)
    return list(groups.values())


def _people_looks(kept: Sequence[Rule]) -> dict[str, str]:
    """All that tells a person from others: where they may sit, and whom they are tied to.

    Whoever is in two groups, or kept apart from some and not from others, is told by name.
    """
    pairs = [names for kind, *names in kept if kind == "apart"]
    apart = {name for pair in pairs for name in pair}
    is_clique = len(pairs) == len(apart) * (len(apart) - 1) // 2
    groups = [names for kind, *names in kept if kind == "together"]
    ties = Counter(name for names in groups for name in names)
    where: dict[str, list[Rule]] = {name: [] for name in people_in(kept)}
    for kind, name, *rest in kept:
        if kind in ("step_free", "topic", "locked", "host"):
            where[name].append((kind, *rest))
    looks = {name: repr((name in apart, sorted(rules))) for name, rules in where.items()}
    if not is_clique:
        looks |= {name: repr(name) for name in apart}
    for names in groups:
        is_own = any(ties[name] > 1 or name in apart for name in names)
        company = repr(sorted(looks[name] for name in names))
        looks |= {name: repr(name) if is_own else looks[name] + company for name in names}
    return looks


def _table_looks(case: RoundRules, kept: Sequence[Rule]) -> dict[str, object]:
    """All that tells a table from others; a table that a rule seats somebody at is its own."""
    limits: dict[str, list[Rule]] = {}
    for kind, table, *number in kept:
        if kind in ("capacity", "minimum"):
            limits.setdefault(table, []).append((kind, *number))
    own = {rule[2] for rule in kept if rule[0] in ("host", "locked")}
    return {
        table.id: table.id
        if table.id in own
        else (table.is_step_free, table.topic, tuple(sorted(limits.get(table.id, ()))))
        for table in case.tables
    }
