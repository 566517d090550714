"""A server process of its own on a free port, with a dialogue whose first round is open."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.empty_database import lay_empty_database
from tests.standing_by import Helper
from tests.tracked import ROOT

MADE = """
import sys
import django
django.setup()
from tests.dialogue import builders
opened = builders.dialogue(builders.organiser(sys.argv[1]))
builders.open_first(opened)
print(opened.code)
"""
HELPERS = {}  # database: the process that stands by with its models loaded


def surroundings_in(folder):
    """What a process of its own is given: a database and all else in `folder`."""
    return {
        **{name: value for name, value in os.environ.items() if name != "SAMSPILL_TESTING"},
        "DATABASE_URL": f"sqlite:///{folder}/samspill.sqlite3",
        "SAMSPILL_DATA": str(folder),
        "SAMSPILL_DEBUG": "1",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture(scope="module")
def serving(tmp_path_factory):
    """A running server on its own database: its address, its process, its surroundings."""
    folder = tmp_path_factory.mktemp("server")
    lay_empty_database(folder / "samspill.sqlite3")
    surroundings = surroundings_in(folder)
    port = free_port()
    command = [sys.executable, "-m", "samspill", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=surroundings, cwd=folder, stderr=subprocess.PIPE)
    try:
        wait_for(f"http://127.0.0.1:{port}/join/", process)
        yield f"http://127.0.0.1:{port}", process, surroundings
    finally:
        if helper := HELPERS.pop(surroundings["DATABASE_URL"], None):
            helper.close()
        process.kill()
        process.wait()


@pytest.fixture
def server(serving, request):
    """The server's address, the code of a new dialogue, and the process."""
    address, process, surroundings = serving
    slug = f"o{abs(hash(request.node.name)) % 10**9}"
    return address, run(surroundings, MADE, slug), process


def run(surroundings, program, *arguments):
    """What a small program beside the server told."""
    database = surroundings["DATABASE_URL"]
    if database not in HELPERS:
        HELPERS[database] = Helper(surroundings)
    return HELPERS[database].run(program, *arguments)


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def wait_for(address, process):
    for _ in range(900):
        assert process.poll() is None, process.stderr.read().decode()
        try:
            return urllib.request.urlopen(address, timeout=5)  # noqa: S310 -- our own server
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing at {address}")
