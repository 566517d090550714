"""What the analysis of votes costs, beside red-dwarf 0.4.0 on the very same votes in the same run.

CPU seconds are those of the analysis alone, from votes in memory to groups and statements, kernels
compiled before; red-dwarf is given one thread, at which it is cheapest. The gate, some forty analyses, is a
figure of its own. Without SAMSPILL_PEERS (a Python that has red-dwarf) only what stands beside a limit is
measured.
"""

import json
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.figure import Figure
from benchmarks.opinion_peers.held_out import Loss, by_groups, loss, split
from samspill.pure.opinions.analysis import Opinions, analyse
from samspill.pure.opinions.foretelling import foretell
from samspill.pure.opinions.grouping import agreement
from samspill.pure.opinions.reading import read_conversation
from samspill.pure.opinions.votes import Votes, from_arrays

HERE = Path(__file__).resolve().parent
PEER = HERE / "opinion_peers" / "red_dwarf.py"
REAL = ("london.youth.policing", "vtaiwan.uberx")
PLANTED = ((300, 100, 9_000), (2_000, 300, 90_000), (10_000, 500, 560_000))
LARGEST = (100_000, 1_000, 5_900_000)
LARGEST_SECONDS, LARGEST_MEGABYTES = 5.0, 1200.0
GATE_SECONDS = 15.0
TIMES_QUICKER = 60.0  # when a few votes have come, than red-dwarf anew
HELD_OUT_TIMES = 5
# threads that wait for each other cost it up to nine times the CPU seconds
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Conversation:
    name: str
    votes: Votes
    left_out: tuple[str, ...] = ()
    camp: tuple[int, ...] = ()  # planted, of each participant


def run(date: str) -> list[Figure]:
    """Real conversations, planted ones, the gate, and the largest."""
    analyse(
        planted(60, 20, 600).votes, has_gate=False
    )  # compiled, or fetched from where it is kept
    figures = [gate(date)]
    peer = os.environ.get("SAMSPILL_PEERS")
    if peer:
        for conversation in [*map(real, REAL), *(planted(*size) for size in PLANTED)]:
            figures += beside(conversation, peer, date)
        for conversation in map(real, REAL):
            figures += held_out(conversation, peer, date)
    return [*figures, *largest(date)]


def real(name: str) -> Conversation:
    folder = HERE / "conversations" / name
    left_out = [
        line.split(",")[0]
        for line in (folder / "comments.csv").read_text(encoding="utf-8").splitlines()
        if line.endswith(",-1")
    ]
    return Conversation(name, read_conversation(folder).votes, tuple(left_out))


def planted(people: int, statements: int, votes: int) -> Conversation:
    """People of three camps in the plane; each agrees by how far the statement lies their way."""
    chance = np.random.default_rng(people)
    camp = chance.integers(0, 3, people)
    centres = np.array([[2.0, 0.0], [-1.0, 1.7], [-1.0, -1.7]])
    at = centres[camp] + 0.8 * chance.normal(size=(people, 2))
    way, ease = chance.normal(size=(statements, 2)), 0.5 * chance.normal(size=statements)
    each = np.clip(chance.lognormal(np.log(votes / people) - 0.18, 0.6, people), 8, statements)
    counts = each.astype(int)
    who = np.repeat(np.arange(people), counts)
    what = np.concatenate([chance.choice(statements, count, replace=False) for count in counts])
    odds = 1 / (1 + np.exp(-((at[who] * way[what]).sum(axis=1) + ease[what])))
    value = np.where(chance.random(len(who)) < odds, 1, -1)
    value[chance.random(len(who)) < 0.15] = 0
    names = [[str(number) for number in range(count)] for count in (people, statements)]
    given = from_arrays(names[0], names[1], who, what, value.astype(np.int8))
    return Conversation(name_of(people, statements, votes), given, camp=tuple(camp.tolist()))


def name_of(people: int, statements: int, _votes: int) -> str:
    return f"{people} x {statements} planted"


def beside(conversation: Conversation, python: str, date: str) -> list[Figure]:
    """Cost and groups beside red-dwarf's."""
    peer, groups = red_dwarf(conversation, python)
    seconds, found = cheapest(lambda: analyse(conversation.votes, has_gate=False))
    warm, _again = cheapest(
        lambda: analyse(more(conversation.votes), previous=found, has_gate=False)
    )
    of = conversation.name
    figures = [
        Figure(f"analysis of {of} (peer: red-dwarf)", seconds, "CPU s", date, peer=peer),
        Figure(
            f"the same when 1 % has come, {of} (peer: red-dwarf anew)",
            warm,
            "CPU s",
            date,
            peer=peer,
        ),
    ]
    if conversation.name == name_of(*PLANTED[-1]):
        name = f"times quicker than red-dwarf anew when 1 % has come, {of}"
        figures.append(Figure(name, peer / warm, "times", date, limit=TIMES_QUICKER))
    if conversation.camp:
        ours = likeness(found, dict(enumerate_names(conversation)))
        theirs = likeness_of(groups, dict(enumerate_names(conversation)))
        figures.append(
            Figure(
                f"planted camps found again, {of} (peer: red-dwarf)", ours, "ARI", date, peer=theirs
            )
        )
    else:
        same = likeness(found, groups)
        figures.append(Figure(f"groups as red-dwarf's, {of}", same, "ARI", date, limit=0.6))
    return figures


