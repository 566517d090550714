"""Write every case as a file: `python -m benchmarks.seating_cases FOLDER`."""

import json
import sys
from pathlib import Path

from benchmarks.seating_cases import NAMES, case


def main(arguments: list[str]) -> int:
    """Write NAME.json for every name into the folder told. Returns the exit code."""
    if len(arguments) != 1:
        print("Say which folder: python -m benchmarks.seating_cases FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        text = json.dumps(case(name), ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{len(NAMES)} cases in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
