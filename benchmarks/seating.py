"""How good the seatings of `samspill seat` are, what they cost, and what others make of the same.

Each case is seated by the command as a user would start it; CPU seconds and memory are those of
that process alone, kernels compiled before. Every plan is read back, and one that breaks a hard
rule ends the benchmark. What is told in the issue as a limit stands as `limit`; where more is
better, the ratio is to be at least 1, where less is, at most 1.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from benchmarks.seating_cases import Case, case
from benchmarks.seating_cases.impossible import IMPOSSIBLE
from benchmarks.seating_peers import COUNT_OFF, CP_SAT, RANDOM, TEAM_FORMATION, Peer
from benchmarks.seating_peers.running import Run, run_command
from samspill.pure.seating.problem import Plan, Problem
from samspill.pure.seating.reading import read_problem
from samspill.pure.seating.repair import repair
from samspill.pure.seating.report import Report, report

SEAT = [str(Path(sys.executable).parent / "samspill"), "seat"]
MEGABYTES = 200
PEER_SECONDS = 20
SETTINGS = (("both", 1110, 45), ("spread", 1098, 8))  # pairs, excess; "meetings" is the default
BESIDE = {
    "dialogue80": (COUNT_OFF, RANDOM, TEAM_FORMATION, CP_SAT),
    "golfers32": (COUNT_OFF, RANDOM, TEAM_FORMATION, CP_SAT),
    "uneven77": (COUNT_OFF, CP_SAT),
    "large1000": (COUNT_OFF, RANDOM),
}


@dataclass(frozen=True)
class Promise:
    """What is promised of one case; None: nothing, or the proven bound for `pairs`.

    worst_person  how many others the one who meets fewest meets
    co_meetings   the excess of co-meetings
    """

    pairs: int | None = None
    excess: int | None = None
    worst_person: int | None = None
    cpu_seconds: float = 10.0
    co_meetings: int | None = None


PROMISES = {
    "dialogue80": Promise(pairs=1120, excess=60, worst_person=28, cpu_seconds=5.0),
    "golfers32": Promise(pairs=480, worst_person=30),
    "mixed200": Promise(pairs=3732, excess=20, worst_person=36),
    "large1000": Promise(pairs=28000, excess=0, worst_person=56),
    "uneven77": Promise(pairs=1045, excess=65, worst_person=26),
    "everything82": Promise(excess=58),
    "hosted82": Promise(),
    "dense24": Promise(co_meetings=126),
}


@dataclass(frozen=True)
class Seated:
    """One plan by one program, looked through by the project's own report."""

    run: Run
    problem: Problem
    plan: Plan
    report: Report

    @property
    def excess(self) -> int:
        """People too many or too few, over all attributes."""
        return sum(balance.excess for balance in self.report.balances)


def run(date: str) -> list[Figure]:
    """Every case, the settings, the first plan, repair, refusal; then the peers."""
    with tempfile.TemporaryDirectory(prefix="samspill-seating-") as name:
        folder = Path(name)
        _seated(folder, "dialogue80", "--seconds", "0.2")  # what is compiled at first use
        made = {name: _seated(folder, name) for name in PROMISES}
        figures = [one for name in PROMISES for one in _kept(name, made[name], date)]
        figures += _settings(folder, date)
        figures += _first_plan(folder, date)
        figures += _repairs(date)
        figures += _refusals(folder, date)
        for name, peers in BESIDE.items():
            for peer in peers:
                figures += _beside(folder, name, made[name], peer, date)
    return figures


def _seated(folder: Path, name: str, *options: str) -> Seated:
    problem, plan = _write(folder, name, case(name)), folder / "plan.json"
    plan.unlink(missing_ok=True)
    done = run_command([*SEAT, str(problem), "--out", str(plan), *options])
    if done.code != 0:
        raise RuntimeError(f"{name}: exit code {done.code}")
    seated = _read(done, problem, plan)
    if seated.report.broken:
        raise RuntimeError(f"{name}: {seated.report.broken[:5]}")
    return seated


