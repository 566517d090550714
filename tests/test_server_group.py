"""`samspill serve --processes 2`: one port, a process that dies is replaced, and all end together."""

import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.dialogue.serving import free_port, surroundings_in, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
PATIENCE = 20.0  # seconds


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    return surroundings_in(tmp_path_factory.mktemp("group"))


@pytest.fixture
def group(environment):
    """The parent of two servers that answer, and their address."""
    port = free_port()
    command = [sys.executable, "-m", "samspill", "serve", "--port", str(port), "--processes", "2"]
    parent = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}/join/"
    try:
        wait_for(address, parent)
        until(lambda: len(children(parent.pid)) == 2)
        yield parent, address
    finally:
        parent.kill()
        parent.wait()


def test_one_that_dies_is_replaced_and_all_end_with_the_first(group):
    parent, address = group
    first, second = children(parent.pid)

    kill(first)
    until(lambda: len(children(parent.pid) - {first}) == 2)
    for _time in range(10):
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
            assert answer.status == 200
    replaced = children(parent.pid)
    parent.send_signal(signal.SIGTERM)

    assert parent.wait(PATIENCE) == 0
    assert second in replaced
    assert not any(is_alive(number) for number in replaced)


def test_they_end_also_when_the_first_is_killed(group):
    parent, _address = group
    started = children(parent.pid)

    parent.kill()
    parent.wait()

    until(lambda: not any(is_alive(number) for number in started))


def test_a_port_that_is_taken_is_told_at_once(group, environment):
    _parent, address = group
    port = address.split(":")[2].split("/")[0]

    told = subprocess.run(
        [sys.executable, "-m", "samspill", "serve", "--port", port, "--processes", "2"],
        env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip

    assert told.returncode == 1
    assert f"127.0.0.1:{port}" in told.stderr


def children(number):
    tasks = Path(f"/proc/{number}/task").glob("*/children")
    return {int(one) for children in tasks for one in children.read_text().split()}


def is_alive(number):
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def kill(number):
    subprocess.run(["kill", "-KILL", str(number)], check=True)


def until(is_true):
    end = time.monotonic() + PATIENCE
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.05)
