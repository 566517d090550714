"""The gate that a change passes: `make check` is the quick part, `make test` is all of it.

    .venv/bin/python tools/gate.py check|test

check   lint, form, types, import contracts, Django's own checks, migrations in step, translations,
        and the quick tests on SQLite.
test    the same with every test, then the suite on a throw-away PostgreSQL, then the journeys in
        Chromium. What is missing is installed as root with apt (APT=no forbids it), or left out
        with a loud line; with CI=true leaving out is failing.

Everything runs to the end, so that one round shows every fault. Exit code 1 if any step failed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from machine import find_chromium, find_postgres
from stamps import ROOT

PROGRAMS = ROOT / ".venv" / "bin"
PYTHON = str(PROGRAMS / "python")
SAMSPILL = str(PROGRAMS / "samspill")
# by file: a house that many tests of a file share is built once, not once in each process
PYTEST = [PYTHON, "-m", "pytest", "--dist", "loadfile", "--no-loadscope-reorder", "-n"]
TESTS = [*PYTEST, "2"]
NO_JOURNEYS = ["-m", "not browser", "--ignore", "tests/browser"]
# a journey waits half its time, for a page, the post or the worker's next round: three fill two cores
JOURNEYS = [*PYTEST, "3", "-m", "browser", "tests/browser", "tests/dialogue"]
CI = os.environ.get("CI") == "true"


@dataclass(frozen=True)
class Step:
    """One command of the gate and what to call it."""

    name: str
    command: list[str]


@dataclass(frozen=True)
class Outcome:
    """How a step went: `output` is empty when it was shown while it ran."""

    step: Step
    is_passed: bool
    seconds: float
    output: str = ""


STATIC = (
    Step("types (mypy)", [str(PROGRAMS / "mypy")]),
    Step("lint (ruff check)", [str(PROGRAMS / "ruff"), "check", "--quiet", "."]),
    Step("form (ruff format)", [str(PROGRAMS / "ruff"), "format", "--check", "--quiet", "."]),
    Step("import contracts", [str(PROGRAMS / "lint-imports")]),
    Step("Django's checks", [SAMSPILL, "manage", "check", "--fail-level", "WARNING"]),
    Step("migrations in step", [SAMSPILL, "manage", "makemigrations", "--check", "--dry-run"]),
    Step("translations", [PYTHON, "tools/translations.py", "--check"]),
)
QUICK_TESTS = Step("quick tests on SQLite", [*TESTS, "-m", "not browser and not slow"])
ALL_TESTS = Step("tests on SQLite", [*TESTS, *NO_JOURNEYS])
POSTGRES_TESTS = Step(
    "tests on PostgreSQL",
    [PYTHON, "tools/with_postgres.py", *TESTS, *NO_JOURNEYS],
)
BROWSER_TESTS = Step("journeys in Chromium", JOURNEYS)


def main(arguments: list[str]) -> int:
    """Run the gate called `check` or `test`. Returns the exit code."""
    if arguments not in (["check"], ["test"]):
        print("say check or test", file=sys.stderr)
        return 2
    # what is compiled is kept: the gate starts some three hundred processes
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    is_whole = arguments == ["test"]
    outcomes = run_static()
    outcomes.append(run_shown(ALL_TESTS if is_whole else QUICK_TESTS))
    left_out: list[str] = []
    if is_whole:
        outcomes += run_where_possible(left_out)
    return summary(outcomes, left_out)


def run_static() -> list[Outcome]:
    """Run the steps of STATIC, two at a time, telling each when it ends and why it failed."""
    outcomes = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for outcome in pool.map(run_quietly, STATIC):
            outcomes.append(outcome)
            tell(outcome)
            if not outcome.is_passed:
                print(outcome.output, flush=True)
    return outcomes


def run_where_possible(left_out: list[str]) -> list[Outcome]:
    """Run what needs PostgreSQL or Chromium; add to `left_out` what this machine cannot run."""
    outcomes = []
    if os.environ.get("SAMSPILL_TEST_PG_DSN") or find_postgres(install=True):
        outcomes.append(run_shown(POSTGRES_TESTS))
    else:
        left_out.append(f"{POSTGRES_TESTS.name}: no PostgreSQL on this machine")
    if find_chromium(install=True):
        outcomes.append(run_shown(BROWSER_TESTS))
    else:
        left_out.append(f"{BROWSER_TESTS.name}: no Chromium on this machine")
    return outcomes


def run_quietly(step: Step) -> Outcome:
    """Run a step and keep its output. It has its own data folder, for a person's is not ours."""
    start = time.monotonic()
    folder = tempfile.mkdtemp(prefix="samspill-gate-")
    try:
        done = subprocess.run(
            step.command,
            cwd=ROOT,
            env={**os.environ, "SAMSPILL_TESTING": "1", "SAMSPILL_DATA": folder},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Outcome(step, done.returncode == 0, time.monotonic() - start, done.stdout)


def run_shown(step: Step) -> Outcome:
    """Run a step with its output on the screen."""
    print(f"--- {step.name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(step.command, cwd=ROOT, check=False)
    outcome = Outcome(step, done.returncode == 0, time.monotonic() - start)
    tell(outcome)
    return outcome


def tell(outcome: Outcome) -> None:
    """One line on how a step went."""
    verdict = "passed" if outcome.is_passed else "FAILED"
    print(f"{verdict}  {outcome.seconds:5.1f} s  {outcome.step.name}", flush=True)


def summary(outcomes: list[Outcome], left_out: list[str]) -> int:
    """Print what failed and what was left out. Returns 0 if nothing did, else 1."""
    failed = [outcome.step.name for outcome in outcomes if not outcome.is_passed]
    for reason in left_out:
        print(f">>> LEFT OUT: {reason}" + (" (CI=true: this is a failure)" if CI else ""))
    if failed:
        print(f">>> FAILED: {', '.join(failed)}")
    is_passed = not failed and not (CI and left_out)
    print(">>> all passed" if is_passed and not left_out else ">>> passed" if is_passed else "")
    return 0 if is_passed else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