def _write(folder: Path, name: str, content: Case) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def _read(done: Run, problem: Path, plan: Path) -> Seated:
    found = read_problem(problem.read_text(encoding="utf-8"))
    rounds = json.loads(plan.read_text(encoding="utf-8"))["rounds"]
    seats = tuple({table: tuple(who) for table, who in tables.items()} for tables in rounds)
    return Seated(done, found, Plan(seats), report(found, Plan(seats)))


def _kept(name: str, seated: Seated, date: str) -> Iterator[Figure]:
    """The figures of one case against what is promised of it."""
    promise, found = PROMISES[name], seated.report
    pairs = promise.pairs or found.best.distinct
    if promise.co_meetings is None:
        yield _at_least(f"{name}: pairs that meet", found.meetings.distinct, pairs, date)
    else:
        title = f"{name}: co-meetings in excess"
        yield _at_most(title, found.meetings.excess, promise.co_meetings, date)
    if promise.worst_person:
        title = f"{name}: met by the one who meets fewest"
        yield _at_least(title, found.fewest_met, promise.worst_person, date)
    yield from _spread(name, seated, promise.excess, date)
    yield from _in_company(name, seated, date)
    cpu = seated.run.cpu_seconds
    yield Figure(f"{name}: CPU, at most", cpu, "s", date, limit=promise.cpu_seconds)
    yield Figure(f"{name}: memory, at most", seated.run.megabytes, "MB", date, limit=MEGABYTES)


def _spread(name: str, seated: Seated, excess: int | None, date: str) -> Iterator[Figure]:
    """Excess against its limit; where that is 0, which gives no ratio, what it takes of the tables."""
    if excess:
        yield _at_most(f"{name}: attributes in excess", seated.excess, excess, date)
    elif excess == 0:
        tables = sum(map(len, seated.plan.rounds))
        title = f"{name}: tables, less one for each person in excess"
        yield _at_least(title, tables - seated.excess, tables, date)


def _in_company(name: str, seated: Seated, date: str) -> Iterator[Figure]:
    """Seats of those whose value should not be alone at a table, less those who are."""
    seats, guarded = 0, seated.problem.attributes
    for round in seated.problem.rounds:
        for person in seated.problem.present(round):
            seats += sum(
                person.attributes.get(name) in one.no_solo for name, one in guarded.items()
            )
    if seats:
        alone = sum(one.solos - one.solos_forced for one in seated.report.balances)
        yield _at_least(f"{name}: protected values in company", seats - alone, seats, date)


def _settings(folder: Path, date: str) -> Iterator[Figure]:
    """The other two points of the front for 80 people."""
    for favour, pairs, excess in SETTINGS:
        seated = _seated(folder, "dialogue80", "--favour", favour)
        title = f"dialogue80 --favour {favour}"
        met = seated.report.meetings.distinct
        yield _at_least(f"{title}: pairs that meet", met, pairs, date)
        yield _at_most(f"{title}: attributes in excess", seated.excess, excess, date)
        yield Figure(f"{title}: CPU, at most", seated.run.cpu_seconds, "s", date, limit=5.0)


def _first_plan(folder: Path, date: str) -> Iterator[Figure]:
    """From the start of the command to a plan, when told to stop soon.

    Wall time too, since it is what is waited for; only on an idle machine does it tell anything.
    """
    made = [_seated(folder, "dialogue80", "--seconds", "0.3") for _ in range(5)]
    cpu = median(one.run.cpu_seconds for one in made)
    wall = median(one.run.wall_seconds for one in made)
    met = min(one.report.meetings.distinct for one in made)
    title = "dialogue80 --seconds 0.3"
    yield Figure(f"{title}: CPU, at most, median of 5", cpu, "s", date, limit=1.5)
    yield Figure(f"{title}: wall time, at most, median of 5", wall, "s", date, limit=1.5)
    yield _at_least(f"{title}: pairs that meet", met, 1120, date)


