"""Run the benchmarks: `python -m benchmarks [NAME …]`, all of them when no name is given.

A benchmark is a module beside this one with `run(date) -> list[Figure]`. Its figures are printed
and written to benchmarks/results/<name>.json. Exits with 1 when one failed, 2 for a wrong name.
"""

import json
import os
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.figure import Figure

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "results"
NOT_BENCHMARKS = ("__init__", "__main__", "figure")


def main(names: list[str]) -> int:
    """Run the benchmarks called `names`. Returns the exit code."""
    every = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NOT_BENCHMARKS)
    if unknown := sorted(set(names) - set(every)):
        print(f"No benchmark {', '.join(unknown)}; there are {', '.join(every)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="samspill-bench-") as folder:
        os.environ["SAMSPILL_DATA"] = folder  # never a person's own data
        failed = [name for name in names or every if not measure(name)]
    return 1 if failed else 0


def measure(name: str) -> bool:
    """Run one benchmark, print its figures and write them down. Returns whether it went well."""
    print(f"{name}:", flush=True)
    today = datetime.now(tz=UTC).date().isoformat()
    try:
        figures: list[Figure] = import_module(f"benchmarks.{name}").run(today)
    except Exception:  # one that fails must not keep the others from running
        traceback.print_exc()
        return False
    rows = [figure.as_json() for figure in figures]
    for row in rows:
        beside = "peer" if "peer" in row else "limit"
        print(f"  {row['name']}: {row['value']:g} {row['unit']} ", end="")
        print(f"({beside} {row[beside]:g}, ratio {row['ratio']:g})", flush=True)
    RESULTS.mkdir(exist_ok=True)
    content = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    (RESULTS / f"{name}.json").write_text(content, encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
