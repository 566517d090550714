"""One of the demo's processes: it ends when the one who started it is gone, however that came about.

Its standard input is a pipe that nobody writes to; when it is closed, the other end has died.
"""

from __future__ import annotations

import sys
import threading

from samspill.cli import main
from samspill.server_group import end_with_parent

if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    sys.exit(main(sys.argv[1:]))