def _repairs(date: str) -> Iterator[Figure]:
    """The rest of an evening planned anew when some have left and others come."""
    repair(read_problem(json.dumps(case("repair82"))))  # what is loaded at first use
    for name, seconds in (("repair82", 0.2), ("repair200", 1.0)):
        yield from _repair(name, case(name), seconds, date)


def _repair(name: str, content: Case, seconds: float, date: str) -> Iterator[Figure]:
    problem = read_problem(json.dumps(content))
    start = time.process_time()
    plan = repair(problem)
    cpu = time.process_time() - start
    found = report(problem, plan)
    if found.broken:
        raise RuntimeError(f"{name}: {found.broken[:5]}")
    yield _at_least(f"{name}: pairs that meet", found.meetings.distinct, found.best.distinct, date)
    yield _at_most(f"{name}: seats moved", found.moved_seats, 2, date)
    yield Figure(f"{name}: CPU, at most", cpu, "s", date, limit=seconds)


def _refusals(folder: Path, date: str) -> Iterator[Figure]:
    """The slowest refusal, and how many give a reason that is right."""
    right, slowest = 0, 0.0
    for name in IMPOSSIBLE:
        content, plan = case(name), folder / "plan.json"
        plan.unlink(missing_ok=True)
        problem = _write(folder, name, content)
        done = run_command([*SEAT, str(problem), "--out", str(plan)])
        slowest = max(slowest, done.cpu_seconds)
        told = json.loads(plan.read_text(encoding="utf-8")) if plan.exists() else {}
        types = {reason["type"] for reason in told.get("reasons", [])}
        is_right = done.code == 3 and bool(types & set(content["expected_types"]))
        right += is_right
        if not is_right:
            print(f"  {name}: exit code {done.code}, {sorted(types)}", file=sys.stderr)
    yield _at_least("impossible: refused with a right reason", right, len(IMPOSSIBLE), date)
    title = "impossible: CPU of the slowest refusal, at most"
    yield Figure(title, slowest, "s", date, limit=2.0)


def _beside(folder: Path, name: str, ours: Seated, peer: Peer, date: str) -> Sequence[Figure]:
    """Pairs, excess and, if it searches, CPU beside those of a peer; nothing when it is not installed."""
    if peer.command is None:
        print(f"  {peer.title}: not installed", file=sys.stderr)
        return []
    problem, plan = _write(folder, name, case(name)), folder / "peer.json"
    plan.unlink(missing_ok=True)
    done = run_command([*peer.command, str(problem), str(plan), str(PEER_SECONDS)])
    if done.code != 0:
        print(f"  {name}: {peer.title} has no plan (exit code {done.code})", file=sys.stderr)
        return []
    theirs = _read(done, problem, plan)
    title = f"(peer: {peer.title}, {len(theirs.report.broken)} rules broken)"
    measures: list[tuple[str, str, Callable[[Seated], float]]] = [
        ("pairs that meet", "pairs", lambda one: one.report.meetings.distinct),
        ("attributes in excess", "people", lambda one: one.excess),
    ]
    if peer.package:  # a deal takes no time
        measures.append(("CPU", "s", lambda one: one.run.cpu_seconds))
    return [
        Figure(f"{name}: {what} {title}", of(ours), unit, date, peer=of(theirs))
        for what, unit, of in measures
    ]


def _at_least(name: str, value: float, limit: float, date: str) -> Figure:
    return Figure(f"{name}, at least", value, _unit(name), date, limit=limit)


def _at_most(name: str, value: float, limit: float, date: str) -> Figure:
    return Figure(f"{name}, at most", value, _unit(name), date, limit=limit)


def _unit(name: str) -> str:
    units = {
        "that meet": "pairs",
        "co-meet": "meetings",
        "seats": "seats",
        "tables": "tables",
        "refused": "problems",
    }
    return next((unit for words, unit in units.items() if words in name), "people")
