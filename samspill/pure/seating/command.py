"""`samspill seat`: a problem in a file, a plan in another.

Without Django: a first plan is to be there at once.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from pathlib import Path

from samspill.pure.seating.problem import Favour, InfeasibleError, Mode, Plan, Problem
from samspill.pure.seating.reading import UnreadableError, read_problem

DONE, UNREADABLE, INFEASIBLE, UNDECIDED = 0, 2, 3, 4


def seat_command(
    problem: Path,
    out: Path,
    *,
    seed: int = 1,
    seconds: float | None = None,
    favour: str = "meetings",
    planner: Path | None = None,
    clock: Callable[[], float] | None = None,
) -> int:
    """Read a problem, seat everyone, write the plan and say what it gives.

    out      the plan as it may be published, or why there is none
    planner  the planner's own account; None: not written
    seconds  stop the search early, so that another run may give another plan; None: never
    clock    seconds that have gone since any fixed time; needed with `seconds`
    Returns  0 done, 2 what was given cannot be used (nothing is written), 3 the rules contradict
             each other, 4 not decided whether they do (nothing is written)
    """
    if fault := _fault_in_options(seed, seconds, favour) or _fault_in_paths(problem, out, planner):
        return _refuse(fault)
    try:
        is_out_of_time = None if seconds is None or clock is None else _alarm(seconds, clock)
        found = read_problem(problem.read_bytes().decode("utf-8"))
    except UnreadableError as error:
        return _refuse(*map(str, error.faults))
    except UnicodeDecodeError:
        return _refuse(f"{problem} is not text in UTF-8.")
    except OSError as error:
        return _refuse(f"{problem} cannot be read: {error.strerror}.")
    try:
        return _seat(found, out, planner, seed, Favour(favour), is_out_of_time)
    except OSError as error:
        return _refuse(f"{error.filename} cannot be written: {error.strerror}.")


def _fault_in_options(seed: int, seconds: float | None, favour: str) -> str:
    if seconds is not None and not (math.isfinite(seconds) and seconds > 0):
        return "--seconds must be a number above 0."
    if seed < 0:
        return "--seed must be 0 or more."
    if favour not in [str(one) for one in Favour]:
        return f"--favour must be one of {', '.join(Favour)}."
    return ""


def _fault_in_paths(problem: Path, out: Path, planner: Path | None) -> str:
    if out.resolve() == problem.resolve() or out == planner:
        return "--out must be a file of its own."
    folders = [path.parent for path in (out, planner or out)]
    missing = next((folder for folder in folders if not folder.is_dir()), None)
    return "" if missing is None else f"There is no folder {missing}."


def _seat(
    problem: Problem,
    out: Path,
    planner: Path | None,
    seed: int,
    favour: Favour,
    is_out_of_time: Callable[[], bool] | None,
) -> int:
    from samspill.pure.seating import writing  # what is below is slow to load: numpy and numba
    from samspill.pure.seating.placing import UndecidedError
    from samspill.pure.seating.reason_sentences import reason_sentence
    from samspill.pure.seating.report import report
    from samspill.pure.seating.sentences import sentence

    try:
        plan = search(problem, seed, favour, is_out_of_time)
    except InfeasibleError as error:
        writing.write(writing.infeasible(error.reasons), out)
        sys.stderr.writelines(f"{reason_sentence(one, 'nb')}\n" for one in error.reasons)
        return INFEASIBLE
    except UndecidedError as error:
        said = f"Could not decide in time whether round {error.round} can be seated."
        sys.stderr.write(f"{said} Loosen a rule, and try again.\n")
        return UNDECIDED
    made = report(problem, plan)
    if planner is not None:
        writing.write(writing.for_planner(problem, plan, made), planner)
    writing.write(writing.published(problem, plan, made), out)
    sys.stdout.write(sentence(made, "nb") + "\n")
    return DONE


def search(
    problem: Problem, seed: int, favour: Favour, is_out_of_time: Callable[[], bool] | None
) -> Plan:
    """The plan for `problem`, with a line of progress for whoever sits at a terminal.

    Where there is a plan to stay close to, it is mended; that takes no time to speak of.
    """
    from samspill.pure.seating.repair import repair
    from samspill.pure.seating.search import seat

    if problem.base and problem.mode == Mode.REMIX:
        return repair(problem, seed=seed)
    tell = _progress if sys.stderr.isatty() else None
    try:
        return seat(
            problem, seed=seed, favour=favour, is_out_of_time=is_out_of_time, on_progress=tell
        )
    finally:
        sys.stderr.write("\r\033[K" if tell else "")


def _alarm(seconds: float, clock: Callable[[], float]) -> Callable[[], bool]:
    end = clock() + seconds
    return lambda: clock() > end


def _progress(share: float) -> None:
    sys.stderr.write(f"\rSetter opp bordene: {share:.0%}\033[K")
    sys.stderr.flush()


def _refuse(*sentences: str) -> int:
    sys.stderr.writelines(f"{sentence}\n" for sentence in sentences)
    return UNREADABLE
