"""A server process of its own on a free port, with a dialogue whose first round is open."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.tracked import ROOT

MADE = """
import django
django.setup()
from tests.dialogue import builders
opened = builders.dialogue(builders.organiser())
builders.open_first(opened)
print(opened.code)
"""


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture
def server(tmp_path):
    """A server on its own database; gives its address and the code of a dialogue."""
    surroundings = {
        **{name: value for name, value in os.environ.items() if name != "SAMSPILL_TESTING"},
        "DATABASE_URL": f"sqlite:///{tmp_path}/samspill.sqlite3",
        "SAMSPILL_DATA": str(tmp_path),
        "SAMSPILL_DEBUG": "1",
        "PYTHONPATH": str(ROOT),
    }
    port = free_port()
    command = [sys.executable, "-m", "samspill", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=surroundings, cwd=tmp_path, stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/join/", process)
        code = subprocess.run(
            [sys.executable, "-c", MADE], env=surroundings, cwd=tmp_path, check=True,
            capture_output=True, text=True,
        ).stdout.strip()  # fmt: skip
        yield address, code, process
    finally:
        process.kill()
        process.wait()


def wait_for(address, process):
    for _ in range(200):
        assert process.poll() is None, process.stderr.read().decode()
        try:
            return urllib.request.urlopen(address, timeout=5)  # noqa: S310 -- our own server
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing at {address}")
