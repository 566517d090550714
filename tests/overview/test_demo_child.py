"""What the demo starts ends with it, however that came about."""

import os
import subprocess
import sys
import time

import pytest

from samspill.adapters.loopback import answers, free_port


@pytest.mark.slow
def test_the_server_ends_when_the_one_who_started_it_is_gone(tmp_path):
    port = free_port()
    environment = {
        **os.environ,
        "SAMSPILL_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/demo.sqlite3",
        "SAMSPILL_TESTING": "",
    }
    child = subprocess.Popen(
        [sys.executable, "-m", "samspill.overview.demo.child", "serve", "--port", str(port)],
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 120
        while not answers(port) and time.monotonic() < until:
            time.sleep(0.2)
        assert child.poll() is None

        child.stdin.close()  # as when the other end has been killed

        assert child.wait(timeout=30) is not None
        assert not answers(port)
    finally:
        child.kill()
