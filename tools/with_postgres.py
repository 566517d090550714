"""Run a command with a throw-away PostgreSQL behind DATABASE_URL.

    .venv/bin/python tools/with_postgres.py COMMAND …

The cluster is stopped and removed when the command ends, also after Ctrl-C or a termination.
Returns the command's exit code; 69 when there is no PostgreSQL (see tests/postgres.py).
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.postgres import PostgresMissingError, postgres

UNAVAILABLE = 69


def main(command: list[str]) -> int:
    """Run `command` beside a cluster. Returns its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with postgres() as address:
            surroundings = {**os.environ, "DATABASE_URL": address}
            return subprocess.run(command, env=surroundings, check=False).returncode
    except PostgresMissingError as missing:
        print(f"with_postgres: {missing}", file=sys.stderr)
        return UNAVAILABLE
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