def held_out(conversation: Conversation, python: str, date: str) -> list[Figure]:
    """How well the fifth of the votes that was laid aside is foretold: each time, and the mean."""
    all_times = [told_apart(conversation, python, seed) for seed in range(HELD_OUT_TIMES)]
    engine, ours, theirs = np.array(all_times).transpose(1, 0, 2)  # each [times, 2]
    of = f"{conversation.name} (peer: by red-dwarf's groups)"
    clear = f"agree or disagree alone, {of}"
    told = [
        (f"loss on votes held out, foretold by the engine, {of}", engine, theirs, 0),
        (f"loss on votes held out, foretold by the engine, {clear}", engine, theirs, 1),
        (f"loss on votes held out, by our groups, {of}", ours, theirs, 0),
        (f"loss on votes held out, by our groups, {clear}", ours, theirs, 1),
    ]
    figures = [
        Figure(name, float(mine[:, kind].mean()), "-log p", date, peer=float(its[:, kind].mean()))
        for name, mine, its, kind in told
    ]
    for which, (mine, its) in enumerate(zip(engine[:, 0], theirs[:, 0], strict=True), start=1):
        name = f"time {which} of {HELD_OUT_TIMES}, foretold by the engine, {of}"
        figures.append(Figure(name, float(mine), "-log p", date, peer=float(its)))
    return figures


def told_apart(conversation: Conversation, python: str, seed: int) -> tuple[Loss, Loss, Loss]:
    """What is lost by the engine, by its groups, and by red-dwarf's, on the same votes."""
    votes, kept = conversation.votes, split(conversation.votes, seed)
    known = replace(votes.kept(kept), left_out=0)  # neither is told of these
    aside = votes.participant[~kept], votes.statement[~kept]
    found = analyse(known, has_gate=False)
    ours = dict(zip(found.votes.participants, found.grouping.group.tolist(), strict=True))
    _seconds, theirs = red_dwarf(Conversation(conversation.name, known), python)
    return (
        loss(votes, kept, foretell(known).chances(*aside)),
        loss(votes, kept, by_groups(votes, kept, ours)),
        loss(votes, kept, by_groups(votes, kept, theirs)),
    )


def more(votes: Votes) -> Votes:
    """One vote of a hundred turned: as much work as new ones, and the same people."""
    value = votes.value.copy()
    value[::100] *= -1
    return votes.with_values(value)


def red_dwarf(conversation: Conversation, python: str) -> tuple[float, dict[str, int]]:
    votes = conversation.votes
    rows = [
        [int(votes.participants[who]), int(votes.statements[what]), int(value)]
        for who, what, value in zip(votes.participant, votes.statement, votes.value, strict=True)
    ]
    if conversation.left_out:  # with what was moderated out: it is told which
        file = HERE / "conversations" / conversation.name / "votes.csv"
        lines = file.read_text(encoding="utf-8").splitlines()[1:]
        rows = [[int(cell) for cell in line.split(",")] for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "votes.json"
        left_out = [int(one) for one in conversation.left_out]
        path.write_text(json.dumps({"votes": rows, "left_out": left_out}), encoding="utf-8")
        answer = subprocess.run(
            [python, str(PEER), str(path)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env=os.environ | ONE_THREAD,
        )
    told = json.loads(answer.stdout.splitlines()[-1])
    return told["cpu_seconds"], told["groups"]


def gate(date: str) -> Figure:
    conversation = real("vtaiwan.uberx")
    start = time.process_time()
    analyse(conversation.votes)
    seconds = time.process_time() - start
    name = "the gate on 1,921 people and 119 statements, 40 analyses"
    return Figure(name, seconds, "CPU s", date, limit=GATE_SECONDS)


def largest(date: str) -> list[Figure]:
    conversation = planted(*LARGEST)
    start = time.process_time()
    analyse(conversation.votes, has_gate=False)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    name = (
        f"{LARGEST[0]:,} people, {LARGEST[1]:,} statements, {len(conversation.votes.value):,} votes"
    )
    return [
        Figure(f"analysis of {name}", seconds, "CPU s", date, limit=LARGEST_SECONDS),
        Figure(
            f"memory, with the votes themselves, {name}",
            megabytes,
            "MB",
            date,
            limit=LARGEST_MEGABYTES,
        ),
    ]


def cheapest(work: Callable[[], Opinions]) -> tuple[float, Opinions]:
    """The least CPU seconds of three runs, and what the last gave."""
    least = float("inf")
    for _run in range(3):
        start = time.process_time()
        found = work()
        least = min(least, time.process_time() - start)
    return least, found


def enumerate_names(conversation: Conversation) -> list[tuple[str, int]]:
    names = conversation.votes.participants
    return [(who, conversation.camp[int(who)]) for who in names]


def likeness(found: Opinions, other: dict[str, int]) -> float:
    ours = {
        who: int(group)
        for who, group in zip(found.votes.participants, found.grouping.group, strict=True)
        if group >= 0
    }
    return likeness_of(ours, other)


def likeness_of(groups: dict[str, int], other: dict[str, int]) -> float:
    both = [who for who in groups if who in other]
    return agreement([groups[who] for who in both], [other[who] for who in both])
