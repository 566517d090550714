"""One of the demo's processes: it ends when the one who started it is gone, however that came about.

Its standard input is a pipe that nobody writes to; when it is closed, the other end has died.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from samspill.cli import main

END_SECONDS = 6.0


def end_with_parent() -> None:
    """Wait until the pipe is closed; then end tidily, and after END_SECONDS at once."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(END_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    sys.exit(main(sys.argv[1:]))
