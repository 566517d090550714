"""Rules that are sure to contradict each other, found without a search: the usual conflicts.

Each is found as a handful of rules; `narrowing` then leaves out those that are not needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from samspill.pure.seating.blocks import Blocks, RoundRules, Rule, make_blocks, people_of
from samspill.pure.seating.deciding import OutOfStepsError, decide
from samspill.pure.seating.flow import Kinds, Shortage, Tables, spread
from samspill.pure.seating.kinds import kinds_of

MOST_CLIQUE_STARTS = 150
STEPS_A_GLANCE = 3_000
OFTEN_TO_SPARE = ("minimum", "apart", "together")  # and quicker to decide without


def contradictions(case: RoundRules, blocks: Blocks) -> list[list[Rule]]:
    """Sets of rules that cannot all be kept, of the simplest sort there is; none proves nothing."""
    return (
        list(within_blocks(case, blocks))
        or list(across_blocks(case, blocks))
        or list(_without_a_kind(case))
    )


def within_blocks(case: RoundRules, blocks: Blocks) -> Iterator[list[Rule]]:
    """Blocks that cannot be seated whatever the others do: torn, without a table, or too big."""
    block_of = {name: number for number, who in enumerate(blocks.people) for name in who}
    groups = [rule for rule in case.rules if rule[0] == "together"]
    for rule in case.rules:
        if rule[0] == "apart" and block_of[rule[1]] == block_of[rule[2]]:
            yield [rule, *_chain(groups, rule[1], rule[2], set(case.people))]
    for number, (people, mask) in enumerate(zip(blocks.people, blocks.masks, strict=True)):
        room = [most for t, most in enumerate(blocks.capacity) if mask >> t & 1]
        if number not in blocks.torn and max(room, default=0) < len(people):
            rules = [rule for rule in case.rules if rule[0] == "capacity" and mask]
            rules += [rule for rule in case.rules if people_of(rule) & set(people)]
            yield [rule for rule in rules if rule[0] != "apart"]


def _chain(groups: Sequence[Rule], start: str, end: str, free: set[str]) -> list[Rule]:
    """The fewest groups that tie two people to each other."""
    came: dict[str, tuple[str, Rule]] = {}
    waiting = deque([start])
    while waiting and end not in came:
        name = waiting.popleft()
        for rule in groups:
            if name not in rule[1:]:
                continue
            for other in rule[1:]:
                if other in free and other != start and other not in came:
                    came[other] = (name, rule)
                    waiting.append(other)
    found = []
    while end != start:
        end, rule = came[end]
        found.append(rule)
    return found


def across_blocks(case: RoundRules, blocks: Blocks) -> Iterator[list[Rule]]:
    """People who outnumber their tables: all of them, some of them, or those all kept apart."""
    limits = [rule for rule in case.rules if rule[0] in ("capacity", "minimum")]
    capacity = [rule for rule in limits if rule[0] == "capacity"]
    if sum(blocks.capacity) < len(case.people):
        yield capacity
        return
    if not _has_total(blocks):
        yield limits
        return
    short = _shortage(case, blocks)
    if short:
        yield short
    by_themselves = make_blocks(case, [rule for rule in case.rules if rule[0] != "together"])
    clique = _crowded_clique(case, by_themselves) or _crowded_clique(case, blocks)
    if clique:
        yield clique


def _has_total(blocks: Blocks) -> bool:
    """Whether some tables, each from its minimum to its capacity, have room for just everyone."""
    totals = 1  # bit n is set when n people can be seated
    for most, fewest in zip(blocks.capacity, blocks.minimum, strict=True):
        at_table = 1 | sum(1 << size for size in range(max(1, fewest), most + 1))
        totals = _sums(totals, at_table)
    return bool(totals >> sum(blocks.sizes) & 1)


def _sums(one: int, other: int) -> int:
    """Every sum of a number of the one set and a number of the other, sets being bits."""
    found = 0
    while other:
        low = other & -other
        found |= one << (low.bit_length() - 1)
        other ^= low
    return found


def _shortage(case: RoundRules, blocks: Blocks) -> list[Rule] | None:
    """Hall: people who outnumber the tables they may sit at, were everyone free to part."""
    kinds, by_mask = kinds_of(blocks, range(len(blocks.people)))
    tables = len(blocks.capacity)
    found = spread(
        Kinds(kinds.counts, kinds.masks),
        Tables(blocks.capacity, [0] * tables, [0] * tables, range(tables)),
    )
    if not isinstance(found, Shortage):
        return None
    masks = list(by_mask)
    short = [block for kind in found.kinds for block in by_mask[masks[kind]]]
    return _about(case, blocks, short, found.tables)


def _about(case: RoundRules, blocks: Blocks, members: Iterable[int], tables: int) -> list[Rule]:
    """Where these blocks may sit and who is in them, and the capacity of the tables."""
    people = {name for block in members for name in blocks.people[block]}
    names = {table.id for number, table in enumerate(case.tables) if tables >> number & 1}
    return [
        rule
        for rule in case.rules
        if (rule[0] == "capacity" and rule[1] in names)
        or (rule[0] not in ("capacity", "minimum", "apart") and people & people_of(rule))
    ]


def _crowded_clique(case: RoundRules, blocks: Blocks) -> list[Rule] | None:
    """Blocks all kept apart from each other that are more than the tables they may sit at."""
    everywhere = (1 << len(case.tables)) - 1
    masks = {mask for mask, near in zip(blocks.masks, blocks.near, strict=True) if near}
    for tables in sorted(masks | {everywhere}, key=lambda mask: (mask.bit_count(), mask)):
        inside = {
            block
            for block, mask in enumerate(blocks.masks)
            if blocks.near[block] and not mask & ~tables
        }
        clique = _clique(blocks, inside, tables.bit_count() + 1)
        if clique:
            people = {name: block for block in clique for name in blocks.people[block]}
            return _between(case, people) + _about(case, blocks, clique, 0)
    return None


def _without_a_kind(case: RoundRules) -> Iterator[list[Rule]]:
    """All rules but those of a kind, where that cannot be kept and a short search shows it."""
    for kind in OFTEN_TO_SPARE:
        rules = [rule for rule in case.rules if rule[0] != kind]
        try:
            is_impossible = decide(make_blocks(case, rules), steps=STEPS_A_GLANCE) is None
        except OutOfStepsError:
            continue
        if is_impossible:
            yield rules
            return


def _between(case: RoundRules, block_of: dict[str, int]) -> list[Rule]:
    """One rule for each two blocks that are kept apart."""
    found: dict[frozenset[int], Rule] = {}
    for rule in case.rules:
        if rule[0] == "apart" and rule[1] in block_of and rule[2] in block_of:
            found.setdefault(frozenset((block_of[rule[1]], block_of[rule[2]])), rule)
    return list(found.values())


def _clique(blocks: Blocks, inside: set[int], size: int) -> list[int] | None:
    """So many blocks all kept apart from each other, looked for greedily from many starts."""
    bits = {block: 1 << place for place, block in enumerate(sorted(inside))}
    near = {block: sum(bits[other] for other in blocks.near[block] & inside) for block in bits}
    starts = [block for block in bits if near[block].bit_count() >= size - 1]
    for start in starts[:MOST_CLIQUE_STARTS]:
        clique, open_to = [start], near[start]
        while len(clique) < size <= len(clique) + open_to.bit_count():
            others = [block for block in starts if bits[block] & open_to]
            if not others:
                break
            clique.append(max(others, key=lambda block: (near[block] & open_to).bit_count()))
            open_to &= near[clique[-1]]
        if len(clique) >= size:
            return clique
    return None
