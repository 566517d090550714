"""A Python that stands by with the models loaded, for small programs beside a served house.

Each program runs as `python -c` would run it, but the models are loaded once, not for each.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from traceback import format_exc
from typing import Any

from tests.tracked import ROOT


class Helper:
    """One such process, on the database that its surroundings name. It ends with `close`."""

    def __init__(self, surroundings: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.standing_by"],
            env={**surroundings, "DJANGO_SETTINGS_MODULE": "samspill.settings"},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str, *arguments: str) -> str:
        """What the program told, without the space around it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([program, *arguments]) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline() or '{"fault": "gone"}')
        assert not answer["fault"], answer["fault"]
        return str(answer["told"]).strip()

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def stand_by() -> None:
    """Run each program that comes as a line, in names of its own, and answer with what it told."""
    import django
    from django.db import connections

    django.setup()
    for line in sys.stdin:
        program, *arguments = json.loads(line)
        sys.argv, told, fault = ["-c", *arguments], io.StringIO(), ""
        try:
            with redirect_stdout(told):
                exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})  # noqa: S102 -- the tests' own
        except Exception:
            fault = format_exc()
        connections.close_all()
        print(json.dumps({"told": told.getvalue(), "fault": fault}), flush=True)  # noqa: T201


if __name__ == "__main__":
    stand_by()
